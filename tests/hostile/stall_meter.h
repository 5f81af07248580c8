// SPDX-License-Identifier: MIT
// How long the window stood still: the longest time in which its thread ran and did not come back to its event loop.
// Time in which it wanted to run and got no CPU is the machine's, and not counted.
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <algorithm>

namespace Kassi::Test {

class StallMeter
{
public:
    StallMeter()
    {
        QObject::connect(&m_pulse, &QTimer::timeout, &m_pulse, [this] { beat(); });
        m_pulse.setTimerType(Qt::PreciseTimer);
        m_pulse.start(1);
        restart();
    }

    void restart()
    {
        m_longestMs = 0;
        m_waitedNs = waitedForACpuNs();
        m_since.start();
    }
    [[nodiscard]] qint64 longestMs() const { return m_longestMs; }

private:
    void beat()
    {
        const qint64 waited = waitedForACpuNs();
        const qint64 still = m_since.nsecsElapsed() - (waited - m_waitedNs);
        m_longestMs = std::max(m_longestMs, still / 1'000'000);
        m_waitedNs = waited;
        m_since.start();
    }
    static qint64 waitedForACpuNs()
    {
        QFile file(QStringLiteral("/proc/thread-self/schedstat"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
    }

    QTimer m_pulse;
    QElapsedTimer m_since;
    qint64 m_waitedNs = 0;
    qint64 m_longestMs = 0;
};

} // namespace Kassi::Test
