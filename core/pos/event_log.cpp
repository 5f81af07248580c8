// SPDX-License-Identifier: MIT
#include "pos/event_log.h"

namespace Kassi::Pos {
using namespace Qt::StringLiterals;

QByteArray eventText(const Event &event)
{
    QByteArray text;
    if (!event.id.isEmpty())
        text += "id: " + event.id.toLatin1() + '\n';
    return text + "event: " + event.type + "\ndata: " + event.data + "\n\n";
}

void EventLog::add(const QByteArray &type, const QByteArray &data)
{
    const std::lock_guard lock(m_lock);
    ++m_last;
    m_events.push_back({.id = m_run + u'-' + QString::number(m_last), .type = type, .data = data});
    if (m_events.size() > mostEvents)
        m_events.pop_front();
    m_news.notify_all();
}

std::optional<quint64> EventLog::place(const QString &lastId) const
{
    const std::lock_guard lock(m_lock);
    if (lastId.isEmpty())
        return m_last;
    bool isNumber = false;
    const quint64 number = lastId.section(u'-', -1).toULongLong(&isNumber);
    const bool isOurs = isNumber && lastId == m_run + u'-' + QString::number(number) && number <= m_last;
    if (!isOurs || number + m_events.size() < m_last)
        return {};
    return number;
}

quint64 EventLog::last() const
{
    const std::lock_guard lock(m_lock);
    return m_last;
}

std::optional<Event> EventLog::after(quint64 number, std::chrono::milliseconds patience) const
{
    std::unique_lock lock(m_lock);
    m_news.wait_for(lock, patience, [&] { return m_last > number || m_ended; });
    if (m_ended || m_last <= number)
        return {};
    const quint64 behind = m_last - number;
    if (behind > m_events.size())
        return Event{.id = {}, .type = "reset", .data = "{}"};
    return m_events[m_events.size() - std::size_t(behind)];
}

void EventLog::end()
{
    const std::lock_guard lock(m_lock);
    m_ended = true;
    m_news.notify_all();
}

} // namespace Kassi::Pos
