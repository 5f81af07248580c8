// SPDX-License-Identifier: MIT
// Every screen of the till, one line each.
#pragma once

#include "stage.h"

namespace Kassi {

struct Screen
{
    const char *name; ///< Also of its pictures.
    std::function<void(Stage &)> show;
};

/// A new screen is one line here.
[[nodiscard]] const std::vector<Screen> &screens();

} // namespace Kassi
