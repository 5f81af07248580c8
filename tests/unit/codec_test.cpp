// SPDX-License-Identifier: MIT
// What Kassi believes of an answer: the documented shape and nothing less. Every other row is not a reply at all, and
// so can never become an outcome (design.md: "truncated, huge, wrong-typed, duplicate-key JSON, unknown status").
#include "gateway/codec.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sessionText =
    R"({"id":"pses_1","mode":"embedded","url":null,"client_secret":"cs_1","status":"open","payment":"pay_1",)"
    R"("expires_at":"2026-01-01T12:00:00Z","amount":4990,"currency":"ISK"})";
const QByteArray hostedText =
    R"({"id":"pses_2","mode":"hosted","url":"https://pay.borga.is/pses_2","client_secret":null,"status":"open",)"
    R"("payment":"pay_2","expires_at":"2026-01-01T12:00:00Z"})";
const QByteArray paymentText =
    R"({"id":"pay_1","amount":4990,"currency":"ISK","status":"succeeded","customer":null,"description":null,)"
    R"("external_reference":"ORDER-1","metadata":{}})";
const QByteArray refundText =
    R"({"id":"ref_1","payment":"pay_1","amount":990,"currency":"ISK","status":"pending","reason":null,"metadata":{},)"
    R"("created_at":"2026-01-01T12:00:00Z"})";

// The documented answer with one place changed. A row that changes nothing would prove nothing.
QByteArray changed(const QByteArray &text, const QByteArray &from, const QByteArray &to)
{
    Q_ASSERT(text.contains(from));
    return QByteArray(text).replace(from, to);
}

void row(const char *name, const QByteArray &body)
{
    QTest::newRow(name) << body;
}

} // namespace

class CodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDocumentedEmbeddedSession();
    void readsTheDocumentedHostedSession();
    void readsEveryStatus();
    void readsTheDocumentedPayment();
    void readsTheDocumentedRefund();
    void readsTheMerchant();
    void acceptsHarmlessVariation_data();
    void acceptsHarmlessVariation();
    void refusesWhatIsNotASession_data();
    void refusesWhatIsNotASession();
    void createAnswerNeedsWhatCanBeShown_data();
    void createAnswerNeedsWhatCanBeShown();
    void refusesAddressesThatNobodyShouldBeSentTo_data();
    void refusesAddressesThatNobodyShouldBeSentTo();
    void refusesWhatIsNotAPayment_data();
    void refusesWhatIsNotAPayment();
    void refusesWhatIsNotARefund_data();
    void refusesWhatIsNotARefund();
    void refusesWhatIsNotAMerchant_data();
    void refusesWhatIsNotAMerchant();
};

void CodecTest::readsTheDocumentedEmbeddedSession()
{
    const auto session = decodeSession(sessionText, true);
    QVERIFY(session);
    QCOMPARE(*session, (PaymentSession{.id = u"pses_1"_s,
                                       .mode = SessionMode::Embedded,
                                       .status = SessionStatus::Open,
                                       .payment = u"pay_1"_s,
                                       .expiresAt = u"2026-01-01T12:00:00Z"_s,
                                       .clientSecret = Secret(u"cs_1"_s),
                                       .amount = 4990,
                                       .currency = u"ISK"_s}));
}

void CodecTest::readsTheDocumentedHostedSession()
{
    const auto session = decodeSession(hostedText, true);
    QVERIFY(session);
    QCOMPARE(*session, (PaymentSession{.id = u"pses_2"_s,
                                       .mode = SessionMode::Hosted,
                                       .status = SessionStatus::Open,
                                       .payment = u"pay_2"_s,
                                       .expiresAt = u"2026-01-01T12:00:00Z"_s,
                                       .url = Secret(u"https://pay.borga.is/pses_2"_s)}));
}

