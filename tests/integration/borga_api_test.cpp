// SPDX-License-Identifier: MIT
// Borga over real HTTP on loopback: the headers and bytes of each call, and what each way of failing is called. A
// server in a thread of its own plays the gateway; the certificate is a self-signed one for loopback from
// tests/fixtures.
#include "gateway/borga_api.h"

#include "gateway/codec.h"
#include "integration/support/test_gateway.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sessionText =
    R"({"id":"pses_1","mode":"embedded","url":null,"client_secret":"cs_1","status":"open","payment":"pay_1",)"
    R"("expires_at":"2026-01-01T12:00:00Z"})";
const QByteArray paymentText = R"({"id":"pay_1","amount":4990,"currency":"ISK","status":"created"})";
const QByteArray refundText = R"({"id":"ref_1","payment":"pay_1","amount":1,"currency":"ISK","status":"pending"})";
const QByteArray body = R"({"amount":4990,"note":"æ€😀"})";

BorgaConfig configFor(const QUrl &url)
{
    return {.baseUrl = url, .merchantId = u"mer_1"_s, .apiKey = Secret(u"sk_test_1"_s), .timeoutMs = 5'000};
}

std::unique_ptr<BorgaApi> apiFor(const BorgaConfig &config)
{
    auto api = BorgaApi::make(config);
    return api ? std::move(*api) : nullptr;
}

/// Makes one call and waits for its one answer.
template <typename T, typename Call>
Result<T> ask(Call call)
{
    std::optional<Result<T>> answer;
    call([&answer](const Result<T> &reply) { answer = reply; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000))
        return fail(ErrorCode::Internal, u"no answer at all"_s);
    return *answer;
}

Result<PaymentSession> askForSession(BorgaApi &api)
{
    return ask<PaymentSession>([&api](auto reply) { api.session(u"pses_1"_s, reply); });
}

template <typename T>
QString outcomeOf(const Result<T> &result)
{
    return result ? u"an answer"_s : errorCodeName(result.error().code);
}

/// A server that reads one request and then does what it is told to with the bare connection.
class BareServer : public QTcpServer
{
public:
    int connections = 0;
    explicit BareServer(const QByteArray &answer, bool closes = true)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, answer, closes] {
            ++connections;
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer, closes] {
                socket->readAll();
                socket->write(answer);
                if (closes)
                    socket->disconnectFromHost();
            });
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort())); }
};

} // namespace

class BorgaApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createSendsTheDocumentedHeadersAndTheExactBytes();
    void refundSendsTheDocumentedHeadersAndTheExactBytes();
    void readsSendTheDocumentedHeaders_data();
    void readsSendTheDocumentedHeaders();
    void nothingButTheDocumentedHeadersTellsOfTheTill();
    void errorsComeWithTheEnvelope();
    void retryAfterIsRead();
    void redirectIsNotFollowed_data();
    void redirectIsNotFollowed();
    void longAnswerIsCutOff_data();
    void longAnswerIsCutOff();
    void answerThatIsNotOneIsMalformed();
    void silentServerIsIndeterminate();
    void tricklingServerIsIndeterminateInTime();
    void connectionClosedInTheBodyIsIndeterminate();
    void connectionClosedWithoutAnAnswerIsIndeterminate();
    void refusedConnectionIsUnreachable();
    void unknownHostIsUnreachable();
    void untrustedServerHearsNothing();
    void trustedServerIsSpokenTo();
    void serverOfAnotherNameIsNotTrusted();
    void missingCertificateFileIsAnError();
    void connectionIsKept();
    void destroyedApiAnswersNothing();
    void answersExactlyOnce();
};

void BorgaApiTest::createSendsTheDocumentedHeadersAndTheExactBytes()
{
    TestGateway gateway(sessionText, 201);
    const auto api = apiFor(configFor(gateway.url()));
    const auto made = ask<PaymentSession>([&](auto reply) { api->create(u"key-1"_s, body, reply); });
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QCOMPARE(made->clientSecret.reveal(), u"cs_1"_s);
    QCOMPARE(gateway.requests().size(), size_t(1));
    const SeenRequest request = gateway.requests().front();
    QCOMPARE(request.line, "POST /v1/payment_sessions");
    QCOMPARE(request.header("Authorization"), "Bearer sk_test_1");
    QCOMPARE(request.header("X-Merchant-Id"), "mer_1");
    QCOMPARE(request.header("Content-Type"), "application/json");
    QCOMPARE(request.header("Idempotency-Key"), "key-1");
    QCOMPARE(request.body, body);
}

