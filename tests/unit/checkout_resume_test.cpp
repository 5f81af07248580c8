// SPDX-License-Identifier: MIT
// An order that has a history: paid, open, cancelled, expired or another price; and what a restarted till settles by
// itself (contract: "The reference is the order's identity"; invariants I5, I6, I7).
#include "unit/support/till.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

using Log = QStringList;

namespace {

// Leaves the order as it is when the power fails while the checkout stands before the customer.
void leaveOpen(Till &till)
{
    (void)till.controller->charge(order());
    till.clock.pass(1'000);
    till.restart();
    till.log.clear();
}

// Leaves the order cancelled, its session still open.
void leaveCancelled(Till &till)
{
    (void)till.controller->charge(order());
    till.clock.pass(1'000);
    till.controller->cancel(CancelReason::Staff);
    till.clock.pass(5'000);
    till.settled.clear();
    till.restart();
    till.log.clear();
}

PaymentSession secondSession()
{
    PaymentSession second = session();
    second.id = u"pses_2"_s;
    return second;
}

} // namespace

class CheckoutResumeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paidOrderIsAnsweredFromTheJournal();
    void anotherAmountIsRefused();
    void openAttemptGoesOnWithTheSameSession();
    void plannedAttemptIsSentWithTheSameKey();
    void cancelledOrderShowsItsOpenSessionAgain();
    void takenOverSessionAlwaysHasAnOwner();
    void expiredOrderStartsOverOnTheSamePayment();
    void cancelledStartOverDoesNotBeginAgain();
    void unavailableOrderBeginsAnew();
};

void CheckoutResumeTest::paidOrderIsAnsweredFromTheJournal()
{
    Till till;
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(10'000);
    QCOMPARE(till.outcome(), u"paid"_s);
    const Settlement first = till.settled.front();
    till.settled.clear();
    till.log.clear();
    till.restart();
    QVERIFY(till.controller->charge(order()));
    QCOMPARE(till.outcome(), u"-"_s); // not before charge() has returned
    till.clock.pass(10'000);
    QCOMPARE(till.log, (Log{u"settled paid"_s}));
    const Settlement &replay = till.settled.front();
    QVERIFY(replay.replayed);
    QCOMPARE(replay.session, first.session);
    QCOMPARE(replay.payment, first.payment);
    QCOMPARE(replay.attempt, first.attempt);
    QCOMPARE(replay.money, first.money);
}

void CheckoutResumeTest::anotherAmountIsRefused()
{
    Till till;
    leaveOpen(till);
    SessionRequest more = order();
    more.money.amount = 5990;
    const auto result = till.controller->charge(more);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ReferenceConflict);
    till.clock.pass(10'000);
    QCOMPARE(till.log, Log{});
}

void CheckoutResumeTest::openAttemptGoesOnWithTheSameSession()
{
    Till till;
    leaveOpen(till);
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(100);
    QCOMPARE(till.log, (Log{u"poll pses_1"_s, u"present pses_1"_s}));
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.clock.pass(5'000);
    QCOMPARE(till.outcome(), u"paid"_s);
    QCOMPARE(till.api.sent.size(), size_t(1));
    QCOMPARE(till.journal.attempts.size(), size_t(1));
}

void CheckoutResumeTest::plannedAttemptIsSentWithTheSameKey()
{
    Till till;
    till.api.timing = FakeApi::Timing::Never;
    QVERIFY(till.controller->charge(order()));
    till.restart();
    till.api.timing = FakeApi::Timing::Later;
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    QCOMPARE(till.api.sent.size(), size_t(2));
    QCOMPARE(till.api.sent[1], till.api.sent[0]);
    QVERIFY(till.log.contains(u"present pses_1"_s));
}

void CheckoutResumeTest::cancelledOrderShowsItsOpenSessionAgain()
{
    Till till;
    leaveCancelled(till);
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(100);
    QCOMPARE(till.log, (Log{u"append planned"_s, u"append closed"_s, u"poll pses_1"_s, u"present pses_1"_s}));
    QCOMPARE(till.api.sent.size(), size_t(1)); // no second session for one order
    QVERIFY(!till.journal.attempts.front().isUnresolved());
    QVERIFY(till.journal.attempts.back().isUnresolved());
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.clock.pass(5'000);
    QCOMPARE(till.outcome(), u"paid"_s);
}

void CheckoutResumeTest::takenOverSessionAlwaysHasAnOwner()
{
    Till till;
    leaveCancelled(till);
    till.journal.fails = [](const JournalRecord &record) { return std::holds_alternative<Record::Planned>(record); };
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    QCOMPARE(till.outcome(), u"unconfirmed"_s); // the session was shown before
    QVERIFY(
        till.journal.attempts.front().isUnresolved()); // the new attempt is not durable: the old one is still watched
}

void CheckoutResumeTest::expiredOrderStartsOverOnTheSamePayment()
{
    Till till;
    leaveOpen(till);
    till.gatewaySays(SessionStatus::Expired, PaymentStatus::Created);
    till.api.creates = {secondSession()};
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'500);
    QCOMPARE(till.log, (Log{u"poll pses_1"_s, u"poll pses_1"_s, u"look up pay_1"_s, u"append settled"_s,
                            u"append planned"_s, u"create"_s, u"append created"_s, u"present pses_2"_s}));
    QVERIFY(till.api.sent.back().second.contains(R"("payment":"pay_1")"));
    QVERIFY(till.api.sent.back().first != till.api.sent.front().first);
    QCOMPARE(till.outcome(), u"-"_s); // one charge, one outcome
}

void CheckoutResumeTest::cancelledStartOverDoesNotBeginAgain()
{
    Till till;
    leaveOpen(till);
    till.gatewaySays(SessionStatus::Expired, PaymentStatus::Created);
    // The moment between the old session's end and the new one's beginning.
    bool cancelled = false;
    QObject::connect(till.controller.get(), &CheckoutController::changed, till.controller.get(), [&till, &cancelled] {
        if (till.controller->state().phase == Phase::Settled && !std::exchange(cancelled, true))
            till.controller->cancel(CancelReason::TimedOut);
    });
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(30'000);
    QCOMPARE(till.api.sent.size(), size_t(1));
    QCOMPARE(till.outcome(), u"expired"_s);
}

void CheckoutResumeTest::unavailableOrderBeginsAnew()
{
    Till till;
    till.api.creates = {failure<PaymentSession>(error(ErrorCode::Refused, 422))};
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    till.restart();
    till.api.creates = {session()};
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    QVERIFY(till.log.contains(u"present pses_1"_s));
    QVERIFY(till.api.sent[0].first != till.api.sent[1].first);
}

QTEST_GUILESS_MAIN(CheckoutResumeTest)
#include "checkout_resume_test.moc"
