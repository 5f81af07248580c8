// SPDX-License-Identifier: MIT
// Waiting for something to be seen: by looking at it often, until a deadline, and never by sleeping for a time that was
// guessed. What did not come is an exception, so that everything that was started is put away on the way out.
#pragma once

#include <QString>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <thread>

namespace Kassi::Bench {

using Clock = std::chrono::steady_clock;
using Moment = Clock::time_point;

class Failure : public std::runtime_error
{
public:
    explicit Failure(const QString &what)
        : std::runtime_error(what.toStdString())
    {
    }
};

/// Set by a signal: the next look is the last.
inline std::atomic<bool> isInterrupted = false;

constexpr auto lookInterval = std::chrono::microseconds(400);
constexpr auto patience = std::chrono::seconds(30);

/// When `condition` was first seen to hold; nothing after `limit`.
template <typename Condition>
[[nodiscard]] std::optional<Moment> momentOf(Condition condition, Clock::duration limit = patience)
{
    const Moment end = Clock::now() + limit;
    while (true) {
        if (condition())
            return Clock::now();
        if (isInterrupted)
            throw Failure(QStringLiteral("interrupted"));
        if (Clock::now() > end)
            return std::nullopt;
        std::this_thread::sleep_for(lookInterval);
    }
}

/// Where time itself is what is measured: a customer who takes a while, a window of idleness.
inline void spend(Clock::duration time)
{
    const Moment end = Clock::now() + time;
    while (Clock::now() < end) {
        if (isInterrupted)
            throw Failure(QStringLiteral("interrupted"));
        std::this_thread::sleep_for(std::min<Clock::duration>(end - Clock::now(), std::chrono::milliseconds(50)));
    }
}

[[nodiscard]] inline double msBetween(Moment from, Moment to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

} // namespace Kassi::Bench