void BorgaApiTest::refundSendsTheDocumentedHeadersAndTheExactBytes()
{
    TestGateway gateway(refundText, 201);
    const auto api = apiFor(configFor(gateway.url()));
    const QByteArray wanted = encodeRefundRequest({.payment = u"pay_1"_s, .amount = 1});
    const auto refund = ask<Refund>([&](auto reply) { api->refund(u"key-2"_s, wanted, reply); });
    QVERIFY(refund);
    const SeenRequest request = gateway.requests().front();
    QCOMPARE(request.line, "POST /v1/refunds");
    QCOMPARE(request.header("X-Merchant-Id"), "mer_1");
    QCOMPARE(request.header("Content-Type"), "application/json");
    QCOMPARE(request.header("Idempotency-Key"), "key-2");
    QCOMPARE(request.body, wanted);
}

void BorgaApiTest::readsSendTheDocumentedHeaders_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("merchant");
    QTest::newRow("session") << u"session"_s << sessionText << QByteArray("GET /v1/payment_sessions/pses_1")
                             << QByteArray("mer_1");
    QTest::newRow("payment") << u"payment"_s << paymentText << QByteArray("GET /v1/payments/pay_1")
                             << QByteArray("mer_1");
    QTest::newRow("refund") << u"refund"_s << refundText << QByteArray("GET /v1/refunds/ref_1") << QByteArray("mer_1");
    QTest::newRow("merchant") << u"merchant"_s << QByteArray(R"({"id":"mer_1"})")
                              << QByteArray("GET /v1/merchants/current") << QByteArray();
}

void BorgaApiTest::readsSendTheDocumentedHeaders()
{
    QFETCH(const QString, call);
    QFETCH(const QByteArray, answer);
    TestGateway gateway(answer);
    const auto api = apiFor(configFor(gateway.url()));
    bool understood = false;
    if (call == u"session"_s)
        understood = askForSession(*api).has_value();
    else if (call == u"payment"_s)
        understood = ask<Payment>([&](auto reply) { api->payment(u"pay_1"_s, reply); }).has_value();
    else if (call == u"refund"_s)
        understood = ask<Refund>([&](auto reply) { api->lookUpRefund(u"ref_1"_s, reply); }).has_value();
    else
        understood = ask<Merchant>([&](auto reply) { api->merchant(reply); }).has_value();
    QVERIFY(understood);
    const SeenRequest request = gateway.requests().front();
    QTEST(request.line, "line");
    QCOMPARE(request.header("Authorization"), "Bearer sk_test_1");
    QTEST(request.header("X-Merchant-Id"), "merchant");
    QCOMPARE(request.header("Idempotency-Key"), QByteArray());
    QCOMPARE(request.header("Content-Type"), QByteArray());
    QCOMPARE(request.body, QByteArray());
}

void BorgaApiTest::nothingButTheDocumentedHeadersTellsOfTheTill()
{
    TestGateway gateway(sessionText);
    const auto api = apiFor(configFor(gateway.url()));
    QVERIFY(askForSession(*api));
    const QList<QByteArray> known = {"host",        "authorization",   "x-merchant-id",   "accept",
                                     "user-agent",  "accept-encoding", "accept-language", "connection",
                                     "pragma",      "upgrade",         "http2-settings",  "cache-control",
                                     "remote_addr", "remote_port",     "local_addr",      "local_port"};
    const SeenRequest request = gateway.requests().front();
    for (const auto &[name, value] : request.headers)
        QVERIFY2(known.contains(name.toLower()), QByteArray(name + ": " + value).constData());
}

