// SPDX-License-Identifier: MIT
// What each command of `kassi` does once the command line is read. Each answers the program's exit code.
#pragma once

#include "till.h"

class QApplication;

namespace Kassi {

[[nodiscard]] int runWindow(Till &till);
[[nodiscard]] int runCharge(QApplication &application, Till &till, const Run::Charge &options);
[[nodiscard]] int runRecover(Till &till);
[[nodiscard]] int runCheck(const CommonOptions &options);
[[nodiscard]] int runEvidence(const Run::Evidence &options);
[[nodiscard]] int runDrill(const Run::Drill &options);

} // namespace Kassi
