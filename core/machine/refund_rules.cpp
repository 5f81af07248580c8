// SPDX-License-Identifier: MIT
#include "machine/refund_rules.h"

namespace Kassi {
using namespace Qt::StringLiterals;

RefundVerdict judgeRefund(const Attempt &attempt, const Result<Refund> &reply)
{
    const bool accepted = !attempt.refund.isEmpty(); // that it may not be looked at does not undo it
    if (!reply && (accepted || reply.error().code != ErrorCode::Refused))
        return {.error = reply.error()};
    if (!reply)
        return {.answer = Record::RefundAnswered{.refund = {}, .status = RefundStatus::Failed}, .error = reply.error()};
    if (reply->payment != attempt.payment || (accepted && reply->id != attempt.refund))
        return {.error =
                    Error{.code = ErrorCode::Mismatch, .message = u"The gateway answered about another refund."_s}};
    if (accepted && reply->status == RefundStatus::Pending)
        return {};
    RefundVerdict verdict{.answer = Record::RefundAnswered{.refund = reply->id, .status = reply->status}};
    if (reply->status == RefundStatus::Failed)
        verdict.error = Error{.code = ErrorCode::Refused, .message = u"The gateway could not give the money back."_s};
    return verdict;
}

} // namespace Kassi
