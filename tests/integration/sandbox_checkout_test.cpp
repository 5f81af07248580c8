// SPDX-License-Identifier: MIT
// What happens to money in the sandbox gateway: cards, challenges, krafa, faults by script, and the pages' headers.
#include "sandbox_client.h"

using namespace Qt::StringLiterals;
using namespace Kassi;
using namespace Kassi::Testing;

class SandboxCheckoutTest : public SandboxTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { restart(options()); }
    void cleanup() { m_gateway.reset(); }

    void challengeDiesWithItsSession();
    void moneyIsTakenOncePerPayment();
    void cardOutcomes_data();
    void cardOutcomes();
    void declineAllowsAnotherTry();
    void challenge_data();
    void challenge();
    void krafaCompletesBeforeTheMoney();
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
    void truthTellsSessionsInTheOrderOfTheirMaking();
    void aPageThatIsGoneSaysNothing();
};

#ifndef Q_MOC_RUN // moc reads no raw strings: their // would start a comment

void SandboxCheckoutTest::challengeDiesWithItsSession()
{
    const Answer made = create();
    const QUrl bank(payCard(made, "4000002500003155").text("url"));
    QCOMPARE(paymentStatus(made), QStringLiteral("processing"));
    m_now += 600'000;
    QCOMPARE(paymentStatus(made), QStringLiteral("failed"));
    QCOMPARE(page("POST", bank.path().toUtf8() + "/answer", R"({"approve":true})").status, 404);
    QCOMPARE(timesTaken(), QList<int>{0});
}

void SandboxCheckoutTest::moneyIsTakenOncePerPayment()
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

void SandboxCheckoutTest::cardOutcomes_data()
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

void SandboxCheckoutTest::cardOutcomes()
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

void SandboxCheckoutTest::declineAllowsAnotherTry()
{
    const Answer made = create();
    QCOMPARE(payCard(made, "4000000000000002").text("view"), QStringLiteral("form"));
    QCOMPARE(paymentStatus(made), QStringLiteral("failed"));
    QCOMPARE(payCard(made, "4242424242424242").text("view"), QStringLiteral("succeeded"));
    QCOMPARE(paymentStatus(made), QStringLiteral("succeeded"));
}

void SandboxCheckoutTest::challenge_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("payment");
    QTest::newRow("approved") << QByteArray("acs") << QByteArray(R"({"approve":true})") << QStringLiteral("succeeded");
    QTest::newRow("rejected") << QByteArray("acs") << QByteArray(R"({"approve":false})") << QStringLiteral("failed");
    QTest::newRow("closed") << QByteArray("element") << QByteArray("{}") << QStringLiteral("failed");
}

void SandboxCheckoutTest::challenge()
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

void SandboxCheckoutTest::krafaCompletesBeforeTheMoney()
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

void SandboxCheckoutTest::faults_data()
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

void SandboxCheckoutTest::faults()
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

void SandboxCheckoutTest::faultCounting()
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

void SandboxCheckoutTest::stateFileSurvivesARestart()
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

void SandboxCheckoutTest::unreadableStateFileIsRefused()
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

void SandboxCheckoutTest::elementBelongsToItsOrigin()
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

void SandboxCheckoutTest::elementKeepsItsConfigInsideTheScript()
{
    const Answer made = create(R"({"mode":"embedded","origin":"https://t.is","amount":1,)"
                               R"("external_reference":"</script><script>alert(1)</script>{{style}}"})");
    const Answer shown = page("GET", "/element/" + made.text("client_secret").toUtf8());
    QVERIFY(!shown.body.contains("<script>alert"));
    QVERIFY(shown.body.contains("\\u003c/script>\\u003cscript>alert(1)"));
}

void SandboxCheckoutTest::hostedPageReturnsWithTheSession()
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

void SandboxCheckoutTest::unknownSecretIsACalm404()
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

void SandboxCheckoutTest::controlNeedsTheToken()
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

void SandboxCheckoutTest::logHoldsNoKeyAndNoCard()
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

void SandboxCheckoutTest::lyingSession()
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

void SandboxCheckoutTest::layoutIsKept()
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

void SandboxCheckoutTest::truthTellsSessionsInTheOrderOfTheirMaking()
{
    QStringList made;
    for (int i = 0; i < 8; ++i) {
        m_now += 1; // within one second
        made << create().text("id");
    }
    QStringList told;
    for (const QJsonValue &session : control("GET", "truth").json()[u"sessions"].toArray())
        told << session[u"id"].toString();
    QCOMPARE(told, made);
}

// What is under way when a page is left says nothing about the next one.
void SandboxCheckoutTest::aPageThatIsGoneSaysNothing()
{
    control("POST", "settings", R"({"layout":true})");
    const Answer made = create();
    const QByteArray element = "/element/" + made.text("client_secret").toUtf8();
    const auto kept = [&] { return control("GET", "layout/" + made.text("id").toUtf8()).json(); };
    const auto report = [&](int number, int x) {
        const QJsonObject pay{{u"x"_s, x}, {u"y"_s, 2}, {u"w"_s, 3}, {u"h"_s, 4}};
        const QJsonObject said{
            {u"page"_s, number}, {u"state"_s, u"form"_s}, {u"controls"_s, QJsonObject{{u"pay"_s, pay}}}};
        page("POST", element + "/layout", QJsonDocument(said).toJson(QJsonDocument::Compact));
    };
    page("GET", element);
    const int first = kept()[u"page"].toInt();
    page("GET", element);
    const int second = kept()[u"page"].toInt();
    QVERIFY(second > first);
    report(first, 1);
    QVERIFY(kept()[u"controls"].toObject().isEmpty());
    report(second, 2);
    QCOMPARE(kept()[u"controls"][u"pay"][u"x"].toInt(), 2);
    page("GET", element);
    QVERIFY(kept()[u"controls"].toObject().isEmpty());
}

#endif

QTEST_GUILESS_MAIN(SandboxCheckoutTest)
#include "sandbox_checkout_test.moc"
