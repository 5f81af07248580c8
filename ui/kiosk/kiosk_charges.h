// SPDX-License-Identifier: MIT
// A kiosk as the screen of charges that a POS pushes: the checkout comes at once, in place of whatever nobody is
// looking at; whoever is choosing or paying there is left alone.
#pragma once

#include "cashier/pushed_charges.h"

namespace Kassi {

class KioskWindow;

/// `kiosk` outlives what is made of it.
[[nodiscard]] PushedCharges::Window chargesOf(KioskWindow &kiosk);

} // namespace Kassi
