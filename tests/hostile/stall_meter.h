// SPDX-License-Identifier: MIT
// How long the window stood still: the longest time in which its thread did not come back to its event loop. Time in
// which it, or a thread of the same program that it may have waited for, wanted to run and got no CPU is the machine's,
// and not counted.
#pragma once

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
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
        m_pulse.start(2);
        m_waited = waitedForACpu();
        m_sample.start();
        m_since.start();
    }
    [[nodiscard]] qint64 longestMs() const { return m_longestMs; }

private:
    void beat()
    {
        qint64 still = m_since.nsecsElapsed();
        if (still > worthALook || m_sample.elapsed() > 50) {
            const QHash<QString, qint64> waited = waitedForACpu();
            qint64 longestWait = 0;
            for (auto thread = waited.begin(); thread != waited.end(); ++thread)
                longestWait = std::max(longestWait, thread.value() - m_waited.value(thread.key(), thread.value()));
            still -= longestWait;
            m_waited = waited;
            m_sample.start();
        }
        m_longestMs = std::max(m_longestMs, still / 1'000'000);
        m_since.start();
    }
    /// Nanoseconds so far, by thread.
    static QHash<QString, qint64> waitedForACpu()
    {
        QHash<QString, qint64> waited;
        const QDir threads(QStringLiteral("/proc/self/task"));
        for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile file(threads.filePath(thread + QStringLiteral("/schedstat")));
            if (file.open(QIODevice::ReadOnly))
                waited.insert(thread, file.readAll().split(' ').value(1).toLongLong());
        }
        return waited;
    }

    static constexpr qint64 worthALook = 20'000'000;
    QTimer m_pulse;
    QElapsedTimer m_since;
    QElapsedTimer m_sample;
    QHash<QString, qint64> m_waited;
    qint64 m_longestMs = 0;
};

} // namespace Kassi::Test
