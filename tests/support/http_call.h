// SPDX-License-Identifier: MIT
// A plain socket to a server on loopback, for tests that want to see every byte and to send what no client would.
#pragma once

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

namespace Kassi::Testing {

struct HttpAnswer
{
    int status = 0; ///< 0: closed without a byte.
    QByteArray head = {};
    QByteArray body = {};

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QString code() const { return json()[QLatin1String("error")][QLatin1String("code")].toString(); }
    [[nodiscard]] QString text(const char *field) const { return json()[QLatin1String(field)].toString(); }
};

class HttpCall
{
public:
    explicit HttpCall(quint16 port) { m_socket.connectToHost(QStringLiteral("127.0.0.1"), port); }

    void send(const QByteArray &bytes)
    {
        if (!m_socket.waitForConnected(5'000))
            return;
        m_socket.write(bytes);
        m_socket.flush();
        m_socket.waitForBytesWritten(5'000);
    }
    /// Until the other side closes.
    [[nodiscard]] HttpAnswer answer(int timeoutMs = 15'000)
    {
        QElapsedTimer clock;
        clock.start();
        while (m_socket.state() == QAbstractSocket::ConnectedState && clock.elapsed() < timeoutMs)
            m_socket.waitForReadyRead(100);
        return parsed(m_received += m_socket.readAll());
    }
    /// Until it has said `text`, or nothing more comes.
    [[nodiscard]] bool hears(const QByteArray &text, int timeoutMs = 15'000)
    {
        QElapsedTimer clock;
        clock.start();
        while (!m_received.contains(text) && clock.elapsed() < timeoutMs &&
               m_socket.state() == QAbstractSocket::ConnectedState) {
            m_socket.waitForReadyRead(100);
            m_received += m_socket.readAll();
        }
        return m_received.contains(text);
    }
    /// How long it takes until the other side closes; -1: it did not.
    [[nodiscard]] qint64 msUntilClosed(int timeoutMs = 15'000)
    {
        QElapsedTimer clock;
        clock.start();
        while (m_socket.state() != QAbstractSocket::UnconnectedState && clock.elapsed() < timeoutMs)
            m_socket.waitForReadyRead(50);
        return m_socket.state() == QAbstractSocket::UnconnectedState ? clock.elapsed() : -1;
    }
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

private:
    static HttpAnswer parsed(const QByteArray &received)
    {
        const qsizetype end = received.indexOf("\r\n\r\n");
        return {.status = received.mid(9, 3).toInt(), .head = received.left(end), .body = received.mid(end + 4)};
    }

    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace Kassi::Testing
