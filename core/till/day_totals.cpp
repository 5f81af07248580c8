// SPDX-License-Identifier: MIT
#include "till/day_totals.h"

#include <algorithm>
#include <limits>

namespace Kassi {

namespace {

DayTotals &ofCurrency(std::vector<DayTotals> &all, const QString &currency)
{
    const auto place = std::ranges::lower_bound(all, currency, {}, &DayTotals::currency);
    if (place != all.end() && place->currency == currency)
        return *place;
    return *all.insert(place, DayTotals{.currency = currency});
}

qint64 refundsMade(const Attempt &attempt)
{
    return std::ranges::count(attempt.refunds, RefundStatus::Succeeded, &AttemptRefund::status);
}

void addChange(DayTotals &totals, const DayChange &change)
{
    static const Attempt nothing;
    const Attempt &before = change.before ? *change.before : nothing;
    const Attempt &after = change.after;
    const qint64 amount = after.plan.money.amount;
    if (after.outcome && after.outcome != before.outcome)
        totals.of(*after.outcome).add(amount);
    const bool becamePaid = after.outcome == Outcome::Paid && before.outcome != Outcome::Paid;
    if (becamePaid && after.plan.mode == SessionMode::Hosted)
        totals.paidOnPhone.add(amount);
    if (after.lateMoney && !before.lateMoney)
        totals.lateMoney.add(amount);
    if (after.kept && !before.kept)
        totals.lateKept.add(amount);
    // What was made stays made, so this only grows.
    totals.refunds.add(after.refunded() - before.refunded(), refundsMade(after) - refundsMade(before));
}

} // namespace

void CountedSum::add(qint64 more, qint64 times)
{
    count += times;
    if (__builtin_add_overflow(amount, more, &amount))
        amount = std::numeric_limits<qint64>::max();
}

std::vector<DayTotals> totalsOf(const std::vector<DayChange> &changes, const std::vector<Attempt> &unresolved)
{
    std::vector<DayTotals> all;
    for (const DayChange &change : changes)
        addChange(ofCurrency(all, change.after.plan.money.currency), change);
    for (const Attempt &attempt : unresolved) {
        DayTotals &totals = ofCurrency(all, attempt.plan.money.currency);
        const qint64 amount = attempt.plan.money.amount;
        totals.open.add(amount);
        if (attempt.needsDecision())
            totals.lateUndecided.add(amount);
        if (attempt.isBeingRefunded())
            totals.refundsPending.add(attempt.refunds.back().amount);
    }
    return all;
}

} // namespace Kassi
