// SPDX-License-Identifier: MIT
// How long the window stood still: the longest time in which its thread did not come back to its event loop. Time in
// which it, or threads of the same program that it may have waited for one after the other, wanted to run and got no
// CPU is the machine's and not counted, and so is time in which the machine was out of memory or waited for its disk.
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
        m_waited = waitedForTheMachine();
        m_sample.start();
        m_since.start();
    }
    [[nodiscard]] qint64 longestMs() const { return m_longestMs; }

private:
    void beat()
    {
        qint64 still = m_since.nsecsElapsed();
        if (still > worthALook || m_sample.elapsed() > 50) {
            const QHash<QString, qint64> waited = waitedForTheMachine();
            for (auto waiter = waited.begin(); waiter != waited.end(); ++waiter)
                still -= waiter.value() - m_waited.value(waiter.key(), waiter.value());
            m_waited = waited;
            m_sample.start();
        }
        m_longestMs = std::max(m_longestMs, still / 1'000'000);
        m_since.start();
    }
    /// Nanoseconds so far, by thread and by what there is too little of.
    static QHash<QString, qint64> waitedForTheMachine()
    {
        QHash<QString, qint64> waited;
        for (const char *scarce : {"/proc/pressure/memory", "/proc/pressure/io"}) {
            QFile file(QString::fromLatin1(scarce));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray some = file.readLine(); // some avg10=… avg60=… avg300=… total=MICROSECONDS
            waited.insert(file.fileName(), some.mid(some.lastIndexOf('=') + 1).trimmed().toLongLong() * 1000);
        }
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
