// SPDX-License-Identifier: MIT
// `kassi charge` and `kassi recover` as scripts and customers meet them: real program, real web engine, real mouse and
// keys, a gateway on another port. Every test ends by asking the gateway what really happened to the money.
#include "till_rig.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {
const QString goodCard = u"4242424242424242"_s;
const QString declinedCard = u"4000000000000002"_s;
const QString challengedCard = u"4000002500003155"_s;
} // namespace

class ChargeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_display = std::make_unique<VirtualDisplay>(); }
    void init() { m_rig = std::make_unique<TillRig>(*m_display); }
    void cleanup() { m_rig.reset(); }

    void paysAndPrintsTheResultLine();
    void thePageTellsThatNoFieldIsTypedInto();
    void answersAPaidOrderFromTheJournal();
    void canBePaidAfterADecline();
    void isDeclinedWhenTheCustomerGivesUp();
    void passesAChallengeInAFrame();
    void passesAChallengeInAPopup();
    void failsAChallenge();
    void isCancelledFromThePage();
    void isCancelledByASignal();
    void expires();
    void endsAtItsTimeout();
    void findsAPaymentOfASilentPage();
    void believesNoPageThatLies();
    void survivesFaultsOfTheCreateCall_data();
    void survivesFaultsOfTheCreateCall();
    void settlesAnAbandonedPaymentAfterSigkill();
    void findsMoneyTakenAfterSigkill();
    void showsTheSameSessionAfterSigkill();
    void acceptsAKrafaAndFindsItsMoneyLater();
    void takesAHostedPayment();
    void traceSaysWhereTheTimeGoes();
    void traceThatCannotBeWrittenStopsIt();

private:
    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<TillRig> m_rig;
};

#define ENDS_WITH(run, code, word)                                                                                     \
    do {                                                                                                               \
        const RunResult ended = run;                                                                                   \
        QVERIFY2(ended.exitCode == code, qPrintable(u"%1: %2"_s.arg(ended.exitCode).arg(ended.errors)));               \
        QCOMPARE(ended.lines.size(), 1);                                                                               \
        QCOMPARE(ended.outcome(), word);                                                                               \
    } while (false)

void ChargeTest::paysAndPrintsTheResultLine()
{
    m_rig->startCharge({u"--email"_s, u"jon@example.is"_s, u"--metadata"_s, u"table=7"_s});
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    const RunResult result = m_rig->finish();
    ENDS_WITH(result, 0, u"paid"_s);
    const QJsonObject line = result.line();
    QCOMPARE(line[u"reference"_s], u"ORDER-1"_s);
    QCOMPARE(line[u"amount"_s].toInteger(), 4990);
    QCOMPARE(line[u"currency"_s], u"ISK"_s);
    QCOMPARE(line[u"replayed"_s], false);
    QCOMPARE(line[u"session"_s], m_rig->sessionId());
    QVERIFY(!line.contains(u"error"_s));
    const QJsonObject payment = m_rig->truth()[u"payments"_s].toArray().first().toObject();
    QCOMPARE(line[u"payment"_s], payment[u"id"_s]);
    QCOMPARE(payment[u"amount"_s].toInteger(), 4990);
    QCOMPARE(m_rig->timesTaken(), 1);
    const QJsonObject timings = line[u"timings_ms"_s].toObject();
    QVERIFY(timings[u"created"_s].toInteger(-1) >= 0);
    QVERIFY(timings[u"ready"_s].toInteger() >= timings[u"created"_s].toInteger());
    QVERIFY(timings[u"settled"_s].toInteger() >= timings[u"ready"_s].toInteger());
}

// What the tests go by: a click beside the fields leads keys nowhere.
void ChargeTest::thePageTellsThatNoFieldIsTypedInto()
{
    m_rig->startCharge();
    m_rig->click(u"card-cvc"_s);
    QVERIFY(m_rig->waitFor([this] { return m_rig->hasFocus(u"card-cvc"_s); }));
    const QPoint beside(VirtualDisplay::width - 8, VirtualDisplay::height - 8);
    m_rig->hand({u"mousemove"_s, QString::number(beside.x()), QString::number(beside.y()), u"click"_s, u"1"_s});
    QVERIFY(m_rig->waitFor([this] { return !m_rig->hasFocus(u"card-cvc"_s); }));
}

