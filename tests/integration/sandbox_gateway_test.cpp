// SPDX-License-Identifier: MIT
// The sandbox gateway over real HTTP: as strict as documented, and never taking money twice. A plain socket is the
// client, so that a test sees every byte and nothing is sent again behind its back.
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

using namespace Kassi;

namespace {

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
const QByteArray embedded =
    R"({"mode":"embedded","amount":4990,"origin":"https://till.example.is","external_reference":"ORDER-1"})";
const QByteArray hosted = R"({"amount":4990,"return_url":"https://example.is/takk?a=1"})";
#else
const QByteArray embedded;
#endif

} // namespace

class SandboxGatewayTest : public QObject
{
    Q_OBJECT

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

private Q_SLOTS:
    void init() { restart(options()); }
    void cleanup() { m_gateway.reset(); }

    void createAnswersEveryDocumentedField();
    void authentication_data();
    void authentication();
    void merchantHeader();
    void publishableKeyMayOnlyStartEmbedded();
    void validation_data();
    void validation();
    void contentTypeMustBeJson();
    void idempotentReplayIsByteIdentical();
    void idempotencyKeyForSomethingElseIsRefused();
    void idempotencyKeyInFlightIsRefused();
    void sessionsExpireByTheClock();
    void challengeDiesWithItsSession();
    void attachingToAPayment();
    void moneyIsTakenOncePerPayment();
    void cardOutcomes_data();
    void cardOutcomes();
    void declineAllowsAnotherTry();
    void challenge_data();
    void challenge();
    void krafaCompletesBeforeTheMoney();
    void refunds();
    void refundPages();
    void faults_data();
    void faults();
    void faultCounting();
    void stateFileSurvivesARestart();
    void unreadableStateFileIsRefused();
    void elementBelongsToItsOrigin();
    void elementKeepsItsConfigInsideTheScript();
    void hostedPageReturnsWithTheSession();
    void unknownSecretIsACalm404();
    void controlNeedsTheToken();
    void logHoldsNoKeyAndNoCard();
    void lyingSession();
    void layoutIsKept();
    void badKeysAndTakenPort();
};

#ifndef Q_MOC_RUN // raw strings again
void SandboxGatewayTest::createAnswersEveryDocumentedField()
{
    const Answer made = create();
    QCOMPARE(made.status, 201);
    QVERIFY(made.text("id").startsWith(QStringLiteral("pses_")));
    QVERIFY(made.text("payment").startsWith(QStringLiteral("pay_")));
    QVERIFY(!made.text("client_secret").isEmpty());
    QVERIFY(made.json()[u"url"].isNull());
    QCOMPARE(made.text("mode"), QStringLiteral("embedded"));
    QCOMPARE(made.text("status"), QStringLiteral("open"));
    QCOMPARE(made.text("currency"), QStringLiteral("ISK"));
    QCOMPARE(made.json()[u"amount"].toInt(), 4990);
    QCOMPARE(QDateTime::fromString(made.text("expires_at"), Qt::ISODate).toMSecsSinceEpoch(), m_now + 600'000);
    QCOMPARE(api("GET", "/v1/payment_sessions/" + made.text("id").toUtf8()).body, made.body);

    const Answer atHost = create(hosted);
    QVERIFY(atHost.json()[u"client_secret"].isNull());
    QVERIFY(atHost.text("url").startsWith(m_gateway->baseUrl().toString()));
    QCOMPARE(QDateTime::fromString(atHost.text("expires_at"), Qt::ISODate).toMSecsSinceEpoch(), m_now + 3'600'000);
    const Answer payment = api("GET", "/v1/payments/" + made.text("payment").toUtf8());
    QCOMPARE(payment.text("status"), QStringLiteral("created"));
    QCOMPARE(payment.text("external_reference"), QStringLiteral("ORDER-1"));
    QCOMPARE(api("GET", "/v1/payments/pay_none").status, 404);
    QCOMPARE(api("GET", "/v1/payment_sessions/pses_none").status, 404);
}

void SandboxGatewayTest::authentication_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << QByteArray() << 401;
    QTest::newRow("no scheme") << QByteArray("sk_test_sandbox_kassi") << 401;
    QTest::newRow("unknown key") << QByteArray("Bearer sk_test_other") << 401;
    QTest::newRow("longer key") << QByteArray("Bearer sk_test_sandbox_kassi2") << 401;
    QTest::newRow("live secret") << QByteArray("Bearer sk_live_sandbox_kassi") << 401;
    QTest::newRow("live publishable") << QByteArray("Bearer pk_live_sandbox_kassi") << 401;
    QTest::newRow("secret") << QByteArray("Bearer sk_test_sandbox_kassi") << 200;
    QTest::newRow("publishable") << QByteArray("Bearer pk_test_sandbox_kassi") << 403;
}

