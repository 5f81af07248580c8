// SPDX-License-Identifier: MIT
// The way of an attempt to a session: what is durable before it is sent, which failures are tried again with the same
// key and bytes and which are not, and that nothing is shown which is not on disk (invariants I2, I3, I4).
#include "unit/support/machine_driver.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

using Lines = QStringList;

class MachineCreateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionWithOtherContentIsUnavailable_data();
    void sessionWithOtherContentIsUnavailable();
    void refusedCreateIsNotRepeated_data();
    void refusedCreateIsNotRepeated();
    void createIsRepeatedWithTheSameKeyAndBody_data();
    void createIsRepeatedWithTheSameKeyAndBody();
    void createGivesUpAfterFourSends();
    void createWaitsAsLongAsTheGatewaySays();
    void cancelBeforeASessionSendsNothingMore();
    void cancelWhileTheSessionIsBeingRecordedNeverShowsIt();
    void createThatAnswersACompleteSessionIsLookedUp();
    void journalFailureBeforeTheSendSendsNothing();
    void journalFailureBeforeThePresentationShowsNothing();
    void unaskedRecordsChangeNothing_data();
    void unaskedRecordsChangeNothing();
};

void MachineCreateTest::sessionWithOtherContentIsUnavailable_data()
{
    QTest::addColumn<PaymentSession>("reply");
    PaymentSession other = session();
    other.amount = 4991;
    QTest::newRow("another amount") << other;
    other = session();
    other.currency = u"EUR"_s;
    QTest::newRow("another currency") << other;
    other = session();
    other.mode = SessionMode::Hosted;
    QTest::newRow("another mode") << other;
}

