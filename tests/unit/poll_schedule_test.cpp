// SPDX-License-Identifier: MIT
// When the gateway is asked again: a silent page within two seconds, a speaking one seldom, a failing gateway less and
// less, and a page that asks often no oftener than it should.
#include "machine/poll_schedule.h"

#include <QTest>

using namespace Kassi;

class PollScheduleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openSessionIsPolledByWhatThePageSays_data();
    void openSessionIsPolledByWhatThePageSays();
    void confirmingSlowsDownWithinBounds_data();
    void confirmingSlowsDownWithinBounds();
    void backoffDoublesAndJitterShortens_data();
    void backoffDoublesAndJitterShortens();
    void retryAfterIsHonouredAsItIs();
    void pageThatAsksOftenWaitsLonger();
    void visitsGrowRarerWithinBounds_data();
    void visitsGrowRarerWithinBounds();
    void onlyWhatMayPassIsRepeated_data();
    void onlyWhatMayPassIsRepeated();
    void gatewayThatWorksOnOnePaymentIsNotInTrouble();
};

void PollScheduleTest::openSessionIsPolledByWhatThePageSays_data()
{
    QTest::addColumn<qint64>("sinceShown");
    QTest::addColumn<qint64>("sinceHint");
    QTest::addColumn<bool>("speaks");
    QTest::addColumn<bool>("processing");
    QTest::addColumn<qint64>("atMost");
    QTest::addColumn<qint64>("atLeast");
    const auto row = [](const char *name, qint64 shown, qint64 hint, bool speaks, bool processing, qint64 atLeast,
                        qint64 atMost) {
        QTest::newRow(name) << shown << hint << speaks << processing << atMost << atLeast;
    };
    row("silent from the start", 0, 0, false, false, 1'000, 2'000);
    row("silent for two minutes", 120'000, 120'000, false, false, 1'000, 2'000);
    row("silent for five minutes", 300'000, 300'000, false, false, 2'000, 5'000);
    row("silent for an hour", 3'600'000, 3'600'000, false, false, 5'000, 20'000);
    row("speaking", 5'000, 1'000, true, false, 20'000, 25'000);
    row("processing a card", 5'000, 1'000, true, true, 3'000, 5'000);
    row("processing without end", 120'000, 70'000, true, true, 20'000, 25'000);
}

void PollScheduleTest::openSessionIsPolledByWhatThePageSays()
{
    QFETCH(const qint64, sinceShown);
    QFETCH(const qint64, sinceHint);
    QFETCH(const bool, speaks);
    QFETCH(const bool, processing);
    QFETCH(const qint64, atMost);
    QFETCH(const qint64, atLeast);
    const qint64 delay = nextPollMs({sinceShown, sinceHint, speaks, processing});
    QVERIFY2(delay >= atLeast && delay <= atMost, QByteArray::number(delay).constData());
}

void PollScheduleTest::confirmingSlowsDownWithinBounds_data()
{
    QTest::addColumn<qint64>("since");
    QTest::addColumn<qint64>("delay");
    QTest::newRow("at once") << qint64(0) << qint64(300);
    QTest::newRow("still at once") << qint64(600) << qint64(300);
    QTest::newRow("half of what has passed") << qint64(2'000) << qint64(1'000);
    QTest::newRow("longest") << qint64(60'000) << qint64(2'000);
}

void PollScheduleTest::confirmingSlowsDownWithinBounds()
{
    QFETCH(const qint64, since);
    QTEST(confirmPollMs(since), "delay");
}

void PollScheduleTest::backoffDoublesAndJitterShortens_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<double>("jitter");
    QTest::addColumn<qint64>("delay");
    QTest::newRow("first") << 1 << 0.0 << qint64(1'000);
    QTest::newRow("second") << 2 << 0.0 << qint64(2'000);
    QTest::newRow("third") << 3 << 0.0 << qint64(4'000);
    QTest::newRow("fourth") << 4 << 0.0 << qint64(8'000);
    QTest::newRow("fifth") << 5 << 0.0 << qint64(16'000);
    QTest::newRow("longest") << 6 << 0.0 << qint64(30'000);
    QTest::newRow("still the longest") << 1'000'000 << 0.0 << qint64(30'000);
    QTest::newRow("half jitter is an eighth") << 1 << 0.5 << qint64(875);
    QTest::newRow("half jitter of the longest") << 9 << 0.5 << qint64(26'250);
}

void PollScheduleTest::backoffDoublesAndJitterShortens()
{
    QFETCH(const int, failures);
    QFETCH(const double, jitter);
    QTEST(backoffMs(failures, std::nullopt, jitter), "delay");
}

void PollScheduleTest::retryAfterIsHonouredAsItIs()
{
    QCOMPARE(backoffMs(1, 42'000, 0.9), qint64(42'000));
}

void PollScheduleTest::pageThatAsksOftenWaitsLonger()
{
    QVERIFY(hintGapMs(1) <= 500);
    QVERIFY(hintGapMs(100) >= 2'000);
}

void PollScheduleTest::visitsGrowRarerWithinBounds_data()
{
    QTest::addColumn<int>("visits");
    QTest::addColumn<bool>("pending");
    QTest::addColumn<qint64>("gap");
    QTest::newRow("first") << 1 << false << qint64(5'000);
    QTest::newRow("third") << 3 << false << qint64(20'000);
    QTest::newRow("longest") << 9 << false << qint64(60'000);
    QTest::newRow("for ever") << 1'000'000 << false << qint64(60'000);
    QTest::newRow("pending, first") << 1 << true << qint64(5'000);
    QTest::newRow("pending, longest") << 1'000'000 << true << qint64(900'000);
}

void PollScheduleTest::visitsGrowRarerWithinBounds()
{
    QFETCH(const int, visits);
    QFETCH(const bool, pending);
    QTEST(visitGapMs(visits, pending), "gap");
}

void PollScheduleTest::onlyWhatMayPassIsRepeated_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("repeated");
    for (const ErrorCode code :
         {ErrorCode::Unreachable, ErrorCode::TlsFailed, ErrorCode::Indeterminate, ErrorCode::Redirected,
          ErrorCode::RateLimited, ErrorCode::ServerError, ErrorCode::InFlight, ErrorCode::MalformedReply})
        QTest::addRow("%s", qPrintable(errorCodeName(code))) << code << true;
    for (const ErrorCode code : {ErrorCode::Refused, ErrorCode::Mismatch, ErrorCode::JournalFailed})
        QTest::addRow("%s", qPrintable(errorCodeName(code))) << code << false;
}

void PollScheduleTest::onlyWhatMayPassIsRepeated()
{
    QFETCH(const ErrorCode, code);
    QTEST(isWorthRepeating({.code = code, .message = {}}), "repeated");
}

void PollScheduleTest::gatewayThatWorksOnOnePaymentIsNotInTrouble()
{
    const auto trouble = [](ErrorCode code) { return isGatewayTrouble(Error{.code = code, .message = {}}); };
    QVERIFY(trouble(ErrorCode::Unreachable));
    QVERIFY(trouble(ErrorCode::RateLimited));
    QVERIFY(!trouble(ErrorCode::InFlight));
    QVERIFY(!trouble(ErrorCode::Refused));
    QVERIFY(!trouble(ErrorCode::LateMoney));
    QVERIFY(!isGatewayTrouble({}));
}

QTEST_GUILESS_MAIN(PollScheduleTest)
#include "poll_schedule_test.moc"
