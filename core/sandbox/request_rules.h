// SPDX-License-Identifier: MIT
// What a request body may say, field by field. Where the documentation leaves a choice, it is made here:
//   400  a field is missing, of the wrong JSON type or unknown, and every amount that is not a whole number of krónur
//        from 1 to 2^53 − 1 written as an integer (4990.0 is refused)
//   422  a field is of the right type and its value cannot be: mode, currency, locale, origin, URLs, e-mail, customer,
//        methods, more than 50 pairs of metadata
#pragma once

#include "sandbox/ledger.h"

namespace Kassi::Sandbox {

[[nodiscard]] ApiResult<SessionParams> readSessionParams(const Json &body);
[[nodiscard]] ApiResult<RefundParams> readRefundParams(const Json &body);

/// `https://host[:port]`, or http on a loopback host, exactly as a browser would write it.
[[nodiscard]] bool isOrigin(const std::string &text);

} // namespace Kassi::Sandbox
