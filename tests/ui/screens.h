// SPDX-License-Identifier: MIT
// Every screen of the till, one line each.
#pragma once

#include "stage.h"

namespace Kassi {

struct Screen
{
    const char *name; ///< Also of its pictures.
    std::function<void(Stage &)> show;
    bool kiosk = false; ///< Made for other screens, and shown on those.
};

/// A new screen is one line here.
[[nodiscard]] const std::vector<Screen> &screens();
/// Those of the kiosk, which screens() ends with.
[[nodiscard]] const std::vector<Screen> &kioskScreens();
/// What kiosks have: upright and across, large and small.
[[nodiscard]] const QList<QSize> &kioskSizes();

} // namespace Kassi
