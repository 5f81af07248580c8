// SPDX-License-Identifier: MIT
// When a program that runs for months starts anew by itself: at a set hour of the night, and when it has grown. Only
// while nothing is open and nobody is there. Pure.
#pragma once

#include <QDateTime>

#include <functional>
#include <optional>

namespace Kassi {

struct RestartRules
{
    std::optional<QTime> at = {}; ///< Every night, within nightlyHours from then.
    quint64 mostMemory = 0;       ///< Bytes, of all its processes; 0: any.
};

inline constexpr int nightlyHours = 4;
/// A clock that jumps must not restart a program over and over.
inline constexpr qint64 leastRunMs = 3'600'000;

struct RestartFacts
{
    QDateTime now;        ///< Local time.
    qint64 runningMs = 0; ///< Monotonic.
    quint64 memory = 0;   ///< The least of the last two looks: what is needed for a moment is no growth.
};

enum class RestartReason { Nightly, Memory };

/// `isQuiet` is asked only where there is a reason.
[[nodiscard]] std::optional<RestartReason> judgeRestart(const RestartRules &rules, const RestartFacts &facts,
                                                        const std::function<bool()> &isQuiet);

} // namespace Kassi