void SandboxGatewayTest::authentication()
{
    QFETCH(QByteArray, authorization);
    QFETCH(int, status);
    const Answer answer = call("GET", "/v1/merchants/current", {}, {{"Authorization", authorization}});
    QCOMPARE(answer.status, status);
    if (status == 401)
        QCOMPARE(answer.json()[u"error"][u"type"].toString(), QStringLiteral("authentication_error"));
    if (status == 200)
        QCOMPARE(answer.text("id"), QStringLiteral("mer_sandbox"));
}

void SandboxGatewayTest::merchantHeader()
{
    Headers headers = asMerchant();
    headers.erase("X-Merchant-Id");
    const Answer without = call("POST", "/v1/payment_sessions", embedded, headers);
    QCOMPARE(without.status, 400);
    QCOMPARE(without.errorParam(), QStringLiteral("X-Merchant-Id"));
    QCOMPARE(create(embedded, {{"X-Merchant-Id", "mer_other"}}).status, 403);
    QCOMPARE(sessionCount(), 0);
}

void SandboxGatewayTest::publishableKeyMayOnlyStartEmbedded()
{
    const Headers publishable{{"Authorization", "Bearer pk_test_sandbox_kassi"}};
    const Answer made = create(embedded, publishable);
    QCOMPARE(made.status, 201);
    QCOMPARE(create(hosted, publishable).status, 403);
    const QByteArray session = "/v1/payment_sessions/" + made.text("id").toUtf8();
    QCOMPARE(api("GET", session, {}, publishable).status, 403);
    QCOMPARE(api("GET", "/v1/payments/" + made.text("payment").toUtf8(), {}, publishable).status, 403);
    QCOMPARE(api("POST", "/v1/refunds", "{}", publishable).status, 403);
    QCOMPARE(control("POST", "settings", R"({"publishable_may_read":true})").status, 200);
    QCOMPARE(api("GET", session, {}, publishable).status, 200);
    QCOMPARE(api("GET", "/v1/payments/" + made.text("payment").toUtf8(), {}, publishable).status, 403);
}

void SandboxGatewayTest::validation_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("param");
    // A row's body is a valid embedded request with one thing changed.
    const auto row = [](const char *name, const QByteArray &fields, int status, const char *param) {
        const QByteArray body = R"({"mode":"embedded","origin":"https://t.is",)" + fields + '}';
        QTest::newRow(name) << body << status << QString::fromLatin1(param);
    };
    row("smallest", R"("amount":1)", 201, "");
    row("largest", R"("amount":9007199254740991)", 201, "");
    row("all methods", R"("amount":1,"enabled_methods":["card","apple_pay","google_pay","krafa"])", 201, "");
    row("every other field",
        R"("amount":1,"currency":"EUR","customer":"cus_1","customer_email":"a@b.is","locale":"is-IS",)"
        R"("save_payment_method":true,"external_reference":"R","metadata":{"a":"b"},"return_url":"https://a.is/x")",
        201, "");
    row("no amount", R"("currency":"ISK")", 400, "amount");
    row("amount 0", R"("amount":0)", 400, "amount");
    row("amount negative", R"("amount":-5)", 400, "amount");
    row("amount fraction", R"("amount":10.5)", 400, "amount");
    row("amount written as real", R"("amount":10.0)", 400, "amount");
    row("amount too large", R"("amount":9007199254740992)", 400, "amount");
    row("amount as text", R"("amount":"10")", 400, "amount");
    row("unknown field", R"("amount":1,"colour":"red")", 400, "colour");
    row("name twice", R"("amount":1,"amount":2)", 400, "");
    row("name twice inside", R"("amount":1,"metadata":{"a":"1","a":"2"})", 400, "");
    row("currency shape", R"("amount":1,"currency":"isk")", 422, "currency");
    row("currency type", R"("amount":1,"currency":352)", 400, "currency");
    row("customer", R"("amount":1,"customer":"someone")", 422, "customer");
    row("e-mail", R"("amount":1,"customer_email":"a@b")", 422, "customer_email");
    row("methods empty", R"("amount":1,"enabled_methods":[])", 422, "enabled_methods");
    row("methods unknown", R"("amount":1,"enabled_methods":["cash"])", 422, "enabled_methods");
    row("methods twice", R"("amount":1,"enabled_methods":["card","card"])", 422, "enabled_methods");
    row("methods type", R"("amount":1,"enabled_methods":"card")", 400, "enabled_methods");
    row("locale", R"("amount":1,"locale":"i")", 422, "locale");
    row("save type", R"("amount":1,"save_payment_method":"yes")", 400, "save_payment_method");
    row("metadata value", R"("amount":1,"metadata":{"a":1})", 400, "metadata");
    row("payment shape", R"("payment":"123")", 422, "payment");
    row("payment unknown", R"("payment":"pay_none")", 404, "payment");
    row("cancel_url embedded", R"("amount":1,"cancel_url":"https://a.is")", 400, "cancel_url");
    QByteArray pairs;
    for (int i = 0; i < 51; ++i)
        pairs += (i ? ",\"" : "\"") + QByteArray::number(i) + "\":\"\"";
    row("metadata 51", R"("amount":1,"metadata":{)" + pairs + '}', 422, "metadata");

    const auto whole = [](const char *name, const QByteArray &body, int status, const char *param) {
        QTest::newRow(name) << body << status << QString::fromLatin1(param);
    };
    whole("mode", R"({"mode":"popup","amount":1})", 422, "mode");
    whole("no origin", R"({"mode":"embedded","amount":1})", 400, "origin");
    whole("no return_url", R"({"amount":1})", 400, "return_url");
    whole("return_url http", R"({"amount":1,"return_url":"http://a.is"})", 422, "return_url");
    whole("return_url script", R"({"amount":1,"return_url":"javascript:1"})", 422, "return_url");
    whole("return_url loopback", R"({"amount":1,"return_url":"http://127.0.0.1:1/x"})", 201, "");
    for (const char *origin : {"https://t.is/", "https://t.is/a", "http://t.is", "https://T.is", "https://t.is:443",
                               "https://u@t.is", "https://t.is; script-src *", "*", "null", ""})
        whole(origin, R"({"mode":"embedded","amount":1,"origin":")" + QByteArray(origin) + "\"}", 422, "origin");
    for (const char *origin : {"https://t.is:8443", "http://localhost:5", "http://127.0.0.1", "http://[::1]:5"})
        whole(origin, R"({"mode":"embedded","amount":1,"origin":")" + QByteArray(origin) + "\"}", 201, "");
    whole("malformed", R"({"mode":)", 400, "");
    whole("list", "[]", 400, "");
    whole("empty", "", 400, "");
    whole("two values", "{} {}", 400, "");
    whole("bad UTF-8", "{\"external_reference\":\"\xff\"}", 400, "");
}

