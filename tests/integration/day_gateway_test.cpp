// SPDX-License-Identifier: MIT
// A day against the books of the sandbox gateway, over real HTTP: differences planted through its control interface are
// found, and a gateway that asks to wait or fails is waited for.
#include "checkout/day_comparison.h"
#include "checkout/system_ports.h"
#include "gateway/borga_api.h"
#include "integration/sandbox_client.h"
#include "unit/support/memory_journal.h"

#include <QJsonDocument>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class DayGatewayTest : public SandboxTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void differencesAreFound_data();
    void differencesAreFound();
    void aPaymentOfAnotherMerchantIsUnknown();
    void waitsAsTheGatewayAsks();
    void whatCannotBeAskedIsSaid();

private:
    void sell(bool complete, Outcome outcome)
    {
        const Answer session = create();
        if (complete)
            control("POST", "sessions/" + session.text("id").toUtf8(), R"({"action":"complete"})");
        m_payment = session.text("payment");
        const QString attempt = u"attempt-%1"_s.arg(m_journal->attempts.size());
        const Plan plan{.attempt = attempt,
                        .idempotencyKey = u"key"_s,
                        .body = "{}",
                        .reference = attempt,
                        .money = {.amount = 4990}};
        QVERIFY(m_journal->append(attempt, Record::Planned{plan}));
        QVERIFY(m_journal->append(attempt, Record::Created{session.text("id"), m_payment, {}}));
        QVERIFY(m_journal->append(attempt, Record::Settled{.outcome = outcome, .sessionClosed = true}));
    }
    void compare()
    {
        std::vector<DayChange> changes;
        for (const Attempt &attempt : m_journal->attempts)
            changes.push_back({.after = attempt});
        m_comparison = std::make_unique<DayComparison>(*m_api, *m_journal, m_clock);
        m_comparison->start(changes);
        QTRY_VERIFY_WITH_TIMEOUT(!m_comparison->isRunning(), 60'000);
    }

    QStringList m_log;
    SystemClock m_clock;
    std::unique_ptr<MemoryJournal> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    std::unique_ptr<DayComparison> m_comparison;
    QString m_payment; ///< Of the last one that was sold.
};

void DayGatewayTest::init()
{
    restart(options());
    m_comparison.reset();
    m_journal = std::make_unique<MemoryJournal>(m_log);
    m_api = *BorgaApi::make({.baseUrl = m_gateway->baseUrl(),
                             .merchantId = m_gateway->merchantId(),
                             .apiKey = Secret(m_gateway->secretKey())});
}

void DayGatewayTest::differencesAreFound_data()
{
    QTest::addColumn<bool>("complete");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QByteArray>("planted");
    QTest::addColumn<std::optional<DayDifference>>("expected");
    using Expected = std::optional<DayDifference>;
    const auto status = [](const QByteArray &name) {
        return QByteArray(R"({"action":"status","status":")" + name + "\"}");
    };
    QTest::newRow("nothing planted") << true << Outcome::Paid << QByteArray() << Expected();
    QTest::newRow("nothing taken, nothing planted") << false << Outcome::Expired << QByteArray() << Expected();
    QTest::newRow("not taken after all") << true << Outcome::Paid << status("failed")
                                         << Expected(DayDifference::MoneyNotTaken);
    QTest::newRow("taken after all") << true << Outcome::Cancelled << QByteArray()
                                     << Expected(DayDifference::MoneyTaken);
    QTest::newRow("still moving") << false << Outcome::Declined << status("processing")
                                  << Expected(DayDifference::StillMoving);
    QTest::newRow("refunded elsewhere") << true << Outcome::Paid << status("refunded")
                                        << Expected(DayDifference::RefundedThere);
    QTest::newRow("another amount") << true << Outcome::Paid
                                    << QByteArray(R"({"action":"lie","patch":{"amount":4991}})")
                                    << Expected(DayDifference::OtherAmount);
}

void DayGatewayTest::differencesAreFound()
{
    QFETCH(bool, complete);
    QFETCH(Outcome, outcome);
    QFETCH(QByteArray, planted);
    QFETCH(std::optional<DayDifference>, expected);
    sell(complete, outcome);
    if (!planted.isEmpty())
        QCOMPARE(control("POST", "payments/" + m_payment.toUtf8(), planted).status, 200);
    const std::vector<Attempt> before = m_journal->attempts;
    compare();
    const DayCompared counts = m_comparison->counts();
    QCOMPARE(counts, expected ? (DayCompared{.different = 1}) : (DayCompared{.same = 1}));
    if (expected)
        QCOMPARE(m_comparison->findings().front().difference, expected);
    QVERIFY(m_journal->attempts == before);
}

void DayGatewayTest::aPaymentOfAnotherMerchantIsUnknown()
{
    sell(true, Outcome::Paid);
    restart(options()); // one that remembers nothing
    m_api = *BorgaApi::make({.baseUrl = m_gateway->baseUrl(),
                             .merchantId = m_gateway->merchantId(),
                             .apiKey = Secret(m_gateway->secretKey())});
    compare();
    QCOMPARE(m_comparison->findings().front().difference, DayDifference::UnknownThere);
}

void DayGatewayTest::waitsAsTheGatewayAsks()
{
    sell(true, Outcome::Paid);
    QCOMPARE(control("POST", "faults",
                     R"({"match":"GET /v1/payments/","action":"status","status":429,"headers":{"Retry-After":"2"}})")
                 .status,
             200);
    const qint64 begun = m_clock.monotonicMs();
    compare();
    QVERIFY(m_clock.monotonicMs() - begun >= 2'000);
    QCOMPARE(m_comparison->counts(), (DayCompared{.same = 1}));
}

void DayGatewayTest::whatCannotBeAskedIsSaid()
{
    for (int number = 0; number < 5; ++number)
        sell(true, Outcome::Paid);
    QCOMPARE(
        control("POST", "faults", R"({"match":"GET /v1/payments/","action":"status","status":503,"times":0})").status,
        200);
    compare();
    QCOMPARE(m_comparison->counts(), (DayCompared{.unanswered = 5}));
    QCOMPARE(m_comparison->trouble()->code, ErrorCode::ServerError);
}

QTEST_GUILESS_MAIN(DayGatewayTest)
#include "day_gateway_test.moc"
