// SPDX-License-Identifier: MIT
// The references of a kiosk's orders: which one an order gets that somebody has just put together. The same order
// again, while nobody knows yet what became of the first, is that order: judgeOrder() then shows the same session. One
// that was paid meanwhile is somebody else's. Pure.
#pragma once

#include "machine/order_rules.h"

#include <functional>
#include <optional>
#include <vector>

namespace Kassi {

/// The name of the metadata under which an order's choice goes to the gateway, and stays in the journal.
inline constexpr QStringView kioskOrderKey = u"kassi_order";
/// What is longer goes as its hash. Borga documents no limit of its own.
inline constexpr qsizetype longestOrderText = 200;

/// As it stands in the metadata: the text itself, or what stands for one that is too long.
[[nodiscard]] QString kioskOrderText(const QString &order);
/// Of an attempt of the journal; empty where it is none of a kiosk's.
[[nodiscard]] QString kioskOrderOf(const Attempt &attempt);

/// "261130-K7M4": `day` as yyMMdd, and four characters that nobody takes for others. `chance` is uniform in [0, 1).
[[nodiscard]] QString makeKioskReference(const QString &day, double chance);
/// What is called out over a counter: "K7M4"; of a reference that is none of ours the whole.
[[nodiscard]] QString orderNumberOf(const QString &reference);

using HistoryOf = std::function<std::vector<Attempt>(const QString &reference)>;

/// The reference of an earlier order of the same choice and amount that can be gone on with. Nothing: make one.
/// `unresolved` as the journal tells it, newest first.
[[nodiscard]] std::optional<QString> referenceToKeep(const QString &order, const Money &money,
                                                     const std::vector<Attempt> &unresolved,
                                                     const HistoryOf &historyOf);

} // namespace Kassi
