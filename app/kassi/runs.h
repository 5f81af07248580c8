// SPDX-License-Identifier: MIT
// What each command of `kassi` does once the command line is read. Each answers the program's exit code.
#pragma once

#include "till.h"

class QApplication;

namespace Kassi {

/// How the cashier's window, or the kiosk, was left.
enum class WindowEnd {
    Closed,
    Settings, ///< Somebody wants to change them: runSetup(), then everything anew.
    Restart,  ///< Everything anew.
};
[[nodiscard]] WindowEnd runWindow(Till &till, const CommonOptions &options);
/// The kiosk; judgeKiosk() holds.
[[nodiscard]] WindowEnd runKiosk(Till &till);
/// Where the settings are, or will be written: the file named, the one that is there, or the user's own.
[[nodiscard]] QString settingsFileFor(const CommonOptions &options);
/// Whether there is nothing yet that a window could be opened with.
[[nodiscard]] bool isFirstStart(const CommonOptions &options);
/// Shows the set-up. What the window is to be opened with after it, or nothing where it was closed; an error where the
/// settings that are there cannot be read.
[[nodiscard]] Result<std::optional<CommonOptions>> runSetup(const CommonOptions &options);
[[nodiscard]] int runCharge(QApplication &application, Till &till, const Run::Charge &options);
[[nodiscard]] int runRecover(Till &till);
[[nodiscard]] int runCheck(const CommonOptions &options);
[[nodiscard]] int runEvidence(const Run::Evidence &options);
[[nodiscard]] int runDrill(const Run::Drill &options);

} // namespace Kassi
