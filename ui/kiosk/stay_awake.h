// SPDX-License-Identifier: MIT
// Keeps the screen on for as long as it lives: no screen saver, no blanking, no lock. It asks everyone who could turn
// the screen off: the desktop over D-Bus, and the X server itself where there is no desktop. Where nobody listens (a
// bare Wayland session), nobody turns the screen off either, unless the session was set up to.
#pragma once

#include <QDBusPendingCall>
#include <QObject>

namespace Kassi {

/// GUI thread; needs a QGuiApplication. Never waits for an answer.
class StayAwake : public QObject
{
    Q_OBJECT

public:
    explicit StayAwake(QObject *parent);
    ~StayAwake() override;

private:
    QDBusPendingCall m_inhibition; ///< Answered with the cookie that ends it.
};

} // namespace Kassi
