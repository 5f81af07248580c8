// SPDX-License-Identifier: MIT
// What charging a reference means, given what the journal knows of it (invariant I5), and which of its attempts looks
// after the payment. Pure.
#pragma once

#include "machine/machine.h"
#include "payment/outcome.h"
#include "payment/session_request.h"

namespace Kassi {

namespace Order {
/// Nothing can be taken twice: make a session; on `payment` where an earlier one of this order exists.
struct StartNew
{
    QString payment;
};
/// An attempt has no final outcome: go on with it.
struct Resume
{
    Attempt attempt;
};
/// Settled without money, but its session could still be paid: show that session again, as a new attempt.
struct TakeOver
{
    Attempt attempt;
};
/// Send nothing.
struct AlreadyPaid
{
    Attempt attempt;
};
} // namespace Order

using OrderDecision = std::variant<Order::StartNew, Order::Resume, Order::TakeOver, Order::AlreadyPaid>;

/// `history` holds all attempts of one reference, oldest first. An order whose money all went back may be charged anew,
/// as a new payment; one that was refunded in part is paid.
/// ErrorCode::ReferenceConflict where the reference belongs to an order of another amount or currency.
[[nodiscard]] Result<OrderDecision> judgeOrder(const Money &money, const std::vector<Attempt> &history);

/// Charging the order goes on with a session that is there already; false also where it cannot be charged at all.
[[nodiscard]] bool isGoneOnWith(const Money &money, const std::vector<Attempt> &history);

/// The other live attempt of the order that judgeOrder() decided on: a hosted session beside the embedded one. Both are
/// gone on with. Nothing: there is none.
[[nodiscard]] std::optional<OrderDecision> phoneBeside(const OrderDecision &decision,
                                                       const std::vector<Attempt> &history);

/// Whether a hosted session may be made beside the embedded one of `attempt`: on the same payment, while that can be
/// paid, and no other beside it (invariant I5). ErrorCode::InvalidRequest.
[[nodiscard]] Result<void> judgePhoneWish(const Attempt &attempt, const std::vector<Attempt> &history);

/// The money is the shop's, or promised to it, also where it came late: nothing may be taken for the order elsewhere.
[[nodiscard]] bool tookMoney(const Settlement &settlement);

/// How an order ended that was to be paid at either of two places, neither of which took money: what is not known
/// outweighs what is.
[[nodiscard]] const Settlement &endWithoutMoney(const Settlement &form, const std::optional<Settlement> &phone);

/// What another attempt, at another session of the same payment, has found of its money.
[[nodiscard]] MoneyElsewhere moneyElsewhere(const Attempt &attempt, const std::vector<Attempt> &history);

/// A method whose money follows later (krafa) is among those offered: complete need not mean paid.
[[nodiscard]] bool maySettleLater(const SessionRequest &request);

/// The same session was taken over by a later attempt, or once it was over another was made on its payment: that one
/// looks after the payment. Watched by both, money that was taken in good order would be found a second time and called
/// late. A session that was made beside it takes nothing over: both are watched, see moneyElsewhere().
/// `history` as above, with `attempt` in it.
[[nodiscard]] bool hasNewOwner(const Attempt &attempt, const std::vector<Attempt> &history);

} // namespace Kassi
