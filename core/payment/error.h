// SPDX-License-Identifier: MIT
// Errors are values. `code` is stable and for logic; `message` is for people and says what to do.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Kassi {

/// What kind of thing went wrong. Logic branches on this, never on the message.
enum class ErrorCode {
    // Found before anything was sent.
    InvalidRequest,     ///< A field of the request is impossible; `param` names it.
    InvalidSettings,    ///< The settings file is wrong; the message starts with file:line.
    InvalidCredentials, ///< The key is missing, unreadable, readable by others or of the wrong kind.
    ReferenceConflict,  ///< The reference belongs to an order of another amount or currency.
    // The gateway was not reached, or it is not known whether it was.
    Unreachable,   ///< DNS, refused connection, no route, proxy: no request arrived.
    TlsFailed,     ///< The peer could not be verified; nothing was sent to it.
    Indeterminate, ///< Sent, but no whole reply: time-out, reset. The effect may have happened.
    Redirected,    ///< The peer answered with a redirect; Kassi never follows one with a key.
    // The gateway answered.
    RateLimited,    ///< 429. `retryAfterMs` where the gateway named a time.
    ServerError,    ///< 5xx.
    InFlight,       ///< 409: the same idempotency key is still being worked on, or was used otherwise.
    Refused,        ///< 400, 401, 403, 404, 422: asking again will not help.
    MalformedReply, ///< Not a reply: truncated, huge, wrong-typed, unknown status, duplicate keys.
    Mismatch,       ///< A well-formed reply about something else: another id, amount or currency.
    // Here.
    JournalFailed,  ///< The journal could not be written or read; selling stops.
    InstanceLocked, ///< Another program holds the state folder.
    IllegalInput,   ///< The state machine was given an input that its phase does not allow.
    Interrupted,    ///< Kassi stopped before a session was shown: nothing can have been taken.
    EngineFailed,   ///< The web engine could not show the checkout.
    LateMoney,      ///< The gateway took the money after the attempt had been settled without it.
    Internal,
};

/// A stable snake_case name for logs and the result line, for example "rate_limited".
[[nodiscard]] QString errorCodeName(ErrorCode code);

struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString gatewayCode = {}; ///< `error.code` of the gateway's envelope, or `error.type` where it has none.
    QString param = {};       ///< `error.param`, or the name of the request field.
    int httpStatus = 0;       ///< 0 where no reply arrived.
    std::optional<qint64> retryAfterMs = {}; ///< From Retry-After, clamped to 1–60 s.

    bool operator==(const Error &) const = default;
};

} // namespace Kassi
