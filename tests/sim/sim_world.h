// SPDX-License-Identifier: MIT
// One simulated world, from its first charge until everything in it has come to rest: the product on simulated ports,
// a gateway that knows the truth, a network, a store, people, and trouble. Everything follows from the seed, or from
// the scenario of a scripted journey.
#pragma once

#include "sim/sim_people.h"

namespace Kassi::Sim {

struct Verdict
{
    quint64 seed = 0;
    QString broken; ///< Empty: every promise was kept.
    quint64 hash = 0;
    std::vector<Operation> operations;
    int steps = 0;
    qint64 virtualMs = 0;
    Coverage coverage = {};
    QStringList trace; ///< When it was asked for.
};

class SimWorld
{
public:
    SimWorld(quint64 seed, const Scenario &scenario, std::unique_ptr<Store> store, bool readable);
    ~SimWorld();
    Q_DISABLE_COPY_MOVE(SimWorld)

    [[nodiscard]] Verdict run();

private:
    void step();
    void buryTheDead();
    [[nodiscard]] bool isOver();
    [[nodiscard]] qint64 deadline() const;

    quint64 m_seed;
    Scenario m_scenario;
    Dice m_dice;
    SimRandom m_random;
    SimClock m_clock;
    Trace m_trace;
    SimGateway m_gateway;
    SimOracle m_oracle;
    Faults m_faults;
    Process m_process;
    std::unique_ptr<Store> m_store;
    SimNetwork m_network;
    SimTill m_till;
    Customers m_customers;
    Staff m_staff;
    bool m_buried = false;
    int m_steps = 0;
    qint64 m_restingSince = -1;
};

/// The world of a seed.
[[nodiscard]] Verdict runSeed(quint64 seed, std::unique_ptr<Store> store, bool readable);
/// Scripted people, and the trouble that the scenario injects.
[[nodiscard]] Verdict runScenario(const Scenario &scenario, std::unique_ptr<Store> store, bool readable);

} // namespace Kassi::Sim
