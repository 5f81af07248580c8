// SPDX-License-Identifier: MIT
// Where the stages of payments that are over wait for their end. Scripts run on until the engine has ended their
// process, and the engine asks a profile that is gone about none of their requests: they would reach the shop's
// network. And a profile lets the engine do all that comes in before it is gone: a flood of messages would stop the
// window for as long as it lasts.
#pragma once

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>

namespace Kassi {

/// While one lives, a stranger's page is open.
class StrangersPage
{
public:
    StrangersPage();
    ~StrangersPage();
    Q_DISABLE_COPY_MOVE(StrangersPage)
};

/// Deletes one stage at a time, when its pages' processes have ended, no stranger's page is open that could begin a
/// flood, and the window's thread has been on time for half a second; after ten minutes at the latest. Outlives every
/// window, but not the engine.
class RetiredStages final : public QObject
{
public:
    /// Takes over `stage`, whose pages are closed.
    static void take(QObject *stage);

private:
    struct Retired
    {
        QObject *stage; ///< A child.
        QElapsedTimer waits;
    };

    RetiredStages();
    void add(QObject *stage);
    void look();

    std::deque<Retired> m_stages; ///< The one that has waited longest first.
    QTimer m_beat;
    QDeadlineTimer m_late;
    int m_onTime = 0; ///< Beats in a row.
};

} // namespace Kassi
