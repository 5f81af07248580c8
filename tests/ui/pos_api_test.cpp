// SPDX-License-Identifier: MIT
// The POS API of the real cashier's window: a till software pushes orders, a customer pays them, the program is killed
// in the middle, and kassictl does the same from a shell. Every test ends with what really happened to the money.
#include "kiosk_program.h"
#include "support/http_call.h"

#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

#include <future>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

const QByteArray token = "0123456789abcdef0123456789abcdef";
const QString goodCard = u"4242424242424242"_s;

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class PosApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_display = std::make_unique<VirtualDisplay>(); }
    void init();
    void cleanup() { m_rig.reset(); }

    void pushedChargeIsPaidInTheWindow();
    void sameOrderIsTakenOnce();
    void cancelTakesItAway();
    void staffMayCancelIt();
    void busyTillRefusesAnotherOrder();
    void refundGoesBackOnce();
    void killedInTheMiddleIsNeverTakenTwice_data();
    void killedInTheMiddleIsNeverTakenTwice();
    void killedAfterThePressIsNeverTakenTwice();
    void strangersGetNothing();
    void twoClientsAtOnceGetOneCharge();
    void aKioskTakesWhatIsPushed();
    void ctlTakesAPayment();
    void ctlSaysWhatIsWrong();
    void unsafeTokenFileIsSaidAndTheTillGoesOn();

private:
    void start();
    [[nodiscard]] bool answers();
    [[nodiscard]] QByteArray head(const QByteArray &line, const QByteArray &more = {}) const;
    [[nodiscard]] HttpAnswer call(const QByteArray &line, const QByteArray &body = {},
                                  const QByteArray &more = {}) const;
    [[nodiscard]] HttpAnswer push(const QString &reference = u"ORDER-1"_s, int amount = 4990) const;
    [[nodiscard]] HttpAnswer show(const QString &id) const { return call("GET /v1/charges/" + id.toLatin1()); }
    [[nodiscard]] HttpAnswer settled(const QString &id) const;
    [[nodiscard]] bool isPresented(const QString &id) const;
    [[nodiscard]] QString paid(const QString &reference = u"ORDER-1"_s);
    [[nodiscard]] int creates() const;
    [[nodiscard]] std::unique_ptr<QProcess> ctl(const QStringList &arguments) const;
    [[nodiscard]] static RunResult finished(QProcess &process);
    [[nodiscard]] QString tokenFile() const { return m_rig->folder() + u"/token"_s; }

    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<TillRig> m_rig;
    quint16 m_port = 0;
};

void PosApiTest::init()
{
    m_rig = std::make_unique<TillRig>(*m_display);
    m_port = freePort();
    QFile file(tokenFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(token + '\n') > 0);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    m_rig->rewriteSettings(u"[till]"_s, u"[pos_api]\nlisten = \"127.0.0.1:%1\"\ntoken_file = \"%2\"\n"
                                        "allowed_origins = [\"https:/"
                                        "/pos.example.is\"]\n[till]"_s.arg(m_port)
                                            .arg(tokenFile()));
}

void PosApiTest::start()
{
    m_rig->start({});
    QVERIFY(answers());
}

