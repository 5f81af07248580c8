// SPDX-License-Identifier: MIT
// When to ask the gateway again. Pure: time and jitter come in, a delay in milliseconds comes out.
//
// A page that speaks is trusted to speak again, so it is polled slowly and its hints bring polls forward. A silent page
// is polled every second and a half, so that a payment is found within two seconds without any event.
#pragma once

#include "payment/error.h"

#include <optional>

namespace Kassi {

struct PollContext
{
    qint64 sinceShownMs = 0;
    qint64 sinceHintMs = 0; ///< Since the page last said anything.
    bool pageSpeaks = false;
    bool processing = false;
};

/// However often the page speaks, and so has the next poll planned anew: never longer than this between two.
inline constexpr qint64 longestPollGapMs = 25'000;

/// Delay to the next poll of an open session that is in front of the customer.
[[nodiscard]] qint64 nextPollMs(const PollContext &context);

/// Delay to the next poll while the outcome is being confirmed.
[[nodiscard]] qint64 confirmPollMs(qint64 sinceConfirmingMs);

/// Whether asking again may help, without a person doing something first. The peer not being who it should be, and a
/// redirect, are what a network that wants somebody to log in looks like.
[[nodiscard]] bool isWorthRepeating(const Error &error);

/// The gateway as such could not be asked: about another attempt it would not answer either, now.
[[nodiscard]] bool isGatewayTrouble(const std::optional<Error> &error);

/// Delay after `failures` (≥ 1) failed calls in a row: 1, 2, 4 … 30 s, less up to a quarter by jitter in [0, 1).
/// A Retry-After of the gateway is honoured as it is.
[[nodiscard]] qint64 backoffMs(int failures, std::optional<qint64> retryAfterMs, double jitter);

/// How long a poll that a hint asks for has to wait after the last one; grows when the page asks often.
[[nodiscard]] qint64 hintGapMs(int hints);

/// Delay to the next look at an attempt that nobody stands before, after `visits` (≥ 1) of them: 5, 10, 20 … 60 s.
/// One whose money is promised for later (krafa), or on its way back, is looked at every quarter of an hour at last.
[[nodiscard]] qint64 visitGapMs(int visits, bool pending);

/// After a session expired: one more look, because the gateway's word may have crossed with a payment.
inline constexpr qint64 afterExpiryMs = 60'000;

} // namespace Kassi
