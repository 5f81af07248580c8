// SPDX-License-Identifier: MIT
// Journeys of one attempt through the machine, with the exact commands of each step: what is durable before what is
// sent, what is shown, and which outcome follows from which answers (design.md, "One payment, as data" and I1–I7).
#include "unit/support/machine_driver.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

using Lines = QStringList;

namespace {

// The session stays expired and its payment as it is, for as long as it is asked about.
void answerExpiredUntilSettling(MachineDriver &run, PaymentStatus status)
{
    const qint64 from = run.nowMs;
    run.paymentReply(status);
    while (!run.state.settling) {
        QVERIFY(run.nowMs - from < 30'000);
        run.timer(2'000);
        run.sessionReply(SessionStatus::Expired);
        run.paymentReply(status);
    }
}

} // namespace

class MachineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paidGoesThroughTheJournalAtEveryStep();
    void journalFailureOfTheOutcomeIsUnconfirmed();
    void journalFailureOfTheWithdrawalDoesNotStopIt();
    void pageThatLiesAboutCompletionIsNeverBelieved();
    void declineThenSuccessIsPaid();
    void paymentSeenBeforeItsSessionIsPaid();
    void paymentSeenBeforeAnOpenSessionIsNotPaid();
    void paymentSeenTooEarlyIsAskedAgain_data();
    void paymentSeenTooEarlyIsAskedAgain();
    void wrongPaymentSeenAheadIsNotPaid();
    void quietThatALookAheadIsAskedForIsKept();
    void declineThenCancelIsDeclined();
    void cancelWithNothingTakenIsCancelled_data();
    void cancelWithNothingTakenIsCancelled();
    void cancelWhileProcessingIsUnconfirmedAfterTheBudget();
    void cancelThatRacesACompletionIsPaid();
    void cancelDuringAPollAsksOnceMore();
    void cancelTwiceWithdrawsOnce();
    void completionAtTheLastSecondIsPaid();
    void expiredTwiceIsExpired();
    void expiredWithMoneyOnItsWayIsUnconfirmed();
    void expiredWithItsPaymentTakenIsLateMoney();
    void expiredForAKeyThatMayNotReadPayments();
    void completeSessionIsJudgedByItsPayment_data();
    void completeSessionIsJudgedByItsPayment();
    void failedPaymentOfACompleteSessionIsAskedAgain();
    void krafaIsPendingAfterAGrace();
    void wrongSessionReplyIsNeverPaid_data();
    void wrongSessionReplyIsNeverPaid();
    void wrongPaymentReplyIsNeverPaid_data();
    void wrongPaymentReplyIsNeverPaid();
    void forbiddenPaymentIsJudgedByTheSessionThatNamedTheMoney_data();
    void forbiddenPaymentIsJudgedByTheSessionThatNamedTheMoney();
    void refusedKeyIsNotOneThatMayNotReadPayments();
    void forbiddenPaymentIsUnconfirmedWhenTheSessionDidNot();
    void forbiddenPaymentAfterCancelIsUnconfirmed();
    void nothingHappensAfterTheEnd();
};

void MachineTest::paidGoesThroughTheJournalAtEveryStep()
{
    MachineDriver run;
    QCOMPARE(run.begin(), (Lines{u"append planned"_s}));
    QCOMPARE(run.recorded(), (Lines{u"create key-1"_s}));
    QCOMPARE(run.createReply(session()), (Lines{u"append created"_s}));
    QCOMPARE(run.recorded(), (Lines{u"present pses_1"_s, u"arm 1500"_s}));
    QCOMPARE(run.timer(1'500), (Lines{u"disarm"_s, u"poll pses_1"_s}));
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"arm 1500"_s}));
    QCOMPARE(run.timer(1'500), (Lines{u"disarm"_s, u"poll pses_1"_s}));
    QCOMPARE(run.sessionReply(SessionStatus::Complete), (Lines{u"look up pay_1"_s}));
    QCOMPARE(run.paymentReply(PaymentStatus::Succeeded), (Lines{u"withdraw"_s, u"append settled paid closed"_s}));
    QCOMPARE(run.state.phase, Phase::Confirming);
    QCOMPARE(run.recorded(), (Lines{u"announce paid"_s}));
    QCOMPARE(run.state.phase, Phase::Settled);
}

void MachineTest::journalFailureOfTheOutcomeIsUnconfirmed()
{
    MachineDriver run;
    run.toComplete();
    run.paymentReply(PaymentStatus::Succeeded);
    QCOMPARE(run.recordFailed(), (Lines{u"announce unconfirmed"_s}));
}

void MachineTest::journalFailureOfTheWithdrawalDoesNotStopIt()
{
    MachineDriver run;
    run.toPresented();
    run.cancel();
    QCOMPARE(run.recordFailed(), Lines{});
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"look up pay_1"_s}));
    QCOMPARE(run.paymentReply(PaymentStatus::Created), (Lines{u"append settled cancelled"_s}));
}

