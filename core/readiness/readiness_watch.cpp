// SPDX-License-Identifier: MIT
#include "readiness/readiness_watch.h"

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

// Not the words: how much room is left changes all the time.
bool isSame(const ReadinessPoint &one, const ReadinessPoint &other)
{
    return one.name == other.name && one.state == other.state && one.finding == other.finding;
}

} // namespace

ReadinessWatch::ReadinessWatch(Clock &clock, std::function<std::vector<ReadinessCheck>()> checks,
                               const ReadinessPace &pace, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_checks(std::move(checks))
    , m_pace(pace)
{
}

ReadinessWatch::~ReadinessWatch() = default;

void ReadinessWatch::start()
{
    lookNow();
}

void ReadinessWatch::lookNow()
{
    if (m_round)
        m_again = true;
    else
        look();
}

void ReadinessWatch::look()
{
    m_round = std::make_unique<ReadinessRound>(m_checks());
    // Later: it must not be destroyed by its own signal.
    connect(m_round.get(), &ReadinessRound::finished, this,
            [this](const std::vector<ReadinessPoint> &points) { after(0, [this, points] { take(points); }); });
    after(m_pace.patienceMs, [this] {
        take({{.name = u"checks"_s,
               .state = ReadinessState::NotReady,
               .detail = u"they did not come to an end in time. Check the network; start Kassi again if it stays like "
                         "that."_s,
               .finding = ReadinessFinding::CallFailed}});
    });
    m_round->start();
}

void ReadinessWatch::take(std::vector<ReadinessPoint> points)
{
    m_round.reset();
    const bool news = !std::ranges::equal(points, m_report.points, isSame);
    m_report = {.points = std::move(points), .checkedAtMs = m_clock.wallMs()};
    const qint64 pause = std::exchange(m_again, false) ? 0 : m_report.obstacle() ? m_pace.notReadyMs : m_pace.readyMs;
    after(pause, [this] { look(); });
    const ReadinessReport report = m_report; // whoever hears it may ask for another look
    Q_EMIT looked(report);
    if (news)
        Q_EMIT changed(report);
}

void ReadinessWatch::after(qint64 ms, std::function<void()> what)
{
    m_clock.after(ms, this, [this, timer = ++m_timer, what = std::move(what)] {
        if (timer == m_timer)
            what();
    });
}

} // namespace Kassi
