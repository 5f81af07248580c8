// SPDX-License-Identifier: MIT
// What a program and all that it started use of the machine, as the system says it.
#pragma once

#include "bench/patience.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <optional>

namespace Kassi::Bench {

/// The processes of a program that leads a session of its own: its descendants, and what left them for init.
[[nodiscard]] QList<qint64> processesOf(qint64 leader);

/// Memory, each shared page divided by those that share it (PSS). Nothing where the system does not let us look.
[[nodiscard]] std::optional<double> megabytesOf(const QList<qint64> &processes);
[[nodiscard]] int threadsOf(const QList<qint64> &processes);
[[nodiscard]] std::optional<int> descriptorsOf(const QList<qint64> &processes);
/// On the whole machine: each of them makes the others' share of that library look smaller.
[[nodiscard]] int processesThatMap(const QByteArray &library);
/// Below `folder`, without what is below one of `without`.
[[nodiscard]] int filesBelow(const QString &folder, const QStringList &without);

/// Time that a program spends on processors, from now on.
class CpuMeter
{
public:
    explicit CpuMeter(qint64 leader);

    [[nodiscard]] double spentMs() const;
    /// Of one processor.
    [[nodiscard]] double percent() const { return 100.0 * spentMs() / msBetween(m_since, Clock::now()); }

private:
    qint64 m_leader;
    Moment m_since = Clock::now();
    QMap<qint64, double> m_before;
};

/// Returns when the program has used next to no processor for half a second.
void awaitRest(qint64 leader, const QString &name);

} // namespace Kassi::Bench
