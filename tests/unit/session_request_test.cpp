// SPDX-License-Identifier: MIT
// Every field of the create call has a rule; a request that breaks one is refused before anything is sent, and the
// error names the gateway's field. Rules: Borga's table for POST /v1/payment_sessions.
#include "payment/session_request.h"

#include <QTest>

#include <functional>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

SessionRequest embedded()
{
    return {.mode = SessionMode::Embedded,
            .money = {4990, u"ISK"_s},
            .origin = u"https://till.example.is"_s,
            .reference = u"ORDER-1"_s};
}

SessionRequest hosted()
{
    return {.mode = SessionMode::Hosted,
            .money = {4990, u"ISK"_s},
            .returnUrl = u"https://example.is/takk"_s,
            .reference = u"ORDER-1"_s};
}

QMap<QString, QString> pairs(int count)
{
    QMap<QString, QString> metadata;
    for (int i = 0; i < count; ++i)
        metadata.insert(u"key%1"_s.arg(i), u"value"_s);
    return metadata;
}

using Change = std::function<void(SessionRequest &)>;

void addRow(const char *name, const QString &wrongParam, const Change &change, SessionRequest request = embedded())
{
    change(request);
    QTest::newRow(name) << request << wrongParam;
}

} // namespace

Q_DECLARE_METATYPE(Kassi::SessionRequest)

class SessionRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refusesAndNamesTheField_data();
    void refusesAndNamesTheField();
};

void SessionRequestTest::accepts_data()
{
    QTest::addColumn<SessionRequest>("request");
    QTest::addColumn<QString>("wrongParam");
    const auto ok = [](const char *name, const Change &change, const SessionRequest &from = embedded()) {
        addRow(name, {}, change, from);
    };
    ok("smallest embedded", [](SessionRequest &) {});
    ok(
        "smallest hosted", [](SessionRequest &) {}, hosted());
    ok(
        "hosted with cancel_url", [](SessionRequest &r) { r.cancelUrl = u"https://example.is/haett"_s; }, hosted());
    ok(
        "return_url with a query", [](SessionRequest &r) { r.returnUrl = u"https://example.is/takk?a=b"_s; }, hosted());
    ok("loopback origin", [](SessionRequest &r) { r.origin = u"http://127.0.0.1:7000"_s; });
    ok("existing payment", [](SessionRequest &r) { r.payment = u"pay_1aB-_9"_s; });
    ok("existing customer", [](SessionRequest &r) { r.customer = u"cus_12"_s; });
    ok("e-mail", [](SessionRequest &r) { r.customerEmail = u"jon.jonsson+kassi@example.co.is"_s; });
    ok("Icelandic", [](SessionRequest &r) { r.locale = u"is"_s; });
    ok("British English", [](SessionRequest &r) { r.locale = u"en-GB"_s; });
    ok("script and region", [](SessionRequest &r) { r.locale = u"zh-Hant-TW"_s; });
    ok("the documented methods", [](SessionRequest &r) {
        r.enabledMethods = {u"card"_s, u"apple_pay"_s, u"google_pay"_s, u"krafa"_s};
    });
    ok("saved method", [](SessionRequest &r) { r.savePaymentMethod = true; });
    ok("reference with Icelandic letters", [](SessionRequest &r) { r.reference = u"Pöntun nr. 7/æð"_s; });
    ok("longest reference", [](SessionRequest &r) { r.reference = QString(200, u'x'); });
    ok("fifty pairs of metadata", [](SessionRequest &r) { r.metadata = pairs(50); });
    ok("empty metadata value", [](SessionRequest &r) { r.metadata = {{u"key"_s, QString()}}; });
}

void SessionRequestTest::accepts()
{
    QFETCH(const SessionRequest, request);
    const auto result = validate(request);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
}

