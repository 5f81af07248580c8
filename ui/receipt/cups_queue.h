// SPDX-License-Identifier: MIT
// Asks the print server how a printer is. It waits for the server's answer: call it where nobody waits for it.
#pragma once

#include "receipt/printer_state.h"

namespace Kassi {

/// Of the queue of that name; "default": of this machine's default one. Nothing: there is none, or no server that
/// answers.
[[nodiscard]] std::optional<PrinterState> stateOfPrinter(const QString &name);

/// False where CUPS refused what was last sent to it on this thread. Qt throws its answer away; the library that both
/// use still knows it.
[[nodiscard]] bool cupsTookIt();

} // namespace Kassi
