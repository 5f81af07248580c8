// SPDX-License-Identifier: MIT
// Refunds of paid orders on virtual time: in parts, one at a time, never above the rest, each carried through.
#include "machine/order_rules.h"
#include "unit/support/watch.h"

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

Refund refundIs(RefundStatus status, qint64 amount, const QString &id = u"ref_1"_s)
{
    return {.id = id, .payment = u"pay_1"_s, .money = {amount, u"ISK"_s}, .status = status};
}

// The journal in memory answers at once.
Result<void> giveBack(Till &till, Watch &watch, qint64 amount, const QString &reason = u"Vara skilað"_s)
{
    Result<void> written = fail(ErrorCode::JournalFailed, u"no answer"_s);
    watch.guardian.refund({.reference = till.attempt().plan.reference,
                           .attempt = till.attempt().plan.attempt,
                           .amount = amount,
                           .reason = reason},
                          [&written](const Result<void> &result) { written = result; });
    return written;
}

void leavePaid(Till &till)
{
    QVERIFY(till.controller->charge(order()));
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.clock.pass(30'000);
    QVERIFY(till.attempt().outcome == Outcome::Paid);
    till.restart();
    till.log.clear();
}

} // namespace

class RefundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partIsRefundedThenTheRest();
    void partLeavesTheOrderPaidAndAllOfItFree();
    void moreThanTheRestIsNeverSent();
    void secondOneWaitsForTheFirst();
    void secondOneIsRefusedWhileTheFirstIsWritten();
    void refundThatIsNotDurableIsNotSent();
    void refundIsRepeatedWithTheSameKeyAndBody();
    void refundGoesOnAfterARestart();
    void pendingIsLookedUpUntilItIsFinal();
    void failedOneGivesTheRestBack();
    void takenAwayKeyIsNoRefusal();
    void answerAboutAnotherAmountIsNotBelieved();
    void keptLateMoneyIsRefundedInPart();
    void orderThatIsChargedMeanwhileIsRefundedAfterwards();
};

void RefundTest::partIsRefundedThenTheRest()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    till.api.refunds = {refundIs(RefundStatus::Succeeded, 990)};
    QVERIFY(giveBack(till, watch, 990));
    till.clock.pass(5'000);
    QCOMPARE(till.log, (QStringList{u"append refund_planned"_s, u"refund"_s, u"append refund_answered"_s}));
    QCOMPARE(till.api.refunded.back().second, QByteArray(R"({"amount":990,"payment":"pay_1","reason":"Vara skilað"})"));
    till.api.refunds = {refundIs(RefundStatus::Succeeded, 4000, u"ref_2"_s)};
    QVERIFY(giveBack(till, watch, till.attempt().rest(), {}));
    till.clock.pass(5'000);
    QCOMPARE(till.api.refunded.back().second, QByteArray(R"({"amount":4000,"payment":"pay_1"})"));
    QVERIFY(till.api.refunded[0].first != till.api.refunded[1].first);
    QCOMPARE(watch.told, (QStringList{u"refund done ORDER-1"_s, u"refund done ORDER-1"_s}));
    QCOMPARE(till.attempt().rest(), 0);
    QVERIFY(till.journal.unresolved()->empty());
    QVERIFY(!giveBack(till, watch, 1));
}

void RefundTest::partLeavesTheOrderPaidAndAllOfItFree()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    const auto judged = [&till] { return judgeOrder(price, {till.attempt()}); };
    till.api.refunds = {refundIs(RefundStatus::Succeeded, 990)};
    QVERIFY(giveBack(till, watch, 990));
    till.clock.pass(5'000);
    QVERIFY(std::holds_alternative<Order::AlreadyPaid>(*judged()));
    till.api.refunds = {refundIs(RefundStatus::Pending, 4000, u"ref_2"_s)};
    till.api.refundLooks = {refundIs(RefundStatus::Succeeded, 4000, u"ref_2"_s)};
    QVERIFY(giveBack(till, watch, 4000));
    QVERIFY(!judged()); // all of it is on its way
    till.clock.pass(60'000);
    QCOMPARE(std::get<Order::StartNew>(*judged()).payment, QString()); // a new payment
}

void RefundTest::moreThanTheRestIsNeverSent()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    for (const qint64 amount : {qint64(4991), qint64(0), qint64(-1), std::numeric_limits<qint64>::max()}) {
        const auto refused = giveBack(till, watch, amount);
        QVERIFY(!refused);
        QCOMPARE(refused.error().param, u"amount"_s);
    }
    QCOMPARE(till.log, QStringList{});
}

void RefundTest::secondOneWaitsForTheFirst()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    till.api.refunds = {refundIs(RefundStatus::Pending, 990)};
    till.api.refundLooks = {refundIs(RefundStatus::Pending, 990)};
    QVERIFY(giveBack(till, watch, 990));
    QVERIFY(!giveBack(till, watch, 10)); // planned
    till.clock.pass(60'000);
    QVERIFY(!giveBack(till, watch, 10)); // accepted
    QCOMPARE(till.api.refunded.size(), size_t(1));
}

void RefundTest::secondOneIsRefusedWhileTheFirstIsWritten()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    till.journal.slow = true;
    (void)giveBack(till, watch, 990);
    const auto second = giveBack(till, watch, 4990);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::InvalidRequest);
    QCOMPARE(till.journal.late.size(), size_t(1));
}

