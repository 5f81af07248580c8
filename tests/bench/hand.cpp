// SPDX-License-Identifier: MIT
#include "bench/hand.h"

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {
constexpr int sameScreen = -1;
constexpr unsigned leftButton = 1;
constexpr unsigned long atOnce = 0;
} // namespace

template <typename Function>
Function Hand::find(QLibrary &library, const char *name)
{
    const auto function = reinterpret_cast<Function>(library.resolve(name));
    if (!function)
        throw Failure(u"%1: %2"_s.arg(QString::fromLatin1(name), library.errorString()));
    return function;
}

Hand::Hand(const QString &display)
    : m_x11(u"X11"_s, 6)
    , m_xtst(u"Xtst"_s, 6)
{
    const auto open = find<void *(*)(const char *)>(m_x11, "XOpenDisplay");
    m_close = find<decltype(m_close)>(m_x11, "XCloseDisplay");
    m_flush = find<decltype(m_flush)>(m_x11, "XFlush");
    m_motion = find<decltype(m_motion)>(m_xtst, "XTestFakeMotionEvent");
    m_button = find<decltype(m_button)>(m_xtst, "XTestFakeButtonEvent");
    m_display = open(display.toLatin1().constData());
    if (!m_display)
        throw Failure(u"no connection to the display "_s + display);
}

Hand::~Hand()
{
    m_close(m_display);
}

void Hand::moveTo(const QPoint &point)
{
    m_motion(m_display, sameScreen, point.x(), point.y(), atOnce);
    m_flush(m_display);
}

Moment Hand::click(const QPoint &point)
{
    m_motion(m_display, sameScreen, point.x(), point.y(), atOnce);
    m_button(m_display, leftButton, 1, atOnce);
    m_button(m_display, leftButton, 0, atOnce);
    const Moment sent = Clock::now();
    m_flush(m_display);
    return sent;
}

} // namespace Kassi::Bench