void MachineCreateTest::sessionWithOtherContentIsUnavailable()
{
    QFETCH(const PaymentSession, reply);
    MachineDriver run;
    run.begin();
    run.recorded();
    QCOMPARE(run.createReply(reply), (Lines{u"append settled unavailable"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce unavailable"_s}));
    const auto &announced = std::get<Command::Announce>(run.commands.front());
    QCOMPARE(announced.error.value().code, ErrorCode::Mismatch);
}

void MachineCreateTest::refusedCreateIsNotRepeated_data()
{
    QTest::addColumn<Error>("why");
    for (const int status : {400, 401, 403, 404, 422})
        QTest::addRow("%d", status) << error(ErrorCode::Refused, status);
}

void MachineCreateTest::refusedCreateIsNotRepeated()
{
    QFETCH(const Error, why);
    MachineDriver run;
    run.begin();
    run.recorded();
    QCOMPARE(run.createFails(why), (Lines{u"append settled unavailable"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce unavailable"_s}));
    QCOMPARE(std::get<Command::Announce>(run.commands.front()).error, std::optional(why));
}

void MachineCreateTest::createIsRepeatedWithTheSameKeyAndBody_data()
{
    QTest::addColumn<Error>("why");
    QTest::newRow("unreachable") << error(ErrorCode::Unreachable);
    QTest::newRow("reply lost") << error(ErrorCode::Indeterminate);
    QTest::newRow("409") << error(ErrorCode::InFlight, 409);
    QTest::newRow("429") << error(ErrorCode::RateLimited, 429);
    QTest::newRow("500") << error(ErrorCode::ServerError, 500);
    QTest::newRow("not a reply") << error(ErrorCode::MalformedReply);
}

void MachineCreateTest::createIsRepeatedWithTheSameKeyAndBody()
{
    QFETCH(const Error, why);
    MachineDriver run;
    run.begin();
    run.recorded();
    const auto first = std::get<Command::Create>(run.commands.back());
    QCOMPARE(run.createFails(why), (Lines{u"arm 1000"_s}));
    QCOMPARE(run.timer(1'000), (Lines{u"disarm"_s, u"create key-1"_s}));
    const auto second = std::get<Command::Create>(run.commands.back());
    QCOMPARE(second.idempotencyKey, first.idempotencyKey);
    QCOMPARE(second.body, first.body);
    QCOMPARE(second.body, plan().body);
}

void MachineCreateTest::createGivesUpAfterFourSends()
{
    // borga-api.md: retry with 1 s, 2 s, 4 s.
    MachineDriver run;
    run.begin();
    run.recorded();
    for (const int wait : {1'000, 2'000, 4'000}) {
        QCOMPARE(run.createFails(error(ErrorCode::ServerError, 500)), (Lines{u"arm %1"_s.arg(wait)}));
        run.timer(wait);
    }
    QCOMPARE(run.createFails(error(ErrorCode::ServerError, 500)), (Lines{u"append settled unavailable"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce unavailable"_s}));
}

void MachineCreateTest::createWaitsAsLongAsTheGatewaySays()
{
    MachineDriver run;
    run.begin();
    run.recorded();
    QCOMPARE(run.createFails(error(ErrorCode::RateLimited, 429, 42'000)), (Lines{u"arm 42000"_s}));
}

void MachineCreateTest::cancelBeforeASessionSendsNothingMore()
{
    MachineDriver run;
    run.begin();
    run.recorded();
    QCOMPARE(run.cancel(), (Lines{u"append settled cancelled"_s}));
    QCOMPARE(run.createReply(session()), Lines{}); // late: heard, not shown
    QCOMPARE(run.recorded(), (Lines{u"announce cancelled"_s}));
}

void MachineCreateTest::cancelWhileTheSessionIsBeingRecordedNeverShowsIt()
{
    MachineDriver run;
    run.begin();
    run.recorded();
    run.createReply(session());
    QCOMPARE(run.cancel(), (Lines{u"append settled cancelled"_s}));
    QCOMPARE(run.feed(Input::Recorded{created()}), Lines{});
    QCOMPARE(run.recorded(), (Lines{u"announce cancelled"_s}));
}

void MachineCreateTest::createThatAnswersACompleteSessionIsLookedUp()
{
    MachineDriver run;
    run.begin();
    run.recorded();
    run.createReply(session(SessionStatus::Complete));
    QCOMPARE(run.recorded(), (Lines{u"poll pses_1"_s}));
    QCOMPARE(run.sessionReply(SessionStatus::Complete), (Lines{u"look up pay_1"_s}));
    // Paid by whoever had it before: not knowing the payment is not "nothing was taken".
    QCOMPARE(run.paymentFails(error(ErrorCode::Refused, 404)), (Lines{u"append settled unconfirmed"_s}));
}

void MachineCreateTest::journalFailureBeforeTheSendSendsNothing()
{
    MachineDriver run;
    run.begin();
    QCOMPARE(run.recordFailed(), (Lines{u"announce unavailable"_s}));
    QCOMPARE(std::get<Command::Announce>(run.commands.front()).error.value().code, ErrorCode::JournalFailed);
}

void MachineCreateTest::journalFailureBeforeThePresentationShowsNothing()
{
    MachineDriver run;
    run.begin();
    run.recorded();
    run.createReply(session());
    QCOMPARE(run.recordFailed(), (Lines{u"announce unavailable"_s}));
    QVERIFY(!run.state.toPresent);
}

void MachineCreateTest::unaskedRecordsChangeNothing_data()
{
    QTest::addColumn<JournalRecord>("record");
    QTest::newRow("planned again") << planned();
    QTest::newRow("created") << created();
    QTest::newRow("settled as paid") << JournalRecord(Record::Settled{Outcome::Paid, {}, true});
    QTest::newRow("closed") << JournalRecord(Record::Closed{});
    QTest::newRow("late money") << JournalRecord(Record::LateMoney{});
}

void MachineCreateTest::unaskedRecordsChangeNothing()
{
    QFETCH(const JournalRecord, record);
    MachineDriver run;
    run.begin();
    run.recorded();
    QCOMPARE(run.feed(Input::Recorded{record}), Lines{});
    QCOMPARE(run.state.phase, Phase::Creating);
}

QTEST_GUILESS_MAIN(MachineCreateTest)
#include "machine_create_test.moc"
