// SPDX-License-Identifier: MIT
// A network as shops have them: servers that cannot prove who they are, login pages, proxies, connections that break.
// Each fault is told apart in words, and where the peer is not the gateway it sees no byte of the key: looked for in
// everything the peer received, before and after TLS.
#include "gateway/borga_api.h"

#include "gateway/codec.h"
#include "integration/support/network_faults.h"

#include <QCoreApplication>
#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

const QByteArray apiKey = "sk_test_51NotOneByteOfThis";
const QByteArray body = R"({"amount":4990,"external_reference":"ORDER-OF-A-CUSTOMER"})";
const QByteArray sessionText =
    R"({"id":"pses_1","mode":"embedded","url":null,"client_secret":"cs_1","status":"open","payment":"pay_1",)"
    R"("expires_at":"2026-01-01T12:00:00Z"})";
const QByteArray sessionAnswer = RecordingPeer::http("201 Created", sessionText);

BorgaConfig configFor(const QUrl &url)
{
    return {.baseUrl = url,
            .merchantId = u"mer_of_the_shop"_s,
            .apiKey = Secret(QString::fromLatin1(apiKey)),
            .timeoutMs = 5'000};
}

Result<PaymentSession> create(const BorgaConfig &config, const QString &key = u"idempotency-1"_s)
{
    const auto api = BorgaApi::make(config);
    if (!api)
        return tl::unexpected(api.error());
    std::optional<Result<PaymentSession>> answer;
    (*api)->create(key, body, [&answer](const Result<PaymentSession> &reply) { answer = reply; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000))
        return fail(ErrorCode::Internal, u"no answer at all"_s);
    return *answer;
}

/// A word of the key, the body or a header that a peer has no right to.
QByteArray leakIn(const QByteArray &received)
{
    for (const QByteArray &secret : {apiKey, apiKey.mid(8), apiKey.toBase64(), QByteArray("ORDER-OF-A-CUSTOMER"),
                                     QByteArray("idempotency-1"), QByteArray("mer_of_the_shop")}) {
        if (received.contains(secret))
            return secret;
    }
    return {};
}

} // namespace

class NetworkFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everyFaultHasWordsOfItsOwn();
    void unprovenPeerHearsNothing_data();
    void unprovenPeerHearsNothing();
    void provenPeerHearsItThroughTlsOnly();
    void redirectTargetIsNotEvenConnectedTo();
    void strangersBehindAnErrorAreNamed();
    void answerIsJudgedByWhatItSays();
    void proxyIsUsedAndHearsNothing();
    void proxyThatRefusesHearsNothing_data();
    void proxyThatRefusesHearsNothing();
    void loopbackNeverGoesThroughTheProxy();
    void connectionIsThereBeforeItIsNeeded_data();
    void connectionIsThereBeforeItIsNeeded();
    void idleConnectionThatWasClosedLosesNothing_data();
    void idleConnectionThatWasClosedLosesNothing();

private:
    [[nodiscard]] std::vector<NetworkFault> faults() { return networkFaults(m_authority, m_stranger); }

    TestAuthority m_authority; ///< The one that is trusted.
    TestAuthority m_stranger;
    // Proxy settings are read once in a process by some systems, so there is one proxy, and what it does changes.
    RecordingPeer::Answer m_proxyAnswer;
    RecordingPeer m_proxy{[this](QTcpSocket &socket, int request) { m_proxyAnswer(socket, request); }};
};

void NetworkFaultsTest::initTestCase()
{
    const QByteArray proxy = "http://127.0.0.1:" + QByteArray::number(m_proxy.port());
    for (const char *name : {"https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"})
        qputenv(name, proxy);
    for (const char *name : {"no_proxy", "NO_PROXY"})
        qputenv(name, "gateway.invalid");
}

void NetworkFaultsTest::everyFaultHasWordsOfItsOwn()
{
    QSet<QString> seen;
    for (const NetworkFault &fault : faults()) {
        m_proxyAnswer = fault.answer;
        const RecordingPeer peer(fault.answer, fault.identity);
        BorgaConfig config = configFor(fault.urlOf(peer));
        config.caFile = m_authority.file();
        config.timeoutMs = QByteArrayView(fault.name) == "slow-loris" ? 400 : config.timeoutMs;
        const auto made = create(config);
        QVERIFY2(!made, fault.name);
        QString words = made.error().message;
        const QByteArray said = fault.name + QByteArray(": ") + words.toUtf8();
        QCOMPARE(errorCodeName(made.error().code), errorCodeName(fault.code));
        QVERIFY2(words.contains(fault.advice), said.constData());
        QVERIFY2(leakIn(words.toUtf8()).isEmpty(), said.constData());
        words.replace(config.baseUrl.host(), u"HOST"_s); // another name alone is not another message
        QVERIFY2(!seen.contains(words), said.constData());
        seen.insert(words);
    }
}

