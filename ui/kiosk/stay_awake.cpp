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

QDBusPendingCall inhibitDesktop()
{
    QDBusMessage inhibit = desktopCall(u"Inhibit"_s);
    inhibit << QCoreApplication::applicationName() << u"A customer may pay at any time"_s;
    return QDBusConnection::sessionBus().asyncCall(inhibit);
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
    , m_inhibition(inhibitDesktop())
{
    suspendScreenSaverOfX(true);
}

StayAwake::~StayAwake()
{
    suspendScreenSaverOfX(false);
    // The desktop may still owe the cookie that ends it.
    auto *answer = new QDBusPendingCallWatcher(m_inhibition, qApp);
    connect(answer, &QDBusPendingCallWatcher::finished, answer, [answer] {
        answer->deleteLater();
        const QDBusPendingReply<uint> cookie = *answer;
        if (cookie.isError())
            return;
        QDBusMessage release = desktopCall(u"UnInhibit"_s);
        release << cookie.value();
        QDBusConnection::sessionBus().asyncCall(release);
    });
}

} // namespace Kassi
