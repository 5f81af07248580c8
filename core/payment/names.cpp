// SPDX-License-Identifier: MIT
// The stable words for values: the gateway, the journal, its notes, the result line and scripts rely on them.
#include "payment/outcome.h"
#include "payment/payment_session.h"

#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<Outcome, const char *> outcomes[] = {
    {Outcome::Paid, "paid"},
    {Outcome::Pending, "pending"},
    {Outcome::Declined, "declined"},
    {Outcome::Cancelled, "cancelled"},
    {Outcome::Expired, "expired"},
    {Outcome::Unavailable, "unavailable"},
    {Outcome::Unconfirmed, "unconfirmed"},
};
constexpr std::pair<CancelReason, const char *> cancelReasons[] = {
    {CancelReason::Customer, "customer"},
    {CancelReason::Staff, "staff"},
    {CancelReason::TimedOut, "timed_out"},
    {CancelReason::Elsewhere, "elsewhere"},
};
constexpr std::pair<SessionMode, const char *> sessionModes[] = {
    {SessionMode::Embedded, "embedded"},
    {SessionMode::Hosted, "hosted"},
};
constexpr std::pair<SessionStatus, const char *> sessionStatuses[] = {
    {SessionStatus::Open, "open"},
    {SessionStatus::Complete, "complete"},
    {SessionStatus::Expired, "expired"},
};
constexpr std::pair<PaymentStatus, const char *> paymentStatuses[] = {
    {PaymentStatus::Created, "created"},
    {PaymentStatus::Pending, "pending"},
    {PaymentStatus::Processing, "processing"},
    {PaymentStatus::Succeeded, "succeeded"},
    {PaymentStatus::Failed, "failed"},
    {PaymentStatus::Refunded, "refunded"},
    {PaymentStatus::PartiallyRefunded, "partially_refunded"},
};
constexpr std::pair<RefundStatus, const char *> refundStatuses[] = {
    {RefundStatus::Pending, "pending"},
    {RefundStatus::Succeeded, "succeeded"},
    {RefundStatus::Failed, "failed"},
};

template <typename Value, std::size_t count>
QString nameIn(const std::pair<Value, const char *> (&table)[count], Value wanted)
{
    for (const auto &[value, name] : table) {
        if (value == wanted)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE();
}

template <typename Value, std::size_t count>
std::optional<Value> valueIn(const std::pair<Value, const char *> (&table)[count], const QString &wanted)
{
    for (const auto &[value, name] : table) {
        if (wanted == QLatin1StringView(name))
            return value;
    }
    return std::nullopt;
}

} // namespace

QString outcomeName(Outcome outcome)
{
    return nameIn(outcomes, outcome);
}

std::optional<Outcome> outcomeFromName(const QString &name)
{
    return valueIn(outcomes, name);
}

QString cancelReasonName(CancelReason reason)
{
    return nameIn(cancelReasons, reason);
}

std::optional<CancelReason> cancelReasonFromName(const QString &name)
{
    return valueIn(cancelReasons, name);
}

QString sessionModeName(SessionMode mode)
{
    return nameIn(sessionModes, mode);
}

std::optional<SessionMode> sessionModeFromName(const QString &name)
{
    return valueIn(sessionModes, name);
}

QString sessionStatusName(SessionStatus status)
{
    return nameIn(sessionStatuses, status);
}

std::optional<SessionStatus> sessionStatusFromName(const QString &name)
{
    return valueIn(sessionStatuses, name);
}

QString paymentStatusName(PaymentStatus status)
{
    return nameIn(paymentStatuses, status);
}

std::optional<PaymentStatus> paymentStatusFromName(const QString &name)
{
    return valueIn(paymentStatuses, name);
}

QString refundStatusName(RefundStatus status)
{
    return nameIn(refundStatuses, status);
}

std::optional<RefundStatus> refundStatusFromName(const QString &name)
{
    return valueIn(refundStatuses, name);
}

bool isFinal(Outcome outcome)
{
    return outcome != Outcome::Pending && outcome != Outcome::Unconfirmed;
}

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidRequest: return u"invalid_request"_s;
    case ErrorCode::InvalidSettings: return u"invalid_settings"_s;
    case ErrorCode::InvalidCredentials: return u"invalid_credentials"_s;
    case ErrorCode::ReferenceConflict: return u"reference_conflict"_s;
    case ErrorCode::Unreachable: return u"unreachable"_s;
    case ErrorCode::TlsFailed: return u"tls_failed"_s;
    case ErrorCode::Indeterminate: return u"indeterminate"_s;
    case ErrorCode::Redirected: return u"redirected"_s;
    case ErrorCode::RateLimited: return u"rate_limited"_s;
    case ErrorCode::ServerError: return u"server_error"_s;
    case ErrorCode::InFlight: return u"in_flight"_s;
    case ErrorCode::Refused: return u"refused"_s;
    case ErrorCode::MalformedReply: return u"malformed_reply"_s;
    case ErrorCode::Mismatch: return u"mismatch"_s;
    case ErrorCode::JournalFailed: return u"journal_failed"_s;
    case ErrorCode::InstanceLocked: return u"instance_locked"_s;
    case ErrorCode::IllegalInput: return u"illegal_input"_s;
    case ErrorCode::Interrupted: return u"interrupted"_s;
    case ErrorCode::EngineFailed: return u"engine_failed"_s;
    case ErrorCode::LateMoney: return u"late_money"_s;
    case ErrorCode::Internal: return u"internal"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Kassi
