// SPDX-License-Identifier: MIT
// A peer on loopback that keeps every byte it is sent: as it came over the wire, and where it speaks TLS also as it
// understood it. What it answers, and how it ends a connection, is the test's to say.
#pragma once

#include "support/certificates.h"

#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace Kassi::Testing {

class RecordingPeer
{
public:
    /// What to do with the n-th request (from 0).
    using Answer = std::function<void(QTcpSocket &socket, int request)>;

    explicit RecordingPeer(Answer answer, const std::optional<ServerIdentity> &identity = {})
        : m_answer(std::move(answer))
        , m_isTls(identity.has_value())
        , m_server(identity ? tlsServer(*identity) : std::make_unique<QTcpServer>())
    {
        m_server->listen(QHostAddress::LocalHost);
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(),
                         [this] { serve(*m_server->nextPendingConnection()); });
        m_tap.listen(QHostAddress::LocalHost);
        QObject::connect(&m_tap, &QTcpServer::newConnection, &m_tap, [this] { relay(*m_tap.nextPendingConnection()); });
    }
    Q_DISABLE_COPY_MOVE(RecordingPeer)

    /// Writes `text` and, where that is asked for, ends the connection.
    [[nodiscard]] static Answer says(const QByteArray &text, bool closes = true)
    {
        return [text, closes](QTcpSocket &socket, int) {
            socket.write(text);
            if (closes)
                socket.disconnectFromHost();
        };
    }
    [[nodiscard]] static QByteArray http(const QByteArray &status, const QByteArray &body,
                                         const QByteArray &type = "application/json", const QByteArray &more = {})
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + more +
               "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"%1://127.0.0.1:%2"_s.arg(m_isTls ? u"https"_s : u"http"_s).arg(port()));
    }
    [[nodiscard]] int port() const { return m_isTls ? m_tap.serverPort() : m_server->serverPort(); }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Every byte of every client, in the order in which they came.
    [[nodiscard]] const QByteArray &wire() const { return m_isTls ? m_wire : m_clear; }
    /// The same as an application sees it, after TLS.
    [[nodiscard]] const QByteArray &clear() const { return m_clear; }
    /// Whole requests.
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }

private:
    static std::unique_ptr<QTcpServer> tlsServer(const ServerIdentity &identity)
    {
        const auto pem = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(QSslCertificate::fromData(pem(identity.certificate)));
        configuration.setPrivateKey(QSslKey(pem(identity.key), QSsl::Ec));
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(configuration);
        return server;
    }

    void serve(QTcpSocket &socket)
    {
        ++m_connections;
        const auto read = [this, &socket, pending = std::make_shared<QByteArray>()] {
            const QByteArray came = socket.readAll();
            m_clear += came;
            *pending += came;
            for (qsizetype size = requestSize(*pending); size > 0; size = requestSize(*pending)) {
                m_requests << pending->left(size);
                pending->remove(0, size);
                m_answer(socket, int(m_requests.size()) - 1);
            }
        };
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, read);
        read(); // what came with the end of the handshake
    }

    /// Of the first whole request; 0 where it is not whole yet.
    static qsizetype requestSize(const QByteArray &text)
    {
        const qsizetype end = text.indexOf("\r\n\r\n");
        if (end < 0)
            return 0;
        const QByteArray head = text.left(end).toLower();
        const qsizetype at = head.indexOf("content-length:");
        const qsizetype body = at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        return text.size() < end + 4 + body ? 0 : end + 4 + body;
    }

    /// Stands before a TLS server and passes everything on, both ways.
    void relay(QTcpSocket &client)
    {
        auto *server = new QTcpSocket(&client);
        server->connectToHost(QHostAddress::LocalHost, m_server->serverPort());
        QObject::connect(&client, &QTcpSocket::readyRead, server, [this, &client, server] {
            const QByteArray came = client.readAll();
            m_wire += came;
            server->write(came);
        });
        QObject::connect(server, &QTcpSocket::readyRead, &client,
                         [&client, server] { client.write(server->readAll()); });
        QObject::connect(&client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
        QObject::connect(server, &QTcpSocket::disconnected, &client, &QTcpSocket::disconnectFromHost);
    }

    Answer m_answer;
    bool m_isTls;
    int m_connections = 0;
    QByteArray m_wire;
    QByteArray m_clear;
    QList<QByteArray> m_requests;
    std::unique_ptr<QTcpServer> m_server; // after what its connections write to
    QTcpServer m_tap;
};

} // namespace Kassi::Testing
