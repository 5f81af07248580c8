// SPDX-License-Identifier: MIT
// Against burning in: bars and strips always stand at the same place, and a notice may stand for days. While nobody is
// there all of it is moved by a few pixels now and then, and it is where it belongs as soon as somebody begins.
#pragma once

#include "kiosk/kiosk_machine.h"

class QWidget;

namespace Kassi {

class BurnIn
{
public:
    static constexpr qint64 everyMs = 120'000;
    static constexpr int farthest = 6; ///< Pixels from where it belongs.

    /// Moves what is in `shown`, which outlives it, by the margins of its layout.
    explicit BurnIn(QWidget &shown);

    void follow(const KioskState &state, qint64 nowMs);

private:
    QWidget &m_shown;
    int m_at = 0;
    qint64 m_movedAt = 0; ///< 0: it is where it belongs.
};

} // namespace Kassi
