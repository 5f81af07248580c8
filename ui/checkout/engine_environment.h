// SPDX-License-Identifier: MIT
// The web engine takes orders from the environment: debugging ports, switches, other binaries, files to write TLS keys
// into. Of these only Kassi's own count. What a machine needs (display, scale, proxies, XDG folders, input method)
// stays.
#pragma once

#include <QStringList>

#include <span>

namespace Kassi {

/// `name` ending with '*' stands for all that begin so.
struct DroppedVariable
{
    const char *name;
    const char *reason;
};

/// A switch of Chromium's that Kassi sets itself.
struct EngineSwitch
{
    const char *text;
    const char *reason;
};

[[nodiscard]] std::span<const DroppedVariable> droppedVariables();
[[nodiscard]] std::span<const EngineSwitch> engineSwitches();

/// Drops the variables, sets the switches, and `more` of the caller's own. Before the QApplication; the engine reads
/// its environment once. The names that were dropped.
///
/// What the loader did with LD_PRELOAD before main() cannot be undone; the engine's processes start without it.
QStringList cleanEngineEnvironment(const QStringList &more = {});

/// Alive while the engine starts, which is when the first profile is made: its processes inherit a limit of their data,
/// each for itself, so that a page that eats memory loses its own process and not the machine its breath.
class EngineMemoryLimit
{
public:
    EngineMemoryLimit();
    ~EngineMemoryLimit();
    Q_DISABLE_COPY_MOVE(EngineMemoryLimit)

private:
    quint64 m_before = 0;
};

} // namespace Kassi
