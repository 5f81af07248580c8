// SPDX-License-Identifier: MIT
// Every journey, with each trouble at each of its operations: once, and from there on; and with a crash, and a second
// crash soon after, while the first one is being recovered from.
#pragma once

#include "sim/sim_world.h"

namespace Kassi::Sim {

struct ExhaustiveResult
{
    int journeys = 0;
    quint64 runs = 0;
    Coverage coverage = {};
    std::vector<Verdict> broken; ///< The first few.
};

using MakeStore = std::function<std::unique_ptr<Store>(quint64 seed)>;

[[nodiscard]] ExhaustiveResult runExhaustive(const MakeStore &makeStore);

} // namespace Kassi::Sim