void NetworkFaultsTest::unprovenPeerHearsNothing_data()
{
    QTest::addColumn<int>("fault");
    const auto all = faults();
    for (int i = 0; i < int(all.size()); ++i) {
        if (all[size_t(i)].code == ErrorCode::TlsFailed)
            QTest::newRow(all[size_t(i)].name) << i;
    }
}

void NetworkFaultsTest::unprovenPeerHearsNothing()
{
    QFETCH(const int, fault);
    const NetworkFault bad = faults()[size_t(fault)];
    const RecordingPeer peer(bad.answer, bad.identity);
    BorgaConfig config = configFor(peer.url());
    config.caFile = m_authority.file();
    QVERIFY(!create(config));
    QVERIFY(!create(config));        // a ticket of the first connection opens nothing either
    QVERIFY(!peer.wire().isEmpty()); // else nothing was tried
    QCOMPARE(leakIn(peer.wire()), QByteArray());
    QCOMPARE(peer.clear(), QByteArray());
}

void NetworkFaultsTest::provenPeerHearsItThroughTlsOnly()
{
    const RecordingPeer peer(RecordingPeer::says(sessionAnswer), m_authority.issue(u"IP:127.0.0.1"_s));
    BorgaConfig config = configFor(peer.url());
    config.caFile = m_authority.file();
    const auto made = create(config);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QVERIFY(peer.clear().contains(apiKey) && peer.clear().contains(body));
    QCOMPARE(leakIn(peer.wire()), QByteArray());
}

void NetworkFaultsTest::redirectTargetIsNotEvenConnectedTo()
{
    const RecordingPeer elsewhere(RecordingPeer::says(sessionAnswer));
    const RecordingPeer gateway(RecordingPeer::says(RecordingPeer::http("307 Temporary Redirect", {}, "text/html",
                                                                        "Location: " + elsewhere.url().toEncoded() +
                                                                            "/v1/payment_sessions\r\n")),
                                m_authority.issue(u"IP:127.0.0.1"_s)); // from https down to http
    BorgaConfig config = configFor(gateway.url());
    config.caFile = m_authority.file();
    const auto made = create(config);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Redirected);
    QCOMPARE(gateway.requests().size(), 1);
    QCOMPARE(elsewhere.connections(), 0);
}

void NetworkFaultsTest::strangersBehindAnErrorAreNamed()
{
    const RecordingPeer filter(
        RecordingPeer::says(RecordingPeer::http("403 Forbidden", "<h1>Blocked</h1>", "text/html")));
    const auto blocked = create(configFor(filter.url()));
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().code, ErrorCode::Refused);
    QVERIFY2(blocked.error().message.contains(u"web page"_s), qPrintable(blocked.error().message));

    const RecordingPeer hotel(
        RecordingPeer::says(RecordingPeer::http("511 Network Authentication Required", "log in")));
    const auto login = create(configFor(hotel.url()));
    QVERIFY(!login);
    QCOMPARE(login.error().code, ErrorCode::MalformedReply);
    QVERIFY2(login.error().message.contains(u"log in"_s), qPrintable(login.error().message));

    const RecordingPeer unseenProxy(RecordingPeer::says(RecordingPeer::http("407 Proxy Authentication Required", {})));
    const auto password = create(configFor(unseenProxy.url()));
    QVERIFY(!password);
    QCOMPARE(password.error().code, ErrorCode::Unreachable);
}

void NetworkFaultsTest::answerIsJudgedByWhatItSays()
{
    const RecordingPeer gateway(RecordingPeer::says(RecordingPeer::http("201 Created", sessionText, "text/html")));
    const auto made = create(configFor(gateway.url()));
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));

    const RecordingPeer hotel(RecordingPeer::says(RecordingPeer::http("200 OK", "\n<!DOCTYPE html>")));
    const auto login = create(configFor(hotel.url()));
    QVERIFY(!login);
    QVERIFY2(login.error().message.contains(u"log in"_s), qPrintable(login.error().message));
}

void NetworkFaultsTest::proxyIsUsedAndHearsNothing()
{
    const RecordingPeer gateway(RecordingPeer::says(sessionAnswer), m_authority.issue(u"DNS:gateway.example"_s));
    QByteArray passedOn;
    m_proxyAnswer = [&](QTcpSocket &client, int) {
        QObject::disconnect(&client, &QTcpSocket::readyRead, nullptr, nullptr);
        auto *server = new QTcpSocket(&client);
        server->connectToHost(QHostAddress::LocalHost, quint16(gateway.port()));
        QObject::connect(&client, &QTcpSocket::readyRead, server, [&passedOn, &client, server] {
            const QByteArray bytes = client.readAll();
            passedOn += bytes;
            server->write(bytes);
        });
        QObject::connect(server, &QTcpSocket::readyRead, &client,
                         [&client, server] { client.write(server->readAll()); });
        client.write("HTTP/1.1 200 Connection established\r\n\r\n");
    };
    BorgaConfig config = configFor(QUrl(farGateway));
    config.caFile = m_authority.file();
    const auto made = create(config);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QVERIFY(m_proxy.requests().last().startsWith("CONNECT gateway.example:443 "));
    QVERIFY(gateway.clear().contains(apiKey));
    QVERIFY(!passedOn.isEmpty());
    QCOMPARE(leakIn(m_proxy.wire() + passedOn), QByteArray());
}