void RefundTest::refundThatIsNotDurableIsNotSent()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    till.journal.fails = [](const JournalRecord &) { return true; };
    QVERIFY(!giveBack(till, watch, 990));
    till.clock.pass(60'000);
    QVERIFY(till.api.refunded.empty());
    QCOMPARE(till.attempt().rest(), 4990);
}

void RefundTest::refundIsRepeatedWithTheSameKeyAndBody()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    QStringList delays;
    QObject::connect(&watch.guardian, &PaymentGuardian::refundDelayed, &watch.guardian,
                     [&delays](const Attempt &, const Error &error) { delays << errorCodeName(error.code); });
    till.api.refunds = {failure<Refund>(error(ErrorCode::Indeterminate)),
                        failure<Refund>(error(ErrorCode::ServerError)), refundIs(RefundStatus::Succeeded, 990)};
    QVERIFY(giveBack(till, watch, 990));
    till.clock.pass(120'000);
    QCOMPARE(till.api.refunded.size(), size_t(3));
    QCOMPARE(till.api.refunded[1], till.api.refunded[0]);
    QCOMPARE(till.api.refunded[2], till.api.refunded[0]);
    QCOMPARE(delays, (QStringList{u"indeterminate"_s, u"server_error"_s}));
    QCOMPARE(watch.told, (QStringList{u"refund done ORDER-1"_s}));
}

void RefundTest::refundGoesOnAfterARestart()
{
    Till till;
    leavePaid(till);
    {
        Watch watch(till);
        till.api.timing = FakeApi::Timing::Never;
        QVERIFY(giveBack(till, watch, 990));
        till.clock.pass(1'000);
    }
    till.api.timing = FakeApi::Timing::Later;
    till.api.refunds = {refundIs(RefundStatus::Succeeded, 990)};
    Watch again(till);
    again.start(till);
    QCOMPARE(again.told, (QStringList{u"refund done ORDER-1"_s}));
    QCOMPARE(till.api.refunded.size(), size_t(2));
    QCOMPARE(till.api.refunded[1], till.api.refunded[0]);
}

void RefundTest::pendingIsLookedUpUntilItIsFinal()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    till.api.refunds = {refundIs(RefundStatus::Pending, 990)};
    till.api.refundLooks = {refundIs(RefundStatus::Pending, 990), failure<Refund>(error(ErrorCode::Unreachable)),
                            refundIs(RefundStatus::Succeeded, 990)};
    QVERIFY(giveBack(till, watch, 990));
    till.clock.pass(3'600'000);
    QCOMPARE(watch.told, (QStringList{u"refund accepted ORDER-1"_s, u"refund done ORDER-1"_s}));
    QCOMPARE(till.api.refunded.size(), size_t(1));
    QCOMPARE(till.attempt().refunded(), 990);
}

