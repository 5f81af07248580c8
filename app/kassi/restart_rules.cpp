// SPDX-License-Identifier: MIT
#include "restart_rules.h"

namespace Kassi {

namespace {

bool isNight(const RestartRules &rules, const RestartFacts &facts)
{
    if (!rules.at || facts.runningMs < leastRunMs)
        return false;
    QDateTime begin(facts.now.date(), *rules.at);
    if (begin > facts.now)
        begin = QDateTime(facts.now.date().addDays(-1), *rules.at);
    const qint64 sinceMs = begin.msecsTo(facts.now);
    // Running since before: not started anew this night.
    return sinceMs < nightlyHours * qint64(3'600'000) && facts.runningMs > sinceMs;
}

} // namespace

std::optional<RestartReason> judgeRestart(const RestartRules &rules, const RestartFacts &facts,
                                          const std::function<bool()> &isQuiet)
{
    std::optional<RestartReason> reason;
    if (isNight(rules, facts))
        reason = RestartReason::Nightly;
    else if (rules.mostMemory > 0 && facts.memory > rules.mostMemory)
        reason = RestartReason::Memory;
    return reason && isQuiet() ? reason : std::nullopt;
}

} // namespace Kassi