void SandboxGatewayTest::validation()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, param);
    const Answer answer = create(body);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.errorParam(), param);
    QCOMPARE(sessionCount(), status == 201 ? 1 : 0);
    if (param == QStringLiteral("amount"))
        QVERIFY(!answer.errorCode().isEmpty());
}

void SandboxGatewayTest::contentTypeMustBeJson()
{
    const Answer answer = create(embedded, {{"Content-Type", "text/plain"}});
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorParam(), QStringLiteral("Content-Type"));
    QCOMPARE(create(embedded, {{"Content-Type", "application/json; charset=utf-8"}}).status, 201);
}

void SandboxGatewayTest::idempotentReplayIsByteIdentical()
{
    const Answer first = create(embedded, {{"Idempotency-Key", "one"}});
    m_now += 5'000;
    const Answer again = create(embedded, {{"Idempotency-Key", "one"}});
    QCOMPARE(first.status, 201);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QCOMPARE(sessionCount(), 1);
    QVERIFY(create(embedded, {{"Idempotency-Key", "two"}}).body != first.body);
    // A refusal for good is an answer too.
    const Answer refused = create("{}", {{"Idempotency-Key", "three"}});
    QCOMPARE(refused.status, 400);
    QCOMPARE(create("{}", {{"Idempotency-Key", "three"}}).body, refused.body);
}

void SandboxGatewayTest::idempotencyKeyForSomethingElseIsRefused()
{
    QCOMPARE(create(embedded, {{"Idempotency-Key", "one"}}).status, 201);
    const Answer other = create(embedded + ' ', {{"Idempotency-Key", "one"}}); // one byte more is another body
    QCOMPARE(other.status, 409);
    QCOMPARE(other.errorCode(), QStringLiteral("idempotency_key_reused"));
    QCOMPARE(api("POST", "/v1/refunds", embedded, {{"Idempotency-Key", "one"}}).status, 409);
    QCOMPARE(create(embedded, {{"Idempotency-Key", QByteArray(256, 'k')}}).status, 400);
}

void SandboxGatewayTest::idempotencyKeyInFlightIsRefused()
{
    control("POST", "faults", R"({"match":"POST /v1/payment_sessions","action":"delay","delay_ms":700})");
    const auto one = send("POST", "/v1/payment_sessions", embedded, asMerchant({{"Idempotency-Key", "k"}}));
    const auto two = send("POST", "/v1/payment_sessions", embedded, asMerchant({{"Idempotency-Key", "k"}}));
    QList<int> statuses{receive(*one).status, receive(*two).status};
    std::sort(statuses.begin(), statuses.end());
    QCOMPARE(statuses, (QList<int>{201, 409})); // whichever came first
    QCOMPARE(sessionCount(), 1);
    QCOMPARE(create(embedded, {{"Idempotency-Key", "k"}}).status, 201);
    QCOMPARE(sessionCount(), 1);
}

