// SPDX-License-Identifier: MIT
// What a page may say: the event table, the element's address, and the admission of messages with a row per reason.
#include "bridge/admission.h"
#include "bridge/element_url.h"

#include <QJsonObject>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

const auto element = u"https://element.example.is"_s;

AdmissionContext openContext(const EventTable &table)
{
    return {.presented = true, .elementOrigin = *Origin::parse(element), .budgetLeft = 1, .table = table};
}

Incoming::Message says(const QJsonValue &body)
{
    return {.facts = {.origin = element, .fromElement = true, .tooLarge = false}, .body = body};
}

} // namespace

class AdmissionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreNormalised_data();
    void namesAreNormalised();
    void defaultTable_data();
    void defaultTable();
    void settingsExtendTheTable();
    void settingsThatCannotBeMeantAreRefused_data();
    void settingsThatCannotBeMeantAreRefused();
    void eventsCarryTheirData_data();
    void eventsCarryTheirData();
    void everyRefusalHasItsReason_data();
    void everyRefusalHasItsReason();
    void refusalsAreCountedByReason();
    void elementAddressIsFilledIn_data();
    void elementAddressIsFilledIn();
    void impossibleElementAddressesAreRefused_data();
    void impossibleElementAddressesAreRefused();
};

void AdmissionTest::namesAreNormalised_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");
    QTest::newRow("as it is") << u"ready"_s << u"ready"_s;
    QTest::newRow("upper case") << u"READY"_s << u"ready"_s;
    QTest::newRow("prefix with colon") << u"borga:checkout:Ready"_s << u"ready"_s;
    QTest::newRow("prefix with dots") << u"payment_session.completed"_s << u"completed"_s;
    QTest::newRow("both, the last counts") << u"borga.v1:session-loaded"_s << u"sessionloaded"_s;
    QTest::newRow("dash, underscore, space") << u" Payment-_ complete\n"_s << u"paymentcomplete"_s;
    QTest::newRow("only a prefix") << u"borga:"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("cyrillic look-alike") << u"r\u0435ady"_s << u"r?ady"_s;
    QTest::newRow("kelvin sign") << u"o\u212A"_s << u"o?"_s;
    QTest::newRow("line feed and escape codes") << u"ready\u001b[2J\r\nfailed"_s << u"ready??2jfailed"_s;
    QTest::newRow("cut to 64") << QString(5000, u'a') << QString(64, u'a');
}

void AdmissionTest::namesAreNormalised()
{
    QFETCH(QString, given);
    QTEST(normaliseEventName(given), "expected");
}

void AdmissionTest::defaultTable_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *tag, const QString &names, EventKind kind) {
        QTest::newRow(tag) << names.split(u' ') << static_cast<int>(kind);
    };
    row("ready", u"ready loaded sessionloaded mounted rendered"_s, EventKind::Ready);
    row("processing", u"processing submit submitted submitting pending"_s, EventKind::Processing);
    row("completed", u"complete completed success succeeded paid paymentcomplete paymentsucceeded sessioncomplete"_s,
        EventKind::Completed);
    row("cancelled", u"cancel cancelled canceled close closed dismiss"_s, EventKind::Cancelled);
    row("failed", u"error failed declined paymentfailed"_s, EventKind::Failed);
    row("expired", u"expired sessionexpired"_s, EventKind::Expired);
    row("resize", u"resize height resized"_s, EventKind::Resize);
}

void AdmissionTest::defaultTable()
{
    QFETCH(QStringList, names);
    QFETCH(int, kind);
    const EventTable table;
    for (const QString &name : names)
        QCOMPARE(static_cast<int>(table.find(name).value()), kind);
    for (const auto &unknown : {u"bogus"_s, QString(), u"__proto__"_s, u"readyy"_s, u"constructor"_s})
        QVERIFY(!table.find(unknown));
}

void AdmissionTest::settingsExtendTheTable()
{
    const auto table = EventTable::with(
        {{u"acme:All-Done"_s, u"completed"_s}, {u"closed"_s, u"failed"_s}, {u"ALLDONE"_s, u"completed"_s}});
    QVERIFY(table);
    QCOMPARE(table->find(u"alldone"_s), EventKind::Completed);
    QCOMPARE(table->find(u"closed"_s), EventKind::Failed);
    QCOMPARE(table->find(u"ready"_s), EventKind::Ready);
}

void AdmissionTest::settingsThatCannotBeMeantAreRefused_data()
{
    using Names = QMap<QString, QString>;
    QTest::addColumn<Names>("extra");
    QTest::newRow("unknown meaning") << Names{{u"done"_s, u"paid"_s}};
    QTest::newRow("empty meaning") << Names{{u"done"_s, QString()}};
    QTest::newRow("meaning in capitals") << Names{{u"done"_s, u"Ready"_s}};
    QTest::newRow("unsupported is not a meaning") << Names{{u"done"_s, u"unsupported"_s}};
    QTest::newRow("empty name") << Names{{u"borga:"_s, u"ready"_s}};
    QTest::newRow("a name that never matches") << Names{{u"búið"_s, u"ready"_s}};
    QTest::newRow("two meanings") << Names{{u"all-done"_s, u"ready"_s}, {u"alldone"_s, u"failed"_s}};
}

