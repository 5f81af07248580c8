// SPDX-License-Identifier: MIT
#include "unattended.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

Unattended::Unattended(const ServiceRequest &request, const RestartRules &rules, UnattendedPorts ports,
                       std::function<bool()> hasNothingOpen, QObject *parent)
    : QObject(parent)
    , m_notifier(request.socket)
    , m_rules(rules)
    , m_ports(std::move(ports))
    , m_hasNothingOpen(std::move(hasNothingOpen))
    , m_startedMs(m_ports.clock.monotonicMs())
    , m_touchedMs(m_startedMs)
{
    m_notifier.ready();
    if (request.watchdog) {
        new ServiceWatchdog(m_notifier, m_ports.clock,
                            std::chrono::duration_cast<std::chrono::milliseconds>(*request.watchdog), m_ports.engine,
                            this);
    }
    if (!m_rules.at && m_rules.mostMemory == 0)
        return;
    qApp->installEventFilter(this);
    m_ports.clock.after(lookEveryMs, this, [this] { look(); });
}

Unattended::~Unattended()
{
    if (!m_beginsAnew)
        m_notifier.stopping();
}

void Unattended::setStatus(const QString &status)
{
    if (std::exchange(m_status, status) != status)
        m_notifier.status(status);
}

bool Unattended::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin: m_touchedMs = m_ports.clock.monotonicMs(); break;
    default: break;
    }
    return false;
}

void Unattended::look()
{
    const qint64 now = m_ports.clock.monotonicMs();
    const quint64 memory = m_rules.mostMemory > 0 ? m_ports.memory() : 0;
    const RestartFacts facts{.now = QDateTime::fromMSecsSinceEpoch(m_ports.clock.wallMs()),
                             .runningMs = now - m_startedMs,
                             .memory = std::min(memory, std::exchange(m_memoryBefore, memory))};
    const auto reason =
        judgeRestart(m_rules, facts, [&] { return now - m_touchedMs >= nobodyAfterMs && m_hasNothingOpen(); });
    if (!reason)
        return m_ports.clock.after(lookEveryMs, this, [this] { look(); });
    m_beginsAnew = true;
    setStatus(*reason == RestartReason::Nightly ? u"Starting anew, as every night"_s
                                                : u"Starting anew, for the memory it has taken"_s);
    Q_EMIT restartWanted(*reason);
}

} // namespace Kassi
