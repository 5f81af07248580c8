// SPDX-License-Identifier: MIT
#include "machine/poll_schedule.h"

#include <algorithm>
#include <cmath>

namespace Kassi {

qint64 nextPollMs(const PollContext &context)
{
    if (context.pageSpeaks) {
        if (context.processing && context.sinceHintMs < 60'000)
            return 5'000;
        return longestPollGapMs;
    }
    if (context.sinceShownMs < 180'000)
        return 1'500;
    return context.sinceShownMs < 600'000 ? 3'000 : 10'000;
}

qint64 confirmPollMs(qint64 sinceConfirmingMs)
{
    return std::clamp<qint64>(sinceConfirmingMs / 2, 300, 2'000);
}

qint64 backoffMs(int failures, std::optional<qint64> retryAfterMs, double jitter)
{
    if (retryAfterMs)
        return *retryAfterMs;
    const qint64 whole = std::min<qint64>(30'000, qint64(1'000) << std::clamp(failures - 1, 0, 5));
    return whole - qint64(std::floor(double(whole) / 4.0 * jitter));
}

bool isWorthRepeating(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unreachable:
    case ErrorCode::TlsFailed:
    case ErrorCode::Indeterminate:
    case ErrorCode::Redirected:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerError:
    case ErrorCode::InFlight:
    case ErrorCode::MalformedReply: return true;
    default: return false;
    }
}

bool isGatewayTrouble(const std::optional<Error> &error)
{
    return error && error->code != ErrorCode::InFlight && isWorthRepeating(*error);
}

qint64 visitGapMs(int visits, bool pending)
{
    const qint64 doubled = qint64(5'000) << std::clamp(visits - 1, 0, 8);
    return std::min<qint64>(doubled, pending ? 900'000 : 60'000);
}

qint64 hintGapMs(int hints)
{
    return hints < 5 ? 300 : 2'000;
}

} // namespace Kassi