void SandboxGatewayTest::sessionsExpireByTheClock()
{
    const Answer made = create();
    m_now += 599'999;
    QCOMPARE(sessionStatus(made), QStringLiteral("open"));
    m_now += 1;
    QCOMPARE(sessionStatus(made), QStringLiteral("expired"));
    const Answer late = payCard(made, "4242424242424242");
    QCOMPARE(late.text("status"), QStringLiteral("blocked"));
    QCOMPARE(late.text("view"), QStringLiteral("expired"));
    QCOMPARE(timesTaken(), QList<int>{0});
    QCOMPARE(paymentStatus(made), QStringLiteral("created"));
}

void SandboxGatewayTest::challengeDiesWithItsSession()
{
    const Answer made = create();
    const QUrl bank(payCard(made, "4000002500003155").text("url"));
    QCOMPARE(paymentStatus(made), QStringLiteral("processing"));
    m_now += 600'000;
    QCOMPARE(paymentStatus(made), QStringLiteral("failed"));
    QCOMPARE(page("POST", bank.path().toUtf8() + "/answer", R"({"approve":true})").status, 404);
    QCOMPARE(timesTaken(), QList<int>{0});
}

void SandboxGatewayTest::attachingToAPayment()
{
    const Answer first = create();
    const QByteArray attach =
        R"({"mode":"embedded","origin":"https://t.is","payment":")" + first.text("payment").toUtf8();
    const Answer second = create(attach + "\"}");
    QCOMPARE(second.status, 201);
    QCOMPARE(second.text("payment"), first.text("payment"));
    QCOMPARE(second.json()[u"amount"].toInt(), 4990);
    QCOMPARE(create(attach + R"(","amount":4990,"currency":"ISK"})").status, 201);
    QCOMPARE(create(attach + R"(","amount":4991})").errorParam(), QStringLiteral("amount"));
    QCOMPARE(create(attach + R"(","currency":"EUR"})").errorParam(), QStringLiteral("currency"));
    QCOMPARE(payCard(second, "4242424242424242").text("status"), QStringLiteral("succeeded"));
    const Answer afterwards = create(attach + "\"}");
    QCOMPARE(afterwards.status, 422);
    QCOMPARE(afterwards.errorCode(), QStringLiteral("payment_already_succeeded"));
}

void SandboxGatewayTest::moneyIsTakenOncePerPayment()
{
    const Answer first = create();
    const Answer second =
        create(R"({"mode":"embedded","origin":"https://t.is","payment":")" + first.text("payment").toUtf8() + "\"}");
    const QUrl bank(payCard(first, "4000002500003155").text("url"));
    QCOMPARE(payCard(second, "4242424242424242").text("view"), QStringLiteral("processing")); // the first has it
    QCOMPARE(page("POST", bank.path().toUtf8() + "/answer", R"({"approve":true})").status, 200);
    QCOMPARE(page("POST", bank.path().toUtf8() + "/answer", R"({"approve":true})").status, 404);
    QCOMPARE(payCard(second, "4242424242424242").text("view"), QStringLiteral("taken"));
    QCOMPARE(payCard(first, "4242424242424242").text("view"), QStringLiteral("succeeded"));
    QCOMPARE(timesTaken(), QList<int>{1});
    QCOMPARE(sessionStatus(first), QStringLiteral("complete"));
    QCOMPARE(sessionStatus(second), QStringLiteral("open"));
}

void SandboxGatewayTest::cardOutcomes_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QByteArray>("expiry");
    QTest::addColumn<QByteArray>("cvc");
    QTest::addColumn<QString>("outcome"); ///< status, and the field or code
    const auto row = [](const char *name, const char *number, const char *expiry, const char *cvc,
                        const char *outcome) {
        QTest::newRow(name) << QByteArray(number) << QByteArray(expiry) << QByteArray(cvc)
                            << QString::fromLatin1(outcome);
    };
    row("succeeds", "4242 4242 4242 4242", "12/30", "123", "succeeded");
    row("this month", "4242424242424242", "09/26", "123", "succeeded");
    row("last month", "4242424242424242", "08/26", "123", "invalid expiry");
    row("month 13", "4242424242424242", "13/30", "123", "invalid expiry");
    row("no slash", "4242424242424242", "1230", "123", "invalid expiry");
    row("short cvc", "4242424242424242", "12/30", "12", "invalid cvc");
    row("four digit cvc", "4242424242424242", "12/30", "1234", "invalid cvc");
    row("declined", "4000000000000002", "12/30", "123", "failed card_declined");
    row("no funds", "4000000000009995", "12/30", "123", "failed insufficient_funds");
    row("3-D Secure", "4000002500003155", "12/30", "123", "challenge");
    row("another card", "5555555555554444", "12/30", "123", "failed test_mode_live_card");
    row("Amex wants four", "378282246310005", "12/30", "123", "invalid cvc");
    row("Amex", "378282246310005", "12/30", "1234", "failed test_mode_live_card");
    row("Luhn", "4242424242424241", "12/30", "123", "invalid number");
    row("letters", "4242x", "12/30", "123", "invalid number");
    row("nothing", "", "", "", "invalid number");
}