void ChargeTest::traceSaysWhereTheTimeGoes()
{
    const QString file = m_rig->folder() + u"/trace.json"_s;
    m_rig->startCharge({u"--trace"_s, file});
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    ENDS_WITH(m_rig->finish(), 0, u"paid"_s);
    QFile trace(file);
    QVERIFY(trace.open(QIODevice::ReadOnly));
    const QByteArray text = trace.readAll();
    const QJsonArray events = QJsonDocument::fromJson(text).array();
    QMap<QString, double> begun; // of the first of each name
    for (const QJsonValue &event : events) {
        const QString phase = event[u"ph"_s].toString();
        if (phase != u"e" && !begun.contains(event[u"name"_s].toString()))
            begun[event[u"name"_s].toString()] = event[u"ts"_s].toDouble();
        if (phase != u"b")
            continue;
        const auto isEnd = [&](const QJsonValue &other) {
            return other[u"ph"_s] == u"e"_s && other[u"id"_s] == event[u"id"_s] &&
                   other[u"ts"_s].toDouble() >= event[u"ts"_s].toDouble();
        };
        QCOMPARE(std::ranges::count_if(events, isEnd), 1);
    }
    const QStringList inOrder{u"record planned"_s,   u"create session"_s, u"record created"_s, u"element alive"_s,
                              u"retrieve payment"_s, u"record settled"_s, u"outcome"_s};
    for (qsizetype i = 0; i < inOrder.size(); ++i) {
        QVERIFY2(begun.contains(inOrder[i]), qPrintable(inOrder[i]));
        QVERIFY2(i == 0 || begun[inOrder[i]] >= begun[inOrder[i - 1]], qPrintable(inOrder[i]));
    }
    QVERIFY(begun.contains(u"element completed"_s));
    for (const QByteArray &told :
         {QByteArray("ORDER-1"), m_rig->sessionId().toUtf8(), m_rig->gateway().secretKey().toUtf8()})
        QVERIFY2(!text.contains(told), told.constData());
}

void ChargeTest::traceThatCannotBeWrittenStopsIt()
{
    const RunResult result = m_rig->run({u"charge"_s, u"--amount"_s, u"4990"_s, u"--reference"_s, u"ORDER-1"_s,
                                         u"--trace"_s, m_rig->folder() + u"/missing/trace.json"_s});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.errors.contains(u"missing/trace.json"_s), qPrintable(result.errors));
    QVERIFY(m_rig->requestLog().isEmpty());
}

void ChargeTest::answersAPaidOrderFromTheJournal()
{
    m_rig->startCharge();
    m_rig->fillInCard(goodCard);
    m_rig->press(u"Return"_s);
    const RunResult first = m_rig->finish();
    ENDS_WITH(first, 0, u"paid"_s);
    const qsizetype sent = m_rig->requestLog().size();

    m_rig->startCharge();
    const RunResult second = m_rig->finish();
    ENDS_WITH(second, 0, u"paid"_s);
    QCOMPARE(second.line()[u"replayed"_s], true);
    QCOMPARE(second.line()[u"payment"_s], first.line()[u"payment"_s]);
    const QJsonArray requests = m_rig->requestLog();
    for (qsizetype i = sent; i < requests.size(); ++i)
        QCOMPARE(requests[i][u"path"_s].toString(), u"/v1/merchants/current"_s); // for its name on the screen

    const RunResult other = m_rig->run({u"charge"_s, u"--amount"_s, u"4991"_s, u"--reference"_s, u"ORDER-1"_s});
    QCOMPARE(other.exitCode, 2);
    QVERIFY(other.lines.isEmpty());
    QCOMPARE(m_rig->timesTaken(), 1);
}

void ChargeTest::canBePaidAfterADecline()
{
    m_rig->startCharge();
    m_rig->fillInCard(declinedCard);
    m_rig->click(u"pay"_s);
    QVERIFY(m_rig->seesTheDecline());
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    ENDS_WITH(m_rig->finish(), 0, u"paid"_s);
    QCOMPARE(m_rig->timesTaken(), 1);
    QCOMPARE(m_rig->truth()[u"sessions"_s].toArray().size(), 1);
}

void ChargeTest::isDeclinedWhenTheCustomerGivesUp()
{
    m_rig->startCharge();
    m_rig->fillInCard(declinedCard);
    m_rig->click(u"pay"_s);
    QVERIFY(m_rig->seesTheDecline());
    m_rig->click(u"cancel"_s);
    ENDS_WITH(m_rig->finish(), 10, u"declined"_s);
    QCOMPARE(m_rig->timesTaken(), 0);
}

