// SPDX-License-Identifier: MIT
#include "sandbox/own_sockets.h"

#include <QDir>

#include <bit>

#include <netinet/in.h>
#include <sys/socket.h>

namespace Kassi::Sandbox {

namespace {

using NameOf = int (*)(int, sockaddr *, socklen_t *);

/// The IPv4 port of one end of a descriptor, or -1 where it is no such socket.
int portOf(int descriptor, NameOf nameOf)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (nameOf(descriptor, reinterpret_cast<sockaddr *>(&storage), &size) != 0 || storage.ss_family != AF_INET)
        return -1;
    return ntohs(std::bit_cast<sockaddr_in>(*reinterpret_cast<sockaddr_in *>(&storage)).sin_port);
}

} // namespace

void shutDownConnections(int localPort, int remotePort)
{
    // Names of descriptors; the one that lists the folder is gone again and fails both look-ups.
    const QStringList descriptors =
        QDir(QStringLiteral("/dev/fd")).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
    for (const QString &name : descriptors) {
        const int descriptor = name.toInt();
        if (portOf(descriptor, ::getsockname) != localPort)
            continue;
        const int peer = portOf(descriptor, ::getpeername); // -1 for the listening socket itself
        if (peer > 0 && (remotePort == 0 || peer == remotePort))
            ::shutdown(descriptor, SHUT_RDWR);
    }
}

} // namespace Kassi::Sandbox
