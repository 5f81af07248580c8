// SPDX-License-Identifier: MIT
#include "journal/journal_query.h"

namespace Kassi {

AttemptStatus statusOf(const Attempt &attempt)
{
    if (!attempt.refunds.empty())
        return AttemptStatus::Refunded;
    if (attempt.isPaid())
        return AttemptStatus::Paid;
    if (!attempt.outcome)
        return AttemptStatus::Open;
    switch (*attempt.outcome) {
    case Outcome::Paid: return AttemptStatus::Paid;
    case Outcome::Pending: return AttemptStatus::Pending;
    case Outcome::Declined: return AttemptStatus::Declined;
    case Outcome::Cancelled: return AttemptStatus::Cancelled;
    case Outcome::Expired: return AttemptStatus::Expired;
    case Outcome::Unavailable: return AttemptStatus::Unavailable;
    case Outcome::Unconfirmed: return AttemptStatus::Unconfirmed;
    }
    Q_UNREACHABLE();
}

QString attemptStatusName(AttemptStatus status)
{
    static constexpr const char *names[] = {"open",      "paid",    "refunded",    "pending",    "declined",
                                            "cancelled", "expired", "unavailable", "unconfirmed"};
    return QString::fromLatin1(names[int(status)]);
}

} // namespace Kassi
