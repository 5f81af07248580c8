// SPDX-License-Identifier: MIT
#include "checkout/load_watchdog.h"

#include <algorithm>

namespace Kassi {
using namespace std::chrono_literals;

LoadWatchdog::LoadWatchdog(std::chrono::milliseconds limit, std::function<bool()> isVisible)
    : m_isVisible(std::move(isVisible))
{
    // Two ticks of half the limit: a program that was busy itself gets its messages before the second one.
    m_half.setInterval(limit / 2);
    m_grace.setInterval(std::min<std::chrono::milliseconds>(limit / 8, 2s));
    m_grace.setSingleShot(true);
    connect(&m_half, &QTimer::timeout, this, &LoadWatchdog::tick);
    connect(&m_grace, &QTimer::timeout, this, [this] { expire(false); });
}

void LoadWatchdog::start()
{
    stop();
    m_watching = Watching::Load;
    m_half.start();
}

void LoadWatchdog::stop()
{
    m_watching = Watching::Nothing;
    m_missed = 0;
    m_half.stop();
    m_grace.stop();
}

void LoadWatchdog::heardEvent()
{
    if (m_watching == Watching::Load)
        stop();
    m_missed = 0;
}

void LoadWatchdog::heardAlive()
{
    stop();
    m_watching = Watching::Heartbeat;
    m_half.start();
}

void LoadWatchdog::frameLoaded()
{
    if (m_watching == Watching::Load)
        m_grace.start();
}

void LoadWatchdog::errorPage()
{
    if (m_watching != Watching::Nothing && !m_grace.isActive())
        m_grace.start();
}

void LoadWatchdog::tick()
{
    if (m_watching == Watching::Heartbeat && !m_isVisible()) {
        m_missed = 0;
        return;
    }
    if (++m_missed >= 2)
        expire(m_watching == Watching::Heartbeat);
}

void LoadWatchdog::expire(bool opened)
{
    stop();
    Q_EMIT overdue(opened);
}

} // namespace Kassi
