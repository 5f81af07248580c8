// SPDX-License-Identifier: MIT
// A web server that fails in the middle: it answers each path with the bytes it was given, whole headers or not, and
// then closes the connection or leaves it open for ever. On a free port of 127.0.0.1, in the test's own thread.
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

namespace Kassi::Test {

enum class Then { Close, Stall };

class BrokenServer
{
public:
    BrokenServer()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(*socket); });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port for a test's server");
    }

    [[nodiscard]] QString origin() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }
    void serve(const QByteArray &bytes, Then then = Then::Close) { m_bytes = bytes, m_then = then; }
    /// A whole page.
    void servePage(const QByteArray &status, const QByteArray &headers, const QByteArray &body)
    {
        serve("HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\n" + headers +
              "Connection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    [[nodiscard]] int hits() const { return m_hits; }

private:
    void answer(QTcpSocket &socket)
    {
        if (!socket.peek(4096).contains("\r\n\r\n"))
            return;
        socket.readAll();
        ++m_hits;
        socket.write(m_bytes);
        if (m_then == Then::Close)
            socket.disconnectFromHost();
    }

    QTcpServer m_server;
    QByteArray m_bytes;
    Then m_then = Then::Close;
    int m_hits = 0;
};

} // namespace Kassi::Test