bool PosApiTest::answers()
{
    return GatewayRig::waitFor([this] { return call("GET /v1/health").status == 200; }, 60'000);
}

QByteArray PosApiTest::head(const QByteArray &line, const QByteArray &more) const
{
    return line + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\nAuthorization: Bearer " + token +
           "\r\n" + more;
}

HttpAnswer PosApiTest::call(const QByteArray &line, const QByteArray &body, const QByteArray &more) const
{
    QByteArray bytes = head(line, more);
    if (!body.isEmpty())
        bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    HttpCall http(m_port);
    http.send(bytes + "\r\n" + body);
    return http.answer();
}

HttpAnswer PosApiTest::push(const QString &reference, int amount) const
{
    return call(
        "POST /v1/charges",
        QJsonDocument(QJsonObject{{u"amount"_s, amount}, {u"reference"_s, reference}}).toJson(QJsonDocument::Compact));
}

HttpAnswer PosApiTest::settled(const QString &id) const
{
    HttpAnswer answer;
    (void)GatewayRig::waitFor(
        [&] {
            answer = show(id);
            return answer.text("status") == u"settled"_s;
        },
        60'000);
    return answer;
}

bool PosApiTest::isPresented(const QString &id) const
{
    return GatewayRig::waitFor([&] { return show(id).text("phase") == u"presented"_s; }, 60'000);
}

QString PosApiTest::paid(const QString &reference)
{
    const QString id = push(reference).text("id");
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    return settled(id).text("outcome") == u"paid"_s ? id : QString();
}

int PosApiTest::creates() const
{
    int count = 0;
    for (const QJsonValue &request : m_rig->requestLog())
        count += request[u"method"].toString() == u"POST"_s && request[u"path"].toString() == u"/v1/payment_sessions"_s;
    return count;
}

std::unique_ptr<QProcess> PosApiTest::ctl(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    diesWithUs(*process);
    process->start(QStringLiteral(KASSICTL_PROGRAM), arguments + QStringList{u"--config"_s, m_rig->configFile()});
    return process;
}

RunResult PosApiTest::finished(QProcess &process)
{
    RunResult result;
    if (!GatewayRig::waitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000))
        return result;
    result.exitCode = process.exitCode();
    result.errors = QString::fromUtf8(process.readAllStandardError());
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            result.lines << QJsonDocument::fromJson(line).object();
    }
    return result;
}

void PosApiTest::pushedChargeIsPaidInTheWindow()
{
    start();
    HttpCall listener(m_port);
    listener.send(head("GET /v1/events", "\r\n"));
    QVERIFY(listener.hears(": listening"));
    const HttpAnswer begun = push();
    QVERIFY2(begun.status == 201, begun.body.constData());
    QCOMPARE(begun.text("status"), u"open"_s);
    const QString id = begun.text("id");
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    const HttpAnswer over = settled(id);
    QCOMPARE(over.text("outcome"), u"paid"_s);
    QCOMPARE(over.text("reference"), u"ORDER-1"_s);
    QCOMPARE(over.text("session"), m_rig->sessionId());
    QCOMPARE(over.json()[u"amount"].toInteger(), 4990);
    QVERIFY(over.json()[u"paid"].toBool());
    QVERIFY(listener.hears("\"outcome\":\"paid\""));
    QVERIFY(listener.received().contains("\"phase\":\"presented\""));
    QVERIFY(listener.received().contains("event: charge\n"));
    QCOMPARE(m_rig->timesTaken(), 1);
    QVERIFY(call("GET /metrics").body.contains("kassi_payments_total{outcome=\"paid\"} 1\n"));
    const QJsonObject list = call("GET /v1/charges?reference=ORDER-1").json();
    QCOMPARE(list[u"data"][0][u"id"].toString(), id);
}

void PosApiTest::sameOrderIsTakenOnce()
{
    start();
    const QString id = push().text("id");
    const HttpAnswer again = push();
    QCOMPARE(again.status, 200);
    QCOMPARE(again.text("id"), id);
    QCOMPARE(push(u"ORDER-1"_s, 4991).code(), u"reference_conflict"_s);
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    QCOMPARE(settled(id).text("outcome"), u"paid"_s);
    const HttpAnswer after = push();
    QCOMPARE(after.status, 200);
    QCOMPARE(after.text("id"), id);
    QVERIFY(after.json()[u"replayed"].toBool());
    QCOMPARE(push(u"ORDER-1"_s, 4991).status, 409);
    QCOMPARE(creates(), 1);
    QCOMPARE(m_rig->timesTaken(), 1);
}

void PosApiTest::cancelTakesItAway()
{
    start();
    const QString id = push().text("id");
    QVERIFY(isPresented(id));
    QCOMPARE(call("POST /v1/charges/" + id.toLatin1() + "/cancel").status, 200);
    QCOMPARE(settled(id).text("outcome"), u"cancelled"_s);
    QCOMPARE(m_rig->timesTaken(), 0);
    QCOMPARE(push(u"ORDER-2"_s).status, 201); // the screen is free again, over the outcome
}

void PosApiTest::staffMayCancelIt()
{
    start();
    const QString id = push().text("id");
    QVERIFY(isPresented(id));
    // As for any other payment: the window's own question, and yes, which is not the answer at hand.
    m_rig->press(u"F4"_s);
    m_rig->press(u"shift+Tab"_s);
    m_rig->press(u"space"_s);
    QCOMPARE(settled(id).text("status"), u"settled"_s);
    QCOMPARE(show(id).text("outcome"), u"cancelled"_s);
}

void PosApiTest::busyTillRefusesAnotherOrder()
{
    start();
    const QString id = push().text("id");
    const HttpAnswer refused = push(u"ORDER-2"_s);
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.code(), u"till_busy"_s);
    QVERIFY(call("GET /v1/charges?reference=ORDER-2").json()[u"data"].toArray().isEmpty());
    QCOMPARE(show(id).text("status"), u"open"_s);
    QCOMPARE(call("POST /v1/charges/" + id.toLatin1() + "/refunds", R"({"amount":1})").code(),
             u"refund_not_possible"_s);
}

