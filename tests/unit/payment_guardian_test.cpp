// SPDX-License-Identifier: MIT
// The guardian on virtual time: what it asks, when, and what it tells. What becomes of late money: late_money_test.cpp.
#include "machine/poll_schedule.h"
#include "unit/support/watch.h"

#include <QTest>

#include <numeric>

using namespace Kassi;
using namespace Kassi::Testing;

class PaymentGuardianTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settlesEveryAttemptNewestFirst();
    void findsMoneyThatCameLate();
    void doesNotTakeATakenOverSessionForLateMoney();
    void doesNotTakeTheNextSessionsMoneyForLate();
    void saysWhenTheRoundIsOver();
    void saysWhenTheJournalCannotBeRead();
    void withoutAGatewayLeavesEverythingOpen();
    void cancelledSessionIsWatchedUntilItExpires();
    void expiredAttemptIsLookedAtOnceMore();
    void expiredAttemptIsClosedByTheThirdShortRun();
    void thousandsAreAskedAboutAtASetPace();
    void silentGatewayIsAskedEverMoreRarely();
    void retryAfterHoldsForAllAttempts();
    void orderThatIsBeingChargedIsLeftAlone();
    void releasedInTheMiddleOfAVisitIsDropped();
    void adoptedOrderIsLookedAfterAgain();
    void krafaIsWatchedUntilItIsPaid();
    void saysWhenItWillAskNext();
    void whatIsHurriedIsAskedAboutNext();
    void saysThatASilentGatewayIsLeftInPeace();
};

void PaymentGuardianTest::settlesEveryAttemptNewestFirst()
{
    Till till;
    for (const QString &reference : {u"ORDER-1"_s, u"ORDER-2"_s, u"ORDER-3"_s})
        chargeAndLeave(till, reference);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.log.clear();
    Watch watch(till);
    watch.start(till);
    QCOMPARE(watch.told, (QStringList{u"ORDER-3 paid"_s, u"ORDER-2 paid"_s, u"ORDER-1 paid"_s}));
    QVERIFY(!till.log.contains(u"present pses_1"_s));
    QVERIFY(till.journal.unresolved()->empty());
    QCOMPARE(watch.guardian.watched(), 0);
}

void PaymentGuardianTest::findsMoneyThatCameLate()
{
    Till till;
    leaveCancelled(till);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    Watch watch(till);
    watch.start(till);
    QCOMPARE(watch.told, (QStringList{u"ORDER-1 paid late_money"_s, u"late ORDER-1"_s}));
    QCOMPARE(till.attempt().outcome, std::optional(Outcome::Cancelled));
    QVERIFY(till.attempt().lateMoney);
}

void PaymentGuardianTest::doesNotTakeATakenOverSessionForLateMoney()
{
    Till till;
    leaveCancelled(till);
    // The power fails between the new plan and the record that closes the old attempt.
    till.journal.fails = [](const JournalRecord &record) { return std::holds_alternative<Record::Closed>(record); };
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.restart();
    till.journal.fails = [](const JournalRecord &) { return false; };
    Watch watch(till);
    watch.start(till);
    QCOMPARE(watch.told, (QStringList{u"ORDER-1 paid"_s}));
    QVERIFY(!till.journal.attempts.front().lateMoney);
    QVERIFY(till.journal.unresolved()->empty());
}

