// SPDX-License-Identifier: MIT
// What a program and all that it started hold in memory.
#pragma once

#include <QtGlobal>

namespace Kassi {

/// Bytes of `pid` and its descendants: the proportional share of each (PSS), or, of a process that does not let itself
/// be looked into, what is its own.
[[nodiscard]] quint64 memoryOfTree(qint64 pid);

} // namespace Kassi
