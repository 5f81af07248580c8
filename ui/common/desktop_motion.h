// SPDX-License-Identifier: MIT
// Whether the one who set up this desktop asked for no animations: they make some people ill.
#pragma once

#include <functional>

namespace Kassi {

/// Asks the desktop over D-Bus. What it returns waits for the answer, half a second from the question at most; a
/// desktop that does not answer asks for nothing. GUI thread.
[[nodiscard]] std::function<bool()> askForReducedMotion();

} // namespace Kassi
