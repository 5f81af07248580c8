// SPDX-License-Identifier: MIT
// What a printer lacks, in words: what to do about it, in the language of the screen.
#pragma once

#include "receipt/printer_state.h"

namespace Kassi {

/// To whom a sheet was handed that waits for it, or that comes out all the same.
[[nodiscard]] QString textFor(PrinterTrouble trouble);

} // namespace Kassi
