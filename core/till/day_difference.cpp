// SPDX-License-Identifier: MIT
#include "till/day_difference.h"

#include <algorithm>

namespace Kassi {

namespace {

bool isTakenThere(PaymentStatus status)
{
    return status == PaymentStatus::Succeeded || status == PaymentStatus::PartiallyRefunded;
}

std::optional<DayDifference> differenceOfTaken(const Attempt &attempt, PaymentStatus status)
{
    const qint64 made = attempt.refunded();
    const qint64 underWay = attempt.isBeingRefunded() ? attempt.refunds.back().amount : 0;
    const qint64 whole = attempt.plan.money.amount;
    // A refund that is under way may have been made, or not.
    const auto fits = [whole, status](qint64 refunded) {
        if (refunded == 0)
            return status == PaymentStatus::Succeeded;
        return status == (refunded < whole ? PaymentStatus::PartiallyRefunded : PaymentStatus::Refunded);
    };
    if (fits(made) || fits(made + underWay))
        return {};
    switch (status) {
    case PaymentStatus::Succeeded: return DayDifference::RefundedHere;
    case PaymentStatus::PartiallyRefunded:
        return made == 0 ? DayDifference::RefundedThere : DayDifference::RefundedHere;
    case PaymentStatus::Refunded: return DayDifference::RefundedThere;
    case PaymentStatus::Created:
    case PaymentStatus::Pending:
    case PaymentStatus::Processing:
    case PaymentStatus::Failed: break;
    }
    return DayDifference::MoneyNotTaken;
}

} // namespace

QString differenceName(DayDifference difference)
{
    static constexpr const char *names[] = {"money_not_taken", "money_taken",   "still_moving", "other_amount",
                                            "refunded_there",  "refunded_here", "unknown_there"};
    return QString::fromLatin1(names[int(difference)]);
}

const Attempt &speaker(const std::vector<Attempt> &attempts)
{
    const auto taken = std::ranges::find_if(attempts, &Attempt::isTaken);
    return taken == attempts.end() ? attempts.back() : *taken;
}

std::optional<DayDifference> differenceOf(const std::vector<Attempt> &attempts, const Payment &payment)
{
    const Attempt &attempt = speaker(attempts);
    if (payment.money != attempt.plan.money)
        return DayDifference::OtherAmount;
    if (attempt.isTaken())
        return differenceOfTaken(attempt, payment.status);
    if (isTakenThere(payment.status))
        return DayDifference::MoneyTaken;
    if (payment.status == PaymentStatus::Processing && std::ranges::none_of(attempts, &Attempt::isWatched))
        return DayDifference::StillMoving;
    return {};
}

std::optional<DayDifference> differenceOf(const Attempt &attempt, const PaymentSession &session)
{
    const Money said = {.amount = session.amount.value_or(attempt.plan.money.amount),
                        .currency = session.currency.value_or(attempt.plan.money.currency)};
    if (said != attempt.plan.money)
        return DayDifference::OtherAmount;
    const bool complete = session.status == SessionStatus::Complete;
    if (attempt.outcome == Outcome::Paid && !complete)
        return DayDifference::MoneyNotTaken;
    // Of a complete session the payment can have failed, or can be a claim: only these say that nothing came of it.
    const bool unpaidHere = attempt.outcome == Outcome::Expired || attempt.outcome == Outcome::Unavailable;
    if (complete && unpaidHere && !attempt.isTaken())
        return DayDifference::MoneyTaken;
    return {};
}

} // namespace Kassi
