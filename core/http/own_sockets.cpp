// SPDX-License-Identifier: MIT
#include "http/own_sockets.h"

#include <QDir>

#include <bit>

#include <netinet/in.h>
#include <sys/socket.h>

namespace Kassi {

namespace {

using NameOf = int (*)(int, sockaddr *, socklen_t *);

/// The port of one end of a descriptor, or -1 where it is no such socket.
int portOf(int descriptor, NameOf nameOf)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto *address = reinterpret_cast<sockaddr *>(&storage);
    if (nameOf(descriptor, address, &size) != 0)
        return -1;
    if (storage.ss_family == AF_INET)
        return ntohs(std::bit_cast<sockaddr_in>(*reinterpret_cast<sockaddr_in *>(&storage)).sin_port);
    if (storage.ss_family == AF_INET6)
        return ntohs(std::bit_cast<sockaddr_in6>(*reinterpret_cast<sockaddr_in6 *>(&storage)).sin6_port);
    return -1;
}

template <typename Do>
void forEachConnection(int localPort, Do work)
{
    // Names of descriptors; the one that lists the folder is gone again and fails both look-ups.
    const QStringList descriptors =
        QDir(QStringLiteral("/dev/fd")).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
    for (const QString &name : descriptors) {
        const int descriptor = name.toInt();
        if (portOf(descriptor, ::getsockname) != localPort)
            continue;
        const int peer = portOf(descriptor, ::getpeername); // -1 for the listening socket itself
        if (peer > 0)
            work(descriptor, peer);
    }
}

} // namespace

std::vector<int> acceptedConnections(int localPort)
{
    std::vector<int> peers;
    forEachConnection(localPort, [&](int, int peer) { peers.push_back(peer); });
    return peers;
}

void shutDownConnections(int localPort, int remotePort)
{
    forEachConnection(localPort, [&](int descriptor, int peer) {
        if (remotePort == 0 || peer == remotePort)
            ::shutdown(descriptor, SHUT_RDWR);
    });
}

} // namespace Kassi
