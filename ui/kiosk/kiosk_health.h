// SPDX-License-Identifier: MIT
// What the till's readiness comes to for a kiosk's customers. Pure.
#pragma once

#include "gateway/readiness_report.h"
#include "kiosk/kiosk_machine.h"

namespace Kassi {

/// What stands in the way most: first what nothing can be charged with, then what staff have to look at, then what
/// passes by itself. Nothing: it can be paid.
[[nodiscard]] std::optional<KioskTrouble> kioskTroubleIn(const ReadinessReport &report);

/// No receipt can be printed.
[[nodiscard]] bool isPrinterGone(const ReadinessReport &report);

/// What stands in the way, by its names, for staff and whoever looks after the till: see readinessFindingName().
[[nodiscard]] QStringList reasonsIn(const ReadinessReport &report);

} // namespace Kassi
