// SPDX-License-Identifier: MIT
// Late money on virtual time: an alarm until somebody decides, then kept, or given back and followed until it is back.
#include "unit/support/watch.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

Refund refundIs(RefundStatus status)
{
    return {.id = u"ref_1"_s, .payment = u"pay_1"_s, .money = price, .status = status};
}

using Decision = void (PaymentGuardian::*)(const QString &, const Written &);

// The journal in memory answers at once.
Result<void> decide(Watch &watch, Decision decision, const QString &attempt)
{
    Result<void> written = fail(ErrorCode::JournalFailed, u"no answer"_s);
    (watch.guardian.*decision)(attempt, [&written](const Result<void> &result) { written = result; });
    return written;
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

class LateMoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undecidedAlarmComesAgainAfterARestart();
    void keptMoneyIsNoAlarmAnyMore();
    void secondDecisionIsRefusedWhileTheFirstIsWritten();
    void refundIsDurableBeforeItIsSent();
    void refundIsRepeatedWithTheSameKeyAndBody();
    void refundGoesOnAfterARestart();
    void refusedRefundAsksAgain();
    void acceptedRefundIsLookedAtUntilItIsMade();
    void acceptedRefundIsLookedAtAfterARestart();
    void acceptedRefundThatFailsAsksAgain();
    void nothingIsRefundedUnasked();
};

void LateMoneyTest::undecidedAlarmComesAgainAfterARestart()
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

void LateMoneyTest::keptMoneyIsNoAlarmAnyMore()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    QVERIFY(decide(watch, &PaymentGuardian::keep, till.attempt().plan.attempt));
    QVERIFY(!till.attempt().needsDecision());
    Watch again(till);
    again.start(till);
    QCOMPARE(again.told, QStringList{});
    QVERIFY(!decide(again, &PaymentGuardian::keep, till.attempt().plan.attempt));
    QVERIFY(!decide(again, &PaymentGuardian::refund, till.attempt().plan.attempt));
}

void LateMoneyTest::secondDecisionIsRefusedWhileTheFirstIsWritten()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    till.journal.slow = true;
    std::optional<Result<void>> first;
    watch.guardian.refund(till.attempt().plan.attempt, [&first](const Result<void> &written) { first = written; });
    const Result<void> second = decide(watch, &PaymentGuardian::keep, till.attempt().plan.attempt);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::InvalidRequest);
    QVERIFY(!first);
    till.journal.late.front()();
    QVERIFY(first && *first);
}

