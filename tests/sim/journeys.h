// SPDX-License-Identifier: MIT
// Scripted journeys: what people do at a till, written by hand, without chance and without trouble. The exhaustive runs
// put one trouble at each of their operations.
#pragma once

#include "sim/scenario.h"

namespace Kassi::Sim {

struct Journey
{
    const char *name;
    Scenario scenario;
};

[[nodiscard]] std::vector<Journey> journeys();

} // namespace Kassi::Sim
