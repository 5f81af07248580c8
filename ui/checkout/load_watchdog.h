// SPDX-License-Identifier: MIT
// Notices that the element never came, or hangs. It listens for Kassi's own sign of life from the element's frame (and
// for the element's messages), because the engine reports a dead process of the main frame only.
#pragma once

#include <QTimer>

#include <chrono>
#include <functional>

namespace Kassi {

class LoadWatchdog : public QObject
{
    Q_OBJECT

public:
    /// Overdue after `limit` without a sign, or soon after a load that brought none. `isVisible`: browsers slow the
    /// timers of hidden pages down, so a page that is alive already is judged only while it can be seen.
    LoadWatchdog(std::chrono::milliseconds limit, std::function<bool()> isVisible);

    void start();
    void stop();
    /// A message of the element.
    void heardEvent();
    /// Kassi's script in the element's frame; it repeats.
    void heardAlive();
    /// The frame fired `load`; where nothing was heard before, it is an error page.
    void frameLoaded();
    /// What stands in the frame is an error page, also where a page was alive before.
    void errorPage();

Q_SIGNALS:
    /// `opened`: something of the element's was there.
    void overdue(bool opened);

private:
    enum class Watching { Nothing, Load, Heartbeat };
    void tick();
    void expire(bool opened);

    std::function<bool()> m_isVisible;
    QTimer m_half;
    QTimer m_grace;
    Watching m_watching = Watching::Nothing;
    int m_missed = 0;
};

} // namespace Kassi
