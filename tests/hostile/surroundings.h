// SPDX-License-Identifier: MIT
// What /proc knows about this process and everything it started, also what has been orphaned since.
#pragma once

#include <QHash>
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
/// How long each thread of this process has waited for a CPU so far, in nanoseconds.
[[nodiscard]] QHash<QString, qint64> waitedForCpuNs();

} // namespace Kassi::Test
