// SPDX-License-Identifier: MIT
// Who is measured: Kassi, and those of its peers that this machine has.
#pragma once

#include "bench/till.h"

#include <vector>

namespace Kassi::Bench {

[[nodiscard]] Contestant kassi(const BenchGateway &gateway, const ElementPage &element);

struct Peers
{
    std::vector<Contestant> found;
    QStringList missing; ///< What to say of those that are not here.
};

/// Browsers that show the web till at `url`.
[[nodiscard]] Peers findPeers(const QString &url, const QString &chromium);

/// The version of Chromium that Kassi's web engine is built from.
[[nodiscard]] QString engineVersion();

} // namespace Kassi::Bench
