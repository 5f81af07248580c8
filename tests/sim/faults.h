// SPDX-License-Identifier: MIT
// Which trouble strikes which operation: drawn at the rates of the scenario, or injected at one operation. Counts what
// struck where, so that coverage can be shown.
#pragma once

#include "sim/scenario.h"

#include <optional>

namespace Kassi::Sim {

enum class Operation { Send, Write, Read, ReadyCheck };

/// Where in an attempt's life trouble struck. Guardian: in whatever it does.
enum class Place { Idle, Creating, Presented, Confirming, Recovering, Guardian };
inline constexpr size_t places = 6;

using Coverage = std::array<std::array<quint64, places>, faultKinds>;

[[nodiscard]] bool canStrike(Fault fault, Operation operation);

class Faults
{
public:
    Faults(const Scenario &scenario, Dice &dice);

    /// Called once for each operation.
    [[nodiscard]] std::optional<Fault> strike(Operation operation, Place place);
    /// For what is not an operation: a page, a clock, a crash in between.
    [[nodiscard]] bool strikes(Fault fault, Place place);

    void stop() { m_stopped = true; }
    [[nodiscard]] bool stopped() const { return m_stopped; }
    [[nodiscard]] const std::vector<Operation> &operations() const { return m_operations; }
    [[nodiscard]] const Coverage &coverage() const { return m_coverage; }

private:
    std::optional<Fault> struck(Fault fault, Place place);

    const Scenario &m_scenario;
    Dice &m_dice;
    std::array<std::vector<Fault>, 4> m_possible; ///< By operation: those whose rate is not zero.
    std::vector<Operation> m_operations;          ///< Until the faults stopped.
    bool m_stopped = false;
    Coverage m_coverage = {};
};

} // namespace Kassi::Sim