void CodecTest::readsEveryStatus()
{
    using enum PaymentStatus;
    const QList<QPair<QByteArray, SessionStatus>> sessions = {
        {"open", SessionStatus::Open}, {"complete", SessionStatus::Complete}, {"expired", SessionStatus::Expired}};
    for (const auto &[word, status] : sessions)
        QCOMPARE(decodeSession(changed(sessionText, R"("open")", '"' + word + '"'), false)->status, status);
    const QList<QPair<QByteArray, PaymentStatus>> payments = {{"created", Created},
                                                              {"pending", Pending},
                                                              {"processing", Processing},
                                                              {"succeeded", Succeeded},
                                                              {"failed", Failed},
                                                              {"refunded", Refunded},
                                                              {"partially_refunded", PartiallyRefunded}};
    for (const auto &[word, status] : payments)
        QCOMPARE(decodePayment(changed(paymentText, R"("succeeded")", '"' + word + '"'))->status, status);
    const QList<QPair<QByteArray, RefundStatus>> refunds = {
        {"pending", RefundStatus::Pending}, {"succeeded", RefundStatus::Succeeded}, {"failed", RefundStatus::Failed}};
    for (const auto &[word, status] : refunds)
        QCOMPARE(decodeRefund(changed(refundText, R"("pending")", '"' + word + '"'))->status, status);
}

void CodecTest::readsTheDocumentedPayment()
{
    const auto payment = decodePayment(paymentText);
    QVERIFY(payment);
    QCOMPARE(*payment, (Payment{.id = u"pay_1"_s,
                                .money = {4990, u"ISK"_s},
                                .status = PaymentStatus::Succeeded,
                                .externalReference = u"ORDER-1"_s}));
}

void CodecTest::readsTheDocumentedRefund()
{
    const auto refund = decodeRefund(refundText);
    QVERIFY(refund);
    QCOMPARE(
        *refund,
        (Refund{.id = u"ref_1"_s, .payment = u"pay_1"_s, .money = {990, u"ISK"_s}, .status = RefundStatus::Pending}));
}

void CodecTest::readsTheMerchant()
{
    QCOMPARE(*decodeMerchant(R"({"id":"mer_1","name":"Búðin"})"), (Merchant{.id = u"mer_1"_s, .name = u"Búðin"_s}));
    QCOMPARE(*decodeMerchant(R"({"id":"mer_1"})"), (Merchant{.id = u"mer_1"_s}));
}

void CodecTest::acceptsHarmlessVariation_data()
{
    QTest::addColumn<QByteArray>("body");
    row("unknown fields",
        changed(sessionText, R"("amount")", R"("livemode":false,"nested":{"id":[1,{"id":2}]},"amount")"));
    row("unknown field like a known one", changed(sessionText, R"("amount")", R"("Status":"won","amount")"));
    row("white space", changed(sessionText, ",", " ,\n\t"));
    row("other order", R"({"expires_at":"2026-01-01T12:00:00Z","payment":"pay_1","status":"open","mode":"embedded",)"
                       R"("client_secret":"cs_1","id":"pses_1"})");
    row("no url at all", changed(sessionText, R"("url":null,)", ""));
    row("whole number with a fraction of nothing", changed(sessionText, "4990", "4990.0"));
    row("largest amount", changed(sessionText, "4990", "9007199254740991"));
    row("escaped text", changed(sessionText, "pay_1", R"(pay\u005f1)"));
    row("same key in two objects", changed(sessionText, R"("amount")", R"("a":{"id":1},"b":{"id":2},"amount")"));
    row("null amount and currency", changed(changed(sessionText, "4990", "null"), R"("ISK")", "null"));
}

void CodecTest::acceptsHarmlessVariation()
{
    QFETCH(const QByteArray, body);
    const auto session = decodeSession(body, true);
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    QCOMPARE(session->id, u"pses_1"_s);
    QCOMPARE(session->payment, u"pay_1"_s);
}