void SandboxGatewayTest::cardOutcomes()
{
    QFETCH(QByteArray, number);
    QFETCH(QByteArray, expiry);
    QFETCH(QByteArray, cvc);
    QFETCH(QString, outcome);
    const Answer made = create();
    const Answer paid = page("POST", "/element/" + made.text("client_secret").toUtf8() + "/pay",
                             R"({"number":")" + number + R"(","expiry":")" + expiry + R"(","cvc":")" + cvc + "\"}");
    QCOMPARE(QString(paid.text("status") % u' ' % paid.text("field") % paid.text("code")).trimmed(), outcome);
    const bool took = outcome == QStringLiteral("succeeded");
    QCOMPARE(timesTaken(), QList<int>{took ? 1 : 0});
    QCOMPARE(sessionStatus(made), took ? QStringLiteral("complete") : QStringLiteral("open"));
}

void SandboxGatewayTest::declineAllowsAnotherTry()
{
    const Answer made = create();
    QCOMPARE(payCard(made, "4000000000000002").text("view"), QStringLiteral("form"));
    QCOMPARE(paymentStatus(made), QStringLiteral("failed"));
    QCOMPARE(payCard(made, "4242424242424242").text("view"), QStringLiteral("succeeded"));
    QCOMPARE(paymentStatus(made), QStringLiteral("succeeded"));
}

void SandboxGatewayTest::challenge_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("payment");
    QTest::newRow("approved") << QByteArray("acs") << QByteArray(R"({"approve":true})") << QStringLiteral("succeeded");
    QTest::newRow("rejected") << QByteArray("acs") << QByteArray(R"({"approve":false})") << QStringLiteral("failed");
    QTest::newRow("closed") << QByteArray("element") << QByteArray("{}") << QStringLiteral("failed");
}

void SandboxGatewayTest::challenge()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, payment);
    const Answer made = create();
    const QUrl bank(payCard(made, "4000002500003155").text("url"));
    QCOMPARE(bank.host(), QStringLiteral("localhost")); // another origin than the element's
    const Answer shown = page("GET", bank.path().toUtf8());
    QCOMPARE(shown.status, 200);
    const QByteArray ancestors =
        "frame-ancestors " + m_gateway->baseUrl().toString().toUtf8() + " https://till.example.is";
    QVERIFY(shown.header("Content-Security-Policy").endsWith(ancestors));
    const QByteArray element = "/element/" + made.text("client_secret").toUtf8();
    QCOMPARE(page("GET", element + "/state").text("acs"), bank.toString()); // a reloaded page finds it again
    const QByteArray answerTo =
        path == "acs" ? QByteArray(bank.path().toUtf8() + "/answer") : QByteArray(element + "/abandon");
    QCOMPARE(page("POST", answerTo, body).status, 200);
    QCOMPARE(paymentStatus(made), payment);
    QCOMPARE(page("GET", bank.path().toUtf8()).status, 404);
}