void AdmissionTest::settingsThatCannotBeMeantAreRefused()
{
    using Names = QMap<QString, QString>;
    QFETCH(Names, extra);
    const auto table = EventTable::with(extra);
    QVERIFY(!table);
    QCOMPARE(table.error().code, ErrorCode::InvalidSettings);
    QCOMPARE(table.error().param, u"checkout.events"_s);
    QVERIFY(!table.error().message.isEmpty());
}

void AdmissionTest::eventsCarryTheirData_data()
{
    QTest::addColumn<QJsonValue>("body");
    QTest::addColumn<CheckoutEvent>("expected");
    const auto row = [](const char *tag, const QJsonValue &body, const CheckoutEvent &event) {
        QTest::newRow(tag) << body << event;
    };
    row("ready", QJsonObject{{u"type"_s, u"ready"_s}}, Event::Ready{});
    row("processing", QJsonObject{{u"event"_s, u"borga:submit"_s}}, Event::Processing{});
    row("completed", u"payment.complete"_s, Event::Completed{});
    row("cancelled", QJsonObject{{u"type"_s, u"close"_s}}, Event::Cancelled{});
    row("failed with code", QJsonObject{{u"type"_s, u"declined"_s}, {u"code"_s, u"Card-Declined"_s}},
        Event::Failed{.code = u"card-declined"_s});
    row("failed without code", QJsonObject{{u"type"_s, u"error"_s}}, Event::Failed{});
    row("expired", QJsonObject{{u"type"_s, u"session.expired"_s}}, Event::Expired{});
    row("resize", QJsonObject{{u"type"_s, u"resize"_s}, {u"height"_s, 512}}, Event::Resize{.height = 512});
    row("unsupported", QJsonObject{{u"type"_s, u"x:Field_Focus"_s}}, Event::Unsupported{.name = u"fieldfocus"_s});
}

void AdmissionTest::eventsCarryTheirData()
{
    QFETCH(QJsonValue, body);
    QFETCH(CheckoutEvent, expected);
    const EventTable table;
    const auto verdict = admit(openContext(table), says(body));
    QVERIFY(std::holds_alternative<CheckoutEvent>(verdict));
    QVERIFY(std::get<CheckoutEvent>(verdict) == expected);
}

void AdmissionTest::everyRefusalHasItsReason_data()
{
    QTest::addColumn<bool>("presented");
    QTest::addColumn<int>("budget");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto message = [](const QString &origin, bool fromElement, const QString &data) {
        return u"{\"origin\":\"%1\",\"fromElement\":%2,\"data\":%3}"_s.arg(origin, fromElement ? u"true"_s : u"false"_s,
                                                                           data);
    };
    const QString complete = u"{\"type\":\"completed\"}"_s;
    const QString good = message(element, true, complete);
    const auto row = [](const char *tag, const QString &text, const char *reason) {
        QTest::newRow(tag) << true << 1 << text << QString::fromLatin1(reason);
    };
    QTest::newRow("nothing on show") << false << 1 << good << u"not_presented"_s;
    QTest::newRow("budget spent") << true << 0 << good << u"budget_spent"_s;
    QTest::newRow("budget overdrawn") << true << -5 << good << u"budget_spent"_s;
    row("not json", u"completed"_s, "malformed");
    row("array", u"[\"completed\"]"_s, "malformed");
    row("no facts", complete, "malformed");
    row("facts of the wrong type", u"{\"origin\":\"%1\",\"fromElement\":1,\"data\":%2}"_s.arg(element, complete),
        "malformed");
    row("no data", u"{\"origin\":\"%1\",\"fromElement\":true}"_s.arg(element), "malformed");
    row("unknown kind", u"{\"kind\":\"paid\"}"_s, "malformed");
    row("4 KiB and more", message(element, true, u"\"%1\""_s.arg(QString(4096, u'a'))), "too_large");
    row("4 KiB in UTF-8 only", message(element, true, u"\"%1\""_s.arg(QString(2040, u'ð'))), "too_large");
    row("cut off by the script", u"{\"origin\":\"%1\",\"fromElement\":true,\"tooLarge\":true}"_s.arg(element),
        "too_large");
    row("frame inside the element", message(element, false, complete), "wrong_source");
    row("other origin", message(u"https://evil.example"_s, true, complete), "wrong_origin");
    row("same host, other port", message(element + u":8443"_s, true, complete), "wrong_origin");
    row("same host, http", message(u"http://element.example.is"_s, true, complete), "wrong_origin");
    row("suffix of the host", message(element + u".evil.example"_s, true, complete), "wrong_origin");
    row("slash at the end", message(element + u'/', true, complete), "wrong_origin");
    row("opaque origin", message(u"null"_s, true, complete), "wrong_origin");
    row("empty origin", message(QString(), true, complete), "wrong_origin");
    row("no name", message(element, true, u"{\"status\":\"complete\"}"_s), "no_name");
    row("null", message(element, true, u"null"_s), "no_name");
    row("number", message(element, true, u"7"_s), "no_name");
    row("name is an object", message(element, true, u"{\"type\":{\"type\":\"completed\"}}"_s), "no_name");
    row("name in a nested object", message(element, true, u"{\"detail\":{\"type\":\"completed\"}}"_s), "no_name");
    row("name on the prototype", message(element, true, u"{\"__proto__\":{\"type\":\"completed\"}}"_s), "no_name");
    row("array in an array", message(element, true, u"[[\"completed\"]]"_s), "no_name");
    row("resize without height", message(element, true, u"{\"type\":\"resize\"}"_s), "bad_value");
    row("resize to nothing", message(element, true, u"{\"type\":\"resize\",\"height\":0}"_s), "bad_value");
    row("resize below nothing", message(element, true, u"{\"type\":\"resize\",\"height\":-10}"_s), "bad_value");
    row("resize to the moon", message(element, true, u"{\"type\":\"resize\",\"height\":1e300}"_s), "bad_value");
    row("resize by text", message(element, true, u"{\"type\":\"resize\",\"height\":\"500\"}"_s), "bad_value");
}

