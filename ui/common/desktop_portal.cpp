// SPDX-License-Identifier: MIT
#include "common/desktop_portal.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingReply>
#include <QFileInfo>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 500;

// Without this a bus of our own would be started only to find nobody on it.
bool hasBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}

} // namespace

std::function<DesktopSettings()> askDesktop(const QStringList &groups)
{
    if (!hasBus())
        return [] { return DesktopSettings(); };
    qDBusRegisterMetaType<DesktopSettings>();
    // https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
    auto readAll =
        QDBusMessage::createMethodCall(u"org.freedesktop.portal.Desktop"_s, u"/org/freedesktop/portal/desktop"_s,
                                       u"org.freedesktop.portal.Settings"_s, u"ReadAll"_s);
    readAll << groups;
    readAll.setAutoStartService(false);
    return [call = QDBusConnection::sessionBus().asyncCall(readAll, patienceMs)] {
        QDBusPendingReply<DesktopSettings> answer = call;
        answer.waitForFinished();
        return answer.isError() ? DesktopSettings() : answer.value();
    };
}

} // namespace Kassi