void PaymentGuardianTest::doesNotTakeTheNextSessionsMoneyForLate()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    till.gatewaySays(SessionStatus::Expired, PaymentStatus::Created);
    Watch watch(till);
    watch.start(till, 10'000);
    QCOMPARE(till.attempt().outcome, std::optional(Outcome::Expired));
    // A new session on the same payment; the customer pays it.
    PaymentSession second = session();
    second.id = u"pses_2"_s;
    till.api.creates = {second};
    watch.guardian.release(u"ORDER-1"_s);
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    second.status = SessionStatus::Complete;
    till.api.sessions = {second};
    till.api.payments = {payment(PaymentStatus::Succeeded)};
    till.clock.pass(5'000);
    QCOMPARE(till.outcome(), u"paid"_s);
    till.api.sessions = {session(SessionStatus::Expired)};
    watch.guardian.adopt(u"ORDER-1"_s);
    till.clock.pass(300'000);
    QVERIFY(!till.journal.attempts.front().lateMoney);
    QVERIFY(till.journal.unresolved()->empty());
}

void PaymentGuardianTest::saysWhenTheRoundIsOver()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    Watch watch(till);
    QVERIFY(watch.guardian.start());
    QVERIFY(!watch.roundOver);
    till.clock.pass(60'000);
    QVERIFY(watch.roundOver);

    Till idle;
    Watch nothing(idle);
    nothing.start(idle, 1);
    QVERIFY(nothing.roundOver);
}

void PaymentGuardianTest::saysWhenTheJournalCannotBeRead()
{
    Till till;
    till.journal.unreadable = true;
    Watch watch(till);
    QVERIFY(!watch.guardian.start());
    till.clock.pass(1'000);
    QVERIFY(!watch.roundOver);
}

void PaymentGuardianTest::withoutAGatewayLeavesEverythingOpen()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    till.api.sessions = {failure<PaymentSession>(error(ErrorCode::Unreachable))};
    Watch watch(till);
    watch.start(till);
    QCOMPARE(watch.told, (QStringList{u"ORDER-1 unconfirmed unreachable"_s}));
    QVERIFY(till.attempt().isWatched());
}

void PaymentGuardianTest::cancelledSessionIsWatchedUntilItExpires()
{
    Till till;
    leaveCancelled(till);
    Watch watch(till);
    watch.start(till, 3'600'000);
    QVERIFY(till.attempt().isWatched());
    till.gatewaySays(SessionStatus::Expired, PaymentStatus::Created);
    till.clock.pass(200'000);
    QVERIFY(!till.attempt().isUnresolved());
    QCOMPARE(till.attempt().outcome, std::optional(Outcome::Cancelled));
    QCOMPARE(watch.guardian.watched(), 0);
}

void PaymentGuardianTest::expiredAttemptIsLookedAtOnceMore()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    till.gatewaySays(SessionStatus::Expired, PaymentStatus::Created);
    Watch watch(till);
    watch.start(till, 5'000);
    QCOMPARE(watch.told, (QStringList{u"ORDER-1 expired"_s}));
    // The word of the gateway had crossed with a payment.
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.clock.pass(afterExpiryMs + 5'000);
    QCOMPARE(watch.told.last(), u"late ORDER-1"_s);
    QCOMPARE(till.attempt().outcome, std::optional(Outcome::Expired));
}

// As with `kassi recover`, which never lives for a minute.
void PaymentGuardianTest::expiredAttemptIsClosedByTheThirdShortRun()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    till.gatewaySays(SessionStatus::Expired, PaymentStatus::Created);
    for (const bool watched : {true, true, false}) {
        Watch watch(till);
        watch.start(till, 10'000);
        QVERIFY(watch.roundOver);
        QCOMPARE(till.attempt().isWatched(), watched);
        QCOMPARE(till.attempt().outcome, std::optional(Outcome::Expired));
    }
}

void PaymentGuardianTest::thousandsAreAskedAboutAtASetPace()
{
    constexpr int many = 3'000;
    constexpr qint64 gapMs = 200;
    Till till;
    for (int i = 0; i < many; ++i) {
        Attempt left = earlier();
        left.plan.attempt = u"attempt-%1"_s.arg(i);
        left.plan.reference = u"ORDER-%1"_s.arg(i);
        till.journal.attempts.push_back(left);
    }
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    Watch watch(till, {.requestGapMs = gapMs, .patienceMs = 0});
    watch.start(till, many * 2 * gapMs + 10'000);
    QVERIFY(till.journal.unresolved()->empty());
    std::vector<qint64> gaps(till.api.calledAt.size());
    std::adjacent_difference(till.api.calledAt.begin(), till.api.calledAt.end(), gaps.begin());
    QCOMPARE(gaps.size(), size_t(many) * 2);
    QVERIFY(*std::min_element(gaps.begin() + 1, gaps.end()) >= gapMs);
}

void PaymentGuardianTest::silentGatewayIsAskedEverMoreRarely()
{
    Till till;
    for (int i = 0; i < 50; ++i)
        chargeAndLeave(till, u"ORDER-%1"_s.arg(i));
    till.api.sessions = {failure<PaymentSession>(error(ErrorCode::Unreachable))};
    till.api.calledAt.clear();
    Watch watch(till, {.requestGapMs = 100, .patienceMs = 0});
    watch.start(till, 600'000);
    // 1, 2, 4, 8, 16 and then every 30 s, less up to a quarter by jitter.
    QVERIFY(till.api.calledAt.size() >= 20);
    QVERIFY2(till.api.calledAt.size() <= 32, qPrintable(QString::number(till.api.calledAt.size())));
}

void PaymentGuardianTest::retryAfterHoldsForAllAttempts()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    chargeAndLeave(till, u"ORDER-2"_s);
    till.api.sessions = {failure<PaymentSession>(error(ErrorCode::RateLimited, 429, 40'000))};
    till.api.calledAt.clear();
    Watch watch(till, {.requestGapMs = 100, .patienceMs = 0});
    watch.start(till, 39'000);
    QCOMPARE(till.api.calledAt.size(), size_t(1));
}

void PaymentGuardianTest::orderThatIsBeingChargedIsLeftAlone()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    Watch watch(till);
    watch.guardian.release(u"ORDER-1"_s);
    till.log.clear();
    watch.start(till);
    QCOMPARE(till.log, QStringList{});
}

void PaymentGuardianTest::releasedInTheMiddleOfAVisitIsDropped()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    Watch watch(till);
    watch.start(till, 20); // the poll is on its way
    watch.guardian.release(u"ORDER-1"_s);
    till.clock.pass(60'000);
    QCOMPARE(watch.told, QStringList{});
    QVERIFY(till.attempt().isOpen());
}

void PaymentGuardianTest::adoptedOrderIsLookedAfterAgain()
{
    Till till;
    Watch watch(till);
    watch.start(till, 1'000);
    watch.guardian.release(u"ORDER-1"_s);
    leaveCancelled(till);
    watch.guardian.adopt(u"ORDER-1"_s);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.clock.pass(60'000);
    QCOMPARE(watch.told, (QStringList{u"ORDER-1 paid late_money"_s, u"late ORDER-1"_s}));
}

void PaymentGuardianTest::krafaIsWatchedUntilItIsPaid()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Pending);
    Watch watch(till);
    watch.start(till, 24 * 3'600'000);
    QCOMPARE(watch.told, (QStringList{u"ORDER-1 pending"_s}));
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.clock.pass(1'000'000);
    QCOMPARE(watch.told, (QStringList{u"ORDER-1 pending"_s, u"ORDER-1 paid"_s}));
}

void PaymentGuardianTest::saysWhenItWillAskNext()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    till.gatewaySays(SessionStatus::Open, PaymentStatus::Processing);
    const QString attempt = till.attempt().plan.attempt;
    Watch watch(till);
    QVERIFY(!watch.guardian.msToNextVisit(attempt));
    watch.start(till, 20); // the poll is on its way
    QCOMPARE(watch.guardian.msToNextVisit(attempt), std::optional<qint64>(0));
    till.clock.pass(120'000);
    const auto left = watch.guardian.msToNextVisit(attempt);
    QVERIFY(left && *left > 1'000);
    till.log.clear();
    till.clock.pass(*left - 1);
    QCOMPARE(till.log, QStringList{});
    QCOMPARE(watch.guardian.msToNextVisit(attempt), std::optional<qint64>(1));
    till.clock.pass(2);
    QVERIFY(!till.log.isEmpty());
    watch.guardian.release(u"ORDER-1"_s);
    QVERIFY(!watch.guardian.msToNextVisit(attempt));
}

void PaymentGuardianTest::whatIsHurriedIsAskedAboutNext()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    till.gatewaySays(SessionStatus::Open, PaymentStatus::Processing);
    const QString attempt = till.attempt().plan.attempt;
    Watch watch(till);
    watch.start(till);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    const auto left = watch.guardian.msToNextVisit(attempt);
    QVERIFY(left && *left > 2'000);
    watch.guardian.hurry(u"unknown"_s);
    QCOMPARE(watch.guardian.msToNextVisit(attempt), left);
    watch.guardian.hurry(attempt);
    QCOMPARE(watch.guardian.msToNextVisit(attempt), std::optional<qint64>(0));
    till.clock.pass(2'000);
    QCOMPARE(watch.told.last(), u"ORDER-1 paid"_s);
    watch.guardian.hurry(attempt); // nobody looks after it any more
    QCOMPARE(watch.guardian.watched(), 0);
}

void PaymentGuardianTest::saysThatASilentGatewayIsLeftInPeace()
{
    Till till;
    for (const QString &reference : {u"ORDER-1"_s, u"ORDER-2"_s})
        chargeAndLeave(till, reference);
    till.api.sessions = {failure<PaymentSession>(error(ErrorCode::Unreachable))};
    Watch watch(till, {.requestGapMs = 100});
    watch.start(till, 300); // the newest was asked about, in vain
    const QString untouched = till.journal.attempts.front().plan.attempt;
    const auto left = watch.guardian.msToNextVisit(untouched);
    QVERIFY(left && *left > 0); // due, and all the same not asked about now
    till.log.clear();
    till.clock.pass(*left - 1);
    QCOMPARE(till.log, QStringList{});
}

QTEST_GUILESS_MAIN(PaymentGuardianTest)
#include "payment_guardian_test.moc"
