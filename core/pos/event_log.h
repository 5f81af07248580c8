// SPDX-License-Identifier: MIT
// What happened, for those who listen: the latest few hundred events of this run of the program, numbered. The till's
// thread writes, any other reads and waits. Who asks for what is not there any more is told so, and reads the charges
// that concern them anew.
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace Kassi::Pos {

struct Event
{
    QString id; ///< "RUN-NUMBER"
    QByteArray type;
    QByteArray data; ///< One line of JSON.

    bool operator==(const Event &) const = default;
};

/// As it goes over the wire. Of one without an id nobody remembers that it was there.
[[nodiscard]] QByteArray eventText(const Event &event);

class EventLog
{
public:
    static constexpr std::size_t mostEvents = 256;

    /// `run`: letters and digits that no earlier run of the program had.
    explicit EventLog(QString run)
        : m_run(std::move(run))
    {
    }

    void add(const QByteArray &type, const QByteArray &data);

    /// Where a listener begins who was last told `lastId`: the number of the last event that they know. Nothing: they
    /// have missed some that are not here any more. Empty: from now on.
    [[nodiscard]] std::optional<quint64> place(const QString &lastId) const;
    [[nodiscard]] quint64 last() const;
    /// The event after `number`; nothing after `patience`, or once end() was called. A number that was passed over
    /// because its listener was too slow: an event of type "reset".
    [[nodiscard]] std::optional<Event> after(quint64 number, std::chrono::milliseconds patience) const;
    void end();

private:
    QString m_run;
    mutable std::mutex m_lock;
    mutable std::condition_variable m_news;
    std::deque<Event> m_events;
    quint64 m_last = 0; ///< The number of the newest.
    bool m_ended = false;
};

} // namespace Kassi::Pos
