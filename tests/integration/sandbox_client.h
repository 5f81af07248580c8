// SPDX-License-Identifier: MIT
// A client of the sandbox gateway for tests: a plain socket, so that a test sees every byte and nothing is sent again
// behind its back. A test class derives from SandboxTest.
#pragma once

#include "sandbox/sandbox_gateway.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <map>

namespace Kassi::Testing {

using Headers = std::map<QByteArray, QByteArray>;

struct Answer
{
    int status = 0; ///< 0: the connection closed without a byte
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QString text(const char *name) const { return json().value(QLatin1String(name)).toString(); }
    [[nodiscard]] QString errorCode() const { return json()[u"error"][u"code"].toString(); }
    [[nodiscard]] QString errorParam() const { return json()[u"error"][u"param"].toString(); }

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        const qsizetype at = head.indexOf(QByteArray("\r\n" + name + ": "));
        const qsizetype from = at + name.size() + 4;
        return at < 0 ? QByteArray() : head.mid(from, head.indexOf("\r\n", from) - from);
    }
};

#ifndef Q_MOC_RUN // moc reads no raw strings: their // would start a comment
inline const QByteArray embedded =
    R"({"mode":"embedded","amount":4990,"origin":"https://till.example.is","external_reference":"ORDER-1"})";
inline const QByteArray hosted = R"({"amount":4990,"return_url":"https://example.is/takk?a=1"})";
#else
inline const QByteArray embedded;
#endif

class SandboxTest : public QObject
{
protected:
    std::atomic<qint64> m_now = 1'790'000'000'000; // September 2026
    std::unique_ptr<SandboxGateway> m_gateway;

    SandboxOptions options()
    {
        SandboxOptions options;
        options.controlToken = QStringLiteral("control");
        options.wallClockMs = [this] { return m_now.load(); };
        return options;
    }

    void restart(const SandboxOptions &options)
    {
        m_gateway.reset();
        auto started = SandboxGateway::start(options);
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        m_gateway = std::move(*started);
    }

    std::unique_ptr<QTcpSocket> send(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                                     const Headers &headers)
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QStringLiteral("127.0.0.1"), m_gateway->port());
        QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
        for (const auto &[name, value] : headers)
            request += name + ": " + value + "\r\n";
        if (method == "POST")
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        if (socket->waitForConnected())
            socket->write(request + "\r\n" + body);
        socket->flush();
        return socket;
    }

    static Answer receive(QTcpSocket &socket)
    {
        QByteArray bytes;
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(20'000))
            bytes += socket.readAll();
        bytes += socket.readAll();
        const qsizetype split = bytes.indexOf("\r\n\r\n");
        if (split < 0)
            return {};
        return Answer{bytes.mid(9, 3).toInt(), bytes.left(split + 2), bytes.mid(split + 4)};
    }

    Answer call(const QByteArray &method, const QByteArray &path, const QByteArray &body, const Headers &headers)
    {
        return receive(*send(method, path, body, headers));
    }

    Headers asMerchant(const Headers &more = {}) const
    {
        Headers headers{{"Authorization", "Bearer " + m_gateway->secretKey().toUtf8()},
                        {"X-Merchant-Id", m_gateway->merchantId().toUtf8()},
                        {"Content-Type", "application/json"}};
        for (const auto &[name, value] : more)
            headers[name] = value;
        return headers;
    }

    Answer api(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, const Headers &more = {})
    {
        return call(method, path, body, asMerchant(more));
    }

    Answer create(const QByteArray &body = embedded, const Headers &more = {})
    {
        return api("POST", "/v1/payment_sessions", body, more);
    }

    Answer control(const QByteArray &method, const QByteArray &path, const QByteArray &body = {})
    {
        return call(method, "/sandbox/" + path, body, {{"X-Sandbox-Control", "control"}});
    }

    Answer page(const QByteArray &method, const QByteArray &path, const QByteArray &body = {})
    {
        return call(method, path, body, {{"Content-Type", "application/json"}});
    }

    Answer payCard(const Answer &session, const QByteArray &number)
    {
        const QByteArray card =
            "{\"method\":\"card\",\"expiry\":\"12/30\",\"cvc\":\"123\",\"number\":\"" + number + "\"}";
        return page("POST", "/element/" + session.text("client_secret").toUtf8() + "/pay", card);
    }

    QString sessionStatus(const Answer &session)
    {
        return api("GET", "/v1/payment_sessions/" + session.text("id").toUtf8()).text("status");
    }

    QString paymentStatus(const Answer &session)
    {
        return api("GET", "/v1/payments/" + session.text("payment").toUtf8()).text("status");
    }

    QList<int> timesTaken()
    {
        QList<int> taken;
        const QJsonArray payments = control("GET", "truth").json()[u"payments"].toArray();
        for (const auto &payment : payments)
            taken.append(payment[u"times_taken"].toInt());
        return taken;
    }

    qsizetype sessionCount() { return control("GET", "truth").json()[u"sessions"].toArray().size(); }
};

} // namespace Kassi::Testing