void CodecTest::refusesWhatIsNotASession_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto with = [](const QByteArray &from, const QByteArray &to) { return changed(sessionText, from, to); };
    row("empty", "");
    row("only spaces", "  \n");
    row("null", "null");
    row("a word", "open");
    row("a number", "1");
    row("array", "[" + sessionText + "]");
    row("a page", "<html><body>Log in to this network</body></html>");
    row("truncated", sessionText.chopped(1));
    row("truncated in a text", sessionText.left(20));
    row("something behind it", sessionText + "x");
    row("two objects", sessionText + sessionText);
    row("comment", with("{", "{/* hello */"));
    row("comma at the end", with("}", ",}"));
    row("single quotes", with(R"("open")", "'open'"));
    row("invalid UTF-8", with("cs_1", "cs_\xff"));
    row("half a character", with("cs_1", R"(\ud800)"));
    row("zero byte in a text", with("cs_1", QByteArray("cs\0", 3)));
    row("nested too deep to be honest", QByteArray(200'000, '['));
    row("nested objects without end", QByteArray(R"({"a":)").repeated(40'000));

    for (const char *field : {"id", "mode", "status", "payment", "expires_at"}) {
        const QByteArray quoted = '"' + QByteArray(field) + '"';
        QTest::addRow("%s missing", field) << with(quoted, R"("other")");
        const qsizetype from = sessionText.indexOf(quoted) + quoted.size() + 1;
        const QByteArray value = sessionText.mid(from, sessionText.indexOf(',', from) - from);
        QTest::addRow("%s null", field) << with(quoted + ':' + value, quoted + ":null");
        QTest::addRow("%s a number", field) << with(quoted + ':' + value, quoted + ":7");
        QTest::addRow("%s a list", field) << with(quoted + ':' + value, quoted + ":[" + value + "]");
        QTest::addRow("%s twice, the same", field)
            << with(quoted + ':' + value, quoted + ':' + value + ',' + quoted + ':' + value);
    }
    row("status twice", with(R"("status":"open")", R"("status":"open","status":"complete")"));
    row("status twice, once escaped", with(R"("status":"open")", R"("status":"open","stat\u0075s":"complete")"));
    row("unknown field twice", with(R"("amount")", R"("x":1,"x":2,"amount")"));
    row("nested field twice", with(R"("amount")", R"("x":{"y":1,"y":2},"amount")"));
    row("unknown status", with(R"("open")", R"("paid")"));
    row("status in capitals", with(R"("open")", R"("Complete")"));
    row("status of a payment", with(R"("open")", R"("succeeded")"));
    row("empty status", with(R"("open")", R"("")"));
    row("unknown mode", with(R"("embedded")", R"("popup")"));

    row("id of another kind", with("pses_1", "pay_1"));
    row("id with a slash", with("pses_1", "pses_1/../x"));
    row("id with an escaped slash", with("pses_1", R"(pses_\/1)"));
    row("id with a question mark", with("pses_1", "pses_1?x=1"));
    row("id with a percent sign", with("pses_1", "pses_%2e"));
    row("id with a dot", with("pses_1", "pses_.."));
    row("id with a newline", with("pses_1", R"(pses_1\n)"));
    row("id with a zero byte", with("pses_1", R"(pses_1\u0000)"));
    row("id too long", with("pses_1", "pses_" + QByteArray(200, 'x')));
    row("payment with a slash", with("pay_1", "pay_/1"));
    row("payment of another kind", with("pay_1", "pses_1"));

    row("amount with a fraction", with("4990", "4990.5"));
    row("amount as text", with("4990", R"("4990")"));
    row("negative amount", with("4990", "-4990"));
    row("amount 2^53", with("4990", "9007199254740992"));
    row("amount over 64 bits", with("4990", "18446744073709556606"));
    row("amount of a thousand digits", with("4990", QByteArray(1'000, '9')));
    row("amount without bounds", with("4990", "1e999"));
    row("amount large by exponent", with("4990", "1e300"));
    row("amount true", with("4990", "true"));
    row("amount NaN", with("4990", "NaN"));
    row("unknown currency", with("ISK", "QQQ"));
    row("currency in small letters", with("ISK", "isk"));
    row("currency a number", with(R"("ISK")", "352"));
    row("secret a number", with(R"("cs_1")", "1"));
    row("url a list", with(R"("url":null)", R"("url":[])"));
}

void CodecTest::refusesWhatIsNotASession()
{
    QFETCH(const QByteArray, body);
    const auto session = decodeSession(body, false);
    QVERIFY(!session);
    QCOMPARE(session.error().code, ErrorCode::MalformedReply);
}

void CodecTest::createAnswerNeedsWhatCanBeShown_data()
{
    QTest::addColumn<QByteArray>("body");
    row("embedded, secret null", changed(sessionText, R"("cs_1")", "null"));
    row("embedded, secret missing", changed(sessionText, R"("client_secret":"cs_1",)", ""));
    row("embedded, secret empty", changed(sessionText, "cs_1", ""));
    row("embedded, only a url",
        changed(changed(sessionText, R"("cs_1")", "null"), R"("url":null)", R"("url":"https://a.is/")"));
    row("hosted, url null", changed(hostedText, R"("https://pay.borga.is/pses_2")", "null"));
    row("hosted, url missing", changed(hostedText, R"("url":"https://pay.borga.is/pses_2",)", ""));
}

void CodecTest::createAnswerNeedsWhatCanBeShown()
{
    QFETCH(const QByteArray, body);
    QVERIFY(decodeSession(body, false)); // retrieving it may well leave the secret out
    const auto session = decodeSession(body, true);
    QVERIFY(!session);
    QCOMPARE(session.error().code, ErrorCode::MalformedReply);
}

void CodecTest::refusesAddressesThatNobodyShouldBeSentTo_data()
{
    QTest::addColumn<QByteArray>("address");
    row("script", "javascript:alert(1)");
    row("file", "file:///etc/passwd");
    row("no TLS", "http://pay.borga.is/1");
    row("user name", "https://borga.is@evil.example/1");
    row("no host", "https:///1");
    row("relative", "/1");
    row("spaces", "https://pay borga.is/1");
    row("app", "intent://x#Intent;end");
}

void CodecTest::refusesAddressesThatNobodyShouldBeSentTo()
{
    QFETCH(const QByteArray, address);
    const auto session = decodeSession(changed(hostedText, "https://pay.borga.is/pses_2", address), false);
    QVERIFY(!session);
    QCOMPARE(session.error().code, ErrorCode::MalformedReply);
}

void CodecTest::refusesWhatIsNotAPayment_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto with = [](const QByteArray &from, const QByteArray &to) { return changed(paymentText, from, to); };
    row("empty object", "{}");
    row("truncated", paymentText.chopped(3));
    row("no id", with(R"("id")", R"("Id")"));
    row("id of a session", with("pay_1", "pses_1"));
    row("id with a slash", with("pay_1", "pay_1/refunds"));
    row("no amount", with(R"("amount":4990,)", ""));
    row("amount null", with("4990", "null"));
    row("amount as text", with("4990", R"("4990")"));
    row("amount with a fraction", with("4990", "4989.999"));
    row("no currency", with(R"("currency":"ISK",)", ""));
    row("no status", with(R"("status":"succeeded",)", ""));
    row("unknown status", with("succeeded", "authorized"));
    row("status twice", with(R"("status":"succeeded")", R"("status":"failed","status":"succeeded")"));
    row("reference a number", with(R"("ORDER-1")", "1"));
}

void CodecTest::refusesWhatIsNotAPayment()
{
    QFETCH(const QByteArray, body);
    const auto payment = decodePayment(body);
    QVERIFY(!payment);
    QCOMPARE(payment.error().code, ErrorCode::MalformedReply);
}

void CodecTest::refusesWhatIsNotARefund_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto with = [](const QByteArray &from, const QByteArray &to) { return changed(refundText, from, to); };
    row("id of a payment", with("ref_1", "pay_1"));
    row("no payment", with(R"("payment":"pay_1",)", ""));
    row("no amount", with(R"("amount":990,)", ""));
    row("unknown status", with(R"("pending")", R"("done")"));
    row("id twice", with(R"("id":"ref_1")", R"("id":"ref_1","id":"ref_2")"));
}

void CodecTest::refusesWhatIsNotARefund()
{
    QFETCH(const QByteArray, body);
    const auto refund = decodeRefund(body);
    QVERIFY(!refund);
    QCOMPARE(refund.error().code, ErrorCode::MalformedReply);
}

void CodecTest::refusesWhatIsNotAMerchant_data()
{
    QTest::addColumn<QByteArray>("body");
    row("empty object", "{}");
    row("id of a customer", R"({"id":"cus_1"})");
    row("name a number", R"({"id":"mer_1","name":1})");
}

void CodecTest::refusesWhatIsNotAMerchant()
{
    QFETCH(const QByteArray, body);
    const auto merchant = decodeMerchant(body);
    QVERIFY(!merchant);
    QCOMPARE(merchant.error().code, ErrorCode::MalformedReply);
}

QTEST_GUILESS_MAIN(CodecTest)
#include "codec_test.moc"
