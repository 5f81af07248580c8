// SPDX-License-Identifier: MIT
// Whether the web engine is alive: a page of a checkout in the window is asked, be it on show or made ready. Where none
// is there, the next one is made ready, which takes a process that runs scripts.
#pragma once

#include <functional>

class QWidget;

namespace Kassi {

/// Calls `answered` when one of the pages did, perhaps never. A window without a CheckoutView has no engine that could
/// be dead.
void askEngine(const QWidget &window, const std::function<void()> &answered);

} // namespace Kassi
