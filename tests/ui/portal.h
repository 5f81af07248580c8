// SPDX-License-Identifier: MIT
// A desktop that says what its user asked for, on a session bus of the test's own.
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QMap>
#include <QObject>
#include <QVariantMap>

namespace Kassi {

using PortalSettings = QMap<QString, QVariantMap>;

/// The desktop's answer to https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
class Portal : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    PortalSettings settings;
    bool answers = true;

    /// On the session bus, under its well-known name.
    [[nodiscard]] bool open()
    {
        qDBusRegisterMetaType<PortalSettings>();
        auto bus = QDBusConnection::sessionBus();
        return bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                                  QDBusConnection::ExportAllSlots) &&
               bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }

public Q_SLOTS:
    void ReadAll(const QStringList &namespaces)
    {
        setDelayedReply(true);
        PortalSettings asked;
        for (const QString &name : namespaces) {
            if (settings.contains(name))
                asked[name] = settings[name];
        }
        if (answers)
            connection().send(message().createReply(QVariant::fromValue(asked)));
    }
};

} // namespace Kassi
