// SPDX-License-Identifier: MIT
// What a monitoring system reads, in Prometheus's text format: names and numbers, no order and no amount.
#pragma once

#include "pos/charge_desk.h"

namespace Kassi::Pos {

[[nodiscard]] QByteArray metricsText(const Figures &figures);

} // namespace Kassi::Pos
