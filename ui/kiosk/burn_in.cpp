// SPDX-License-Identifier: MIT
#include "kiosk/burn_in.h"

#include <QLayout>
#include <QPoint>
#include <QWidget>

#include <algorithm>
#include <iterator>
#include <utility>

namespace Kassi {

BurnIn::BurnIn(QWidget &shown)
    : m_shown(shown)
{
}

void BurnIn::follow(const KioskState &state, qint64 nowMs)
{
    if (state.place != KioskPlace::Attract && state.place != KioskPlace::OutOfService) {
        if (std::exchange(m_movedAt, 0) != 0) // another screen: nobody sees it move
            m_shown.layout()->setContentsMargins(0, 0, 0, 0);
        return;
    }
    if (nowMs - std::max(m_movedAt, state.activeAt) < everyMs)
        return;
    m_movedAt = nowMs;
    constexpr int down = 4;
    constexpr QPoint way[] = {{3, 0}, {5, 1}, {farthest, 2}, {5, 3}, {3, down}, {1, 3}, {0, 2}, {1, 1}};
    const QPoint by = way[m_at++ % int(std::size(way))];
    m_shown.layout()->setContentsMargins(by.x(), by.y(), farthest - by.x(), down - by.y());
}

} // namespace Kassi
