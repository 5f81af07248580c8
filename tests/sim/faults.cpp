// SPDX-License-Identifier: MIT
#include "sim/faults.h"

namespace Kassi::Sim {

bool canStrike(Fault fault, Operation operation)
{
    switch (operation) {
    case Operation::Send: return fault <= Fault::CrashAfterSend;
    case Operation::Write: return fault >= Fault::WriteFailed && fault <= Fault::CrashAfterWrite;
    case Operation::Read: return fault == Fault::Unreadable;
    case Operation::ReadyCheck: return fault == Fault::NotReady;
    }
    return false;
}

Faults::Faults(const Scenario &scenario, Dice &dice)
    : m_scenario(scenario)
    , m_dice(dice)
{
    for (size_t operation = 0; operation < m_possible.size(); ++operation) {
        for (size_t kind = 0; kind < faultKinds; ++kind) {
            if (scenario.permille[kind] > 0 && canStrike(Fault(kind), Operation(operation)))
                m_possible[operation].push_back(Fault(kind));
        }
    }
}

std::optional<Fault> Faults::struck(Fault fault, Place place)
{
    ++m_coverage[size_t(fault)][size_t(place)];
    return fault;
}

std::optional<Fault> Faults::strike(Operation operation, Place place)
{
    if (m_stopped)
        return {};
    const int number = int(m_operations.size());
    m_operations.push_back(operation);
    for (const Injection &injection : m_scenario.injections) {
        const bool here = injection.sticky ? number >= injection.operation : number == injection.operation;
        if (here && canStrike(injection.fault, operation))
            return struck(injection.fault, place);
    }
    const auto &possible = m_possible[size_t(operation)];
    if (possible.empty())
        return {};
    int drawn = m_dice.below(1000);
    for (const Fault fault : possible) {
        drawn -= m_scenario.permille[size_t(fault)];
        if (drawn < 0)
            return struck(fault, place);
    }
    return {};
}

bool Faults::strikes(Fault fault, Place place)
{
    return !m_stopped && m_dice.chance(m_scenario.permille[size_t(fault)]) && struck(fault, place);
}

} // namespace Kassi::Sim
