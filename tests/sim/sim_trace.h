// SPDX-License-Identifier: MIT
// What happened, in order: always as a hash, so that two runs of a seed can be compared, and as readable lines for
// whoever has to understand a seed.
#pragma once

#include "sim/sim_clock.h"

#include <QStringList>

namespace Kassi::Sim {

class Trace
{
public:
    Trace(const SimClock &clock, bool readable)
        : m_clock(clock)
        , m_readable(readable)
    {
    }

    /// "12.345 s  who       what detail number"
    void operator()(const char *who, const char *what, const QString &detail = {}, qint64 number = -1)
    {
        mix(quint64(m_clock.monotonicMs()));
        for (const char *at = what; *at; ++at)
            mix(quint64(*at));
        for (const QChar c : detail)
            mix(c.unicode());
        mix(quint64(number));
        if (m_readable)
            write(who, what, detail, number);
    }
    /// What only a reader needs; not part of the hash.
    void say(const QString &line)
    {
        if (m_readable)
            m_lines << line;
    }

    [[nodiscard]] bool isReadable() const { return m_readable; }
    [[nodiscard]] quint64 hash() const { return m_hash; }
    [[nodiscard]] const QStringList &lines() const { return m_lines; }

private:
    void mix(quint64 value) { m_hash = (m_hash ^ value) * 0x100000001b3U; }
    void write(const char *who, const char *what, const QString &detail, qint64 number)
    {
        const qint64 ms = m_clock.monotonicMs() - 1'000'000;
        QString line = QStringLiteral("%1 s  ").arg(double(ms) / 1000.0, 9, 'f', 3);
        line += QString::fromLatin1(who).leftJustified(10) + QString::fromUtf8(what);
        if (!detail.isEmpty())
            line += QLatin1Char(' ') + detail;
        if (number >= 0)
            line += QLatin1Char(' ') + QString::number(number);
        m_lines << line;
    }

    const SimClock &m_clock;
    bool m_readable;
    quint64 m_hash = 0xcbf29ce484222325U;
    QStringList m_lines;
};

} // namespace Kassi::Sim
