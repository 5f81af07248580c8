// SPDX-License-Identifier: MIT
// What the gateway's reply to a refund call means for the attempt whose money goes back. Pure.
#pragma once

#include "machine/record.h"
#include "payment/result.h"

namespace Kassi {

struct RefundVerdict
{
    /// To be written down. Nothing: it is not known what became of the refund, so the same call goes out again, later.
    std::optional<Record::RefundAnswered> answer = {};
    /// Why nothing went back, or why that is not known.
    std::optional<Error> error = {};
};

[[nodiscard]] RefundVerdict judgeRefund(const Attempt &attempt, const Result<Refund> &reply);

} // namespace Kassi
