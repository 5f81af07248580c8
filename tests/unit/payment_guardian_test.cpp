// SPDX-License-Identifier: MIT
// The guardian on virtual time: what it asks, when, what it tells, and what becomes of late money.
#include "checkout/payment_guardian.h"
#include "machine/poll_schedule.h"
#include "unit/support/till.h"

#include <QTest>

#include <numeric>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

/// A guardian on a till's ports, with all that it told, in words.
class Watch
{
public:
    QStringList told;
    bool roundOver = false;
    PaymentGuardian guardian;

    explicit Watch(Till &till, const GuardianPace &pace = {.requestGapMs = 100, .patienceMs = 20'000})
        : guardian(CheckoutPorts{till.api, till.journal, till.clock, till.random}, pace)
    {
        QObject::connect(&guardian, &PaymentGuardian::visited, &guardian, [this](const Settlement &s, bool news) {
            if (news)
                told << QString(s.reference + u' ' + outcomeName(s.outcome) +
                                (s.error ? u' ' + errorCodeName(s.error->code) : QString()));
        });
        QObject::connect(&guardian, &PaymentGuardian::lateMoney, &guardian,
                         [this](const Attempt &late) { told << QString(u"late "_s + late.plan.reference); });
        QObject::connect(&guardian, &PaymentGuardian::refundAnswered, &guardian,
                         [this](const Attempt &late, const std::optional<Error> &error) {
                             told << QString(u"refund "_s + (error ? u"refused "_s : u"done "_s) + late.plan.reference);
                         });
        QObject::connect(&guardian, &PaymentGuardian::roundFinished, &guardian, [this] { roundOver = true; });
    }

    void start(Till &till, qint64 forMs = 120'000)
    {
        QVERIFY(guardian.start());
        till.clock.pass(forMs);
    }
};

void chargeAndLeave(Till &till, const QString &reference)
{
    SessionRequest request = order();
    request.reference = reference;
    QVERIFY(till.controller->charge(request));
    till.clock.pass(1'000);
    till.restart();
}

// Leaves the order cancelled, its session still open.
void leaveCancelled(Till &till)
{
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    till.controller->cancel(CancelReason::Staff);
    till.clock.pass(5'000);
    till.restart();
}

Refund refundIs(RefundStatus status)
{
    return {.id = u"ref_1"_s, .payment = u"pay_1"_s, .money = price, .status = status};
}

// One cancelled order whose money came late and was found.
void leaveLate(Till &till, Watch &watch)
{
    leaveCancelled(till);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    watch.start(till);
    QVERIFY(till.attempt().needsDecision());
    watch.told.clear();
}

} // namespace

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
    void undecidedAlarmComesAgainAfterARestart();
    void keptMoneyIsNoAlarmAnyMore();
    void refundIsDurableBeforeItIsSent();
    void refundIsRepeatedWithTheSameKeyAndBody();
    void refundGoesOnAfterARestart();
    void refusedRefundAsksAgain();
    void nothingIsRefundedUnasked();
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

void PaymentGuardianTest::undecidedAlarmComesAgainAfterARestart()
{
    Till till;
    {
        Watch first(till);
        leaveLate(till, first);
    }
    Watch second(till);
    till.log.clear();
    second.start(till);
    QCOMPARE(second.told, (QStringList{u"late ORDER-1"_s}));
    QCOMPARE(till.log, QStringList{}); // there is nothing to ask the gateway
}

void PaymentGuardianTest::keptMoneyIsNoAlarmAnyMore()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    QVERIFY(watch.guardian.keep(till.attempt().plan.attempt));
    QVERIFY(!till.attempt().needsDecision());
    Watch again(till);
    again.start(till);
    QCOMPARE(again.told, QStringList{});
    QVERIFY(!again.guardian.keep(till.attempt().plan.attempt));
    QVERIFY(!again.guardian.refund(till.attempt().plan.attempt));
}

void PaymentGuardianTest::refundIsDurableBeforeItIsSent()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    till.api.refunds = {refundIs(RefundStatus::Succeeded)};
    till.log.clear();
    QVERIFY(watch.guardian.refund(till.attempt().plan.attempt));
    till.clock.pass(5'000);
    QCOMPARE(till.log, (QStringList{u"append refund_planned"_s, u"refund"_s, u"append refund_answered"_s}));
    QCOMPARE(watch.told, (QStringList{u"refund done ORDER-1"_s}));
    QCOMPARE(till.api.refunded.front().second, QByteArray(R"({"payment":"pay_1","reason":"Late payment"})"));
    QVERIFY(!till.attempt().isPaid());

    Till full;
    Watch other(full);
    leaveLate(full, other);
    full.journal.fails = [](const JournalRecord &) { return true; };
    QVERIFY(!other.guardian.refund(full.attempt().plan.attempt));
    full.clock.pass(5'000);
    QVERIFY(full.api.refunded.empty());
}

void PaymentGuardianTest::refundIsRepeatedWithTheSameKeyAndBody()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    till.api.refunds = {failure<Refund>(error(ErrorCode::Indeterminate)),
                        failure<Refund>(error(ErrorCode::ServerError)), refundIs(RefundStatus::Pending)};
    QVERIFY(watch.guardian.refund(till.attempt().plan.attempt));
    till.clock.pass(120'000);
    QCOMPARE(till.api.refunded.size(), size_t(3));
    QCOMPARE(till.api.refunded[1], till.api.refunded[0]);
    QCOMPARE(till.api.refunded[2], till.api.refunded[0]);
    QCOMPARE(till.attempt().refundStatus, std::optional(RefundStatus::Pending));
}

void PaymentGuardianTest::refundGoesOnAfterARestart()
{
    Till till;
    {
        Watch watch(till);
        leaveLate(till, watch);
        till.api.timing = FakeApi::Timing::Never;
        QVERIFY(watch.guardian.refund(till.attempt().plan.attempt));
        till.clock.pass(1'000);
    }
    till.api.timing = FakeApi::Timing::Later;
    till.api.refunds = {refundIs(RefundStatus::Succeeded)};
    Watch again(till);
    again.start(till);
    QCOMPARE(again.told, (QStringList{u"refund done ORDER-1"_s}));
    QCOMPARE(till.api.refunded.size(), size_t(2));
    QCOMPARE(till.api.refunded[1], till.api.refunded[0]);
}

void PaymentGuardianTest::refusedRefundAsksAgain()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    till.api.refunds = {failure<Refund>(error(ErrorCode::Refused, 422))};
    QVERIFY(watch.guardian.refund(till.attempt().plan.attempt));
    till.clock.pass(5'000);
    QCOMPARE(watch.told, (QStringList{u"refund refused ORDER-1"_s, u"late ORDER-1"_s}));
    till.api.refunds = {refundIs(RefundStatus::Succeeded)};
    QVERIFY(watch.guardian.refund(till.attempt().plan.attempt));
    till.clock.pass(5'000);
    QVERIFY(till.api.refunded[1].first != till.api.refunded[0].first); // another decision, another key
}

void PaymentGuardianTest::nothingIsRefundedUnasked()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    Watch watch(till);
    watch.start(till);
    QVERIFY(!watch.guardian.refund(till.attempt().plan.attempt)); // paid in good order
    QVERIFY(!watch.guardian.refund(u"nobody"_s));
    till.clock.pass(60'000);
    QVERIFY(till.api.refunded.empty());
}

QTEST_GUILESS_MAIN(PaymentGuardianTest)
#include "payment_guardian_test.moc"
