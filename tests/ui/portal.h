// SPDX-License-Identifier: MIT
// A desktop that says what its user asked for, on a session bus of the test's own. It answers in a thread of its own: a
// program waits half a second for a desktop, and a test that takes a picture does nothing else for as long.
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QMap>
#include <QMutex>
#include <QObject>
#include <QThread>
#include <QVariantMap>

namespace Kassi {

using PortalSettings = QMap<QString, QVariantMap>;

/// The desktop's answer to https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
class Portal : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    ~Portal() override
    {
        m_thread.quit();
        m_thread.wait();
    }

    /// What it says from now on. `answers`: false: nothing at all.
    void say(const PortalSettings &settings, bool answers = true)
    {
        const QMutexLocker locker(&m_mutex);
        m_settings = settings;
        m_answers = answers;
    }

    /// On the session bus, under its well-known name.
    [[nodiscard]] bool open()
    {
        qDBusRegisterMetaType<PortalSettings>();
        moveToThread(&m_thread);
        m_thread.start();
        auto bus = QDBusConnection::sessionBus();
        return bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                                  QDBusConnection::ExportAllSlots) &&
               bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }

public Q_SLOTS:
    void ReadAll(const QStringList &namespaces)
    {
        setDelayedReply(true);
        const QMutexLocker locker(&m_mutex);
        PortalSettings asked;
        for (const QString &name : namespaces) {
            if (m_settings.contains(name))
                asked[name] = m_settings[name];
        }
        if (m_answers)
            connection().send(message().createReply(QVariant::fromValue(asked)));
    }

private:
    QThread m_thread;
    QMutex m_mutex;
    PortalSettings m_settings;
    bool m_answers = true;
};

} // namespace Kassi
