// SPDX-License-Identifier: MIT
// What may be given back, and what the gateway's word on a refund means for the attempt whose money goes back. Pure.
#pragma once

#include "machine/record.h"
#include "payment/result.h"

#include <functional>

namespace Kassi {

/// Characters of a refund's reason.
inline constexpr qsizetype longestRefundReason = 200;

/// What to ask of the gateway, always with the amount. ErrorCode::InvalidRequest with param "amount" where it is above
/// the rest or none at all, "reason" where that is too long or holds what may be a card's number, and none where this
/// attempt may not be refunded now: nothing was taken, or a refund of it is under way.
[[nodiscard]] Result<RefundRequest> judgeRefundWish(const Attempt &attempt, qint64 amount, const QString &reason);

/// The idempotency key of a refund that another program asked for, with a key of its own: the same for the same call,
/// and another one where anything of it differs, so that what was sent with one key never changes (invariant I3).
[[nodiscard]] QString refundKeyFor(const QString &attempt, const QString &key, const QByteArray &body);

/// A refund that another program asks for, which may have asked before and not have heard the answer.
struct RefundCall
{
    QString key = {};                  ///< The program's own. Empty: what is asked for tells one refund from another.
    std::optional<qint64> amount = {}; ///< Nothing: all that is left.

    /// The one that refundKeyFor() takes: the key, or what stands for it.
    [[nodiscard]] QString callKey() const;
};
enum class RefundRepeat {
    New,
    Again,   ///< It was made already: nothing is to be sent.
    Another, ///< The program's key was used for another refund of the attempt.
};
/// `bodyOf`: what would be sent now to give that much back. A refund that failed does not count.
[[nodiscard]] RefundRepeat judgeRefundRepeat(const Attempt &attempt, const RefundCall &call,
                                             const std::function<QByteArray(qint64 amount)> &bodyOf);

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
