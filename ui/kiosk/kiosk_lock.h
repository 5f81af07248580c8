// SPDX-License-Identifier: MIT
// Makes a window the only thing that a customer of a kiosk can see and reach: full screen on one display, in front,
// with the keyboard, without a way to close, move or leave it.
//
// What a program can do, and no more: switching virtual terminals, the power button, SysRq, USB and a desktop's own
// compositor belong to the session; packaging and SECURITY.md say which setting of the session stops each.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

class QScreen;
class QWidget;

namespace Kassi {

struct KioskLockOptions
{
    QString screen = {};      ///< QScreen::name() of the display; empty, or not connected: the primary one.
    bool hidePointer = false; ///< For touch screens.
};

/// GUI thread. The window is locked for as long as the object lives; its destructor gives back a window that can be
/// left and closed. QWidget::close() by the program itself works all the time.
class KioskLock : public QObject
{
    Q_OBJECT

public:
    /// Shows `window`, which has to be a top-level one.
    KioskLock(QWidget &window, KioskLockOptions options);
    ~KioskLock() override;

    [[nodiscard]] QScreen *screen() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void hold();
    [[nodiscard]] bool fillsTheScreen() const;

    QPointer<QWidget> m_window;
    KioskLockOptions m_options;
    QTimer m_hold; ///< Runs until the window is where it belongs and has the keyboard.
};

} // namespace Kassi
