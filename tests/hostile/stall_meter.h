// SPDX-License-Identifier: MIT
// How long the window stood still: the longest time in which its thread did not come back to its event loop. What the
// thread itself computed counts whole. Time in which it waited counts, but for that in which the machine had too few
// CPUs, too little memory or a slow disk for all that wanted them: it may have waited for somebody who had to wait.
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QThread>
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
        m_before = times();
        m_sample.start();
        m_since.start();
    }
    [[nodiscard]] qint64 longestMs() const { return m_longestMs; }

private:
    struct Times
    {
        qint64 computed; ///< By this thread.
        qint64 scarce;   ///< In which somebody on this machine waited for what there was too little of.
    };

    void beat()
    {
        const qint64 still = m_since.nsecsElapsed();
        if (still > worthALook || m_sample.elapsed() > 50) {
            const Times now = times();
            const qint64 counted = std::max(now.computed - m_before.computed, still - (now.scarce - m_before.scarce));
            m_longestMs = std::max(m_longestMs, std::min(still, counted) / 1'000'000);
            m_before = now;
            m_sample.start();
        }
        m_since.start();
    }
    static Times times()
    {
        const QByteArrayList own = firstLine(QStringLiteral("/proc/thread-self/schedstat")).split(' ');
        Times sum{.computed = own.value(0).toLongLong(), .scarce = 0};
        for (const char *what : {"cpu", "memory", "io"}) {
            // some avg10=… avg60=… avg300=… total=MICROSECONDS
            const QByteArray some = firstLine(QStringLiteral("/proc/pressure/") + QLatin1StringView(what));
            sum.scarce += some.mid(some.lastIndexOf('=') + 1).trimmed().toLongLong() * 1000;
        }
        sum.scarce *=
            QThread::idealThreadCount(); // It is a mean over the CPUs; one of them is enough to be waited for.
        if (sum.scarce == 0)             // The system does not say.
            sum.scarce = own.value(1).toLongLong();
        return sum;
    }
    static QByteArray firstLine(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readLine() : QByteArray();
    }

    static constexpr qint64 worthALook = 20'000'000;
    QTimer m_pulse;
    QElapsedTimer m_since;
    QElapsedTimer m_sample;
    Times m_before = {};
    qint64 m_longestMs = 0;
};

} // namespace Kassi::Test
