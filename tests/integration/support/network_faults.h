// SPDX-License-Identifier: MIT
// The faults of networks as shops have them, each with what the program has to make of it.
#pragma once

#include "integration/support/recording_peer.h"
#include "payment/error.h"

#include <QTimer>

#include <vector>

#include <sys/socket.h>

namespace Kassi::Testing {

/// A gateway that is reached through the system's proxy only, since no name server knows it.
inline const QString farGateway = u"https://gateway.example"_s;

struct NetworkFault
{
    const char *name;
    ErrorCode code;
    QString advice; ///< What the message says to look at.
    RecordingPeer::Answer answer;
    std::optional<ServerIdentity> identity = {};
    QUrl url = {}; ///< Where it is not the peer's.

    [[nodiscard]] QUrl urlOf(const RecordingPeer &peer) const { return url.isEmpty() ? peer.url() : url; }
    /// The peer is the proxy.
    [[nodiscard]] bool isOfProxy() const { return url == QUrl(farGateway); }
};

inline void resetConnection(QTcpSocket &socket)
{
    const linger now{.l_onoff = 1, .l_linger = 0}; // close() then sends a reset
    ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket.abort();
}

inline void trickle(QTcpSocket &socket)
{
    socket.write("HTTP/1.1 200 OK\r\nX-Slow: ");
    auto *timer = new QTimer(&socket);
    QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("y"); });
    timer->start(50);
}

/// Of `trusted`, the client trusts the servers; of `stranger`, it does not.
inline std::vector<NetworkFault> networkFaults(TestAuthority &trusted, TestAuthority &stranger)
{
    const auto silent = [](QTcpSocket &, int) {};
    const auto login =
        RecordingPeer::says(RecordingPeer::http("200 OK", "<html>Welcome to the hotel</html>", "text/html"));
    const QString loopback = u"IP:127.0.0.1"_s;
    return {
        {"certificate expired", ErrorCode::TlsFailed, u"ended on 2020-02-01"_s, silent,
         trusted.issue(loopback, u"-startdate 20200101000000Z -enddate 20200201000000Z"_s)},
        {"certificate not yet valid", ErrorCode::TlsFailed, u"begins on 2090-01-01"_s, silent,
         trusted.issue(loopback, u"-startdate 20900101000000Z -enddate 20900201000000Z"_s)},
        {"wrong host", ErrorCode::TlsFailed, u"base_url"_s, silent, trusted.issue(u"DNS:other.example"_s)},
        {"self-signed", ErrorCode::TlsFailed, u"log in first"_s, silent, trusted.selfSigned()},
        {"unknown authority", ErrorCode::TlsFailed, u"ca_file"_s, silent, stranger.issue(loopback)},
        {"redirect", ErrorCode::Redirected, u"base_url"_s,
         RecordingPeer::says(RecordingPeer::http("302 Found", {}, "text/html", "Location: http://login.example/\r\n"))},
        {"login page", ErrorCode::MalformedReply, u"open a browser"_s, login},
        {"no JSON", ErrorCode::MalformedReply, u"not one of the gateway's"_s,
         RecordingPeer::says(RecordingPeer::http("200 OK", "welcome", "text/plain"))},
        {"proxy wants a password",
         ErrorCode::Unreachable,
         u"name and a password"_s,
         RecordingPeer::says(RecordingPeer::http("407 Proxy Authentication Required", {}, "text/html",
                                                 "Proxy-Authenticate: Basic realm=\"shop\"\r\n")),
         {},
         QUrl(farGateway)},
        {"proxy drops", ErrorCode::Unreachable, u"proxy settings"_s, RecordingPeer::says({}), {}, QUrl(farGateway)},
        {"slow-loris", ErrorCode::Indeterminate, u"in time"_s, [](QTcpSocket &socket, int) { trickle(socket); }},
        {"reset", ErrorCode::Indeterminate, u"broke off"_s, [](QTcpSocket &socket, int) { resetConnection(socket); }},
        {"no such name", ErrorCode::Unreachable, u"base_url"_s, silent, {}, QUrl(u"https://gateway.invalid"_s)},
        {"refused", ErrorCode::Unreachable, u"firewall"_s, silent, {}, QUrl(u"http://127.0.0.1:9"_s)},
    };
}

} // namespace Kassi::Testing