void LateMoneyTest::refundIsDurableBeforeItIsSent()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    till.api.refunds = {refundIs(RefundStatus::Succeeded)};
    till.log.clear();
    QVERIFY(decide(watch, &PaymentGuardian::refund, till.attempt().plan.attempt));
    till.clock.pass(5'000);
    QCOMPARE(till.log, (QStringList{u"append refund_planned"_s, u"refund"_s, u"append refund_answered"_s}));
    QCOMPARE(watch.told, (QStringList{u"refund done ORDER-1"_s}));
    QCOMPARE(till.api.refunded.front().second,
             QByteArray(R"({"amount":4990,"payment":"pay_1","reason":"Late payment"})"));
    QVERIFY(!till.attempt().isPaid());

    Till full;
    Watch other(full);
    leaveLate(full, other);
    full.journal.fails = [](const JournalRecord &) { return true; };
    QVERIFY(!decide(other, &PaymentGuardian::refund, full.attempt().plan.attempt));
    full.clock.pass(5'000);
    QVERIFY(full.api.refunded.empty());
}

void LateMoneyTest::refundIsRepeatedWithTheSameKeyAndBody()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    till.api.refunds = {failure<Refund>(error(ErrorCode::Indeterminate)),
                        failure<Refund>(error(ErrorCode::ServerError)), refundIs(RefundStatus::Succeeded)};
    QVERIFY(decide(watch, &PaymentGuardian::refund, till.attempt().plan.attempt));
    till.clock.pass(120'000);
    QCOMPARE(till.api.refunded.size(), size_t(3));
    QCOMPARE(till.api.refunded[1], till.api.refunded[0]);
    QCOMPARE(till.api.refunded[2], till.api.refunded[0]);
    QCOMPARE(till.attempt().refunds.back().status, std::optional(RefundStatus::Succeeded));
}

void LateMoneyTest::refundGoesOnAfterARestart()
{
    Till till;
    {
        Watch watch(till);
        leaveLate(till, watch);
        till.api.timing = FakeApi::Timing::Never;
        QVERIFY(decide(watch, &PaymentGuardian::refund, till.attempt().plan.attempt));
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

void LateMoneyTest::refusedRefundAsksAgain()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    till.api.refunds = {failure<Refund>(error(ErrorCode::Refused, 422))};
    QVERIFY(decide(watch, &PaymentGuardian::refund, till.attempt().plan.attempt));
    till.clock.pass(5'000);
    QCOMPARE(watch.told, (QStringList{u"refund refused ORDER-1"_s, u"late ORDER-1"_s}));
    till.api.refunds = {refundIs(RefundStatus::Succeeded)};
    QVERIFY(decide(watch, &PaymentGuardian::refund, till.attempt().plan.attempt));
    till.clock.pass(5'000);
    QVERIFY(till.api.refunded[1].first != till.api.refunded[0].first); // another decision, another key
}

void LateMoneyTest::acceptedRefundIsLookedAtUntilItIsMade()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    till.api.refunds = {refundIs(RefundStatus::Pending)};
    till.api.refundLooks = {refundIs(RefundStatus::Pending)};
    till.api.calledAt.clear();
    QVERIFY(decide(watch, &PaymentGuardian::refund, till.attempt().plan.attempt));
    till.clock.pass(24 * 3'600'000);
    QCOMPARE(watch.told, (QStringList{u"refund accepted ORDER-1"_s}));
    QCOMPARE(till.api.refunded.size(), size_t(1));
    QVERIFY(!till.attempt().isPaid());
    QVERIFY(till.attempt().isUnresolved());
    // 5, 10, 20 s … and then every quarter of an hour, less up to a quarter by jitter.
    QVERIFY(till.api.calledAt.size() >= 24 * 4);
    QVERIFY2(till.api.calledAt.size() <= 24 * 6 + 10, qPrintable(QString::number(till.api.calledAt.size())));
    till.api.refundLooks = {failure<Refund>(error(ErrorCode::Unreachable)),
                            failure<Refund>(error(ErrorCode::Refused, 404)), refundIs(RefundStatus::Succeeded)};
    till.log.clear();
    till.clock.pass(3'600'000);
    QCOMPARE(till.log,
             (QStringList{u"look up ref_1"_s, u"look up ref_1"_s, u"look up ref_1"_s, u"append refund_answered"_s}));
    QCOMPARE(watch.told.last(), u"refund done ORDER-1"_s);
    QVERIFY(till.journal.unresolved()->empty());
    QCOMPARE(watch.guardian.watched(), 0);
}

void LateMoneyTest::acceptedRefundIsLookedAtAfterARestart()
{
    Till till;
    {
        Watch watch(till);
        leaveLate(till, watch);
        till.api.refunds = {refundIs(RefundStatus::Pending)};
        QVERIFY(decide(watch, &PaymentGuardian::refund, till.attempt().plan.attempt));
        till.clock.pass(1'000);
    }
    till.api.refundLooks = {refundIs(RefundStatus::Succeeded)};
    till.log.clear();
    Watch again(till);
    again.start(till);
    QCOMPARE(till.log, (QStringList{u"look up ref_1"_s, u"append refund_answered"_s}));
    QCOMPARE(again.told, (QStringList{u"refund done ORDER-1"_s}));
}

void LateMoneyTest::acceptedRefundThatFailsAsksAgain()
{
    Till till;
    Watch watch(till);
    leaveLate(till, watch);
    till.api.refunds = {refundIs(RefundStatus::Pending)};
    till.api.refundLooks = {refundIs(RefundStatus::Failed)};
    QVERIFY(decide(watch, &PaymentGuardian::refund, till.attempt().plan.attempt));
    till.clock.pass(60'000);
    QCOMPARE(watch.told, (QStringList{u"refund accepted ORDER-1"_s, u"refund refused ORDER-1"_s, u"late ORDER-1"_s}));
    QVERIFY(till.attempt().isPaid());
    QVERIFY(decide(watch, &PaymentGuardian::refund, till.attempt().plan.attempt));
}

void LateMoneyTest::nothingIsRefundedUnasked()
{
    Till till;
    chargeAndLeave(till, u"ORDER-1"_s);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    Watch watch(till);
    watch.start(till);
    QVERIFY(!decide(watch, &PaymentGuardian::refund, till.attempt().plan.attempt)); // paid in good order
    QVERIFY(!decide(watch, &PaymentGuardian::refund, u"nobody"_s));
    till.clock.pass(60'000);
    QVERIFY(till.api.refunded.empty());
}

QTEST_GUILESS_MAIN(LateMoneyTest)
#include "late_money_test.moc"
