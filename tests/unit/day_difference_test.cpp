// SPDX-License-Identifier: MIT
// What differs between the journal and the gateway's books, for every state of an attempt and every status of a
// payment.
#include "till/day_difference.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

Attempt attemptOf(std::optional<Outcome> outcome)
{
    return {.plan = {.attempt = u"a"_s,
                     .idempotencyKey = {},
                     .body = {},
                     .reference = u"ORDER-1"_s,
                     .money = {.amount = 4990}},
            .session = u"pses_1"_s,
            .payment = u"pay_1"_s,
            .outcome = outcome,
            .sessionClosed = outcome.has_value()};
}

AttemptRefund refundOf(qint64 amount, std::optional<RefundStatus> status)
{
    return {.amount = amount, .status = status};
}

Payment said(PaymentStatus status)
{
    return {.id = u"pay_1"_s, .money = {.amount = 4990}, .status = status};
}

constexpr PaymentStatus allStatuses[] = {
    PaymentStatus::Created, PaymentStatus::Pending,  PaymentStatus::Processing,       PaymentStatus::Succeeded,
    PaymentStatus::Failed,  PaymentStatus::Refunded, PaymentStatus::PartiallyRefunded};

} // namespace

class DayDifferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatusIsJudged_data();
    void everyStatusIsJudged();
    void whoeverWasPaidSpeaks();
    void anotherAmountIsADifference();
    void aWatchedPaymentMayMove();
    void sessionsSayLess_data();
    void sessionsSayLess();
};

void DayDifferenceTest::everyStatusIsJudged_data()
{
    QTest::addColumn<Attempt>("attempt");
    QTest::addColumn<QList<PaymentStatus>>("same");                  // everything else differs
    QTest::addColumn<QMap<PaymentStatus, DayDifference>>("differs"); // … as MoneyNotTaken, unless it is here
    using Differs = QMap<PaymentStatus, DayDifference>;
    const auto paidWith = [](const std::vector<AttemptRefund> &refunds) {
        Attempt attempt = attemptOf(Outcome::Paid);
        attempt.refunds = refunds;
        return attempt;
    };
    const QList<PaymentStatus> nothingTaken = {PaymentStatus::Created, PaymentStatus::Pending, PaymentStatus::Failed,
                                               PaymentStatus::Refunded};
    const Differs takenThere = {{PaymentStatus::Succeeded, DayDifference::MoneyTaken},
                                {PaymentStatus::PartiallyRefunded, DayDifference::MoneyTaken},
                                {PaymentStatus::Processing, DayDifference::StillMoving}};
    QTest::newRow("paid") << attemptOf(Outcome::Paid) << QList{PaymentStatus::Succeeded}
                          << Differs{{PaymentStatus::Refunded, DayDifference::RefundedThere},
                                     {PaymentStatus::PartiallyRefunded, DayDifference::RefundedThere}};
    QTest::newRow("refunded in part") << paidWith({refundOf(990, RefundStatus::Succeeded)})
                                      << QList{PaymentStatus::PartiallyRefunded}
                                      << Differs{{PaymentStatus::Succeeded, DayDifference::RefundedHere},
                                                 {PaymentStatus::Refunded, DayDifference::RefundedThere}};
    QTest::newRow("refunded") << paidWith(
                                     {refundOf(990, RefundStatus::Succeeded), refundOf(4000, RefundStatus::Succeeded)})
                              << QList{PaymentStatus::Refunded}
                              << Differs{{PaymentStatus::Succeeded, DayDifference::RefundedHere},
                                         {PaymentStatus::PartiallyRefunded, DayDifference::RefundedHere}};
    QTest::newRow("a part being refunded")
        << paidWith({refundOf(990, std::nullopt)}) << QList{PaymentStatus::Succeeded, PaymentStatus::PartiallyRefunded}
        << Differs{{PaymentStatus::Refunded, DayDifference::RefundedThere}};
    QTest::newRow("the rest being refunded")
        << paidWith({refundOf(990, RefundStatus::Succeeded), refundOf(4000, RefundStatus::Pending)})
        << QList{PaymentStatus::PartiallyRefunded, PaymentStatus::Refunded}
        << Differs{{PaymentStatus::Succeeded, DayDifference::RefundedHere}};
    Attempt late = attemptOf(Outcome::Expired);
    late.lateMoney = true;
    QTest::newRow("late money") << late << QList{PaymentStatus::Succeeded}
                                << Differs{{PaymentStatus::Refunded, DayDifference::RefundedThere},
                                           {PaymentStatus::PartiallyRefunded, DayDifference::RefundedThere}};
    for (const Outcome outcome : {Outcome::Declined, Outcome::Cancelled, Outcome::Expired, Outcome::Unavailable})
        QTest::newRow(qPrintable(outcomeName(outcome))) << attemptOf(outcome) << nothingTaken << takenThere;
}

