// SPDX-License-Identifier: MIT
#include "common/desktop_motion.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingReply>
#include <QFileInfo>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

using PortalSettings = QMap<QString, QVariantMap>;

constexpr int patienceMs = 500;

// What all desktops of today have in common, and where the two large ones kept it before there was that.
const auto common = u"org.freedesktop.appearance"_s;
const auto gnome = u"org.gnome.desktop.interface"_s;
const auto kde = u"org.kde.kdeglobals.KDE"_s;

// Without this a bus of our own would be started only to find nobody on it.
bool hasBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}

QDBusPendingCall ask()
{
    // https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
    auto readAll =
        QDBusMessage::createMethodCall(u"org.freedesktop.portal.Desktop"_s, u"/org/freedesktop/portal/desktop"_s,
                                       u"org.freedesktop.portal.Settings"_s, u"ReadAll"_s);
    readAll << QStringList{common, gnome, kde};
    readAll.setAutoStartService(false);
    return QDBusConnection::sessionBus().asyncCall(readAll, patienceMs);
}

} // namespace

std::function<bool()> askForReducedMotion()
{
    if (!hasBus())
        return [] { return false; };
    qDBusRegisterMetaType<PortalSettings>();
    return [call = ask()] {
        QDBusPendingReply<PortalSettings> answer = call;
        answer.waitForFinished();
        if (answer.isError())
            return false;
        const PortalSettings settings = answer.value();
        const QVariant slowness = settings.value(kde).value(u"AnimationDurationFactor"_s, 1.0);
        return settings.value(common).value(u"reduced-motion"_s).toUInt() == 1 ||
               !settings.value(gnome).value(u"enable-animations"_s, true).toBool() || slowness.toDouble() == 0.0;
    };
}

} // namespace Kassi
