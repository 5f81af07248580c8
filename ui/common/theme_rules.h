// SPDX-License-Identifier: MIT
// The style sheet as data: a colour gets onto the screen only by a rule that also says what it stands on, so that a
// test can look at all pairs there are, also at those that somebody adds tomorrow.
#pragma once

#include "common/theme_colours.h"

#include <QString>

#include <vector>

namespace Kassi::Theme {

/// What a colour has to be told apart for.
enum class Purpose {
    Words,      ///< 4.5 : 1
    LargeWords, ///< From 24 px, or 19 px in bold. 3 : 1
    Control,    ///< The bounds of something to press or write in, by its fill or its edge; the focus; a mark. 3 : 1
    Ornament,   ///< Nothing is lost where it is not seen.
};

struct Edge
{
    const char *property = ""; ///< For example "border: 1px solid"; its colour follows.
    Role colour = nullptr;
    Purpose purpose = Purpose::Ornament;
};

/// One rule of the sheet. What has no fill of its own stands on what is behind it.
struct Rule
{
    const char *selector = "";
    Role words = nullptr;
    Role fill = nullptr;
    std::vector<Edge> edges = {};
    std::vector<Role> on = {}; ///< All that it may stand on: for words without a fill, and for edges.
    Purpose purpose = Purpose::Words;
    const char *measures = ""; ///< Sizes and weights. Never a colour.
};

[[nodiscard]] const std::vector<Rule> &rules();

/// The whole sheet.
[[nodiscard]] QString styleSheet(const Colours &colours);

/// Two colours that meet on the screen.
struct Pair
{
    QString where;
    Role colour = nullptr;
    Role on = nullptr;
    Purpose purpose = Purpose::Words;
    Role orElse = nullptr; ///< Of a control: its other colour; one of the two is enough.
};

/// All of the rules, and those of what is painted without them: marks, lists, placeholders.
[[nodiscard]] std::vector<Pair> pairs();

} // namespace Kassi::Theme
