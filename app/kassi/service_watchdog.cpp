// SPDX-License-Identifier: MIT
#include "service_watchdog.h"

#include <QPointer>

namespace Kassi {

ServiceWatchdog::ServiceWatchdog(const ServiceNotifier &notifier, Clock &clock, std::chrono::milliseconds within,
                                 EngineQuestion engine, QObject *parent)
    : QObject(parent)
    , m_notifier(notifier)
    , m_clock(clock)
    , m_withinMs(within.count())
    , m_engine(std::move(engine))
    , m_answeredMs(clock.monotonicMs())
{
    look();
}

void ServiceWatchdog::look()
{
    if (m_clock.monotonicMs() - m_answeredMs <= m_withinMs / 2)
        m_notifier.alive();
    m_engine([watchdog = QPointer(this)] {
        if (watchdog)
            watchdog->m_answeredMs = watchdog->m_clock.monotonicMs();
    });
    m_clock.after(m_withinMs / 4, this, [this] { look(); });
}

} // namespace Kassi