void DayDifferenceTest::everyStatusIsJudged()
{
    QFETCH(Attempt, attempt);
    QFETCH(QList<PaymentStatus>, same);
    using Differs = QMap<PaymentStatus, DayDifference>;
    QFETCH(Differs, differs);
    for (const PaymentStatus status : allStatuses) {
        const std::optional<DayDifference> expected =
            same.contains(status) ? std::nullopt : std::optional(differs.value(status, DayDifference::MoneyNotTaken));
        QVERIFY2(differenceOf({attempt}, said(status)) == expected, qPrintable(paymentStatusName(status)));
    }
}

void DayDifferenceTest::whoeverWasPaidSpeaks()
{
    const std::vector<Attempt> both = {attemptOf(Outcome::Expired), attemptOf(Outcome::Paid),
                                       attemptOf(Outcome::Cancelled)};
    QCOMPARE(differenceOf(both, said(PaymentStatus::Succeeded)), std::nullopt);
    QCOMPARE(differenceOf(both, said(PaymentStatus::Failed)), DayDifference::MoneyNotTaken);
    QCOMPARE(speaker(both).outcome, Outcome::Paid);
    QCOMPARE(speaker({attemptOf(Outcome::Expired), attemptOf(Outcome::Cancelled)}).outcome, Outcome::Cancelled);
}

void DayDifferenceTest::anotherAmountIsADifference()
{
    for (const Money &money : {Money{.amount = 4991}, Money{.amount = 4990, .currency = u"EUR"_s}}) {
        Payment payment = said(PaymentStatus::Succeeded);
        payment.money = money;
        QCOMPARE(differenceOf({attemptOf(Outcome::Paid)}, payment), DayDifference::OtherAmount);
    }
}

void DayDifferenceTest::aWatchedPaymentMayMove()
{
    QCOMPARE(differenceOf({attemptOf(std::nullopt)}, said(PaymentStatus::Processing)), std::nullopt);
    QCOMPARE(differenceOf({attemptOf(std::nullopt)}, said(PaymentStatus::Succeeded)), DayDifference::MoneyTaken);
    QCOMPARE(differenceOf({attemptOf(Outcome::Pending)}, said(PaymentStatus::Processing)), std::nullopt);
}

void DayDifferenceTest::sessionsSayLess_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<SessionStatus>("status");
    QTest::addColumn<bool>("differs");
    QTest::newRow("paid, complete") << Outcome::Paid << SessionStatus::Complete << false;
    QTest::newRow("paid, open") << Outcome::Paid << SessionStatus::Open << true;
    QTest::newRow("paid, expired") << Outcome::Paid << SessionStatus::Expired << true;
    QTest::newRow("expired, expired") << Outcome::Expired << SessionStatus::Expired << false;
    QTest::newRow("expired, complete") << Outcome::Expired << SessionStatus::Complete << true;
    QTest::newRow("a claim, complete") << Outcome::Pending << SessionStatus::Complete << false;
    QTest::newRow("declined, complete") << Outcome::Declined << SessionStatus::Complete << false;
}

void DayDifferenceTest::sessionsSayLess()
{
    QFETCH(Outcome, outcome);
    QFETCH(SessionStatus, status);
    QFETCH(bool, differs);
    const PaymentSession session{.id = u"pses_1"_s, .status = status, .payment = u"pay_1"_s};
    QCOMPARE(differenceOf(attemptOf(outcome), session).has_value(), differs);
    PaymentSession other = session;
    other.amount = 1;
    QCOMPARE(differenceOf(attemptOf(outcome), other), DayDifference::OtherAmount);
}

QTEST_GUILESS_MAIN(DayDifferenceTest)
#include "day_difference_test.moc"
