// SPDX-License-Identifier: MIT
// A day in words, in the language of the screen: its sums line by line, what differs from the gateway's books and what
// to do about it, and the slip that is printed. The slip has a receipt's form, so it is printed as receipts are.
#pragma once

#include "checkout/day_comparison.h"
#include "receipt/receipt.h"
#include "till/day.h"

namespace Kassi {

struct DayLine
{
    QString what;
    qint64 count = 0;
    QString amount;
    bool isPart = false; ///< Of the line above.
    bool isSum = false;  ///< What it all comes to.
};

/// Each line that says something, and always the payments, the refunds and the sum. Of several currencies one after the
/// other.
[[nodiscard]] std::vector<DayLine> linesOf(const std::vector<DayTotals> &totals);

/// "Payment taken at the gateway, not in the journal", and what to do.
[[nodiscard]] QString textFor(DayDifference difference);
[[nodiscard]] QString adviceFor(DayDifference difference);
/// Two or three lines for a list: which, what each side says, what to do.
[[nodiscard]] QString textFor(const DayFinding &finding);
/// Two lines for a list: which, and why it is open.
[[nodiscard]] QString textForOpen(const Attempt &attempt);

/// "28.11.2026 kl. 18:03"; English: "28 Nov 2026, 18:03".
[[nodiscard]] QString momentText(qint64 wallMs);
/// From when until when, for people.
[[nodiscard]] QString periodText(const Day &day);
/// "Compared with the gateway: 12 the same, …"; empty where it was not.
[[nodiscard]] QString comparedText(const std::optional<DayCompared> &compared);

struct DaySlipContext
{
    Shop shop = {};
    QString merchant = {};
    QString tillName = {};
    bool training = false;
    bool copy = false; ///< Of a day that was closed before.
    qint64 nowMs = 0;
    std::optional<DayCompared> compared = {}; ///< Of a day that is open; a closed one knows itself.
};

[[nodiscard]] Receipt makeDaySlip(const Day &day, const DaySlipContext &context);

} // namespace Kassi
