// SPDX-License-Identifier: MIT
#include "machine/record.h"

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

Result<void> cannotFollow(const QString &what)
{
    return fail(ErrorCode::JournalFailed, u"The journal holds %1. It is not to be trusted."_s.arg(what));
}

// One overload per record: what it changes, or why it cannot stand here.
struct Apply
{
    Attempt &attempt;
    qint64 wallMs;

    void taken(bool is) const
    {
        if (is)
            attempt.takenAtMs = wallMs;
    }

    Result<void> operator()(const Record::Planned &) const { return cannotFollow(u"an attempt planned twice"_s); }

    Result<void> operator()(const Record::Created &record) const
    {
        if (attempt.outcome)
            return cannotFollow(u"a session made after the attempt was settled"_s);
        if (!attempt.session.isEmpty() && attempt.session != record.session)
            return cannotFollow(u"two sessions for one attempt"_s);
        attempt.session = record.session;
        attempt.payment = record.payment;
        attempt.expiresAt = record.expiresAt;
        return {};
    }

    Result<void> operator()(const Record::Withdrawn &record) const
    {
        attempt.withdrawn = record.reason;
        return {};
    }

    Result<void> operator()(const Record::Settled &record) const
    {
        if (!attempt.isOpen())
            return cannotFollow(u"a final outcome that was changed"_s);
        attempt.outcome = record.outcome;
        attempt.error = record.error;
        taken(record.outcome == Outcome::Paid);
        attempt.timesExpired = record.outcome == Outcome::Expired ? 1 : 0;
        attempt.sessionClosed = record.sessionClosed;
        return {};
    }

    Result<void> operator()(const Record::Expired &) const
    {
        ++attempt.timesExpired;
        return {};
    }

    Result<void> operator()(const Record::Closed &) const
    {
        attempt.sessionClosed = true;
        return {};
    }

    Result<void> operator()(const Record::LateMoney &record) const
    {
        if (attempt.isOpen() || attempt.outcome == Outcome::Paid)
            return cannotFollow(u"late money for an attempt that was not settled without it"_s);
        attempt.sessionClosed = true;
        attempt.lateSecond =
            record.second && (!attempt.lateMoney || attempt.lateSecond); // written twice: in doubt late
        attempt.lateMoney = true;
        taken(true);
        return {};
    }

    Result<void> operator()(const Record::Kept &) const
    {
        if (!attempt.needsDecision())
            return cannotFollow(u"a decision about money that nobody was asked about"_s);
        attempt.kept = true;
        if (attempt.wasTakenOnce())
            attempt.takenAtMs = 0;
        return {};
    }

    Result<void> operator()(const Record::RefundPlanned &record) const
    {
        const qint64 amount = record.amount == 0 ? attempt.rest() : record.amount;
        if (!attempt.allowsRefund(amount))
            return cannotFollow(u"a refund of more than is left, or one beside another"_s);
        attempt.refunds.push_back({.plan = record, .amount = amount, .changedAtMs = wallMs});
        attempt.refundFailed = false;
        return {};
    }

    Result<void> operator()(const Record::RefundAnswered &record) const
    {
        if (!attempt.isBeingRefunded())
            return cannotFollow(u"the answer to a refund that was not asked for"_s);
        AttemptRefund &refund = attempt.refunds.back();
        if (!refund.id.isEmpty() && refund.id != record.refund)
            return cannotFollow(u"the answer to another refund"_s);
        if (record.status == RefundStatus::Failed) {
            attempt.refunds.pop_back();
            attempt.refundFailed = true;
            return {};
        }
        refund.id = record.refund;
        refund.status = record.status;
        refund.changedAtMs = wallMs;
        return {};
    }

    Result<void> operator()(const Record::Noted &) const { return {}; }
};

} // namespace

qint64 Attempt::refunded() const
{
    qint64 sum = 0;
    for (const AttemptRefund &refund : refunds)
        sum += refund.status == RefundStatus::Succeeded ? refund.amount : 0;
    return sum;
}

qint64 Attempt::rest() const
{
    qint64 left = isTaken() ? plan.money.amount : 0;
    for (const AttemptRefund &refund : refunds)
        left -= refund.amount;
    return left;
}

bool Attempt::isPaid() const
{
    return isTaken() && rest() > 0;
}

bool Attempt::allowsRefund(qint64 amount) const
{
    if (!isTaken() || isBeingRefunded())
        return false;
    const bool fits = amount >= 1 && amount <= rest();
    return fits && (!needsDecision() || amount == rest());
}

QString recordName(const JournalRecord &record)
{
    static constexpr const char *names[] = {"planned",        "created",         "withdrawn",  "settled",
                                            "expired",        "closed",          "late_money", "kept",
                                            "refund_planned", "refund_answered", "noted"};
    static_assert(std::size(names) == std::variant_size_v<JournalRecord>);
    return QString::fromLatin1(names[record.index()]);
}

Result<Attempt> fold(std::optional<Attempt> before, const JournalRecord &record, qint64 wallMs)
{
    if (!before) {
        const auto *planned = std::get_if<Record::Planned>(&record);
        if (!planned)
            return tl::unexpected(cannotFollow(u"an attempt without a beginning"_s).error());
        return Attempt{.plan = planned->plan,
                       .session = planned->plan.session,
                       .payment = planned->plan.payment,
                       .startedAtMs = wallMs,
                       .changedAtMs = wallMs};
    }
    if (std::holds_alternative<Record::Noted>(record))
        return *std::move(before);
    Attempt after = *std::move(before);
    if (auto applied = std::visit(Apply{after, wallMs}, record); !applied)
        return tl::unexpected(applied.error());
    after.changedAtMs = wallMs;
    return after;
}

} // namespace Kassi
