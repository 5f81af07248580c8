// SPDX-License-Identifier: MIT
// The sandbox gateway's API over real HTTP: as strict as the real one is documented to be.
#include "sandbox_client.h"

using namespace Kassi;
using namespace Kassi::Testing;

class SandboxApiTest : public SandboxTest
{
    Q_OBJECT

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
    void attachingToAPayment();
    void refunds();
    void pendingRefundsCountAgainstTheRestUntilTheyFail();
    void refundPages();
    void badKeysAndTakenPort();
};

#ifndef Q_MOC_RUN // moc reads no raw strings: their // would start a comment

void SandboxApiTest::createAnswersEveryDocumentedField()
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

void SandboxApiTest::authentication_data()
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

void SandboxApiTest::authentication()
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

void SandboxApiTest::merchantHeader()
{
    Headers headers = asMerchant();
    headers.erase("X-Merchant-Id");
    const Answer without = call("POST", "/v1/payment_sessions", embedded, headers);
    QCOMPARE(without.status, 400);
    QCOMPARE(without.errorParam(), QStringLiteral("X-Merchant-Id"));
    QCOMPARE(create(embedded, {{"X-Merchant-Id", "mer_other"}}).status, 403);
    QCOMPARE(sessionCount(), 0);
}

void SandboxApiTest::publishableKeyMayOnlyStartEmbedded()
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

void SandboxApiTest::validation_data()
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

void SandboxApiTest::validation()
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

void SandboxApiTest::contentTypeMustBeJson()
{
    const Answer answer = create(embedded, {{"Content-Type", "text/plain"}});
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorParam(), QStringLiteral("Content-Type"));
    QCOMPARE(create(embedded, {{"Content-Type", "application/json; charset=utf-8"}}).status, 201);
}

void SandboxApiTest::idempotentReplayIsByteIdentical()
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

void SandboxApiTest::idempotencyKeyForSomethingElseIsRefused()
{
    QCOMPARE(create(embedded, {{"Idempotency-Key", "one"}}).status, 201);
    const Answer other = create(embedded + ' ', {{"Idempotency-Key", "one"}}); // one byte more is another body
    QCOMPARE(other.status, 409);
    QCOMPARE(other.errorCode(), QStringLiteral("idempotency_key_reused"));
    QCOMPARE(api("POST", "/v1/refunds", embedded, {{"Idempotency-Key", "one"}}).status, 409);
    QCOMPARE(create(embedded, {{"Idempotency-Key", QByteArray(256, 'k')}}).status, 400);
}

void SandboxApiTest::idempotencyKeyInFlightIsRefused()
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

void SandboxApiTest::sessionsExpireByTheClock()
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

void SandboxApiTest::attachingToAPayment()
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

void SandboxApiTest::refunds()
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

void SandboxApiTest::pendingRefundsCountAgainstTheRestUntilTheyFail()
{
    const Answer made = create();
    payCard(made, "4242424242424242");
    const QByteArray refund = R"({"payment":")" + made.text("payment").toUtf8() + '"';
    const auto ask = [&](const QByteArray &amount) {
        return api("POST", "/v1/refunds", refund + ",\"amount\":" + amount + '}');
    };
    QCOMPARE(control("POST", "settings", R"({"refunds":"lost"})").status, 400);
    QCOMPARE(control("POST", "settings", R"({"refunds":"pending"})").status, 200);
    const Answer first = ask("990");
    QCOMPARE(first.text("status"), QStringLiteral("pending"));
    QCOMPARE(paymentStatus(made), QStringLiteral("succeeded")); // nothing has gone back yet
    QCOMPARE(ask("4001").errorCode(), QStringLiteral("amount_too_large"));
    const Answer second = ask("4000");
    QCOMPARE(ask("1").status, 422);
    const auto end = [&](const Answer &which, const QByteArray &how) {
        return control("POST", "refunds/" + which.text("id").toUtf8(), "{\"action\":\"" + how + "\"}");
    };
    QCOMPARE(end(first, "fail").text("status"), QStringLiteral("failed"));
    QCOMPARE(end(first, "succeed").status, 400);
    QCOMPARE(paymentStatus(made), QStringLiteral("succeeded"));
    QCOMPARE(end(second, "succeed").text("status"), QStringLiteral("succeeded"));
    QCOMPARE(paymentStatus(made), QStringLiteral("partially_refunded"));
    QCOMPARE(api("GET", "/v1/refunds/" + first.text("id").toUtf8()).text("status"), QStringLiteral("failed"));
    control("POST", "settings", R"({"refunds":"failed"})");
    QCOMPARE(ask("990").text("status"), QStringLiteral("failed"));
    control("POST", "settings", R"({"refunds":"succeeded"})");
    QCOMPARE(ask("990").text("status"), QStringLiteral("succeeded"));
    QCOMPARE(paymentStatus(made), QStringLiteral("refunded"));
}

void SandboxApiTest::refundPages()
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

void SandboxApiTest::badKeysAndTakenPort()
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

QTEST_GUILESS_MAIN(SandboxApiTest)
#include "sandbox_api_test.moc"
