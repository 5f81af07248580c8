// SPDX-License-Identifier: MIT
// Attempts of an earlier run, or an earlier try at the same order, taken up again: shown once more, settled without a
// customer, or watched for money that comes late (invariants I5, I6, I7).
#include "unit/support/machine_driver.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

using Lines = QStringList;

namespace {

Plan takeOverPlan()
{
    Plan again = plan();
    again.attempt = u"attempt-2"_s;
    again.session = u"pses_1"_s;
    again.payment = u"pay_1"_s;
    return again;
}

Attempt plannedOnly()
{
    return {.plan = plan()};
}

// Answers every poll with the same failure, until something is decided.
void failUntilSettling(MachineDriver &run)
{
    for (int polls = 0; run.state.phase != Phase::Settled && !run.state.settling; ++polls) {
        QVERIFY2(polls < 20 && run.nowMs < 60'000, "recovery does not end");
        run.sessionFails(error(ErrorCode::Unreachable));
        if (run.state.phase != Phase::Settled && !run.state.settling)
            run.timer(std::get<Command::ArmTimer>(run.commands.back()).ms);
    }
}

} // namespace

class MachineResumeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openSessionIsShownAgain();
    void sessionWithoutItsSecretIsAskedForWithTheSameKey();
    void plannedAttemptIsSentWithTheSameKeyAndNotShownUnseen();
    void plannedAttemptThatNobodyStandsBeforeIsUnavailable();
    void takenOverSessionIsShownAgain();
    void takenOverSessionIsNotCancelledUnasked();
    void expiredUnseenSessionStartsOver();
    void expiredSessionThatWasShownDoesNotStartOver();
    void cancelDuringRecoveryShowsNothing();
    void settleFindsTheOutcome_data();
    void settleFindsTheOutcome();
    void settleWithoutAGatewayStaysOpen();
    void settleOfAPendingPaymentWithoutAGatewayStaysPending();
    void settleSaysTheSameOutcomeWithoutWritingItAgain();
    void watchOfAnOpenSessionWritesNothing();
    void watchOfAnExpiredSessionClosesItAtTheLastLook_data();
    void watchOfAnExpiredSessionClosesItAtTheLastLook();
    void watchFindsAPaymentThatSucceededAfterItsSessionExpired();
    void oneLookDoesNotAskAgain();
    void watchFindsMoneyThatCameLate();
    void watchWithoutAGatewayChangesNothing();
    void watchedOutcomeSurvivesAJournalFailure();
    void lateMoneyThatCannotBeWrittenIsNotToldAsPaid();
};

void MachineResumeTest::openSessionIsShownAgain()
{
    MachineDriver run;
    QCOMPARE(run.resume(earlier(), ResumePurpose::Present), (Lines{u"poll pses_1"_s}));
    QCOMPARE(run.state.phase, Phase::Recovering);
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"present pses_1"_s, u"arm 1500"_s}));
}

void MachineResumeTest::sessionWithoutItsSecretIsAskedForWithTheSameKey()
{
    MachineDriver run;
    run.resume(earlier(), ResumePurpose::Present);
    QCOMPARE(run.sessionReply(bareSession()), (Lines{u"create key-1"_s}));
    QCOMPARE(std::get<Command::Create>(run.commands.front()).body, plan().body);
    QCOMPARE(run.createReply(session()), (Lines{u"present pses_1"_s, u"arm 1500"_s}));
}

void MachineResumeTest::plannedAttemptIsSentWithTheSameKeyAndNotShownUnseen()
{
    MachineDriver run;
    QCOMPARE(run.resume(plannedOnly(), ResumePurpose::Present), (Lines{u"create key-1"_s}));
    QCOMPARE(run.state.phase, Phase::Creating);
    QCOMPARE(run.createReply(session()), (Lines{u"append created"_s}));
    // The answer may be the stored one of long ago: what the session is now has to be asked.
    QCOMPARE(run.recorded(), (Lines{u"poll pses_1"_s}));
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"present pses_1"_s, u"arm 1500"_s}));
}

void MachineResumeTest::plannedAttemptThatNobodyStandsBeforeIsUnavailable()
{
    MachineDriver run;
    QCOMPARE(run.resume(plannedOnly(), ResumePurpose::Settle), (Lines{u"append settled unavailable"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce unavailable"_s}));
}

void MachineResumeTest::takenOverSessionIsShownAgain()
{
    MachineDriver run;
    QCOMPARE(run.begin(takeOverPlan()), (Lines{u"append planned"_s}));
    QCOMPARE(run.recorded(), (Lines{u"poll pses_1"_s}));
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"present pses_1"_s, u"arm 1500"_s}));
}