void SandboxGatewayTest::krafaCompletesBeforeTheMoney()
{
    const Answer made = create();
    const QByteArray pay = "/element/" + made.text("client_secret").toUtf8() + "/pay";
    QCOMPARE(page("POST", pay, R"({"method":"krafa","kennitala":"010130-2979"})").text("field"),
             QStringLiteral("kennitala"));
    QCOMPARE(page("POST", pay, R"({"method":"krafa","kennitala":"010130-2989"})").text("view"),
             QStringLiteral("pending"));
    QCOMPARE(sessionStatus(made), QStringLiteral("complete"));
    QCOMPARE(paymentStatus(made), QStringLiteral("pending"));
    const QByteArray payment = made.text("payment").toUtf8();
    QCOMPARE(create(R"({"return_url":"https://a.is","payment":")" + payment + "\"}").errorCode(),
             QStringLiteral("payment_pending"));
    QCOMPARE(control("POST", "payments/" + payment, R"({"action":"pay"})").status, 200);
    QCOMPARE(control("POST", "payments/" + payment, R"({"action":"pay"})").status, 200);
    QCOMPARE(paymentStatus(made), QStringLiteral("succeeded"));
    QCOMPARE(timesTaken(), QList<int>{1});
    const Answer cardOnly =
        create(R"({"mode":"embedded","origin":"https://t.is","amount":1,"enabled_methods":["card"]})");
    QCOMPARE(page("POST", "/element/" + cardOnly.text("client_secret").toUtf8() + "/pay",
                  R"({"method":"krafa","kennitala":"010130-2989"})")
                 .text("field"),
             QStringLiteral("method"));
}

void SandboxGatewayTest::refunds()
{
    const Answer made = create();
    const QByteArray refund = R"({"payment":")" + made.text("payment").toUtf8() + '"';
    QCOMPARE(api("POST", "/v1/refunds", refund + '}').errorCode(), QStringLiteral("payment_not_refundable"));
    payCard(made, "4242424242424242");
    QCOMPARE(api("POST", "/v1/refunds", refund + R"(,"amount":0})").status, 400);
    QCOMPARE(api("POST", "/v1/refunds", refund + R"(,"amount":4991})").errorCode(), QStringLiteral("amount_too_large"));
    const Answer part = api("POST", "/v1/refunds", refund + R"(,"amount":990,"reason":"gallað"})");
    QCOMPARE(part.status, 201);
    QCOMPARE(part.text("reason"), QStringLiteral("gallað"));
    QCOMPARE(paymentStatus(made), QStringLiteral("partially_refunded"));
    QCOMPARE(api("POST", "/v1/refunds", refund + R"(,"amount":4001})").status, 422);
    const Answer rest = api("POST", "/v1/refunds", refund + '}');
    QCOMPARE(rest.json()[u"amount"].toInt(), 4000);
    QCOMPARE(paymentStatus(made), QStringLiteral("refunded"));
    QCOMPARE(api("POST", "/v1/refunds", refund + '}').errorCode(), QStringLiteral("payment_already_refunded"));
    QCOMPARE(api("POST", "/v1/refunds", R"({"payment":"pay_none"})").status, 404);
    QCOMPARE(api("POST", "/v1/refunds", "{}").errorParam(), QStringLiteral("payment"));
    QCOMPARE(api("GET", "/v1/refunds/" + rest.text("id").toUtf8()).body, rest.body);
}

void SandboxGatewayTest::refundPages()
{
    const Answer made = create();
    payCard(made, "4242424242424242");
    const QByteArray refund = R"({"amount":1,"payment":")" + made.text("payment").toUtf8() + "\"}";
    QStringList newestFirst;
    for (int i = 0; i < 3; ++i)
        newestFirst.prepend(api("POST", "/v1/refunds", refund).text("id"));
    const QByteArray list = "/v1/refunds?payment=" + made.text("payment").toUtf8() + "&limit=2";
    const Answer first = api("GET", list);
    QCOMPARE(first.json()[u"data"].toArray().size(), 2);
    QCOMPARE(first.json()[u"data"][1][u"id"].toString(), newestFirst[1]);
    QCOMPARE(first.json()[u"has_more"].toBool(), true);
    const Answer second = api("GET", list + "&starting_after=" + newestFirst[1].toUtf8());
    QCOMPARE(second.json()[u"data"].toArray().size(), 1);
    QCOMPARE(second.json()[u"data"][0][u"id"].toString(), newestFirst[2]);
    QCOMPARE(second.json()[u"has_more"].toBool(), false);
    QCOMPARE(api("GET", "/v1/refunds?payment=pay_other").json()[u"data"].toArray().size(), 0);
    QCOMPARE(api("GET", "/v1/refunds?limit=0").status, 400);
    QCOMPARE(api("GET", "/v1/refunds?starting_after=ref_none").status, 400);
}

void SandboxGatewayTest::faults_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("sessions"); ///< After the request that was hit and one repetition with the same key.
    const auto row = [](const char *name, const char *fault, int status, const char *header, const char *value) {
        QTest::newRow(name) << QByteArray(fault) << status << QByteArray(header) << QByteArray(value) << 1;
    };
    row("429", R"("action":"status","status":429,"headers":{"Retry-After":"7"})", 429, "Retry-After", "7");
    row("500", R"("action":"status")", 500, "", "");
    row("500 after the effect", R"("action":"status","after_effect":true)", 500, "", "");
    row("redirect", R"("action":"redirect","headers":{"Location":"http://127.0.0.1:1/"})", 302, "Location",
        "http://127.0.0.1:1/");
    row("body", R"("action":"body","body":"<html>","headers":{"Content-Type":"text/html"})", 200, "Content-Type",
        "text/html");
    row("lost request", R"("action":"lose_request")", 0, "", "");
    row("lost reply", R"("action":"lose_reply")", 0, "", "");
    row("delay", R"("action":"delay","delay_ms":1)", 201, "", "");
}

void SandboxGatewayTest::faults()
{
    QFETCH(QByteArray, fault);
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(int, sessions);
    QCOMPARE(control("POST", "faults", R"({"match":"POST /v1/payment_sessions",)" + fault + '}').status, 200);
    QCOMPARE(api("GET", "/v1/payment_sessions/x").status, 404); // another method is not hit
    const bool hasEffect = fault.contains("lose_reply") || fault.contains("after_effect") || fault.contains("delay");
    const Answer hit = create(embedded, {{"Idempotency-Key", "k"}});
    QCOMPARE(hit.status, status);
    QCOMPARE(sessionCount(), hasEffect ? 1 : 0);
    if (!header.isEmpty())
        QCOMPARE(hit.header(header), value);
    QCOMPARE(create(embedded, {{"Idempotency-Key", "k"}}).status, 201);
    QCOMPARE(sessionCount(), sessions);
}