void MachineTest::pageThatLiesAboutCompletionIsNeverBelieved()
{
    MachineDriver run;
    run.toPresented();
    run.nowMs = 1'000;
    QCOMPARE(run.event(Event::Completed{}), (Lines{u"disarm"_s, u"poll pses_1"_s, u"look up pay_1"_s}));
    QCOMPARE(run.state.phase, Phase::Confirming);
    for (int polls = 0; run.state.phase == Phase::Confirming; ++polls) {
        QVERIFY2(polls < 60, "the claim of a page held the checkout in Confirming");
        run.sessionReply(SessionStatus::Open);
        if (run.state.phase == Phase::Confirming)
            run.timer(std::get<Command::ArmTimer>(run.commands.back()).ms);
    }
    QCOMPARE(run.state.phase, Phase::Presented);
    QVERIFY(run.state.shown);
}

void MachineTest::declineThenSuccessIsPaid()
{
    MachineDriver run;
    run.toPresented();
    run.nowMs = 1'000;
    run.event(Event::Failed{u"card_declined"_s});
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"arm 25000"_s}));
    QCOMPARE(run.state.phase, Phase::Presented);
    run.nowMs = 9'000;
    run.event(Event::Completed{});
    QCOMPARE(run.sessionReply(SessionStatus::Complete), Lines{}); // the payment is being looked up already
    run.paymentReply(PaymentStatus::Succeeded);
    QCOMPARE(run.recorded(), (Lines{u"announce paid"_s}));
}

void MachineTest::paymentSeenBeforeItsSessionIsPaid()
{
    MachineDriver run;
    run.toPresented();
    run.nowMs = 1'000;
    run.event(Event::Completed{});
    QCOMPARE(run.paymentReply(PaymentStatus::Succeeded), Lines{}); // and nothing is told before the session says so
    QCOMPARE(run.state.phase, Phase::Confirming);
    QCOMPARE(run.sessionReply(SessionStatus::Complete), (Lines{u"withdraw"_s, u"append settled paid closed"_s}));
}

void MachineTest::paymentSeenBeforeAnOpenSessionIsNotPaid()
{
    MachineDriver run;
    run.toPresented();
    run.nowMs = 1'000;
    run.event(Event::Completed{});
    run.paymentReply(PaymentStatus::Succeeded);
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"arm 300"_s}));
    run.timer(300);
    QCOMPARE(run.sessionReply(SessionStatus::Complete), (Lines{u"look up pay_1"_s})); // what was seen then is old
}

void MachineTest::paymentSeenTooEarlyIsAskedAgain_data()
{
    QTest::addColumn<PaymentStatus>("status");
    QTest::newRow("failed: the card before") << PaymentStatus::Failed;
    QTest::newRow("processing") << PaymentStatus::Processing;
    QTest::newRow("refunded") << PaymentStatus::Refunded;
}

void MachineTest::paymentSeenTooEarlyIsAskedAgain()
{
    QFETCH(PaymentStatus, status);
    {
        MachineDriver before;
        before.toPresented();
        before.nowMs = 1'000;
        before.event(Event::Completed{});
        QCOMPARE(before.paymentReply(status), Lines{});
        QCOMPARE(before.sessionReply(SessionStatus::Complete), (Lines{u"look up pay_1"_s}));
    }
    MachineDriver after; // however late it comes
    after.toPresented();
    after.nowMs = 1'000;
    after.event(Event::Completed{});
    QCOMPARE(after.sessionReply(SessionStatus::Complete), Lines{});
    after.nowMs = 9'000;
    QCOMPARE(after.paymentReply(status), (Lines{u"look up pay_1"_s}));
    QCOMPARE(after.paymentReply(PaymentStatus::Succeeded), (Lines{u"withdraw"_s, u"append settled paid closed"_s}));
}

void MachineTest::wrongPaymentSeenAheadIsNotPaid()
{
    MachineDriver run;
    run.toPresented();
    run.nowMs = 1'000;
    run.event(Event::Completed{});
    Payment other = payment(PaymentStatus::Succeeded);
    other.money.amount += 1;
    run.feed(Input::PaymentReply{other});
    QCOMPARE(run.sessionReply(SessionStatus::Complete), (Lines{u"look up pay_1"_s}));
}