void MachineResumeTest::takenOverSessionIsNotCancelledUnasked()
{
    // The session had been shown before: only the gateway knows whether anything was taken.
    MachineDriver run;
    run.begin(takeOverPlan());
    QCOMPARE(run.cancel(), Lines{});
    QCOMPARE(run.recorded(), (Lines{u"poll pses_1"_s}));
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"look up pay_1"_s}));
    QCOMPARE(run.paymentReply(PaymentStatus::Created), (Lines{u"append settled cancelled"_s}));
}

void MachineResumeTest::expiredUnseenSessionStartsOver()
{
    MachineDriver run;
    run.resume(earlier(), ResumePurpose::Present);
    QCOMPARE(run.sessionReply(SessionStatus::Expired), (Lines{u"arm 1000"_s}));
    run.timer(1'000);
    QCOMPARE(run.sessionReply(SessionStatus::Expired), (Lines{u"look up pay_1"_s}));
    QCOMPARE(run.paymentReply(PaymentStatus::Created), (Lines{u"append settled expired"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce expired start over"_s}));
}

void MachineResumeTest::expiredSessionThatWasShownDoesNotStartOver()
{
    MachineDriver run;
    run.resume(earlier(), ResumePurpose::Present);
    run.sessionReply(SessionStatus::Open);
    run.timer(1'500);
    run.sessionReply(SessionStatus::Expired);
    run.timer(1'000);
    run.sessionReply(SessionStatus::Expired);
    run.paymentReply(PaymentStatus::Created);
    QCOMPARE(run.recorded(), (Lines{u"announce expired"_s}));
}

void MachineResumeTest::cancelDuringRecoveryShowsNothing()
{
    MachineDriver run;
    run.resume(earlier(), ResumePurpose::Present);
    QCOMPARE(run.cancel(), Lines{});
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"look up pay_1"_s}));
    QCOMPARE(run.paymentReply(PaymentStatus::Created), (Lines{u"append settled cancelled"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce cancelled"_s}));
}

void MachineResumeTest::settleFindsTheOutcome_data()
{
    QTest::addColumn<SessionStatus>("sessionIs");
    QTest::addColumn<PaymentStatus>("paymentIs");
    QTest::addColumn<QString>("settled");
    QTest::newRow("taken") << SessionStatus::Complete << PaymentStatus::Succeeded << u"append settled paid closed"_s;
    QTest::newRow("refused") << SessionStatus::Complete << PaymentStatus::Failed << u"append settled declined closed"_s;
    QTest::newRow("nothing done") << SessionStatus::Open << PaymentStatus::Created << u"append settled cancelled"_s;
    QTest::newRow("declined, open") << SessionStatus::Open << PaymentStatus::Failed << u"append settled declined"_s;
}

void MachineResumeTest::settleFindsTheOutcome()
{
    QFETCH(const SessionStatus, sessionIs);
    QFETCH(const PaymentStatus, paymentIs);
    MachineDriver run;
    QCOMPARE(run.resume(earlier(), ResumePurpose::Settle), (Lines{u"poll pses_1"_s}));
    QCOMPARE(run.sessionReply(sessionIs), (Lines{u"look up pay_1"_s}));
    run.nowMs += 3'000; // a server that lags behind has caught up
    QTEST(run.paymentReply(paymentIs).last(), "settled");
}

void MachineResumeTest::settleWithoutAGatewayStaysOpen()
{
    MachineDriver run;
    run.resume(earlier(), ResumePurpose::Settle);
    failUntilSettling(run);
    QCOMPARE(run.recorded(), (Lines{u"announce unconfirmed"_s}));
}

void MachineResumeTest::settleOfAPendingPaymentWithoutAGatewayStaysPending()
{
    MachineDriver run;
    run.resume(earlier(Outcome::Pending, true), ResumePurpose::Settle);
    failUntilSettling(run);
    QCOMPARE(describe(run.commands.back()), u"announce pending"_s);
    QVERIFY(!run.appending);
}

void MachineResumeTest::settleSaysTheSameOutcomeWithoutWritingItAgain()
{
    MachineDriver run;
    run.resume(earlier(Outcome::Unconfirmed), ResumePurpose::Settle);
    failUntilSettling(run);
    QCOMPARE(describe(run.commands.back()), u"announce unconfirmed"_s);
    QVERIFY(!run.appending);
}

void MachineResumeTest::watchOfAnOpenSessionWritesNothing()
{
    MachineDriver run;
    run.resume(earlier(Outcome::Cancelled), ResumePurpose::Watch);
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"announce cancelled"_s}));
}

void MachineResumeTest::watchOfAnExpiredSessionClosesItAtTheLastLook_data()
{
    QTest::addColumn<int>("foundBefore");
    QTest::addColumn<bool>("waited");
    QTest::addColumn<QString>("written");
    QTest::newRow("never found before") << 0 << false << u"append expired"_s;
    QTest::newRow("never found before, though it was waited") << 0 << true << u"append expired"_s;
    QTest::newRow("found in an earlier run, nobody knows when") << 1 << false << u"append expired"_s;
    QTest::newRow("found a minute ago") << 1 << true << u"append closed"_s;
    QTest::newRow("found in two earlier runs") << 2 << false << u"append closed"_s;
}

void MachineResumeTest::watchOfAnExpiredSessionClosesItAtTheLastLook()
{
    QFETCH(const int, foundBefore);
    QFETCH(const bool, waited);
    QFETCH(const QString, written);
    Attempt attempt = earlier(Outcome::Cancelled);
    attempt.timesExpired = foundBefore;
    MachineDriver run;
    run.feed(Input::Resume{.attempt = attempt, .purpose = ResumePurpose::Watch, .waited = waited});
    run.sessionReply(SessionStatus::Expired);
    run.timer(1'000);
    QCOMPARE(run.sessionReply(SessionStatus::Expired), (Lines{u"look up pay_1"_s}));
    QCOMPARE(run.paymentReply(PaymentStatus::Created), (Lines{written}));
    QCOMPARE(run.recorded(), (Lines{u"announce cancelled"_s}));
}

void MachineResumeTest::watchFindsAPaymentThatSucceededAfterItsSessionExpired()
{
    MachineDriver run;
    run.resume(earlier(Outcome::Expired), ResumePurpose::Watch);
    run.state.patienceMs = 0;
    run.sessionReply(SessionStatus::Expired);
    run.timer(1'000);
    run.sessionReply(SessionStatus::Expired);
    QCOMPARE(run.paymentReply(PaymentStatus::Succeeded), (Lines{u"append late_money"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce expired"_s}));
    QCOMPARE(std::get<Command::Announce>(run.commands.front()).error.value().code, ErrorCode::LateMoney);
}

void MachineResumeTest::oneLookDoesNotAskAgain()
{
    MachineDriver run;
    run.feed(Input::Resume{earlier(), ResumePurpose::Settle, 0});
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"look up pay_1"_s}));
    QCOMPARE(run.paymentReply(PaymentStatus::Processing), (Lines{u"append settled unconfirmed"_s}));
}

void MachineResumeTest::watchFindsMoneyThatCameLate()
{
    MachineDriver run;
    run.resume(earlier(Outcome::Cancelled), ResumePurpose::Watch);
    run.sessionReply(SessionStatus::Complete);
    QCOMPARE(run.paymentReply(PaymentStatus::Succeeded), (Lines{u"append late_money"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce paid"_s}));
    QCOMPARE(std::get<Command::Announce>(run.commands.front()).error.value().code, ErrorCode::LateMoney);
}

void MachineResumeTest::watchWithoutAGatewayChangesNothing()
{
    MachineDriver run;
    run.resume(earlier(Outcome::Declined), ResumePurpose::Watch);
    failUntilSettling(run);
    QCOMPARE(describe(run.commands.back()), u"announce declined"_s);
    QVERIFY(!run.appending);
}

void MachineResumeTest::watchedOutcomeSurvivesAJournalFailure()
{
    MachineDriver run;
    run.resume(earlier(Outcome::Cancelled), ResumePurpose::Watch);
    run.sessionReply(SessionStatus::Expired);
    run.timer(1'000);
    run.sessionReply(SessionStatus::Expired);
    run.paymentReply(PaymentStatus::Created);
    QCOMPARE(run.recordFailed(), (Lines{u"announce cancelled"_s}));
    QCOMPARE(std::get<Command::Announce>(run.commands.front()).error.value().code, ErrorCode::JournalFailed);
}

void MachineResumeTest::lateMoneyThatCannotBeWrittenIsNotToldAsPaid()
{
    MachineDriver run;
    run.resume(earlier(Outcome::Cancelled), ResumePurpose::Watch);
    run.sessionReply(SessionStatus::Complete);
    run.paymentReply(PaymentStatus::Succeeded);
    QCOMPARE(run.recordFailed(), (Lines{u"announce unconfirmed"_s}));
}

QTEST_GUILESS_MAIN(MachineResumeTest)
#include "machine_resume_test.moc"