void SessionRequestTest::refusesAndNamesTheField_data()
{
    QTest::addColumn<SessionRequest>("request");
    QTest::addColumn<QString>("wrongParam");
    const auto no = [](const char *name, const QString &param, const Change &change,
                       const SessionRequest &from = embedded()) { addRow(name, param, change, from); };
    no("amount 0", u"amount"_s, [](SessionRequest &r) { r.money.amount = 0; });
    no("negative amount", u"amount"_s, [](SessionRequest &r) { r.money.amount = -1; });
    no("amount over 2^53 - 1", u"amount"_s, [](SessionRequest &r) { r.money.amount = maxAmount + 1; });
    no("unknown currency", u"currency"_s, [](SessionRequest &r) { r.money.currency = u"QQQ"_s; });
    no("lower-case currency", u"currency"_s, [](SessionRequest &r) { r.money.currency = u"isk"_s; });

    no("embedded without origin", u"origin"_s, [](SessionRequest &r) { r.origin.clear(); });
    no("origin with a path", u"origin"_s, [](SessionRequest &r) { r.origin = u"https://till.example.is/a"_s; });
    no("origin over http", u"origin"_s, [](SessionRequest &r) { r.origin = u"http://till.example.is"_s; });
    no("embedded with return_url", u"return_url"_s, [](SessionRequest &r) { r.returnUrl = u"https://e.is/"_s; });
    no("embedded with cancel_url", u"cancel_url"_s, [](SessionRequest &r) { r.cancelUrl = u"https://e.is/"_s; });

    no(
        "hosted without return_url", u"return_url"_s, [](SessionRequest &r) { r.returnUrl.clear(); }, hosted());
    no(
        "hosted with origin", u"origin"_s, [](SessionRequest &r) { r.origin = u"https://till.example.is"_s; },
        hosted());
    no(
        "relative return_url", u"return_url"_s, [](SessionRequest &r) { r.returnUrl = u"/takk"_s; }, hosted());
    no(
        "return_url of a script", u"return_url"_s, [](SessionRequest &r) { r.returnUrl = u"javascript:x"_s; },
        hosted());
    no(
        "return_url with a user", u"return_url"_s, [](SessionRequest &r) { r.returnUrl = u"https://u@e.is/"_s; },
        hosted());
    no(
        "return_url with a space", u"return_url"_s, [](SessionRequest &r) { r.returnUrl = u"https://e.is/a b"_s; },
        hosted());
    no(
        "cancel_url of a file", u"cancel_url"_s, [](SessionRequest &r) { r.cancelUrl = u"file:///a"_s; }, hosted());

    no("payment of another kind", u"payment"_s, [](SessionRequest &r) { r.payment = u"pses_1"_s; });
    no("payment with a slash", u"payment"_s, [](SessionRequest &r) { r.payment = u"pay_1/2"_s; });
    no("payment of only the prefix", u"payment"_s, [](SessionRequest &r) { r.payment = u"pay_"_s; });
    no("payment with a newline", u"payment"_s, [](SessionRequest &r) { r.payment = u"pay_1\n"_s; });
    no("customer of another kind", u"customer"_s, [](SessionRequest &r) { r.customer = u"jon"_s; });
    no("customer with a dot", u"customer"_s, [](SessionRequest &r) { r.customer = u"cus_.."_s; });
    no("e-mail without @", u"customer_email"_s, [](SessionRequest &r) { r.customerEmail = u"jon.example.is"_s; });
    no("e-mail with two @", u"customer_email"_s, [](SessionRequest &r) { r.customerEmail = u"a@b@c.is"_s; });
    no("e-mail without a top domain", u"customer_email"_s, [](SessionRequest &r) { r.customerEmail = u"a@b"_s; });
    no("e-mail with a space", u"customer_email"_s, [](SessionRequest &r) { r.customerEmail = u"a b@c.is"_s; });
    no("e-mail with a newline", u"customer_email"_s, [](SessionRequest &r) { r.customerEmail = u"a@c.is\n"_s; });
    no("e-mail with a control character", u"customer_email"_s,
       [](SessionRequest &r) { r.customerEmail = u"a\u0001@c.is"_s; });
    no("e-mail too long", u"customer_email"_s,
       [](SessionRequest &r) { r.customerEmail = QString(QString(250, u'a') + u"@c.is"_s); });
    no("locale with an underscore", u"locale"_s, [](SessionRequest &r) { r.locale = u"is_IS"_s; });
    no("locale of one letter", u"locale"_s, [](SessionRequest &r) { r.locale = u"i"_s; });
    no("locale ending in a hyphen", u"locale"_s, [](SessionRequest &r) { r.locale = u"is-"_s; });
    no("empty method", u"enabled_methods"_s, [](SessionRequest &r) { r.enabledMethods = {QString()}; });
    no("method in capitals", u"enabled_methods"_s, [](SessionRequest &r) {
        r.enabledMethods = {u"card"_s, u"Krafa"_s};
    });

    no("no reference", u"external_reference"_s, [](SessionRequest &r) { r.reference.clear(); });
    no("reference of spaces", u"external_reference"_s, [](SessionRequest &r) { r.reference = u"   "_s; });
    no("reference that starts with a space", u"external_reference"_s, [](SessionRequest &r) { r.reference = u" A"_s; });
    no("reference that ends with a space", u"external_reference"_s, [](SessionRequest &r) { r.reference = u"A "_s; });
    no("reference too long", u"external_reference"_s, [](SessionRequest &r) { r.reference = QString(201, u'x'); });
    no("reference with a newline", u"external_reference"_s, [](SessionRequest &r) { r.reference = u"A\nB"_s; });
    no("reference with a zero byte", u"external_reference"_s,
       [](SessionRequest &r) { r.reference = QString(u"A"_s + QChar(u'\0') + u"B"_s); });
    no("reference that turns the text around", u"external_reference"_s,
       [](SessionRequest &r) { r.reference = u"A\u202eB"_s; });
    no("reference with a line separator", u"external_reference"_s,
       [](SessionRequest &r) { r.reference = u"A\u2028B"_s; });
    no("reference with half a character", u"external_reference"_s,
       [](SessionRequest &r) { r.reference = QString(u"A"_s + QChar(0xd800) + u"B"_s); });

    no("fifty-one pairs of metadata", u"metadata"_s, [](SessionRequest &r) { r.metadata = pairs(51); });
    no("metadata without a key", u"metadata"_s, [](SessionRequest &r) { r.metadata = {{QString(), u"v"_s}}; });
    no("metadata with half a character", u"metadata"_s, [](SessionRequest &r) {
        r.metadata = {{u"key"_s, QString(QChar(0xdc00))}};
    });
}

void SessionRequestTest::refusesAndNamesTheField()
{
    QFETCH(const SessionRequest, request);
    QFETCH(const QString, wrongParam);
    const auto result = validate(request);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidRequest);
    QCOMPARE(result.error().param, wrongParam);
}

QTEST_GUILESS_MAIN(SessionRequestTest)
#include "session_request_test.moc"
