// SPDX-License-Identifier: MIT
// What is good enough for a till to take payments by itself, what should be looked at, and what stands in the way.
// Pure: what was found comes in, a point goes out.
#pragma once

#include "gateway/host_probe.h"
#include "gateway/readiness_report.h"
#include "payment/result.h"
#include "receipt/printer_state.h"

#include <QStringList>

namespace Kassi {

inline constexpr qint64 clockWarnMs = 60'000;
inline constexpr qint64 clockLimitMs = 86'400'000; ///< A day: the day's closing would be another day's.
inline constexpr int certificateWarnDays = 14;
inline constexpr qint64 spaceWarnBytes = 500'000'000;
inline constexpr qint64 spaceLimitBytes = 50'000'000;
inline constexpr int oldestGoodChromium = 118; ///< Qt 6.8's is 122, Qt 6.4's 102.

/// `serverMs`: what the gateway says that it is; nothing: it did not say.
[[nodiscard]] ReadinessPoint judgeClock(std::optional<qint64> serverMs, qint64 ownMs);

/// Of a host that is spoken to over TLS.
[[nodiscard]] ReadinessPoint judgeCertificate(const QString &whose, const HostLook &look, qint64 nowMs);

/// Where the card form comes from.
[[nodiscard]] ReadinessPoint judgeElement(const QString &host, const HostLook &look);
/// Whose name the card form's page has: nothing is loaded from there.
[[nodiscard]] ReadinessPoint judgeOrigin(const QString &host, const HostLook &look);

[[nodiscard]] ReadinessPoint judgeJournal(const Result<void> &readyToRecord);
/// Nothing: the disk would not say.
[[nodiscard]] ReadinessPoint judgeSpace(std::optional<qint64> bytesFree, const QString &folder);

/// "102.0.5005.177"
[[nodiscard]] ReadinessPoint judgeEngine(const QString &chromiumVersion);

/// `wanted` as in receipt.printer, not empty. `state`: nothing where the print server does not say.
[[nodiscard]] ReadinessPoint judgePrinter(const QString &wanted, const QStringList &queues,
                                          const std::optional<PrinterState> &state = {});

[[nodiscard]] ReadinessPoint judgeService(bool closedByStaff);

/// What the hidden page of ui/checkout did.
[[nodiscard]] ReadinessPoint judgePage(bool pageSpoke, bool popupSpoke);

} // namespace Kassi
