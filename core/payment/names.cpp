// SPDX-License-Identifier: MIT
// The stable words for outcomes and error codes: the result line, the journal and scripts rely on them.
#include "payment/outcome.h"

#include <array>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr std::array outcomes = {
    std::pair{Outcome::Paid, "paid"},
    std::pair{Outcome::Pending, "pending"},
    std::pair{Outcome::Declined, "declined"},
    std::pair{Outcome::Cancelled, "cancelled"},
    std::pair{Outcome::Expired, "expired"},
    std::pair{Outcome::Unavailable, "unavailable"},
    std::pair{Outcome::Unconfirmed, "unconfirmed"},
};
} // namespace

QString outcomeName(Outcome outcome)
{
    for (const auto &[value, name] : outcomes) {
        if (value == outcome)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE();
}

std::optional<Outcome> outcomeFromName(const QString &name)
{
    for (const auto &[value, text] : outcomes) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
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
