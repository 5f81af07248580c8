// SPDX-License-Identifier: MIT
#include "checkout/retired_stages.h"

#include <QCoreApplication>
#include <QPointer>

namespace Kassi {

namespace {

constexpr qint64 processesEndMs = 5'000; ///< The engine kills its own after two seconds that did not end.
constexpr qint64 longestWaitMs = 10 * 60'000;
constexpr auto beat = std::chrono::milliseconds(10);
constexpr auto lateBeat = std::chrono::milliseconds(14);
constexpr int quietBeats = 50;
constexpr int beatsBetweenTwo = 5;

int strangersPages = 0;

} // namespace

StrangersPage::StrangersPage()
{
    ++strangersPages;
}

StrangersPage::~StrangersPage()
{
    --strangersPages;
}

void RetiredStages::take(QObject *stage)
{
    static QPointer<RetiredStages> all;
    if (!all) {
        all = new RetiredStages;
        qAddPostRoutine([] { delete all.data(); }); // Before the engine's own, which was added earlier.
    }
    all->add(stage);
}

RetiredStages::RetiredStages()
{
    m_beat.setTimerType(Qt::PreciseTimer);
    m_beat.setInterval(beat);
    connect(&m_beat, &QTimer::timeout, this, &RetiredStages::look);
}

void RetiredStages::add(QObject *stage)
{
    stage->setParent(this);
    m_stages.push_back({.stage = stage, .waits = {}});
    m_stages.back().waits.start();
    if (m_beat.isActive())
        return;
    m_onTime = 0;
    m_late.setRemainingTime(lateBeat, Qt::PreciseTimer);
    m_beat.start();
}

void RetiredStages::look()
{
    m_onTime = strangersPages > 0 || m_late.hasExpired() ? 0 : m_onTime + 1;
    const Retired first = m_stages.front();
    const bool isTime = first.waits.hasExpired(processesEndMs) && m_onTime >= quietBeats;
    if (isTime || first.waits.hasExpired(longestWaitMs)) {
        m_stages.pop_front();
        delete first.stage;
        m_onTime = quietBeats - beatsBetweenTwo;
    }
    if (m_stages.empty())
        m_beat.stop();
    m_late.setRemainingTime(lateBeat, Qt::PreciseTimer);
}

} // namespace Kassi
