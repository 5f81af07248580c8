// SPDX-License-Identifier: MIT
// The web engine takes orders from the environment: debugging ports, switches, other binaries, files to write TLS keys
// into. Of these only Kassi's own count. What a machine needs (display, scale, proxies, XDG folders, input method)
// stays.
#pragma once

#include "payment/origin.h"

#include <QByteArray>
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

/// Bytes of data that a process may have in which a page runs or is painted: three times what the program takes with a
/// checkout in its window, and more than that of the engine's.
inline constexpr quint64 mostMemory = quint64(2) << 30;

[[nodiscard]] std::span<const DroppedVariable> droppedVariables();
[[nodiscard]] std::span<const EngineSwitch> engineSwitches();

/// Whether the kernel offers one that draws; `devices` is /dev. Without, the window and the engine paint without
/// OpenGL, unless QT_QUICK_BACKEND says otherwise, and under X11 none is loaded, unless QT_XCB_GL_INTEGRATION does.
[[nodiscard]] bool hasGraphicsCard(const QString &devices);

/// Drops the variables, sets the switches, and `more` of the caller's own. Before the QApplication; the engine reads
/// its environment once. The names that were dropped.
///
/// What the loader did with LD_PRELOAD before main() cannot be undone; the engine's processes start without it.
QStringList cleanEngineEnvironment(const QStringList &more = {});

/// Alive while the first profile is made, which starts the engine. The element's pages get a process of their own,
/// which no bank's page is in, and not the host page either (--site-per-process does that for all, and ends 6.4 at
/// once, because of the host page's made-up address). The engine's processes inherit a limit of their data, each for
/// itself: a page that eats memory loses its own process, and not the machine its breath. And a program that forbids to
/// be dumped allows it for that moment: otherwise the engine goes without a part of its sandbox (the namespaces, whose
/// files in /proc belong to root then), and says nothing.
class EngineStart
{
public:
    /// `reducedMotion`: pages are told to do without animations (prefers-reduced-motion).
    EngineStart(const Origin &element, bool reducedMotion);
    ~EngineStart();
    Q_DISABLE_COPY_MOVE(EngineStart)

private:
    QByteArray m_switches;
    quint64 m_dataLimit = 0;
    int m_dumpable = 0;
};

} // namespace Kassi
