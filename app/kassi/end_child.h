// SPDX-License-Identifier: MIT
// Ends a program that this one has started: asked first, by force when it does not go.
#pragma once

#include <QProcess>

namespace Kassi {

/// Waits for it, a few seconds before it is killed.
inline void endChild(QProcess &child)
{
    constexpr int patienceMs = 5'000;
    if (child.state() == QProcess::NotRunning)
        return;
    child.terminate();
    if (!child.waitForFinished(patienceMs)) {
        child.kill();
        child.waitForFinished();
    }
}

} // namespace Kassi