void RefundTest::failedOneGivesTheRestBack()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    till.api.refunds = {refundIs(RefundStatus::Pending, 4990)};
    till.api.refundLooks = {refundIs(RefundStatus::Failed, 4990)};
    QVERIFY(giveBack(till, watch, 4990));
    till.clock.pass(60'000);
    QCOMPARE(watch.told, (QStringList{u"refund accepted ORDER-1"_s, u"refund refused ORDER-1"_s})); // and no alarm
    QVERIFY(till.attempt().refundFailed);
    QVERIFY(till.attempt().isPaid());
    QVERIFY(till.journal.unresolved()->empty());
    till.api.refunds = {failure<Refund>(error(ErrorCode::Refused, 422)),
                        refundIs(RefundStatus::Succeeded, 4990, u"ref_2"_s)};
    QVERIFY(giveBack(till, watch, 4990));
    till.clock.pass(60'000);
    QCOMPARE(watch.told.last(), u"refund refused ORDER-1"_s);
    QVERIFY(giveBack(till, watch, 4990));
    till.clock.pass(60'000);
    QCOMPARE(till.attempt().refunded(), 4990);
    QVERIFY(!till.attempt().refundFailed);
    QVERIFY(till.api.refunded[1].first != till.api.refunded[2].first); // another decision, another key
}

// The first send may have been carried out.
void RefundTest::takenAwayKeyIsNoRefusal()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    till.api.refunds = {failure<Refund>(error(ErrorCode::Indeterminate)),
                        failure<Refund>(error(ErrorCode::Refused, 403)),
                        failure<Refund>(error(ErrorCode::Refused, 401)), refundIs(RefundStatus::Succeeded, 990)};
    QVERIFY(giveBack(till, watch, 990));
    till.clock.pass(300'000);
    QCOMPARE(watch.told, (QStringList{u"refund done ORDER-1"_s}));

    Till first;
    leavePaid(first);
    Watch other(first);
    first.api.refunds = {failure<Refund>(error(ErrorCode::Refused, 403))};
    QVERIFY(giveBack(first, other, 990));
    first.clock.pass(5'000);
    QCOMPARE(other.told, (QStringList{u"refund refused ORDER-1"_s}));
}

void RefundTest::answerAboutAnotherAmountIsNotBelieved()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    till.api.refunds = {refundIs(RefundStatus::Succeeded, 991), refundIs(RefundStatus::Failed, 4990),
                        refundIs(RefundStatus::Succeeded, 990)};
    QVERIFY(giveBack(till, watch, 990));
    till.clock.pass(60'000);
    QCOMPARE(watch.told, (QStringList{u"refund done ORDER-1"_s}));
    QCOMPARE(till.api.refunded.size(), size_t(3));
}

void RefundTest::keptLateMoneyIsRefundedInPart()
{
    Till till;
    leaveCancelled(till);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    Watch watch(till);
    watch.start(till);
    QVERIFY(!giveBack(till, watch, 990)); // nobody has decided yet
    watch.guardian.keep(till.attempt().plan.attempt, [](const Result<void> &) {});
    watch.told.clear();
    till.api.refunds = {failure<Refund>(error(ErrorCode::Refused, 422)), refundIs(RefundStatus::Succeeded, 990)};
    QVERIFY(giveBack(till, watch, 990));
    till.clock.pass(5'000);
    QVERIFY(giveBack(till, watch, 990));
    till.clock.pass(5'000);
    QCOMPARE(watch.told, (QStringList{u"refund refused ORDER-1"_s, u"refund done ORDER-1"_s})); // and no alarm
    QVERIFY(till.attempt().isPaid());
}

void RefundTest::orderThatIsChargedMeanwhileIsRefundedAfterwards()
{
    Till till;
    leavePaid(till);
    Watch watch(till);
    watch.guardian.release(u"ORDER-1"_s);
    till.api.refunds = {refundIs(RefundStatus::Succeeded, 990)};
    QVERIFY(giveBack(till, watch, 990));
    till.clock.pass(60'000);
    QVERIFY(till.api.refunded.empty());
    watch.guardian.adopt(u"ORDER-1"_s);
    till.clock.pass(60'000);
    QCOMPARE(watch.told, (QStringList{u"refund done ORDER-1"_s}));
}

QTEST_GUILESS_MAIN(RefundTest)
#include "refund_test.moc"
