// SPDX-License-Identifier: MIT
// The books as JSON: what the API answers, and what the sandbox's owner sees.
#pragma once

#include "sandbox/ledger.h"

namespace Kassi::Sandbox {

/// ISO 8601 in UTC, to the second.
[[nodiscard]] std::string isoTime(std::int64_t wallClockMs);

/// The status of this name on the wire.
[[nodiscard]] std::optional<PaymentStatus> statusNamed(const std::string &name);

[[nodiscard]] Json sessionReply(const Session &session, const Payment &payment, const std::string &baseUrl,
                                std::int64_t nowMs);
[[nodiscard]] Json paymentReply(const Payment &payment);
[[nodiscard]] Json refundReply(const Refund &refund);

/// Everything, with how often money was taken for each payment.
[[nodiscard]] Json truth(const Ledger &ledger, std::int64_t nowMs);

} // namespace Kassi::Sandbox
