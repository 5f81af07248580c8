// SPDX-License-Identifier: MIT
// A D-Bus session of the test's own: nobody is on it but who is put there. Made before anything asks for the bus.
#pragma once

#include <QProcess>

namespace Kassi::Test {

class SessionBus
{
public:
    SessionBus()
    {
        using namespace Qt::StringLiterals;
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (!m_daemon.waitForReadyRead(30'000))
            qFatal("dbus-daemon did not start");
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
    }
    ~SessionBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(SessionBus)

private:
    QProcess m_daemon;
};

} // namespace Kassi::Test
