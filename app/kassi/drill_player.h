// SPDX-License-Identifier: MIT
// Plays one scenario of the drill: a gateway and a till of its own, step by step, and judges what came of it. Blocks;
// any number may be played at the same time, each in a QThread.
#pragma once

#include "drill_scenarios.h"

#include <atomic>

namespace Kassi::Drill {

struct Verdict
{
    QString name;
    QStringList differences; ///< None: passed.
    QString output;          ///< All that the program printed.
    qint64 ms = 0;
};

/// `program` is the executable of `kassi`. Ends soon after `stop` is set, with whatever verdict.
[[nodiscard]] Verdict play(const Scenario &scenario, const QString &program, const std::atomic<bool> &stop);

} // namespace Kassi::Drill
