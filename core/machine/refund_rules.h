// SPDX-License-Identifier: MIT
// What may be given back, and what the gateway's word on a refund means for the attempt whose money goes back. Pure.
#pragma once

#include "machine/record.h"
#include "payment/result.h"

namespace Kassi {

/// Characters of a refund's reason.
inline constexpr qsizetype longestRefundReason = 200;

/// What to ask of the gateway, always with the amount. ErrorCode::InvalidRequest with param "amount" where it is above
/// the rest or none at all, "reason" where that is too long or holds what may be a card's number, and none where this
/// attempt may not be refunded now: nothing was taken, or a refund of it is under way.
[[nodiscard]] Result<RefundRequest> judgeRefundWish(const Attempt &attempt, qint64 amount, const QString &reason);

/// Thirteen to nineteen digits, however they are grouped, whose check digit is right.
[[nodiscard]] bool holdsCardNumber(const QString &text);

struct RefundVerdict
{
    /// News, to be written down. Nothing: the same is asked again, later.
    std::optional<Record::RefundAnswered> answer = {};
    /// Why nothing went back, or why that is not known.
    std::optional<Error> error = {};
};

/// `reply` is that to the call of the refund that is under way, or, where its id is known, that to a look at it.
/// `sentBefore`: the call may have left before, and its answer been lost. A key that is refused says nothing of that.
[[nodiscard]] RefundVerdict judgeRefund(const Attempt &attempt, const Result<Refund> &reply, bool sentBefore);

} // namespace Kassi
