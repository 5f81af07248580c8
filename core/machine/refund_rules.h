// SPDX-License-Identifier: MIT
// What the gateway's word on a refund means for the attempt whose money goes back. Pure.
#pragma once

#include "machine/record.h"
#include "payment/result.h"

namespace Kassi {

struct RefundVerdict
{
    /// News, to be written down. Nothing: the same is asked again, later.
    std::optional<Record::RefundAnswered> answer = {};
    /// Why nothing went back, or why that is not known.
    std::optional<Error> error = {};
};

/// `reply` is that to the refund call, or, where the attempt knows its refund, that to a look at it.
[[nodiscard]] RefundVerdict judgeRefund(const Attempt &attempt, const Result<Refund> &reply);

} // namespace Kassi
