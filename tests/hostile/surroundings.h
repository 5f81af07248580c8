// SPDX-License-Identifier: MIT
// What /proc knows about this process and everything it started, also what has been orphaned since.
#pragma once

#include <QSet>
#include <QStringList>

namespace Kassi::Test {

/// Orphans of this process become its own children, and so stay in sight.
void adoptOrphans();
/// Programs below this process that are neither this one nor the engine's.
[[nodiscard]] QStringList strangePrograms();
/// Sockets of this process and all below it that somebody else could connect or send to: "tcp 0100007F:1F90", as in
/// /proc/net.
[[nodiscard]] QSet<QString> listeners();
/// For how long anything on this machine stood in line for a CPU so far, in nanoseconds; where the system does not say
/// (no /proc/pressure): this thread alone.
[[nodiscard]] qint64 waitedForCpuNs();

} // namespace Kassi::Test