void PosApiTest::refundGoesBackOnce()
{
    start();
    const QString id = paid();
    QVERIFY(!id.isEmpty());
    const QByteArray target = "POST /v1/charges/" + id.toLatin1() + "/refunds";
    const QByteArray body = R"({"amount":990,"reason":"Skilad"})";
    const HttpAnswer first = call(target, body, "Idempotency-Key: k1\r\n");
    QVERIFY2(first.status == 201, first.body.constData());
    QVERIFY(GatewayRig::waitFor([&] { return show(id).json()[u"refunded"].toInteger() == 990; }));
    const HttpAnswer again = call(target, body, "Idempotency-Key: k1\r\n");
    QCOMPARE(again.status, 200);
    QCOMPARE(call(target, R"({"amount":991})", "Idempotency-Key: k1\r\n").code(), u"idempotency_conflict"_s);
    QCOMPARE(call(target, R"({"amount":5000})").code(), u"refund_not_possible"_s);
    m_rig->killHard(); // the journal knows of it, not the program
    start();
    QCOMPARE(call(target, body, "Idempotency-Key: k1\r\n").status, 200);
    QCOMPARE(show(id).json()[u"refunds"].toArray().size(), 1);
    QCOMPARE(m_rig->truth()[u"refunds"].toArray().size(), 1);
}

// The till that comes back asks the gateway at once: then nobody is before the page, and the attempt is over. The same
// session is gone on with either way.
void PosApiTest::killedInTheMiddleIsNeverTakenTwice_data()
{
    QTest::addColumn<bool>("gatewayAnswers");
    QTest::addRow("before the till knows") << false;
    QTest::addRow("after the till has asked") << true;
}

void PosApiTest::killedInTheMiddleIsNeverTakenTwice()
{
    QFETCH(const bool, gatewayAnswers);
    start();
    const QString id = push().text("id");
    QVERIFY(isPresented(id));
    const QString session = show(id).text("session");
    QVERIFY(!session.isEmpty());
    m_rig->killHard();
    if (!gatewayAnswers)
        m_rig->addFault(
            {{u"match"_s, u"GET /v1/payment_sessions/"_s}, {u"action"_s, u"lose_request"_s}, {u"times"_s, 0}});
    start();
    if (gatewayAnswers)
        QVERIFY(GatewayRig::waitFor([&] { return show(id).text("status") == u"settled"_s; }));
    const HttpAnswer again = push();
    QVERIFY2(again.status == (gatewayAnswers ? 201 : 200), again.body.constData());
    QCOMPARE(again.text("id") == id, !gatewayAnswers);
    QCOMPARE(again.text("session"), session);
    m_rig->control("DELETE", u"/faults"_s);
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    QCOMPARE(settled(again.text("id")).text("outcome"), u"paid"_s);
    QVERIFY(show(id).json()[u"paid"].toBool());
    QCOMPARE(creates(), 1);
    QCOMPARE(m_rig->timesTaken(), 1);
}

void PosApiTest::killedAfterThePressIsNeverTakenTwice()
{
    start();
    const QString id = push().text("id");
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->timesTaken() == 1; }));
    m_rig->killHard();
    start();
    HttpAnswer again;
    QVERIFY(GatewayRig::waitFor([&] { // the till may be asking the gateway just then
        again = push();
        return again.text("outcome") == u"paid"_s;
    }));
    QCOMPARE(again.text("id"), id);
    QCOMPARE(m_rig->timesTaken(), 1);
    QCOMPARE(creates(), 1);
}

