// SPDX-License-Identifier: MIT
#include "service_notifier.h"

#include <algorithm>
#include <cstddef>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace Kassi {

namespace {

constexpr char socketVariable[] = "NOTIFY_SOCKET";
constexpr char watchdogVariable[] = "WATCHDOG_USEC";
constexpr char watchdogPidVariable[] = "WATCHDOG_PID";

QByteArray line(const QString &status)
{
    return status.simplified().toUtf8();
}

} // namespace

ServiceRequest ServiceRequest::take()
{
    ServiceRequest request;
    const QByteArray socket = qgetenv(socketVariable);
    if (socket.startsWith('/') || socket.startsWith('@'))
        request.socket = socket;
    bool isNumber = false;
    const qlonglong interval = qgetenv(watchdogVariable).toLongLong(&isNumber);
    const QByteArray pid = qgetenv(watchdogPidVariable);
    const bool isMeant = pid.isEmpty() || pid.toLongLong() == ::getpid() || pid.toLongLong() == ::getppid();
    if (!request.socket.isEmpty() && isNumber && interval > 0 && isMeant)
        request.watchdog = std::chrono::microseconds(interval);
    for (const char *name : {socketVariable, watchdogVariable, watchdogPidVariable})
        qunsetenv(name);
    return request;
}

void ServiceRequest::giveBack() const
{
    if (socket.isEmpty())
        return;
    qputenv(socketVariable, socket);
    if (watchdog)
        qputenv(watchdogVariable, QByteArray::number(qlonglong(watchdog->count())));
}

ServiceNotifier::ServiceNotifier(QByteArray socket)
    : m_socket(std::move(socket))
{
}

void ServiceNotifier::ready() const
{
    send("READY=1");
}

void ServiceNotifier::status(const QString &status) const
{
    send("STATUS=" + line(status));
}

void ServiceNotifier::alive() const
{
    send("WATCHDOG=1");
}

void ServiceNotifier::stopping() const
{
    send("STOPPING=1\nSTATUS=Closing");
}

void ServiceNotifier::send(const QByteArray &text) const
{
    sockaddr_un address = {};
    if (m_socket.isEmpty() || size_t(m_socket.size()) >= sizeof(address.sun_path))
        return;
    address.sun_family = AF_UNIX;
    std::copy(m_socket.begin(), m_socket.end(), address.sun_path);
    if (address.sun_path[0] == '@') // an abstract one, which stands in no folder
        address.sun_path[0] = '\0';
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(m_socket.size()));
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    // Whoever does not listen is not waited for.
    ::sendto(socket, text.constData(), size_t(text.size()), MSG_NOSIGNAL | MSG_DONTWAIT,
             reinterpret_cast<const sockaddr *>(&address), length);
    ::close(socket);
}

} // namespace Kassi
