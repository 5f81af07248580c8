// SPDX-License-Identifier: MIT
// A hand on the mouse of an X server (XTEST): one connection that stays, so that a press costs no program's start.
#pragma once

#include "bench/patience.h"

#include <QLibrary>
#include <QPoint>

namespace Kassi::Bench {

class Hand
{
public:
    explicit Hand(const QString &display);
    ~Hand();
    Hand(const Hand &) = delete;
    Hand &operator=(const Hand &) = delete;

    void moveTo(const QPoint &point);
    /// Presses and releases the button there. When it was sent.
    Moment click(const QPoint &point);

private:
    // Loaded when it is needed: xdotool brings these libraries, their headers are nobody's need but the bench's.
    template <typename Function>
    [[nodiscard]] static Function find(QLibrary &library, const char *name);

    QLibrary m_x11;
    QLibrary m_xtst;
    void *m_display = nullptr;
    int (*m_close)(void *) = nullptr;
    int (*m_flush)(void *) = nullptr;
    int (*m_motion)(void *, int, int, int, unsigned long) = nullptr;
    int (*m_button)(void *, unsigned, int, unsigned long) = nullptr;
};

} // namespace Kassi::Bench
