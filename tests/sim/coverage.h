// SPDX-License-Identifier: MIT
// Which trouble struck where, over many worlds: a table, and the cells that should have been hit and were not.
#pragma once

#include "sim/faults.h"

namespace Kassi::Sim {

void add(Coverage &sum, const Coverage &one);
[[nodiscard]] QString coverageTable(const Coverage &coverage);
/// Cells that can be hit (see README.md) and were not.
[[nodiscard]] QStringList neverHit(const Coverage &coverage);

} // namespace Kassi::Sim
