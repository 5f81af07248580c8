// SPDX-License-Identifier: MIT
#include "sim/sim_world.h"

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostSteps = 50'000;
constexpr qint64 twoVisitsMs = 2 * 60'000 + 60'000; // the guardian's longest gap, twice, and the look after an expiry
constexpr qint64 pendingVisitMs = 2 * 900'000;      // and for money that was promised for later

/// The message handler is the process's, so whoever runs now hears it.
SimOracle *listener = nullptr;
const Process *speaking = nullptr;

void hear(QtMsgType, const QMessageLogContext &, const QString &text)
{
    if (listener && !speaking->dead)
        listener->warned(text);
}

} // namespace

SimWorld::SimWorld(quint64 seed, const Scenario &scenario, std::unique_ptr<Store> store, bool readable)
    : m_seed(seed)
    , m_scenario(scenario)
    , m_dice(seed ^ 0xabcdef)
    , m_random(seed)
    , m_trace(m_clock, readable)
    , m_gateway(m_clock, m_trace, m_scenario.gateway)
    , m_oracle(m_clock, m_trace, m_gateway, m_scenario)
    , m_faults(m_scenario, m_dice)
    , m_process{m_clock, m_trace}
    , m_store(std::move(store))
    , m_network(m_process, m_gateway, m_oracle, m_faults, m_scenario, m_dice)
    , m_till(m_process, m_network, *m_store, m_oracle, m_faults, m_random, m_dice)
    , m_customers(m_till, m_gateway, m_process, m_faults, m_dice)
    , m_staff(m_till, m_customers, m_gateway, m_oracle, m_process, m_scenario, m_dice)
{
}

SimWorld::~SimWorld()
{
    m_process.die("is switched off");
    m_till.bury();
}

Verdict SimWorld::run()
{
    listener = &m_oracle;
    speaking = &m_process;
    const auto before = qInstallMessageHandler(hear);
    if (m_trace.isReadable()) {
        m_trace.say(u"seed %1"_s.arg(m_seed));
        for (const QString &line : describe(m_scenario))
            m_trace.say(line);
    }
    m_clock.later(m_scenario.faultsForMs, [this] {
        m_trace("world", "no more trouble");
        m_faults.stop();
    });
    m_till.start();
    m_staff.beginWork();
    while (m_oracle.broken().isEmpty() && !isOver())
        step();
    if (m_oracle.broken().isEmpty())
        m_oracle.judgeTheEnd();
    qInstallMessageHandler(before);
    listener = nullptr;
    return {.seed = m_seed,
            .broken = m_oracle.broken(),
            .hash = m_trace.hash(),
            .operations = m_faults.operations(),
            .steps = m_steps,
            .virtualMs = m_clock.monotonicMs() - 1'000'000,
            .coverage = m_faults.coverage(),
            .trace = m_trace.lines()};
}

void SimWorld::step()
{
    (void)m_clock.step();
    if (++m_steps > mostSteps)
        m_oracle.violated("L0", u"it never comes to rest"_s);
    if (!m_faults.stopped()) {
        const Place place = m_process.placeOf(Owner::Till);
        if (m_faults.strikes(Fault::CrashAnytime, place))
            m_process.die("dies");
        if (m_faults.strikes(Fault::WallClockJumps, place))
            m_clock.jumpWallBy(m_dice.between(-5, 5) * qint64(31'536'000'000));
    }
    if (m_process.dead && !m_buried)
        buryTheDead();
}

void SimWorld::buryTheDead()
{
    m_buried = true;
    m_till.bury();
    m_clock.later(m_dice.between(500, 20'000), [this] {
        m_buried = false;
        m_till.start();
        m_staff.afterRestart();
    });
}

qint64 SimWorld::deadline() const
{
    const bool promised = std::ranges::any_of(m_gateway.payments, &TruePayment::promised) ||
                          std::ranges::any_of(m_gateway.refunds, &TrueRefund::accepted);
    return std::max({m_gateway.lastChange, m_oracle.lastWish(), 1'000'000 + m_scenario.faultsForMs}) + twoVisitsMs +
           (promised ? pendingVisitMs : 0);
}

bool SimWorld::isOver()
{
    const bool resting = m_faults.stopped() && m_clock.worldEvents() == 0 && !m_till.isBusy() && m_oracle.isResting();
    if (!resting)
        m_restingSince = -1;
    else if (m_restingSince < 0)
        m_restingSince = m_clock.monotonicMs();
    if (resting && (m_clock.isIdle() || m_clock.monotonicMs() > m_restingSince))
        return true; // what was found a moment ago has been told
    return m_faults.stopped() && m_clock.worldEvents() == 0 && (m_clock.isIdle() || m_clock.monotonicMs() > deadline());
}

Verdict runSeed(quint64 seed, std::unique_ptr<Store> store, bool readable)
{
    Dice dice(seed);
    return SimWorld(seed, drawScenario(dice), std::move(store), readable).run();
}

Verdict runScenario(const Scenario &scenario, std::unique_ptr<Store> store, bool readable)
{
    return SimWorld(0, scenario, std::move(store), readable).run();
}

} // namespace Kassi::Sim
