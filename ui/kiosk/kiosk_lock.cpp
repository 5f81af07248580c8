// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_lock.h"

#include "checkout/input_policy.h"
#include "kiosk/stay_awake.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QWidget>
#include <QWindow>

#include <algorithm>
#include <chrono>

namespace Kassi {
using namespace std::chrono_literals;

namespace {
constexpr auto holdInterval = 100ms; // Between two tries: somebody else may be trying the same.
} // namespace

KioskLock::KioskLock(QWidget &window, KioskLockOptions options)
    : m_window(&window)
    , m_options(std::move(options))
{
    Q_ASSERT(window.isWindow());
    new StayAwake(this);
    m_hold.setInterval(holdInterval);
    connect(&m_hold, &QTimer::timeout, this, &KioskLock::hold);
    const auto startHolding = [this] { m_hold.start(); };
    connect(qGuiApp, &QGuiApplication::screenAdded, this, startHolding);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, startHolding);
    connect(qGuiApp, &QGuiApplication::primaryScreenChanged, this, startHolding);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, startHolding);
    if (m_options.hidePointer)
        QGuiApplication::setOverrideCursor(Qt::BlankCursor); // Above what a page or a widget asks for.

    window.setWindowFlags(window.windowFlags() | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    qGuiApp->installEventFilter(this);
    hold();
    m_hold.start();
}

KioskLock::~KioskLock()
{
    qGuiApp->removeEventFilter(this);
    if (m_options.hidePointer)
        QGuiApplication::restoreOverrideCursor();
    if (!m_window)
        return;
    if (m_window->windowHandle())
        m_window->windowHandle()->setKeyboardGrabEnabled(false);
    const bool visible = m_window->isVisible();
    m_window->setWindowFlags(m_window->windowFlags() & ~(Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint));
    m_window->setWindowState(Qt::WindowNoState);
    m_window->setVisible(visible); // Changing the flags hid it.
}

QScreen *KioskLock::screen() const
{
    const auto screens = QGuiApplication::screens();
    const auto wanted = std::ranges::find(screens, m_options.screen, &QScreen::name);
    return wanted == screens.end() ? QGuiApplication::primaryScreen() : *wanted;
}

bool KioskLock::fillsTheScreen() const
{
    return m_window->isVisible() && m_window->isFullScreen() && !m_window->isMinimized() &&
           m_window->geometry() == screen()->geometry();
}

void KioskLock::hold()
{
    if (!m_window || !screen()) // No display at all, for a moment: screenAdded follows.
        return;
    if (!fillsTheScreen()) {
        m_window->setScreen(screen());
        m_window->setGeometry(screen()->geometry()); // Also where no window manager makes it so.
        m_window->showFullScreen();
    }
    // A window of this program may have the keyboard: the list of a drop-down field, for example.
    const bool hasKeyboard = QGuiApplication::focusWindow() != nullptr;
    if (!hasKeyboard) {
        m_window->raise();
        m_window->activateWindow();
        // Keys that a window manager would take for itself are asked for; not every platform gives them.
        m_window->windowHandle()->setKeyboardGrabEnabled(true);
    }
    if (fillsTheScreen() && hasKeyboard)
        m_hold.stop();
}

bool KioskLock::eventFilter(QObject *watched, QEvent *event)
{
    if (!isForThePage(readEvent(*event))) {
        event->accept(); // Nobody else gets it, not even a shortcut.
        return true;
    }
    if (watched != m_window)
        return false;
    switch (event->type()) {
    case QEvent::Close:
        if (!event->spontaneous())
            break;
        event->ignore();
        return true;
    case QEvent::WindowStateChange:
    case QEvent::WindowDeactivate:
    case QEvent::Move:
    case QEvent::Resize: m_hold.start(); break;
    default: break;
    }
    return false;
}

} // namespace Kassi