void BorgaApiTest::errorsComeWithTheEnvelope()
{
    TestGateway gateway(
        R"({"error":{"type":"invalid_request_error","message":"Too small","code":"invalid_amount","param":"amount"}})",
        422);
    const auto api = apiFor(configFor(gateway.url()));
    const auto made = ask<PaymentSession>([&](auto reply) { api->create(u"key-1"_s, body, reply); });
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Refused);
    QCOMPARE(made.error().httpStatus, 422);
    QCOMPARE(made.error().gatewayCode, u"invalid_amount"_s);
    QCOMPARE(made.error().param, u"amount"_s);
}

void BorgaApiTest::retryAfterIsRead()
{
    TestGateway gateway("{}", 429, {{"Retry-After", "7"}});
    const auto api = apiFor(configFor(gateway.url()));
    const auto session = askForSession(*api);
    QVERIFY(!session);
    QCOMPARE(session.error().code, ErrorCode::RateLimited);
    QCOMPARE(session.error().retryAfterMs, std::optional<qint64>(7'000));
}

void BorgaApiTest::redirectIsNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void BorgaApiTest::redirectIsNotFollowed()
{
    QFETCH(const int, status);
    TestGateway elsewhere(sessionText);
    TestGateway gateway("{}", status, {{"Location", elsewhere.url().toEncoded() + "/v1/payment_sessions/pses_1"}});
    const auto api = apiFor(configFor(gateway.url()));
    QCOMPARE(outcomeOf(askForSession(*api)), u"redirected"_s);
    QCOMPARE(outcomeOf(ask<PaymentSession>([&](auto reply) { api->create(u"key-1"_s, body, reply); })),
             u"redirected"_s);
    QCOMPARE(elsewhere.requests().size(), size_t(0));
}

void BorgaApiTest::longAnswerIsCutOff_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kibibytes");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("200 of 300 KiB") << 200 << 300 << u"malformed_reply"_s;
    QTest::newRow("200 of 8 MiB") << 200 << 8 * 1024 << u"malformed_reply"_s;
    QTest::newRow("200 of 255 KiB") << 200 << 255 << u"an answer"_s;
}

void BorgaApiTest::longAnswerIsCutOff()
{
    QFETCH(const int, status);
    QFETCH(const int, kibibytes);
    const QByteArray padding(kibibytes * 1024 - sessionText.size(), ' ');
    TestGateway gateway(sessionText + padding, status);
    const auto api = apiFor(configFor(gateway.url()));
    QTEST(outcomeOf(askForSession(*api)), "outcome");
}

void BorgaApiTest::answerThatIsNotOneIsMalformed()
{
    TestGateway gateway("<html>Welcome to the hotel's network</html>");
    const auto api = apiFor(configFor(gateway.url()));
    QCOMPARE(outcomeOf(askForSession(*api)), u"malformed_reply"_s);
}

void BorgaApiTest::silentServerIsIndeterminate()
{
    BareServer server({}, false);
    BorgaConfig config = configFor(server.url());
    config.timeoutMs = 200;
    const auto api = apiFor(config);
    QCOMPARE(outcomeOf(askForSession(*api)), u"indeterminate"_s);
}

void BorgaApiTest::tricklingServerIsIndeterminateInTime()
{
    // Always a little more, never the end: the time-out is for the whole answer.
    TestGateway gateway(sessionText);
    gateway.trickles(100);
    BorgaConfig config = configFor(gateway.url());
    config.timeoutMs = 400;
    const auto api = apiFor(config);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(outcomeOf(askForSession(*api)), u"indeterminate"_s);
    QVERIFY2(timer.elapsed() < 3'000, QByteArray::number(timer.elapsed()).constData());
}

void BorgaApiTest::connectionClosedInTheBodyIsIndeterminate()
{
    BareServer server(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"id\":\"pses_1\"");
    const auto api = apiFor(configFor(server.url()));
    QCOMPARE(outcomeOf(askForSession(*api)), u"indeterminate"_s);
}

void BorgaApiTest::connectionClosedWithoutAnAnswerIsIndeterminate()
{
    BareServer server("");
    const auto api = apiFor(configFor(server.url()));
    QCOMPARE(outcomeOf(ask<PaymentSession>([&](auto reply) { api->create(u"key-1"_s, body, reply); })),
             u"indeterminate"_s);
}

void BorgaApiTest::refusedConnectionIsUnreachable()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QUrl url(u"http://127.0.0.1:%1"_s.arg(taken.serverPort()));
    taken.close();
    const auto api = apiFor(configFor(url));
    QCOMPARE(outcomeOf(askForSession(*api)), u"unreachable"_s);
}

void BorgaApiTest::unknownHostIsUnreachable()
{
    const auto api = apiFor(configFor(QUrl(u"https://gateway.invalid"_s)));
    QCOMPARE(outcomeOf(askForSession(*api)), u"unreachable"_s);
}

void BorgaApiTest::untrustedServerHearsNothing()
{
    TestGateway gateway(sessionText, 200, {}, TestGateway::Tls::Yes);
    const auto api = apiFor(configFor(gateway.url()));
    QCOMPARE(outcomeOf(askForSession(*api)), u"tls_failed"_s);
    QCOMPARE(outcomeOf(ask<PaymentSession>([&](auto reply) { api->create(u"key-1"_s, body, reply); })),
             u"tls_failed"_s);
    QCOMPARE(gateway.requests().size(), size_t(0));
}

void BorgaApiTest::trustedServerIsSpokenTo()
{
    TestGateway gateway(sessionText, 200, {}, TestGateway::Tls::Yes);
    BorgaConfig config = configFor(gateway.url());
    config.caFile = TestGateway::certificateFile();
    const auto api = apiFor(config);
    const auto session = askForSession(*api);
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    QCOMPARE(gateway.requests().size(), size_t(1));
}

void BorgaApiTest::serverOfAnotherNameIsNotTrusted()
{
    TestGateway gateway(sessionText, 200, {}, TestGateway::Tls::Yes);
    QUrl other = gateway.url();
    other.setHost(u"localhost"_s); // the same machine, but not a name of the certificate
    BorgaConfig config = configFor(other);
    config.caFile = TestGateway::certificateFile();
    const auto api = apiFor(config);
    QCOMPARE(outcomeOf(askForSession(*api)), u"tls_failed"_s);
    QCOMPARE(gateway.requests().size(), size_t(0));
}

void BorgaApiTest::missingCertificateFileIsAnError()
{
    BorgaConfig config = configFor(QUrl(u"https://gateway.invalid"_s));
    config.caFile = u"/nowhere/ca.pem"_s;
    const auto missing = BorgaApi::make(config);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::InvalidSettings);
    QCOMPARE(missing.error().param, u"ca_file"_s);
    config.caFile = QStringLiteral(KASSI_SOURCE_DIR "/tests/fixtures/refund_minimal.json");
    const auto empty = BorgaApi::make(config);
    QVERIFY(!empty);
    QCOMPARE(empty.error().code, ErrorCode::InvalidSettings);
}