void ChargeTest::passesAChallengeInAFrame()
{
    m_rig->startCharge();
    m_rig->fillInCard(challengedCard);
    m_rig->click(u"pay"_s);
    m_rig->answerChallenge(u"acs-approve"_s, false);
    ENDS_WITH(m_rig->finish(), 0, u"paid"_s);
    QCOMPARE(m_rig->timesTaken(), 1);
}

void ChargeTest::passesAChallengeInAPopup()
{
    m_rig->set(u"challenge"_s, u"popup"_s);
    m_rig->startCharge();
    m_rig->fillInCard(challengedCard);
    m_rig->click(u"pay"_s);
    m_rig->answerChallenge(u"acs-approve"_s, true);
    ENDS_WITH(m_rig->finish(), 0, u"paid"_s);
    QCOMPARE(m_rig->timesTaken(), 1);
}

void ChargeTest::failsAChallenge()
{
    m_rig->startCharge();
    m_rig->fillInCard(challengedCard);
    m_rig->click(u"pay"_s);
    m_rig->answerChallenge(u"acs-reject"_s, false);
    m_rig->click(u"cancel"_s);
    ENDS_WITH(m_rig->finish(), 10, u"declined"_s);
    QCOMPARE(m_rig->timesTaken(), 0);
}

void ChargeTest::isCancelledFromThePage()
{
    m_rig->startCharge();
    m_rig->click(u"cancel"_s);
    ENDS_WITH(m_rig->finish(), 11, u"cancelled"_s);
    QCOMPARE(m_rig->timesTaken(), 0);
}

void ChargeTest::isCancelledByASignal()
{
    m_rig->startCharge();
    QVERIFY(m_rig->waitFor([this] { return m_rig->sees(u"pay"_s); }));
    m_rig->process().terminate();
    ENDS_WITH(m_rig->finish(), 11, u"cancelled"_s);
}

void ChargeTest::expires()
{
    m_rig->startCharge();
    QVERIFY(m_rig->waitFor([this] { return m_rig->sees(u"pay"_s); }));
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"expire"_s}});
    ENDS_WITH(m_rig->finish(), 12, u"expired"_s);
    QCOMPARE(m_rig->timesTaken(), 0);
}

void ChargeTest::endsAtItsTimeout()
{
    m_rig->startCharge({u"--timeout"_s, u"3"_s});
    ENDS_WITH(m_rig->finish(), 11, u"cancelled"_s);
    QCOMPARE(m_rig->timesTaken(), 0);
}

void ChargeTest::findsAPaymentOfASilentPage()
{
    m_rig->set(u"element"_s, u"silent"_s);
    m_rig->startCharge();
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    const RunResult result = m_rig->finish();
    ENDS_WITH(result, 0, u"paid"_s);
    QVERIFY(result.line()[u"timings_ms"_s][u"ready"_s].isNull());
    QCOMPARE(m_rig->timesTaken(), 1);
}

void ChargeTest::believesNoPageThatLies()
{
    m_rig->set(u"element"_s, u"lies"_s);
    m_rig->startCharge({u"--timeout"_s, u"6"_s});
    ENDS_WITH(m_rig->finish(), 11, u"cancelled"_s);
    QCOMPARE(m_rig->timesTaken(), 0);
}

void ChargeTest::survivesFaultsOfTheCreateCall_data()
{
    QTest::addColumn<QJsonObject>("fault");
    const QJsonObject create{{u"match"_s, u"POST /v1/payment_sessions"_s}};
    const auto with = [&create](QJsonObject more) {
        for (auto field = create.begin(); field != create.end(); ++field)
            more.insert(field.key(), field.value());
        return more;
    };
    QTest::newRow("reply lost") << with({{u"action"_s, u"lose_reply"_s}});
    QTest::newRow("request lost") << with({{u"action"_s, u"lose_request"_s}});
    QTest::newRow("reply cut") << with({{u"action"_s, u"truncate"_s}});
    QTest::newRow("500") << with({{u"action"_s, u"status"_s}, {u"status"_s, 500}, {u"times"_s, 2}});
    QTest::newRow("429") << with(
        {{u"action"_s, u"status"_s}, {u"status"_s, 429}, {u"headers"_s, QJsonObject{{u"Retry-After"_s, u"1"_s}}}});
}

