// SPDX-License-Identifier: MIT
// What went wrong, for staff, in the language of the screen. The core words its errors in English, for logs and the
// command line: those words reach no screen, they go to standard error.
#pragma once

#include "payment/error.h"

namespace Kassi {

/// Made of everything about the error but its message. Never empty.
[[nodiscard]] QString textFor(const Error &error);

/// The core's own words, for whoever looks after the till: on standard error.
void logError(const Error &error);

} // namespace Kassi
