// SPDX-License-Identifier: MIT
// What a POS writes is read strictly: every refusal names the field.
#include "pos/charge_body.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Pos;
using namespace Qt::StringLiterals;

class PosBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeOrderIsRead();
    void smallestOrderIsRead();
    void wrongOrderIsRefused_data();
    void wrongOrderIsRefused();
    void refundIsRead();
    void wrongRefundIsRefused_data();
    void wrongRefundIsRefused();
    void onlyAnEmptyBodyIsEmpty();
    void chargeIdIsAUuid();
};

void PosBodyTest::wholeOrderIsRead()
{
    const auto request = parseChargeBody(
        R"({"amount":4990,"currency":"EUR","reference":"ORDER-1","mode":"hosted","customer":"cus_1",)"
        R"("customer_email":"a@b.is","locale":"en","enabled_methods":["card","krafa"],"save_payment_method":true,)"
        R"("metadata":{"table":"7","þjónn":"Jón"}})");
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    const SessionRequest expected{.mode = SessionMode::Hosted,
                                  .money = {4990, u"EUR"_s},
                                  .customer = u"cus_1"_s,
                                  .customerEmail = u"a@b.is"_s,
                                  .enabledMethods = {u"card"_s, u"krafa"_s},
                                  .locale = u"en"_s,
                                  .savePaymentMethod = true,
                                  .reference = u"ORDER-1"_s,
                                  .metadata = {{u"table"_s, u"7"_s}, {u"þjónn"_s, u"Jón"_s}}};
    QVERIFY(*request == expected);
}

void PosBodyTest::smallestOrderIsRead()
{
    const auto request = parseChargeBody(R"( {"reference":"A","amount":1} )");
    QVERIFY(request);
    QVERIFY(*request == (SessionRequest{.money = {1, u"ISK"_s}, .reference = u"A"_s}));
}

void PosBodyTest::wrongOrderIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("param");
    const auto row = [](const char *name, const QByteArray &body, const QString &param) {
        QTest::newRow(name) << body << param;
    };
    row("nothing", "", {});
    row("no JSON", "amount=1&reference=A", {});
    row("a list", R"([{"amount":1,"reference":"A"}])", {});
    row("a text", R"("A")", {});
    row("cut off", R"({"amount":1,"reference":"A")", {});
    row("something behind it", R"({"amount":1,"reference":"A"}{})", {});
    row("amount twice", R"({"amount":1,"amount":100,"reference":"A"})", {});
    row("metadata twice", R"({"amount":1,"reference":"A","metadata":{"a":"1","a":"2"}})", {});
    row("no UTF-8", QByteArray("{\"amount\":1,\"reference\":\"\xff\"}"), {});
    row("unknown field", R"({"amount":1,"reference":"A","amonut":2})", u"amonut"_s);
    row("payment of somebody", R"({"amount":1,"reference":"A","payment":"pay_1"})", u"payment"_s);
    row("origin", R"({"amount":1,"reference":"A","origin":"x"})", u"origin"_s);
    row("no amount", R"({"reference":"A"})", u"amount"_s);
    row("amount as text", R"({"amount":"4990","reference":"A"})", u"amount"_s);
    row("amount with a fraction", R"({"amount":4990.5,"reference":"A"})", u"amount"_s);
    row("amount as a float", R"({"amount":4990.0,"reference":"A"})", u"amount"_s);
    row("amount with an exponent", R"({"amount":1e3,"reference":"A"})", u"amount"_s);
    row("no krónur", R"({"amount":0,"reference":"A"})", u"amount"_s);
    row("less than nothing", R"({"amount":-1,"reference":"A"})", u"amount"_s);
    row("more than a double holds", R"({"amount":9007199254740992,"reference":"A"})", u"amount"_s);
    row("more than 64 bits", R"({"amount":18446744073709551615,"reference":"A"})", u"amount"_s);
    row("far more", R"({"amount":99999999999999999999999,"reference":"A"})", u"amount"_s);
    row("amount null", R"({"amount":null,"reference":"A"})", u"amount"_s);
    row("no reference", R"({"amount":1})", u"reference"_s);
    row("empty reference", R"({"amount":1,"reference":""})", u"reference"_s);
    row("blank reference", R"({"amount":1,"reference":"  "})", u"reference"_s);
    row("reference as number", R"({"amount":1,"reference":1})", u"reference"_s);
    row("reference over two lines", R"({"amount":1,"reference":"a\nb"})", u"reference"_s);
    row("long reference", R"({"amount":1,"reference":")" + QByteArray(201, 'a') + R"("})", u"reference"_s);
    row("unknown currency", R"({"amount":1,"reference":"A","currency":"KR"})", u"currency"_s);
    row("unknown mode", R"({"amount":1,"reference":"A","mode":"popup"})", u"mode"_s);
    row("no address", R"({"amount":1,"reference":"A","customer_email":"a"})", u"customer_email"_s);
    row("no customer", R"({"amount":1,"reference":"A","customer":"pay_1"})", u"customer"_s);
    row("no language", R"({"amount":1,"reference":"A","locale":"íslenska"})", u"locale"_s);
    row("methods as text", R"({"amount":1,"reference":"A","enabled_methods":"card"})", u"enabled_methods"_s);
    row("no methods", R"({"amount":1,"reference":"A","enabled_methods":[1]})", u"enabled_methods"_s);
    row("flag as text", R"({"amount":1,"reference":"A","save_payment_method":"yes"})", u"save_payment_method"_s);
    row("metadata in depth", R"({"amount":1,"reference":"A","metadata":{"a":{"b":"c"}}})", u"metadata"_s);
    row("metadata as list", R"({"amount":1,"reference":"A","metadata":["a"]})", u"metadata"_s);
    row("huge", R"({"amount":1,"reference":"A","metadata":{"a":")" + QByteArray(20'000, 'a') + R"("}})", {});
    row("deep", QByteArray(8'000, '[') + QByteArray(8'000, ']'), {});
}

