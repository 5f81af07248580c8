// SPDX-License-Identifier: MIT
// What systemd asked of this process when it started it, and what it is told (sd_notify(3)): one datagram to a socket.
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace Kassi {

struct ServiceRequest
{
    QByteArray socket = {};                                 ///< Path, or '@' and an abstract name; empty: nobody asked.
    std::optional<std::chrono::microseconds> watchdog = {}; ///< Within that time it has to hear of us.

    /// Takes it out of the environment, so that no other program speaks in our name. The watchdog may have been meant
    /// for the program that started this one: a compositor, which is the service's first process.
    [[nodiscard]] static ServiceRequest take();
    /// Puts it back, for the program that follows in this process.
    void giveBack() const;
};

class ServiceNotifier
{
public:
    explicit ServiceNotifier(QByteArray socket);

    void ready() const;
    /// `status` is for people who look after the till: one line, no order, no amount, no secret.
    void status(const QString &status) const;
    void alive() const;
    void stopping() const;

private:
    void send(const QByteArray &text) const;

    QByteArray m_socket;
};

} // namespace Kassi
