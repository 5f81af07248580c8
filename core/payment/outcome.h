// SPDX-License-Identifier: MIT
// How an attempt ended, and all that is told about it.
#pragma once

#include "payment/error.h"
#include "payment/money.h"

#include <optional>

namespace Kassi {

enum class Outcome {
    Paid,        ///< The gateway says so, and that is on disk.
    Pending,     ///< Accepted; the money follows later (krafa).
    Declined,    ///< Failed for good.
    Cancelled,   ///< Closed by customer or staff; the gateway confirms that nothing was taken.
    Expired,     ///< The session expired unpaid.
    Unavailable, ///< No session was ever shown: nothing was taken.
    Unconfirmed, ///< Not known: do not charge again. Recovery settles it.
};

/// "paid", "pending", …: the word in the result line and in the journal.
[[nodiscard]] QString outcomeName(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcomeFromName(const QString &name);

/// True for outcomes that never change again. Pending and Unconfirmed may still become another one.
[[nodiscard]] bool isFinal(Outcome outcome);

enum class CancelReason {
    Customer, ///< In the page, or on the customer's side of the screen.
    Staff,
    TimedOut,  ///< The time that the caller gave is over.
    Elsewhere, ///< The same payment was paid in its other place: on a phone, or at the till.
};

/// "customer", "staff", "timed_out", "elsewhere": the word in the journal.
[[nodiscard]] QString cancelReasonName(CancelReason reason);
[[nodiscard]] std::optional<CancelReason> cancelReasonFromName(const QString &name);

/// Milliseconds since the request, on a monotonic clock; nothing where the point was not reached.
struct Timings
{
    std::optional<qint64> created = {}; ///< The session was durable here.
    std::optional<qint64> ready = {};   ///< The element said that it can be used.
    std::optional<qint64> settled = {};

    bool operator==(const Timings &) const = default;
};

struct Settlement
{
    Outcome outcome = Outcome::Unconfirmed;
    QString reference = {};
    Money money = {};
    QString session = {};
    QString payment = {};
    QString attempt = {};  ///< Uuid without braces.
    bool replayed = false; ///< Answered from the journal: nothing was sent.
    Timings timings = {};
    std::optional<Error> error = {};

    /// The money came after the attempt had been settled without it: the alarm tells it, and somebody decides.
    [[nodiscard]] bool isLateMoney() const { return error && error->code == ErrorCode::LateMoney; }

    bool operator==(const Settlement &) const = default;
};

} // namespace Kassi
