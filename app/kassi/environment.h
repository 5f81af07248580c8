// SPDX-License-Identifier: MIT
// Makes the surroundings safe before Qt and the web engine start: see engine_environment.h for what others could set;
// no core dump can hold a secret, no page takes all of the machine's memory, and nobody takes real payments as root.
#pragma once

#include "payment/result.h"

#include <QUrl>

namespace Kassi {

/// Call first in main(): cleanEngineEnvironment(), with a line on standard error for what was dropped; no core
/// dumps; and an end to the memory that the program, and each that it starts, may have.
void hardenProcess();

/// Root cannot have the engine's own sandbox. Fine with a gateway on loopback (sandbox, tests, development), where it
/// is switched off and a line on standard error says so; ErrorCode::InvalidSettings otherwise.
[[nodiscard]] Result<void> prepareEngineForUser(const QUrl &gateway);

/// True where windows can be shown; otherwise a message for standard error says what to do.
[[nodiscard]] bool hasDisplay();
/// See hasGraphicsCard(), after hardenProcess().
[[nodiscard]] bool leavesOutOpenGl();

} // namespace Kassi