void ChargeTest::survivesFaultsOfTheCreateCall()
{
    QFETCH(QJsonObject, fault);
    m_rig->addFault(fault);
    m_rig->startCharge();
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    ENDS_WITH(m_rig->finish(), 0, u"paid"_s);
    QCOMPARE(m_rig->truth()[u"sessions"_s].toArray().size(), 1);
    QCOMPARE(m_rig->timesTaken(), 1);
    QStringList keys;
    QStringList bodies;
    for (const QJsonValue &request : m_rig->requestLog()) {
        if (request[u"method"_s].toString() != u"POST"_s)
            continue;
        keys << request[u"idempotency_key"_s].toString();
        bodies << request[u"body"_s].toString();
    }
    QVERIFY(!keys.isEmpty());
    keys.removeDuplicates();
    QCOMPARE(keys.size(), 1);
    bodies.removeDuplicates();
    QCOMPARE(bodies.size(), 1);
}

void ChargeTest::settlesAnAbandonedPaymentAfterSigkill()
{
    m_rig->startCharge();
    QVERIFY(m_rig->waitFor([this] { return m_rig->sees(u"pay"_s); }));
    m_rig->killHard();
    const RunResult result = m_rig->run({u"recover"_s});
    ENDS_WITH(result, 0, u"cancelled"_s);
    QCOMPARE(result.line()[u"session"_s], m_rig->sessionId());
    QVERIFY(m_rig->run({u"recover"_s}).lines.isEmpty());
    QCOMPARE(m_rig->timesTaken(), 0);
}

void ChargeTest::findsMoneyTakenAfterSigkill()
{
    m_rig->set(u"element"_s, u"silent"_s);
    m_rig->startCharge();
    m_rig->fillInCard(goodCard);
    m_rig->process().kill(); // the page is gone, but the gateway gets the money all the same
    m_rig->process().waitForFinished();
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QCOMPARE(m_rig->timesTaken(), 1);
    ENDS_WITH(m_rig->run({u"recover"_s}), 0, u"paid"_s);
    m_rig->startCharge();
    const RunResult again = m_rig->finish();
    ENDS_WITH(again, 0, u"paid"_s);
    QCOMPARE(again.line()[u"replayed"_s], true);
    QCOMPARE(m_rig->timesTaken(), 1);
}

void ChargeTest::showsTheSameSessionAfterSigkill()
{
    m_rig->startCharge();
    QVERIFY(m_rig->waitFor([this] { return m_rig->sees(u"pay"_s); }));
    const QString session = m_rig->sessionId();
    m_rig->killHard();
    m_rig->startCharge();
    m_rig->fillInCard(goodCard);
    m_rig->click(u"pay"_s);
    const RunResult result = m_rig->finish();
    ENDS_WITH(result, 0, u"paid"_s);
    QCOMPARE(result.line()[u"session"_s], session);
    QCOMPARE(m_rig->truth()[u"sessions"_s].toArray().size(), 1);
    QCOMPARE(m_rig->timesTaken(), 1);
}

void ChargeTest::acceptsAKrafaAndFindsItsMoneyLater()
{
    m_rig->startCharge();
    m_rig->click(u"method-krafa"_s);
    m_rig->fillIn(u"kennitala"_s, u"1201743399"_s);
    m_rig->click(u"pay"_s);
    const RunResult result = m_rig->finish();
    ENDS_WITH(result, 14, u"pending"_s);
    QCOMPARE(m_rig->timesTaken(), 0);
    const QString payment = result.line()[u"payment"_s].toString();
    m_rig->control("POST", u"/payments/"_s + payment, {{u"action"_s, u"pay"_s}});
    ENDS_WITH(m_rig->run({u"recover"_s}), 0, u"paid"_s);
    QCOMPARE(m_rig->timesTaken(), 1);
}

void ChargeTest::takesAHostedPayment()
{
    m_rig->startCharge({u"--hosted"_s});
    const QString session = m_rig->sessionId();
    m_rig->control("POST", u"/sessions/"_s + session, {{u"action"_s, u"complete"_s}});
    const RunResult result = m_rig->finish();
    ENDS_WITH(result, 0, u"paid"_s);
    QCOMPARE(result.line()[u"session"_s], session);
    QCOMPARE(m_rig->timesTaken(), 1);
}

QTEST_GUILESS_MAIN(ChargeTest)
#include "charge_test.moc"