void AdmissionTest::everyRefusalHasItsReason()
{
    QFETCH(bool, presented);
    QFETCH(int, budget);
    QFETCH(QString, text);
    const EventTable table;
    AdmissionContext context = openContext(table);
    context.presented = presented;
    context.budgetLeft = budget;
    const auto verdict = admit(context, decodeIncoming(text));
    QVERIFY(std::holds_alternative<Rejection>(verdict));
    QTEST(rejectionName(std::get<Rejection>(verdict)), "reason");
}

void AdmissionTest::refusalsAreCountedByReason()
{
    RejectionCounts counts;
    counts.add(Rejection::WrongOrigin);
    counts.add(Rejection::WrongOrigin);
    counts.add(Rejection::Throttled, 99'000);
    QCOMPARE(counts.of(Rejection::WrongOrigin), quint64(2));
    QCOMPARE(counts.of(Rejection::Throttled), quint64(99'000));
    QCOMPARE(counts.of(Rejection::NoName), quint64(0));
    QCOMPARE(counts.total(), quint64(99'002));
}

void AdmissionTest::elementAddressIsFilledIn_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("expected");
    QTest::newRow("path") << u"https://e.example/v1/{client_secret}"_s << u"cs_1"_s << u"https://e.example/v1/cs_1"_s;
    QTest::newRow("query") << u"https://e.example/?s={session_id}&c={client_secret}"_s << u"cs_1"_s
                           << u"https://e.example/?s=pses_1&c=cs_1"_s;
    QTest::newRow("fragment") << u"http://127.0.0.1:81/e#{client_secret}"_s << u"cs_1"_s
                              << u"http://127.0.0.1:81/e#cs_1"_s;
    QTest::newRow("no placeholder") << u"https://e.example/e"_s << u"cs_1"_s << u"https://e.example/e"_s;
    QTest::newRow("secret with delimiters") << u"https://e.example/{client_secret}/x"_s << u"a/b?c#d&e=f%"_s
                                            << u"https://e.example/a%2Fb%3Fc%23d%26e%3Df%25/x"_s;
    QTest::newRow("secret with a placeholder")
        << u"https://e.example/{client_secret}"_s << u"{session_id}"_s << u"https://e.example/%7Bsession_id%7D"_s;
}

void AdmissionTest::elementAddressIsFilledIn()
{
    QFETCH(QString, pattern);
    QFETCH(QString, secret);
    const auto url = ElementUrl::parse(pattern);
    QVERIFY(url);
    const QUrl filled = url->fill({.id = u"pses_1"_s, .clientSecret = Secret(secret)});
    QTEST(QString::fromLatin1(filled.toEncoded()), "expected");
    QVERIFY(Origin::of(filled) == url->origin());
}

void AdmissionTest::impossibleElementAddressesAreRefused_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("empty") << QString();
    QTest::newRow("no address") << u"element"_s;
    QTest::newRow("file") << u"file:///etc/passwd?{client_secret}"_s;
    QTest::newRow("script") << u"javascript:alert('{client_secret}')"_s;
    QTest::newRow("http elsewhere") << u"http://element.example.is/{client_secret}"_s;
    QTest::newRow("placeholder as host") << u"https://{session_id}/x"_s;
    QTest::newRow("placeholder in the host") << u"https://{session_id}.example.is/x"_s;
    QTest::newRow("placeholder as scheme") << u"{session_id}://example.is/x"_s;
    QTest::newRow("user name") << u"https://{session_id}@example.is/x"_s;
    QTest::newRow("unknown placeholder") << u"https://example.is/{secret}"_s;
    QTest::newRow("open brace") << u"https://example.is/{client_secret"_s;
}

void AdmissionTest::impossibleElementAddressesAreRefused()
{
    QFETCH(QString, pattern);
    const auto url = ElementUrl::parse(pattern);
    QVERIFY(!url);
    QCOMPARE(url.error().code, ErrorCode::InvalidSettings);
    QCOMPARE(url.error().param, u"checkout.element_url"_s);
}

QTEST_APPLESS_MAIN(AdmissionTest)
#include "admission_test.moc"
