// SPDX-License-Identifier: MIT
#include "kiosk/stay_awake.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

#include <xcb/screensaver.h>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QDBusMessage desktopCall(const QString &method)
{
    // https://specifications.freedesktop.org/idle-inhibit-spec: an inhibition also ends with its bus connection.
    return QDBusMessage::createMethodCall(u"org.freedesktop.ScreenSaver"_s, u"/org/freedesktop/ScreenSaver"_s,
                                          u"org.freedesktop.ScreenSaver"_s, method);
}

void suspendScreenSaverOfX(bool suspend)
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    if (!x11 || !x11->connection())
        return;
    // Covers blanking and DPMS, and ends with this client. Asked for first: a server without the extension would call
    // it an error.
    const auto *extension = xcb_get_extension_data(x11->connection(), &xcb_screensaver_id);
    if (!extension || !extension->present)
        return;
    xcb_screensaver_suspend(x11->connection(), suspend);
    xcb_flush(x11->connection());
}

} // namespace

StayAwake::StayAwake(QObject *parent)
    : QObject(parent)
{
    suspendScreenSaverOfX(true);
    QDBusMessage inhibit = desktopCall(u"Inhibit"_s);
    inhibit << QCoreApplication::applicationName() << u"A customer may pay at any time"_s;
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(inhibit), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<uint> cookie = *answer;
        m_cookie = cookie.isError() ? 0 : cookie.value();
        answer->deleteLater();
    });
}

StayAwake::~StayAwake()
{
    suspendScreenSaverOfX(false);
    if (m_cookie != 0) {
        QDBusMessage release = desktopCall(u"UnInhibit"_s);
        release << m_cookie;
        QDBusConnection::sessionBus().asyncCall(release);
    }
}

} // namespace Kassi
