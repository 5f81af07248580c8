// SPDX-License-Identifier: MIT
// The colours of Kassi's own screens by what they are for: one set each for a bright shop, a dark one, and eyes that
// need all the contrast there is. What depends on the shop's brand is computed, so that whatever the brand every word
// can be read.
#pragma once

#include <QColor>

#include <optional>

namespace Kassi::Theme {

enum class Scheme { Light, Dark, Contrast };

/// A name each. All are opaque.
struct Colours
{
    QColor ink;     ///< Words.
    QColor quiet;   ///< Words that matter less.
    QColor paper;   ///< What everything stands on.
    QColor card;    ///< A sheet on the paper, lists and tables.
    QColor field;   ///< Where somebody writes or presses.
    QColor line;    ///< Parts what belongs together anyway; nothing is lost where it is not seen.
    QColor edge;    ///< Of fields and buttons.
    QColor hovered; ///< A button under the mouse …
    QColor pressed; ///< … and under the finger.
    QColor chosen;  ///< A row or a choice that is taken.
    QColor off;     ///< A button that cannot be pressed now …
    QColor offInk;  ///< … and its words.
    QColor focus;   ///< The ring around what the keyboard is at.

    QColor good;
    QColor bad;
    QColor caution;
    QColor onMark; ///< The sign in a round of good, bad, caution, quiet or accent.
    QColor onBad;  ///< Words on a button of `bad`.
    QColor badHovered;
    QColor notice; ///< Under a message …
    QColor noticeEdge;
    QColor alarm; ///< … and under one that stays until somebody decides.
    QColor training;
    QColor onTraining;

    QColor brand; ///< The shop's colour, under words.
    QColor onBrand;
    QColor brandHovered;
    QColor brandPressed;
    QColor brandOff;
    QColor accent; ///< The brand where it stands on paper or card itself: changed as far as it takes to be seen there.
    QColor onAccent; ///< Black or white.

    QColor strip; ///< Kassi's own strip beside a checkout.
    QColor onStrip;
    QColor logoPlate; ///< White in all schemes: logos are drawn for paper.
    QColor stripQuiet;
    QColor stripHovered;
    QColor stripFocus;
};

/// A colour by its name.
using Role = QColor Colours::*;

/// Without a brand: Kassi's own. With high contrast a brand is taken only where words on it have that contrast.
[[nodiscard]] Colours coloursFor(Scheme scheme, const std::optional<QColor> &brand = {});

/// WCAG 2.1: from 1 (none) to 21 (black on white).
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace Kassi::Theme