void PosApiTest::strangersGetNothing()
{
    start();
    const QByteArray body = R"({"amount":4990,"reference":"ORDER-1"})";
    const QByteArray tail =
        "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n";
    const QByteArray key = "Authorization: Bearer " + token + "\r\n";
    const auto ask = [&](const QByteArray &headers) {
        HttpCall http(m_port);
        http.send("POST /v1/charges HTTP/1.1\r\n" + headers + tail);
        return http.answer().status;
    };
    QCOMPARE(ask(host), 401);
    QCOMPARE(ask(host + "Authorization: Bearer " + QByteArray(32, 'x') + "\r\n"), 401);
    QCOMPARE(ask("Host: evil.example\r\n" + key), 421);
    QCOMPARE(ask(host + key +
                 "Origin: https:/"
                 "/evil.example\r\n"),
             403);
    QCOMPARE(call("POST /v1/charges", QByteArray(20'000, ' ')).status, 413);
    HttpCall dawdler(m_port);
    dawdler.send("POST /v1/charges HTTP/1.1\r\n");
    QCOMPARE(call("GET /v1/health").status, 200);
    QVERIFY(dawdler.msUntilClosed(20'000) >= 0);
    QCOMPARE(creates(), 0);
    QCOMPARE(ask(host + key +
                 "Origin: https:/"
                 "/pos.example.is\r\n"),
             201);
}

void PosApiTest::twoClientsAtOnceGetOneCharge()
{
    start();
    std::vector<std::future<HttpAnswer>> clients;
    for (int i = 0; i < 4; ++i)
        clients.push_back(std::async(std::launch::async, [this] { return push(); }));
    QSet<QString> ids;
    int made = 0;
    for (auto &client : clients) {
        const HttpAnswer answer = client.get();
        ids.insert(answer.text("id"));
        made += answer.status == 201 ? 1 : 0;
    }
    QCOMPARE(ids.size(), 1);
    QCOMPARE(made, 1);
    QVERIFY(isPresented(*ids.begin()));
    QCOMPARE(creates(), 1);
}

// Its customer has a reader nowhere: the POS is the only one that knows what there is to pay.
void PosApiTest::aKioskTakesWhatIsPushed()
{
    m_rig->addToTillSettings(u"mode = \"kiosk\"\n[kiosk]\nsource = \"pos\"\nvolume = 0"_s);
    start();
    const auto isReady = [this] { return call("GET /v1/health").text("verdict").startsWith(u"ready"_s); };
    QVERIFY(GatewayRig::waitFor(isReady, 60'000));
    const QString first = push().text("id");
    QVERIFY(isPresented(first));
    QCOMPARE(push(u"ORDER-2"_s).code(), u"till_busy"_s); // a payment is on the screen
    QCOMPARE(call("POST /v1/charges/" + first.toLatin1() + "/cancel").status, 200);
    QCOMPARE(settled(first).text("outcome"), u"cancelled"_s);
    QString second;
    QVERIFY(GatewayRig::waitFor([&] {
        second = push(u"ORDER-2"_s).text("id");
        return !second.isEmpty();
    }));
    QVERIFY(isPresented(second)); // until then the page that is looked at is the first one's
    QVERIFY(Test::payWithKeys(*m_rig));
    QCOMPARE(settled(second).text("outcome"), u"paid"_s);
    QCOMPARE(m_rig->timesTaken(), 1);
}

void PosApiTest::ctlTakesAPayment()
{
    start();
    const auto events = ctl({u"events"_s});
    const auto charge = ctl({u"charge"_s, u"--amount"_s, u"4990"_s, u"--reference"_s, u"ORDER-1"_s});
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    const RunResult result = finished(*charge);
    QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
    QCOMPARE(result.lines.size(), 1);
    QCOMPARE(result.outcome(), u"paid"_s);
    QCOMPARE(m_rig->timesTaken(), 1);
    const QString id = result.line()[u"id"].toString();
    QCOMPARE(finished(*ctl({u"show"_s, id})).exitCode, 0);
    const RunResult list = finished(*ctl({u"list"_s, u"--reference"_s, u"ORDER-1"_s}));
    QCOMPARE(list.lines.size(), 1);
    QCOMPARE(list.line()[u"id"].toString(), id);
    const RunResult refund = finished(*ctl({u"refund"_s, id, u"--amount"_s, u"990"_s, u"--key"_s, u"k"_s}));
    QVERIFY2(refund.exitCode == 0, qPrintable(refund.errors));
    QCOMPARE(refund.line()[u"refunds"][0][u"amount"].toInteger(), 990);
    QVERIFY(GatewayRig::waitFor([&] { return show(id).json()[u"refunded"].toInteger() == 990; }));
    const RunResult health = finished(*ctl({u"health"_s}));
    QVERIFY2(health.exitCode == 0, qPrintable(health.errors));
    QVERIFY(health.line()[u"points"].toArray().size() > 4);
    QCOMPARE(finished(*ctl({u"metrics"_s})).exitCode, 0);
    const auto cancelled =
        ctl({u"charge"_s, u"--amount"_s, u"500"_s, u"--reference"_s, u"ORDER-2"_s, u"--timeout"_s, u"8"_s});
    const RunResult gone = finished(*cancelled);
    QVERIFY2(gone.exitCode == 11, qPrintable(gone.errors + QString::fromUtf8(QJsonDocument(gone.line()).toJson())));
    events->kill();
    QVERIFY(events->waitForFinished());
    const QByteArray told = events->readAllStandardOutput();
    QVERIFY2(told.contains("\"event\":\"charge\"") && told.contains("\"outcome\":\"paid\""), told.constData());
}

void PosApiTest::ctlSaysWhatIsWrong()
{
    const RunResult nobody = finished(*ctl({u"health"_s}));
    QCOMPARE(nobody.exitCode, 4);
    QVERIFY(nobody.errors.contains(u"No kassi"_s));
    for (const QStringList &wrong : {QStringList{},
                                     {u"pay"_s},
                                     {u"show"_s},
                                     {u"charge"_s, u"--amount"_s, u"1"_s},
                                     {u"health"_s, u"--amount"_s, u"1"_s},
                                     {u"charge"_s, u"--amount"_s, u"1,5"_s, u"--reference"_s, u"A"_s},
                                     {u"health"_s, u"--url"_s,
                                      u"http:/"
                                      u"/example.is:80"_s}})
        QCOMPARE(finished(*ctl(wrong)).exitCode, 2);
    QCOMPARE(finished(*ctl({u"health"_s, u"--token-file"_s, m_rig->folder() + u"/none"_s})).exitCode, 3);
    start();
    QFile other(m_rig->folder() + u"/other"_s);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(QByteArray(40, 'x'));
    other.close();
    QCOMPARE(finished(*ctl({u"health"_s, u"--token-file"_s, other.fileName()})).exitCode, 3);
    QCOMPARE(finished(*ctl({u"show"_s, u"0b6e7d1c-8f5e-4f43-9a37-d1a1d9f0c001"_s})).exitCode, 2);
    const QString id = push().text("id");
    QVERIFY(isPresented(id));
    const RunResult busy = finished(*ctl({u"charge"_s, u"--amount"_s, u"1"_s, u"--reference"_s, u"ORDER-2"_s}));
    QCOMPARE(busy.exitCode, 4);
    QVERIFY(busy.errors.contains(u"Another order"_s));
    QCOMPARE(finished(*ctl({u"charge"_s, u"--amount"_s, u"1"_s, u"--reference"_s, u"ORDER-1"_s})).exitCode, 2);
    QCOMPARE(finished(*ctl({u"show"_s, id})).exitCode, 13);
    QCOMPARE(finished(*ctl({u"cancel"_s, id})).exitCode, 11);
}

void PosApiTest::unsafeTokenFileIsSaidAndTheTillGoesOn()
{
    QVERIFY(QFile(tokenFile()).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    m_rig->start({});
    QByteArray said;
    QVERIFY(GatewayRig::waitFor([&] {
        said += m_rig->process().readAllStandardError();
        return said.contains("chmod 600");
    }));
    QVERIFY(m_rig->isRunning());
    QCOMPARE(call("GET /v1/health").status, 0);
}

QTEST_GUILESS_MAIN(PosApiTest)
#include "pos_api_test.moc"
