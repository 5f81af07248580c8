// SPDX-License-Identifier: MIT
// What a day at the till came to. A day is what happened between two closings, in the journal's order: no clock is
// asked, so one that jumps counts nothing twice and leaves nothing out. Pure.
//
// Money is counted when the journal learns of it. An attempt that is open when a day is closed is counted among the
// open cases of that day, and among the payments of the day on which it is paid.
#pragma once

#include "machine/record.h"

#include <array>

namespace Kassi {

struct CountedSum
{
    qint64 count = 0;
    qint64 amount = 0; ///< In the currency's smallest unit. Stays at the largest number rather than pass it.

    void add(qint64 more, qint64 times = 1);

    bool operator==(const CountedSum &) const = default;
};

/// Of one currency.
struct DayTotals
{
    static constexpr std::size_t outcomeCount = std::size_t(Outcome::Unconfirmed) + 1;

    QString currency;
    std::array<CountedSum, outcomeCount> outcomes = {}; ///< By Outcome: attempts that came to it on this day.
    /// Those of Paid whose checkout was on a phone; the others were paid at the till. The gateway does not tell whether
    /// that was with a card or another way.
    CountedSum paidOnPhone = {};
    CountedSum lateMoney = {};      ///< Found on this day, after another outcome.
    CountedSum lateKept = {};       ///< Late money that somebody decided on this day to keep.
    CountedSum lateUndecided = {};  ///< At the day's end, of whatever day: nobody has decided.
    CountedSum refunds = {};        ///< Made on this day, of whatever day's payment.
    CountedSum refundsPending = {}; ///< At the day's end, of whatever day: decided, and not made yet.
    CountedSum open = {};           ///< At the day's end, of whatever day: Attempt::isUnresolved().

    [[nodiscard]] const CountedSum &of(Outcome outcome) const { return outcomes[std::size_t(outcome)]; }
    [[nodiscard]] CountedSum &of(Outcome outcome) { return outcomes[std::size_t(outcome)]; }
    /// Money that was taken on this day, in good order or late, less what was given back on it.
    [[nodiscard]] qint64 net() const { return of(Outcome::Paid).amount + lateMoney.amount - refunds.amount; }

    bool operator==(const DayTotals &) const = default;
};

/// An attempt that something happened to on a day.
struct DayChange
{
    std::optional<Attempt> before = {}; ///< As the day found it; nothing: it began on this day.
    Attempt after = {};                 ///< As the day left it.

    bool operator==(const DayChange &) const = default;
};

/// One for each currency, by its code. `unresolved`: all attempts for which Attempt::isUnresolved() held at the day's
/// end.
[[nodiscard]] std::vector<DayTotals> totalsOf(const std::vector<DayChange> &changes,
                                              const std::vector<Attempt> &unresolved);

} // namespace Kassi