void NetworkFaultsTest::proxyThatRefusesHearsNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("advice");
    QTest::newRow("407") << RecordingPeer::http("407 Proxy Authentication Required", {}, "text/html",
                                                "Proxy-Authenticate: Basic realm=\"shop\"\r\n")
                         << u"name and a password"_s;
    QTest::newRow("403") << RecordingPeer::http("403 Forbidden", "<html>No</html>", "text/html")
                         << u"gateway.example"_s;
    QTest::newRow("drops") << QByteArray() << u"proxy settings"_s;
}

void NetworkFaultsTest::proxyThatRefusesHearsNothing()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, advice);
    m_proxyAnswer = RecordingPeer::says(answer);
    const qsizetype before = m_proxy.wire().size();
    const auto made = create(configFor(QUrl(farGateway)));
    QVERIFY(!made);
    QVERIFY(made.error().code == ErrorCode::Unreachable || made.error().code == ErrorCode::Indeterminate);
    QVERIFY2(made.error().message.contains(advice), qPrintable(made.error().message));
    QVERIFY(m_proxy.wire().size() > before);
    QCOMPARE(leakIn(m_proxy.wire()), QByteArray());
}

void NetworkFaultsTest::loopbackNeverGoesThroughTheProxy()
{
    m_proxyAnswer = RecordingPeer::says(sessionAnswer);
    const int before = m_proxy.connections();
    const RecordingPeer gateway(RecordingPeer::says(sessionAnswer));
    for (const QString &host : {u"127.0.0.1"_s, u"localhost"_s}) {
        QUrl url = gateway.url();
        url.setHost(host);
        const auto made = create(configFor(url));
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    }
    QCOMPARE(m_proxy.connections(), before);
}

void NetworkFaultsTest::connectionIsThereBeforeItIsNeeded_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("in the clear") << false;
    QTest::newRow("TLS") << true;
}

void NetworkFaultsTest::connectionIsThereBeforeItIsNeeded()
{
    QFETCH(const bool, tls);
    const auto identity = tls ? std::optional(m_authority.issue(u"IP:127.0.0.1"_s)) : std::nullopt;
    const RecordingPeer peer(RecordingPeer::says(sessionAnswer, false), identity);
    BorgaConfig config = configFor(peer.url());
    config.caFile = m_authority.file();
    const auto api = BorgaApi::make(config);
    QVERIFY(api);
    (*api)->preconnect();
    QTRY_COMPARE(peer.connections(), 1); // with the end of the handshake
    QCOMPARE(peer.clear(), QByteArray());
    bool answered = false;
    (*api)->create(u"idempotency-1"_s, body, [&answered](const Result<PaymentSession> &made) {
        answered = true;
        QVERIFY(made);
    });
    QTRY_VERIFY(answered);
    QCOMPARE(peer.connections(), 1);
}

void NetworkFaultsTest::idleConnectionThatWasClosedLosesNothing_data()
{
    QTest::addColumn<bool>("known");
    QTest::newRow("closed before the next call") << true;
    QTest::newRow("closed when the next call comes") << false;
}

void NetworkFaultsTest::idleConnectionThatWasClosedLosesNothing()
{
    QFETCH(const bool, known);
    QTcpSocket *kept = nullptr;
    const RecordingPeer gateway([&](QTcpSocket &socket, int request) {
        if (request == 0)
            kept = &socket;
        if (request != 1 || known || &socket != kept)
            socket.write(sessionAnswer);
        else
            resetConnection(socket); // the second request was on its way when the connection went
    });
    const auto api = BorgaApi::make(configFor(gateway.url()));
    QVERIFY(api);
    int answers = 0;
    std::optional<Result<PaymentSession>> second;
    (*api)->create(u"first-key"_s, body, [&](const auto &reply) { answers += reply ? 1 : 0; });
    QVERIFY(QTest::qWaitFor([&answers] { return answers == 1; }));
    if (known)
        resetConnection(*kept);
    (*api)->create(u"second-key"_s, body, [&](const auto &reply) { second = reply; });
    QVERIFY(QTest::qWaitFor([&second] { return second.has_value(); }));

    QVERIFY(*second || second->error().code == ErrorCode::Indeterminate);
    QVERIFY(gateway.requests().size() >= 2);
    for (const QByteArray &request : gateway.requests().mid(1)) {
        QVERIFY2(request.contains("Idempotency-Key: second-key\r\n"), request.constData());
        QVERIFY2(request.endsWith(body), request.constData());
    }
}

QTEST_GUILESS_MAIN(NetworkFaultsTest)
#include "network_faults_test.moc"