void SandboxGatewayTest::faultCounting()
{
    const auto add = [&](const QByteArray &fault) { return control("POST", "faults", fault).status; };
    QCOMPARE(add(R"({"match":"POST /v1/payment_sessions","action":"truncate","nth":2,"times":2})"), 200);
    QCOMPARE(create().json()[u"amount"].toInt(), 4990);
    for (int i = 0; i < 2; ++i) {
        const Answer half = create();
        QCOMPARE(half.status, 201);
        QCOMPARE(half.body.size(), half.header("Content-Length").toLongLong() / 2);
    }
    QCOMPARE(create().json()[u"amount"].toInt(), 4990);
    QCOMPARE(add(R"({"match":"GET /v1/","action":"status","status":503,"times":0})"), 200);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(api("GET", "/v1/merchants/current").status, 503);
    QCOMPARE(control("DELETE", "faults").status, 200);
    QCOMPARE(api("GET", "/v1/merchants/current").status, 200);
    QCOMPARE(add(R"({"match":"GET /","action":"explode"})"), 400);
    QCOMPARE(add(R"({"match":"GET /","action":"status","nht":1})"), 400);
    QCOMPARE(add(R"({"action":"status"})"), 400);
}

void SandboxGatewayTest::stateFileSurvivesARestart()
{
    const QTemporaryDir folder;
    SandboxOptions withFile = options();
    withFile.stateFile = folder.filePath(QStringLiteral("state.json"));
    restart(withFile);
    const Answer paid = create(embedded, {{"Idempotency-Key", "k"}});
    payCard(paid, "4242424242424242");
    const Answer asked = create();
    payCard(asked, "4000002500003155");
    restart(withFile);
    QCOMPARE(create(embedded, {{"Idempotency-Key", "k"}}).body, paid.body);
    QCOMPARE(sessionStatus(paid), QStringLiteral("complete"));
    QCOMPARE(paymentStatus(paid), QStringLiteral("succeeded"));
    QCOMPARE(page("GET", "/element/" + asked.text("client_secret").toUtf8() + "/state").text("view"),
             QStringLiteral("challenge"));
    QFile file(withFile.stateFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("4242424242424242"));
    QCOMPARE(file.permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
}

void SandboxGatewayTest::unreadableStateFileIsRefused()
{
    const QTemporaryDir folder;
    SandboxOptions withFile = options();
    withFile.stateFile = folder.filePath(QStringLiteral("state.json"));
    for (const char *text : {"{", "{}", "[]", R"({"ledger":{"sessions":1}})"}) {
        QFile file(withFile.stateFile);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
        file.close();
        const auto started = SandboxGateway::start(withFile);
        QVERIFY(!started);
        QCOMPARE(started.error().param, QStringLiteral("stateFile"));
    }
}

void SandboxGatewayTest::elementBelongsToItsOrigin()
{
    const Answer shown = page("GET", "/element/" + create().text("client_secret").toUtf8());
    QCOMPARE(shown.status, 200);
    const QByteArray policy = shown.header("Content-Security-Policy");
    QVERIFY2(policy.endsWith("; frame-ancestors https://till.example.is"), policy.constData());
    QVERIFY(policy.startsWith("default-src 'none'; script-src 'nonce-"));
    QVERIFY(!policy.contains("unsafe"));
    QCOMPARE(shown.header("Referrer-Policy"), QByteArray("no-referrer"));
    QCOMPARE(shown.header("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(shown.header("X-Content-Type-Options"), QByteArray("nosniff"));
    QVERIFY(shown.body.contains("id=\"card-number\"")); // the pages are really linked in
    const Answer other = page("GET", "/element/" + create().text("client_secret").toUtf8());
    QVERIFY(other.header("Content-Security-Policy") != policy); // a nonce is used once
}

void SandboxGatewayTest::elementKeepsItsConfigInsideTheScript()
{
    const Answer made = create(R"({"mode":"embedded","origin":"https://t.is","amount":1,)"
                               R"("external_reference":"</script><script>alert(1)</script>{{style}}"})");
    const Answer shown = page("GET", "/element/" + made.text("client_secret").toUtf8());
    QVERIFY(!shown.body.contains("<script>alert"));
    QVERIFY(shown.body.contains("\\u003c/script>\\u003cscript>alert(1)"));
}

void SandboxGatewayTest::hostedPageReturnsWithTheSession()
{
    const Answer made = create(hosted);
    const QByteArray path = QUrl(made.text("url")).path().toUtf8();
    const Answer shown = page("GET", path);
    QCOMPARE(shown.status, 200);
    QVERIFY(shown.header("Content-Security-Policy").endsWith("frame-ancestors 'none'"));
    const Answer paid = page("POST", path + "/pay", R"({"number":"4242424242424242","expiry":"12/30","cvc":"123"})");
    QCOMPARE(paid.text("redirect"),
             QString(QStringLiteral("https://example.is/takk?a=1&session_id=") % made.text("id")));
    const Answer atTill = create();
    QCOMPARE(page("GET", "/pay/" + atTill.text("id").toUtf8()).status, 404); // an id opens no embedded session
}

void SandboxGatewayTest::unknownSecretIsACalm404()
{
    const Answer made = create();
    const QByteArray secret = made.text("client_secret").toUtf8();
    const QList<QByteArray> wrong{"", "x", made.text("id").toUtf8(), secret.chopped(1), secret + "x"};
    for (const QByteArray &one : wrong) {
        const Answer answer = page("GET", "/element/" + one);
        QCOMPARE(answer.status, 404);
        QVERIFY(answer.body.contains("<h1>"));
    }
    QCOMPARE(page("GET", "/nothing").status, 404);
    const Answer formPost = call("POST", "/element/" + secret + "/pay", R"({"number":"4242424242424242"})",
                                 {{"Content-Type", "text/plain"}});
    QCOMPARE(formPost.status, 400); // what another site's form could send
}

void SandboxGatewayTest::controlNeedsTheToken()
{
    for (const char *token : {"", "c", "controll", "Control", "controlcontrol"})
        QCOMPARE(call("GET", "/sandbox/truth", {}, {{"X-Sandbox-Control", token}}).status, 404);
    QCOMPARE(call("GET", "/sandbox/truth", {}, {}).status, 404);
    QCOMPARE(control("GET", "truth").status, 200);
    SandboxOptions closed = options();
    closed.controlToken.clear();
    restart(closed);
    QCOMPARE(control("GET", "truth").status, 404);
    QCOMPARE(call("GET", "/sandbox/truth", {}, {{"X-Sandbox-Control", ""}}).status, 404);
}

void SandboxGatewayTest::logHoldsNoKeyAndNoCard()
{
    const Answer made = create(embedded, {{"Idempotency-Key", "k"}});
    payCard(made, "4242424242424242");
    const Answer log = control("GET", "log");
    const QJsonArray requests = log.json()[u"requests"].toArray();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0][u"body"].toString().toUtf8(), embedded);
    QCOMPARE(requests[0][u"idempotency_key"].toString(), QStringLiteral("k"));
    QCOMPARE(requests[0][u"status"].toInt(), 201);
    QVERIFY(!log.body.contains("sk_test"));
    QVERIFY(!log.body.contains("4242424242424242"));
    QVERIFY(!control("GET", "truth").body.contains("4242424242424242"));
}

void SandboxGatewayTest::lyingSession()
{
    const Answer made = create();
    const QByteArray session = "sessions/" + made.text("id").toUtf8();
    QCOMPARE(control("POST", session, R"({"action":"lie","patch":{"amount":1,"status":"complete"}})").status, 200);
    const Answer lie = api("GET", "/v1/payment_sessions/" + made.text("id").toUtf8());
    QCOMPARE(lie.json()[u"amount"].toInt(), 1);
    QCOMPARE(lie.text("status"), QStringLiteral("complete"));
    QCOMPARE(timesTaken(), QList<int>{0});
    QCOMPARE(control("POST", session, R"({"action":"expire"})").status, 200);
    QCOMPARE(control("POST", session, R"({"action":"lie","patch":{}})").status, 200);
    QCOMPARE(sessionStatus(made), QStringLiteral("expired"));
    QCOMPARE(control("POST", session, R"({"action":"complete"})").status, 200); // late money
    QCOMPARE(sessionStatus(made), QStringLiteral("complete"));
    QCOMPARE(timesTaken(), QList<int>{1});
    QCOMPARE(control("POST", session, R"({"action":"lie","patch":7})").status, 400);
    QCOMPARE(control("POST", "settings", R"({"element":"kind"})").status, 400);
    QCOMPARE(control("POST", "settings", R"({"layout":"on"})").status, 400);
}

void SandboxGatewayTest::layoutIsKept()
{
    const Answer made = create();
    const QByteArray path = "/element/" + made.text("client_secret").toUtf8() + "/layout";
    QCOMPARE(control("GET", "layout/" + made.text("id").toUtf8()).status, 404);
    page("POST", path, R"({"state":"form","controls":{"pay":{"x":1,"y":2,"w":3,"h":4}}})");
    page("POST", path, R"({"state":"form","controls":{"pay":{"x":5,"y":2,"w":3,"h":4}}})");
    const QJsonObject kept = control("GET", "layout/" + made.text("id").toUtf8()).json();
    QCOMPARE(kept[u"generation"].toInt(), 2);
    QCOMPARE(kept[u"state"].toString(), QStringLiteral("form"));
    QCOMPARE(kept[u"controls"][u"pay"][u"x"].toInt(), 5);
}

void SandboxGatewayTest::badKeysAndTakenPort()
{
    SandboxOptions live = options();
    live.secretKey = QStringLiteral("sk_live_x");
    const auto refused = SandboxGateway::start(live);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidSettings);
    SandboxOptions taken = options();
    taken.port = m_gateway->port();
    const auto second = SandboxGateway::start(taken);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Unreachable);
}

#endif

QTEST_GUILESS_MAIN(SandboxGatewayTest)
#include "sandbox_gateway_test.moc"