void BorgaApiTest::connectionIsKept()
{
    TestGateway gateway(sessionText);
    const auto api = apiFor(configFor(gateway.url()));
    for (int i = 0; i < 4; ++i)
        QVERIFY(askForSession(*api));
    const auto requests = gateway.requests();
    QCOMPARE(requests.size(), size_t(4));
    for (const SeenRequest &request : requests)
        QCOMPARE(request.port, requests.front().port);
}

void BorgaApiTest::destroyedApiAnswersNothing()
{
    BareServer server({}, false);
    auto api = apiFor(configFor(server.url()));
    int answers = 0;
    api->session(u"pses_1"_s, [&answers](const Result<PaymentSession> &) { ++answers; });
    QVERIFY(QTest::qWaitFor([&server] { return server.connections > 0; }));
    api.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    QCOMPARE(answers, 0);
}

void BorgaApiTest::answersExactlyOnce()
{
    TestGateway gateway(sessionText + QByteArray(400 * 1024, ' '));
    BorgaConfig config = configFor(gateway.url());
    config.timeoutMs = 300;
    const auto api = apiFor(config);
    int answers = 0;
    api->session(u"pses_1"_s, [&answers](const Result<PaymentSession> &) { ++answers; });
    QVERIFY(QTest::qWaitFor([&answers] { return answers > 0; }));
    const auto more = QTest::qWaitFor([&answers] { return answers > 1; }, 600); // beyond the time-out
    QVERIFY(!more);
}

QTEST_GUILESS_MAIN(BorgaApiTest)
#include "borga_api_test.moc"