void PosBodyTest::wrongOrderIsRefused()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, param);
    const auto request = parseChargeBody(body);
    QVERIFY(!request);
    QCOMPARE(request.error().param, param);
    QVERIFY(request.error().status == 400 || request.error().status == 413);
    QVERIFY(!request.error().message.isEmpty());
    const QByteArray start = "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"";
    QVERIFY(errorJson(request.error()).startsWith(start));
}

void PosBodyTest::refundIsRead()
{
    QVERIFY(*parseRefundBody({}, {}) == RefundAsk());
    QVERIFY(*parseRefundBody("{}", u"k"_s) == RefundAsk{.key = u"k"_s});
    QVERIFY(*parseRefundBody(R"({"amount":100,"reason":"Skilað"})", u"k"_s) ==
            (RefundAsk{.amount = 100, .reason = u"Skilað"_s, .key = u"k"_s}));
}

void PosBodyTest::wrongRefundIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("param");
    QTest::newRow("nothing back") << QByteArray(R"({"amount":0})") << QString() << u"amount"_s;
    QTest::newRow("less than nothing") << QByteArray(R"({"amount":-5})") << QString() << u"amount"_s;
    QTest::newRow("text") << QByteArray(R"({"amount":"5"})") << QString() << u"amount"_s;
    QTest::newRow("unknown") << QByteArray(R"({"payment":"pay_1"})") << QString() << u"payment"_s;
    QTest::newRow("list") << QByteArray("[]") << QString() << QString();
    QTest::newRow("long key") << QByteArray() << QString(256, u'k') << u"Idempotency-Key"_s;
}

void PosBodyTest::wrongRefundIsRefused()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, key);
    QFETCH(const QString, param);
    const auto ask = parseRefundBody(body, key);
    QVERIFY(!ask);
    QCOMPARE(ask.error().param, param);
}

void PosBodyTest::onlyAnEmptyBodyIsEmpty()
{
    QVERIFY(parseEmptyBody({}));
    QVERIFY(parseEmptyBody("{}"));
    QVERIFY(!parseEmptyBody(R"({"reason":"x"})"));
    QVERIFY(!parseEmptyBody("x"));
}

void PosBodyTest::chargeIdIsAUuid()
{
    QVERIFY(isChargeId(u"0b6e7d1c-8f5e-4f43-9a37-d1a1d9f0c001"_s));
    for (const QString &text : {u""_s, u"1"_s, u"0b6e7d1c-8f5e-4f43-9a37-d1a1d9f0c001\n"_s,
                                u"{0b6e7d1c-8f5e-4f43-9a37-d1a1d9f0c001}"_s, u"0B6E7D1C-8F5E-4F43-9A37-D1A1D9F0C001"_s})
        QVERIFY2(!isChargeId(text), qPrintable(text));
}

QTEST_GUILESS_MAIN(PosBodyTest)
#include "pos_body_test.moc"
