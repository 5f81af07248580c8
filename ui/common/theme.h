// SPDX-License-Identifier: MIT
// The look of Kassi's own screens: one set of colours at a time, one style sheet made of them, sizes made for fingers.
#pragma once

#include "common/theme_colours.h"

class QApplication;

namespace Kassi::Theme {

/// A colour by its name, for what is painted: which one it is depends on what was applied last.
class Colour
{
public:
    constexpr explicit Colour(Role role)
        : m_role(role)
    {
    }
    operator QColor() const; // so that it stands wherever a QColor does

private:
    Role m_role;
};

inline constexpr Colour ink(&Colours::ink);
inline constexpr Colour quiet(&Colours::quiet);
inline constexpr Colour paper(&Colours::paper);
inline constexpr Colour card(&Colours::card);
inline constexpr Colour line(&Colours::line);
inline constexpr Colour brand(&Colours::brand); ///< Under words of onBrand.
inline constexpr Colour onBrand(&Colours::onBrand);
inline constexpr Colour accent(&Colours::accent); ///< The brand on paper or card.
inline constexpr Colour good(&Colours::good);
inline constexpr Colour bad(&Colours::bad);
inline constexpr Colour caution(&Colours::caution);
inline constexpr Colour onMark(&Colours::onMark);

/// Sets font, palette and style sheet for the whole program.
void apply(QApplication &application, Scheme scheme = Scheme::Light, const std::optional<QColor> &shopColour = {});

/// What was applied last; the light ones before.
[[nodiscard]] const Colours &colours();

} // namespace Kassi::Theme
