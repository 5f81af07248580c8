// SPDX-License-Identifier: MIT
// Refunds through the real API against the sandbox over HTTP, by a till that is killed with SIGKILL in the middle of
// them. The till is this same program, started again: `refund_kill_test --till PORT JOURNAL [AMOUNT]` asks for the
// refund, if one is given, carries through what the journal holds, says what happens, and ends when nothing is left.
#include "checkout/payment_guardian.h"
#include "checkout/system_ports.h"
#include "gateway/borga_api.h"
#include "journal/sql_journal.h"
#include "sandbox_client.h"
#include "support/verify.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTimer>

#include <cstdio>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 price = 4990;
constexpr int kills = 30;
constexpr int patienceMs = 30'000;
const QString order = u"ORDER-1"_s;

qint64 wallClock()
{
    return QDateTime::currentMSecsSinceEpoch();
}

void say(const char *what)
{
    std::puts(what);
    std::fflush(stdout);
}

int runTill(const QStringList &arguments)
{
    auto journal = SqlJournal::open(arguments.at(3), wallClock);
    auto api = BorgaApi::make({.baseUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(arguments.at(2))),
                               .merchantId = u"mer_sandbox"_s,
                               .apiKey = Secret(u"sk_test_sandbox_kassi"_s)});
    if (!journal || !api)
        return 3;
    SystemClock clock;
    SystemRandom random;
    PaymentGuardian guardian({**api, **journal, clock, random}, {.requestGapMs = 10});
    const auto endWhenDone = [&journal] {
        if (const auto unresolved = (*journal)->unresolved(); unresolved && unresolved->empty())
            QTimer::singleShot(0, qApp, &QCoreApplication::quit); // exec() may be still to come
    };
    QObject::connect(&guardian, &PaymentGuardian::refundAnswered, &guardian,
                     [&](const Attempt &attempt, const std::optional<Error> &error) {
                         say(error ? "failed" : attempt.isBeingRefunded() ? "accepted" : "made");
                         endWhenDone();
                     });
    QObject::connect(&guardian, &PaymentGuardian::refundDelayed, &guardian, [] { say("delayed"); });
    if (!guardian.start())
        return 3;
    if (arguments.size() > 4) {
        const auto history = (*journal)->history(order);
        guardian.refund({.reference = order,
                         .attempt = history->front().plan.attempt,
                         .amount = arguments.at(4).toLongLong(),
                         .reason = u"Vara skilað"_s},
                        [&](const Result<void> &written) {
                            say(written ? "planned" : "refused");
                            if (!written)
                                endWhenDone();
                        });
    } else {
        endWhenDone();
    }
    return QCoreApplication::exec();
}

} // namespace

class RefundKillTest : public SandboxTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_gateway.reset(); }

    void killedAfterTheRefundWasMade();
    void killedWhileTheRefundIsOnItsWay();
    void killedAtAnyMoment();
    void failedRefundGivesTheRestBack();

