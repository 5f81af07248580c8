// SPDX-License-Identifier: MIT
// Tries the simulation itself: each planted bug is a program like sim, but with one mutated source file of the product
// (see planted/CMakeLists.txt). A bug that no promise catches is a hole in the simulation.
#pragma once

#include <QString>

namespace Kassi::Sim {

/// Runs the programs in the folder `planted` beside this one, two at a time, until each has found its first violation
/// within `seeds` seeds; says so on standard output. True when all were found, by a promise, and again by that seed.
[[nodiscard]] bool findPlantedBugs(quint64 seeds);

} // namespace Kassi::Sim
