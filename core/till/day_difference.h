// SPDX-License-Identifier: MIT
// Whether the gateway's books and the journal say the same of a payment. Pure. What differs is shown to people; what
// becomes of an attempt is decided by the machine and the guardian, as always.
#pragma once

#include "machine/record.h"

namespace Kassi {

enum class DayDifference {
    MoneyNotTaken, ///< The journal says that it was taken, the gateway does not.
    MoneyTaken,    ///< The gateway took it; to the journal the order is not paid.
    StillMoving,   ///< The gateway is not through with it, and nobody looks at it any more.
    OtherAmount,   ///< Or another currency.
    RefundedThere, ///< More went back than the journal knows of.
    RefundedHere,  ///< The journal knows of a refund that the gateway does not.
    UnknownThere,  ///< The gateway knows no such payment.
};

/// "money_not_taken", …: the word in tables.
[[nodiscard]] QString differenceName(DayDifference difference);

/// `attempts`: all of this payment; at least one. Nothing: they say the same.
[[nodiscard]] std::optional<DayDifference> differenceOf(const std::vector<Attempt> &attempts, const Payment &payment);
/// Where the key may not read payments: by a session of the payment, which says less. `attempt` is its own.
[[nodiscard]] std::optional<DayDifference> differenceOf(const Attempt &attempt, const PaymentSession &session);

/// The one of a payment's attempts that speaks for it: the one whose money was taken, else the latest.
[[nodiscard]] const Attempt &speaker(const std::vector<Attempt> &attempts);

} // namespace Kassi