void MachineTest::quietThatALookAheadIsAskedForIsKept()
{
    MachineDriver run;
    run.toPresented();
    run.nowMs = 1'000;
    run.event(Event::Completed{});
    run.feed(Input::PaymentReply{
        tl::unexpected(Error{.code = ErrorCode::RateLimited, .message = {}, .retryAfterMs = 7'000})});
    QCOMPARE(run.sessionReply(SessionStatus::Complete), (Lines{u"arm 7000"_s}));
    QCOMPARE(run.timer(7'000), (Lines{u"disarm"_s, u"look up pay_1"_s}));
}

void MachineTest::declineThenCancelIsDeclined()
{
    MachineDriver run;
    run.toPresented();
    run.nowMs = 1'000;
    run.event(Event::Failed{u"card_declined"_s});
    run.sessionReply(SessionStatus::Open);
    run.nowMs = 5'000;
    run.cancel();
    run.recorded();
    run.sessionReply(SessionStatus::Open);
    // The session can still be paid, so it stays to be watched.
    QCOMPARE(run.paymentReply(PaymentStatus::Failed), (Lines{u"append settled declined"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce declined"_s}));
}

void MachineTest::cancelWithNothingTakenIsCancelled_data()
{
    QTest::addColumn<PaymentStatus>("status");
    QTest::addColumn<bool>("byThePage");
    QTest::newRow("created, staff") << PaymentStatus::Created << false;
    QTest::newRow("pending on a fresh payment, staff") << PaymentStatus::Pending << false;
    QTest::newRow("created, customer in the page") << PaymentStatus::Created << true;
}

void MachineTest::cancelWithNothingTakenIsCancelled()
{
    QFETCH(const PaymentStatus, status);
    QFETCH(const bool, byThePage);
    MachineDriver run;
    run.toPresented();
    run.nowMs = 500;
    const Lines lines = byThePage ? run.event(Event::Cancelled{}) : run.cancel();
    QCOMPARE(lines, (Lines{u"append withdrawn"_s, u"withdraw"_s, u"disarm"_s, u"poll pses_1"_s}));
    QCOMPARE(run.recorded(), Lines{});
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"look up pay_1"_s}));
    QCOMPARE(run.paymentReply(status), (Lines{u"append settled cancelled"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce cancelled"_s}));
}

void MachineTest::cancelWhileProcessingIsUnconfirmedAfterTheBudget()
{
    MachineDriver run;
    run.toWithdrawn();
    const qint64 from = run.nowMs;
    while (!run.state.settling) {
        QVERIFY2(run.nowMs - from < 60'000, "the customer is kept waiting for more than a minute");
        run.sessionReply(SessionStatus::Open);
        run.paymentReply(PaymentStatus::Processing);
        if (!run.state.settling)
            run.timer(std::get<Command::ArmTimer>(run.commands.back()).ms);
    }
    QVERIFY(run.nowMs - from >= 10'000); // a card may well take that long
    QCOMPARE(run.recorded(), (Lines{u"announce unconfirmed"_s}));
}

void MachineTest::cancelThatRacesACompletionIsPaid()
{
    MachineDriver run;
    run.toWithdrawn();
    QCOMPARE(run.sessionReply(SessionStatus::Complete), (Lines{u"look up pay_1"_s}));
    QCOMPARE(run.paymentReply(PaymentStatus::Succeeded), (Lines{u"append settled paid closed"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce paid"_s}));
}

void MachineTest::cancelDuringAPollAsksOnceMore()
{
    MachineDriver run;
    run.toPresented();
    run.timer(1'500);
    QCOMPARE(run.cancel(), (Lines{u"append withdrawn"_s, u"withdraw"_s}));
    run.recorded();
    // This answer may have left before the withdrawal; the next one counts.
    const Lines lines = run.sessionReply(SessionStatus::Open);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.first().startsWith(u"arm "_s));
    run.timer(std::get<Command::ArmTimer>(run.commands.back()).ms);
    QCOMPARE(run.sessionReply(SessionStatus::Open), (Lines{u"look up pay_1"_s}));
}

void MachineTest::cancelTwiceWithdrawsOnce()
{
    MachineDriver run;
    run.toWithdrawn();
    QCOMPARE(run.cancel(CancelReason::TimedOut), Lines{});
}

void MachineTest::completionAtTheLastSecondIsPaid()
{
    MachineDriver run;
    run.toPresented();
    run.timer(1'500);
    QCOMPARE(run.sessionReply(SessionStatus::Expired), (Lines{u"arm 1000"_s}));
    QCOMPARE(run.timer(1'000), (Lines{u"disarm"_s, u"poll pses_1"_s}));
    QCOMPARE(run.sessionReply(SessionStatus::Complete), (Lines{u"look up pay_1"_s}));
    run.paymentReply(PaymentStatus::Succeeded);
    QCOMPARE(run.recorded(), (Lines{u"announce paid"_s}));
}

void MachineTest::expiredTwiceIsExpired()
{
    MachineDriver run;
    run.toPresented();
    run.timer(1'500);
    run.sessionReply(SessionStatus::Expired);
    run.timer(1'000);
    QCOMPARE(run.sessionReply(SessionStatus::Expired), (Lines{u"look up pay_1"_s}));
    QCOMPARE(run.paymentReply(PaymentStatus::Created), (Lines{u"withdraw"_s, u"append settled expired"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce expired"_s}));
}

void MachineTest::expiredWithMoneyOnItsWayIsUnconfirmed()
{
    MachineDriver run;
    run.toExpiredTwice();
    answerExpiredUntilSettling(run, PaymentStatus::Processing);
    QCOMPARE(run.recorded(), (Lines{u"announce unconfirmed"_s}));
}

void MachineTest::expiredWithItsPaymentTakenIsLateMoney()
{
    MachineDriver run;
    run.toExpiredTwice();
    answerExpiredUntilSettling(run, PaymentStatus::Succeeded);
    QCOMPARE(describe(run.commands.back()), u"append settled expired"_s);
    QCOMPARE(run.recorded(), (Lines{u"append late_money"_s}));
    QCOMPARE(run.recorded(), (Lines{u"announce expired"_s}));
    QCOMPARE(std::get<Command::Announce>(run.commands.front()).error.value().code, ErrorCode::LateMoney);
}

void MachineTest::expiredForAKeyThatMayNotReadPayments()
{
    MachineDriver run;
    run.toExpiredTwice();
    run.feed(Input::PaymentReply{tl::unexpected(Error{.code = ErrorCode::Refused, .message = {}, .httpStatus = 403})});
    QCOMPARE(run.recorded(), (Lines{u"announce expired"_s}));
}

void MachineTest::completeSessionIsJudgedByItsPayment_data()
{
    QTest::addColumn<PaymentStatus>("status");
    QTest::addColumn<QString>("settled");
    QTest::newRow("succeeded") << PaymentStatus::Succeeded << u"append settled paid closed"_s;
    QTest::newRow("failed") << PaymentStatus::Failed << u"append settled declined closed"_s;
    QTest::newRow("given back in part") << PaymentStatus::PartiallyRefunded << u"append settled paid closed"_s;
    QTest::newRow("given back whole") << PaymentStatus::Refunded << u"append settled cancelled closed"_s;
}

void MachineTest::completeSessionIsJudgedByItsPayment()
{
    QFETCH(const PaymentStatus, status);
    MachineDriver run;
    run.toComplete();
    run.nowMs += 3'000; // a server that lags behind has caught up
    QTEST(run.paymentReply(status).last(), "settled");
}

void MachineTest::failedPaymentOfACompleteSessionIsAskedAgain()
{
    MachineDriver run;
    run.toComplete();
    QCOMPARE(run.paymentReply(PaymentStatus::Failed), (Lines{u"arm 300"_s})); // the card before, perhaps
    run.timer(300);
    QCOMPARE(run.paymentReply(PaymentStatus::Succeeded).last(), u"append settled paid closed"_s);
}

void MachineTest::krafaIsPendingAfterAGrace()
{
    MachineDriver run;
    run.toComplete();
    const qint64 from = run.nowMs;
    while (!run.state.settling) {
        QVERIFY2(run.nowMs - from < 10'000, "a bank invoice kept the customer waiting");
        run.paymentReply(PaymentStatus::Pending);
        if (!run.state.settling)
            run.timer(std::get<Command::ArmTimer>(run.commands.back()).ms);
    }
    QCOMPARE(run.recorded(), (Lines{u"announce pending"_s}));
}

void MachineTest::wrongSessionReplyIsNeverPaid_data()
{
    QTest::addColumn<PaymentSession>("reply");
    PaymentSession other = session(SessionStatus::Complete);
    other.id = u"pses_2"_s;
    QTest::newRow("another session") << other;
    other = session(SessionStatus::Complete);
    other.payment = u"pay_2"_s;
    QTest::newRow("another payment") << other;
    other = session(SessionStatus::Complete);
    other.amount = 4989;
    QTest::newRow("another amount") << other;
    other = session(SessionStatus::Complete);
    other.currency = u"SEK"_s;
    QTest::newRow("another currency") << other;
    other = session(SessionStatus::Complete);
    other.mode = SessionMode::Hosted;
    QTest::newRow("another mode") << other;
}

void MachineTest::wrongSessionReplyIsNeverPaid()
{
    QFETCH(const PaymentSession, reply);
    MachineDriver run;
    run.toPresented();
    run.timer(1'500);
    QCOMPARE(run.sessionReply(reply), (Lines{u"arm 1000"_s}));
    QCOMPARE(run.state.phase, Phase::Presented);
    QCOMPARE(run.state.trouble.value().code, ErrorCode::Mismatch);
}

void MachineTest::wrongPaymentReplyIsNeverPaid_data()
{
    QTest::addColumn<Payment>("reply");
    Payment other = payment(PaymentStatus::Succeeded);
    other.id = u"pay_2"_s;
    QTest::newRow("another payment") << other;
    other = payment(PaymentStatus::Succeeded);
    other.money.amount = 1;
    QTest::newRow("another amount") << other;
    other = payment(PaymentStatus::Succeeded);
    other.money.currency = u"EUR"_s;
    QTest::newRow("another currency") << other;
}

void MachineTest::wrongPaymentReplyIsNeverPaid()
{
    QFETCH(const Payment, reply);
    MachineDriver run;
    run.toComplete();
    const qint64 from = run.nowMs;
    while (!run.state.settling) {
        QVERIFY(run.nowMs - from < 120'000);
        run.paymentReply(reply);
        if (!run.state.settling)
            run.timer(std::get<Command::ArmTimer>(run.commands.back()).ms);
    }
    QCOMPARE(run.recorded(), (Lines{u"announce unconfirmed"_s}));
    QCOMPARE(std::get<Command::Announce>(run.commands.front()).error.value().code, ErrorCode::Mismatch);
}

void MachineTest::forbiddenPaymentIsJudgedByTheSessionThatNamedTheMoney_data()
{
    QTest::addColumn<bool>("maySettleLater");
    QTest::addColumn<QString>("announced");
    QTest::newRow("card only") << false << u"announce paid"_s;
    QTest::newRow("perhaps a bank invoice") << true << u"announce pending"_s;
}

void MachineTest::forbiddenPaymentIsJudgedByTheSessionThatNamedTheMoney()
{
    QFETCH(const bool, maySettleLater);
    MachineDriver run;
    Plan ours = plan();
    ours.maySettleLater = maySettleLater;
    run.begin(ours);
    run.recorded();
    run.createReply(session());
    run.recorded();
    run.timer(1'500);
    run.sessionReply(SessionStatus::Complete);
    run.paymentFails(error(ErrorCode::Refused, 403));
    QTEST(run.recorded().join(u'|'), "announced");
}

void MachineTest::refusedKeyIsNotOneThatMayNotReadPayments()
{
    MachineDriver run;
    run.toComplete();
    run.paymentFails(error(ErrorCode::Refused, 401));
    QCOMPARE(run.recorded(), (Lines{u"announce unconfirmed"_s}));
}

void MachineTest::forbiddenPaymentIsUnconfirmedWhenTheSessionDidNot()
{
    MachineDriver run;
    run.toPresented();
    run.timer(1'500);
    run.sessionReply(bareSession(SessionStatus::Complete));
    run.paymentFails(error(ErrorCode::Refused, 403));
    QCOMPARE(run.recorded(), (Lines{u"announce unconfirmed"_s}));
}

void MachineTest::forbiddenPaymentAfterCancelIsUnconfirmed()
{
    MachineDriver run;
    run.toWithdrawn();
    run.sessionReply(SessionStatus::Open);
    run.paymentFails(error(ErrorCode::Refused, 403));
    QCOMPARE(run.recorded(), (Lines{u"announce unconfirmed"_s}));
}

void MachineTest::nothingHappensAfterTheEnd()
{
    MachineDriver run;
    run.toComplete();
    run.paymentReply(PaymentStatus::Succeeded);
    run.recorded();
    QCOMPARE(run.sessionReply(SessionStatus::Expired), Lines{});
    QCOMPARE(run.paymentReply(PaymentStatus::Refunded), Lines{});
    QCOMPARE(run.createReply(session()), Lines{});
    QCOMPARE(run.event(Event::Cancelled{}), Lines{});
    QCOMPARE(run.pageLost(), Lines{});
    QCOMPARE(run.cancel(), Lines{});
    QCOMPARE(run.timer(), Lines{});
    QCOMPARE(run.recorded(), Lines{});
    QCOMPARE(run.recordFailed(), Lines{});
    QCOMPARE(run.state.phase, Phase::Settled);
}

QTEST_GUILESS_MAIN(MachineTest)
#include "machine_test.moc"