private:
    void start(QProcess &till, const QStringList &wish = {});
    [[nodiscard]] bool hears(QProcess &till, const QByteArray &word);
    void recover();
    [[nodiscard]] Attempt attempt() const;
    [[nodiscard]] qint64 givenBack();
    [[nodiscard]] QList<QPair<QString, QString>> refundCalls();
    [[nodiscard]] QString file() const { return m_folder->filePath(u"journal.sqlite"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_heard;
};

// A paid order, in the gateway's books and in the journal.
void RefundKillTest::init()
{
    restart(options());
    m_folder = std::make_unique<QTemporaryDir>();
    const Answer made = create();
    payCard(made, "4242424242424242");
    auto journal = SqlJournal::open(file(), wallClock);
    QVERIFY2(journal, journal ? "" : qPrintable(journal.error().message));
    const QString id = u"attempt-1"_s;
    const Plan plan{
        .attempt = id, .idempotencyKey = u"key-1"_s, .body = embedded, .reference = order, .money = {price, u"ISK"_s}};
    for (const JournalRecord &record : std::vector<JournalRecord>{
             Record::Planned{plan}, Record::Created{made.text("id"), made.text("payment"), made.text("expires_at")},
             Record::Settled{.outcome = Outcome::Paid, .sessionClosed = true}})
        VERIFY_DONE((*journal)->append(id, record));
}

void RefundKillTest::start(QProcess &till, const QStringList &wish)
{
    m_heard.clear();
    till.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    till.start(QCoreApplication::applicationFilePath(),
               QStringList{u"--till"_s, QString::number(m_gateway->port()), file()} + wish);
    QVERIFY(till.waitForStarted(patienceMs));
}

bool RefundKillTest::hears(QProcess &till, const QByteArray &word)
{
    const QByteArray line = word + '\n';
    const QDeadlineTimer deadline(patienceMs);
    while (!m_heard.contains(line) && !deadline.hasExpired() && till.waitForReadyRead(int(deadline.remainingTime())))
        m_heard += till.readAllStandardOutput();
    return m_heard.contains(line);
}

void RefundKillTest::recover()
{
    QProcess till;
    start(till);
    QVERIFY(till.waitForFinished(patienceMs));
    QCOMPARE(till.exitCode(), 0);
}

Attempt RefundKillTest::attempt() const
{
    const auto journal = SqlJournal::open(file(), wallClock);
    return (*journal)->history(order)->front();
}

qint64 RefundKillTest::givenBack()
{
    return control("GET", "truth").json()[u"payments"][0][u"refunded"].toInteger();
}

// Of each, its key and its body.
QList<QPair<QString, QString>> RefundKillTest::refundCalls()
{
    QList<QPair<QString, QString>> calls;
    const QJsonArray requests = control("GET", "log").json()[u"requests"].toArray();
    for (const auto &request : requests) {
        if (request[u"method"] == u"POST"_s && request[u"path"] == u"/v1/refunds"_s)
            calls.append({request[u"idempotency_key"].toString(), request[u"body"].toString()});
    }
    return calls;
}

void RefundKillTest::killedAfterTheRefundWasMade()
{
    control("POST", "faults", R"({"match":"POST /v1/refunds","action":"lose_reply","times":0})");
    QProcess till;
    start(till, {u"990"_s});
    QVERIFY(hears(till, "delayed"));
    till.kill();
    till.waitForFinished();
    QCOMPARE(givenBack(), 990);
    QVERIFY(attempt().isBeingRefunded());
    control("DELETE", "faults");
    recover();
    QCOMPARE(givenBack(), 990);
    QCOMPARE(attempt().refunded(), 990);
    QCOMPARE(attempt().rest(), 4000);
    const auto calls = refundCalls();
    QVERIFY(calls.size() >= 2); // the network stack resends by itself too
    QCOMPARE(calls.count(calls.front()), calls.size());
}

void RefundKillTest::killedWhileTheRefundIsOnItsWay()
{
    control("POST", "settings", R"({"refunds":"pending"})");
    QProcess till;
    start(till, {u"990"_s});
    QVERIFY(hears(till, "accepted"));
    till.kill();
    till.waitForFinished();
    QCOMPARE(givenBack(), 0);
    QProcess second; // one at a time
    start(second, {u"10"_s});
    QVERIFY(hears(second, "refused"));
    second.kill();
    second.waitForFinished();
    control("POST", "refunds/" + attempt().refunds.back().id.toUtf8(), R"({"action":"succeed"})");
    recover();
    QCOMPARE(givenBack(), 990);
    QCOMPARE(attempt().refunded(), 990);
    QCOMPARE(refundCalls().size(), 1); // it was looked at, not asked for again
}

void RefundKillTest::killedAtAnyMoment()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    for (int round = 0; round < kills; ++round) {
        const bool losesReply = random.bounded(3) == 0;
        control("DELETE", "faults");
        if (losesReply)
            control("POST", "faults", R"({"match":"POST /v1/refunds","action":"lose_reply"})");
        const qint64 before = attempt().refunded();
        QProcess till;
        start(till, {u"100"_s});
        const bool planned = random.bounded(4) == 0 || hears(till, "planned");
        till.waitForFinished(random.bounded(planned ? 30 : 60)); // or killed, whichever comes first
        till.kill();
        till.waitForFinished();
        recover();
        const Attempt after = attempt();
        const qint64 more = after.refunded() - before;
        QVERIFY2(more == 0 || more == 100, qPrintable(u"seed %1, round %2"_s.arg(seed).arg(round)));
        QVERIFY(!after.isBeingRefunded());
        QCOMPARE(givenBack(), after.refunded());
    }
    QSet<QString> keys;
    QHash<QString, QString> bodies;
    for (const auto &[key, body] : refundCalls()) {
        QVERIFY(!bodies.contains(key) || bodies.value(key) == body);
        bodies[key] = body;
        keys.insert(key);
    }
    QCOMPARE(qint64(keys.size()) * 100, givenBack());
    QProcess above;
    start(above, {QString::number(attempt().rest() + 1)});
    QVERIFY(hears(above, "refused"));
    QVERIFY(above.waitForFinished(patienceMs));
    QProcess rest;
    start(rest, {QString::number(attempt().rest())});
    QVERIFY(hears(rest, "made"));
    QVERIFY(rest.waitForFinished(patienceMs));
    QCOMPARE(givenBack(), price);
    QCOMPARE(attempt().rest(), 0);
}

void RefundKillTest::failedRefundGivesTheRestBack()
{
    control("POST", "settings", R"({"refunds":"failed"})");
    QProcess till;
    start(till, {u"990"_s});
    QVERIFY(hears(till, "failed"));
    QVERIFY(till.waitForFinished(patienceMs));
    QCOMPARE(attempt().rest(), price);
    QVERIFY(attempt().refundFailed);
    control("POST", "settings", R"({"refunds":"succeeded"})");
    QProcess again;
    start(again, {QString::number(price)});
    QVERIFY(hears(again, "made"));
    QVERIFY(again.waitForFinished(patienceMs));
    QCOMPARE(givenBack(), price);
    const auto calls = refundCalls();
    QVERIFY(calls[0].first != calls[1].first); // another decision, another key
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--till"_s)
        return runTill(QCoreApplication::arguments());
    RefundKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "refund_kill_test.moc"
