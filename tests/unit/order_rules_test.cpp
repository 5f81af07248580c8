// SPDX-License-Identifier: MIT
// The reference is the order's identity: what charging it again means (invariant I5 and the contract's "Programs").
#include "machine/order_rules.h"

#include <QTest>

#include <algorithm>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

const Money price{4990, u"ISK"_s};

Plan planned(const QString &name, const Money &money)
{
    return {.attempt = name, .idempotencyKey = u"key"_s, .body = "{}", .reference = u"ORDER-1"_s, .money = money};
}

Attempt attempt(const QString &name, std::optional<Outcome> outcome, bool closed = false, const Money &money = price)
{
    return {.plan = planned(name, money),
            .session = u"pses_"_s + name,
            .payment = u"pay_"_s + name,
            .outcome = outcome,
            .timesExpired = outcome == Outcome::Expired ? 1 : 0,
            .sessionClosed = closed};
}

Attempt withoutSession(const QString &name, std::optional<Outcome> outcome, const Money &money = price)
{
    return {.plan = planned(name, money), .outcome = outcome};
}

Attempt refunded(const QString &name)
{
    Attempt gone = attempt(name, Outcome::Cancelled, true);
    gone.error = Error{.code = ErrorCode::Refused, .message = {}, .gatewayCode = u"refunded"_s};
    return gone;
}

Attempt late(const QString &name)
{
    Attempt taken = attempt(name, Outcome::Cancelled, true);
    taken.lateMoney = true;
    return taken;
}

Attempt lapsed(const QString &name)
{
    Attempt cancelled = attempt(name, Outcome::Cancelled);
    cancelled.timesExpired = 1;
    return cancelled;
}

Attempt goingBack(const QString &name, std::optional<RefundStatus> status)
{
    Attempt taken = late(name);
    taken.refunds = {{.amount = price.amount, .status = status}};
    return taken;
}

Attempt refundedInPart(const QString &name, std::optional<RefundStatus> status)
{
    Attempt paid = attempt(name, Outcome::Paid, true);
    paid.refunds = {{.amount = 990, .status = status}};
    return paid;
}

Attempt refundedInParts(const QString &name, std::optional<RefundStatus> last)
{
    Attempt paid = refundedInPart(name, RefundStatus::Succeeded);
    paid.refunds.push_back({.amount = 4000, .status = last});
    return paid;
}

// In words, so that a row is one line: "new", "new on pay_a", "resume a", "take over a", "paid a", "conflict".
QString judged(const std::vector<Attempt> &history, const Money &money)
{
    const auto decision = judgeOrder(money, history);
    if (!decision)
        return decision.error().code == ErrorCode::ReferenceConflict ? u"conflict"_s : decision.error().message;
    if (const auto *fresh = std::get_if<Order::StartNew>(&*decision))
        return fresh->payment.isEmpty() ? u"new"_s : QString(u"new on "_s + fresh->payment);
    if (const auto *open = std::get_if<Order::Resume>(&*decision))
        return u"resume "_s + open->attempt.plan.attempt;
    if (const auto *left = std::get_if<Order::TakeOver>(&*decision))
        return u"take over "_s + left->attempt.plan.attempt;
    return u"paid "_s + std::get<Order::AlreadyPaid>(*decision).attempt.plan.attempt;
}

} // namespace

using Attempts = std::vector<Kassi::Attempt>;
Q_DECLARE_METATYPE(Attempts)
Q_DECLARE_METATYPE(Kassi::Money)

class OrderRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesAnOrderByItsHistory_data();
    void judgesAnOrderByItsHistory();
    void refusesAnotherPrice_data();
    void refusesAnotherPrice();
    void onlyAnOfferWithoutKrafaIsSettledAtOnce();
    void laterAttemptOnTheSamePaymentOwnsIt_data();
    void laterAttemptOnTheSamePaymentOwnsIt();
    void moneyIsTakenWhereItIsPromisedOrLate_data();
    void moneyIsTakenWhereItIsPromisedOrLate();
    void ofTwoEndsWithoutMoneyTheUnknownOneCounts_data();
    void ofTwoEndsWithoutMoneyTheUnknownOneCounts();
};

void OrderRulesTest::judgesAnOrderByItsHistory_data()
{
    QTest::addColumn<Attempts>("history");
    QTest::addColumn<QString>("decision");
    const auto row = [](const char *name, const Attempts &history, const QString &decision) {
        QTest::newRow(name) << history << decision;
    };
    const QString a = u"a"_s;
    const QString b = u"b"_s;
    Attempt sentWithABadPayment = withoutSession(b, Outcome::Unavailable);
    sentWithABadPayment.payment = sentWithABadPayment.plan.payment = u"pay_wrong"_s;
    Attempt refundedAgain = refunded(b);
    refundedAgain.payment = u"pay_a"_s; // attached to the same payment as a

    row("unknown order", {}, u"new"_s);
    row("paid", {attempt(a, Outcome::Paid, true)}, u"paid a"_s);
    row("money came late", {late(a)}, u"paid a"_s);
    row("paid, whatever came before", {attempt(a, Outcome::Expired, true), attempt(b, Outcome::Paid, true)},
        u"paid b"_s);
    row("paid, whatever came after", {attempt(a, Outcome::Paid, true), withoutSession(b, Outcome::Unavailable)},
        u"paid a"_s);
    row("planned", {withoutSession(a, std::nullopt)}, u"resume a"_s);
    row("session made", {attempt(a, std::nullopt)}, u"resume a"_s);
    row("unconfirmed", {attempt(a, Outcome::Unconfirmed)}, u"resume a"_s);
    row("pending", {attempt(a, Outcome::Pending, true)}, u"resume a"_s);
    row("cancelled, session open", {attempt(a, Outcome::Cancelled)}, u"take over a"_s);
    row("declined, session open", {attempt(a, Outcome::Declined)}, u"take over a"_s);
    row("cancelled, session closed", {attempt(a, Outcome::Cancelled, true)}, u"new on pay_a"_s);
    row("expired and closed", {attempt(a, Outcome::Expired, true)}, u"new on pay_a"_s);
    row("expired twice", {attempt(a, Outcome::Expired, true), attempt(b, Outcome::Expired, true)}, u"new on pay_b"_s);
    row("expired, then unavailable", {attempt(a, Outcome::Expired, true), withoutSession(b, Outcome::Unavailable)},
        u"new on pay_a"_s);
    row("never made", {withoutSession(a, Outcome::Unavailable)}, u"new"_s);
    row("never made, cancelled", {withoutSession(a, Outcome::Cancelled)}, u"new"_s);
    row("a payment that the gateway refused", {sentWithABadPayment}, u"new"_s);
    row("refunded", {refunded(a)}, u"new"_s);
    row("expired, to be looked at once more", {attempt(a, Outcome::Expired)}, u"new on pay_a"_s);
    row("cancelled, then expired", {lapsed(a)}, u"new on pay_a"_s);
    row("late money going back", {goingBack(a, std::nullopt)}, u"conflict"_s);
    row("late money going back, accepted", {goingBack(a, RefundStatus::Pending)}, u"conflict"_s);
    row("late money given back", {goingBack(a, RefundStatus::Succeeded)}, u"new"_s);
    row("a part given back", {refundedInPart(a, RefundStatus::Succeeded)}, u"paid a"_s);
    row("a part going back", {refundedInPart(a, std::nullopt)}, u"paid a"_s);
    row("all given back in parts", {refundedInParts(a, RefundStatus::Succeeded)}, u"new"_s);
    row("the last part going back", {refundedInParts(a, RefundStatus::Pending)}, u"conflict"_s);
    row("all given back, then paid again",
        {refundedInParts(a, RefundStatus::Succeeded), attempt(b, Outcome::Paid, true)}, u"paid b"_s);
    row("paid twice, one going back", {goingBack(a, std::nullopt), attempt(b, Outcome::Paid, true)}, u"paid b"_s);
    row("refunded at the second session", {attempt(a, Outcome::Expired, true), refundedAgain}, u"new"_s);
}

void OrderRulesTest::judgesAnOrderByItsHistory()
{
    QFETCH(const Attempts, history);
    QTEST(judged(history, price), "decision");
    QFETCH(const QString, decision);
    QCOMPARE(isGoneOnWith(price, history), decision.startsWith(u"resume"_s) || decision.startsWith(u"take over"_s));
}

void OrderRulesTest::refusesAnotherPrice_data()
{
    QTest::addColumn<Attempts>("history");
    QTest::addColumn<Money>("money");
    QTest::addColumn<QString>("decision");
    const Money more{5990, u"ISK"_s};
    const Money euro{4990, u"EUR"_s};
    QTest::newRow("paid, another amount") << Attempts{attempt(u"a"_s, Outcome::Paid, true)} << more << u"conflict"_s;
    QTest::newRow("paid, another currency") << Attempts{attempt(u"a"_s, Outcome::Paid, true)} << euro << u"conflict"_s;
    QTest::newRow("open") << Attempts{withoutSession(u"a"_s, std::nullopt)} << more << u"conflict"_s;
    QTest::newRow("unconfirmed") << Attempts{attempt(u"a"_s, Outcome::Unconfirmed)} << more << u"conflict"_s;
    QTest::newRow("cancelled, session open") << Attempts{attempt(u"a"_s, Outcome::Cancelled)} << more << u"conflict"_s;
    QTest::newRow("expired") << Attempts{attempt(u"a"_s, Outcome::Expired, true)} << more << u"conflict"_s;
    QTest::newRow("never existed at the gateway")
        << Attempts{withoutSession(u"a"_s, Outcome::Unavailable)} << more << u"new"_s;
}

void OrderRulesTest::refusesAnotherPrice()
{
    QFETCH(const Attempts, history);
    QFETCH(const Money, money);
    QTEST(judged(history, money), "decision");
}

void OrderRulesTest::onlyAnOfferWithoutKrafaIsSettledAtOnce()
{
    const auto offer = [](const QStringList &methods) {
        return maySettleLater({.money = price, .enabledMethods = methods});
    };
    QVERIFY(!offer({u"card"_s, u"apple_pay"_s}));
    QVERIFY(offer({u"card"_s, u"krafa"_s}));
    QVERIFY(offer({})); // all that the merchant has, whatever that is
}

void OrderRulesTest::laterAttemptOnTheSamePaymentOwnsIt_data()
{
    QTest::addColumn<Attempts>("history");
    QTest::addColumn<bool>("owned");
    const Attempt left = attempt(u"a"_s, Outcome::Cancelled);
    Attempt sameSession = attempt(u"b"_s, std::nullopt);
    sameSession.session = left.session;
    Attempt samePayment = attempt(u"b"_s, std::nullopt);
    samePayment.payment = left.payment;
    Attempt merelyPlanned = withoutSession(u"b"_s, std::nullopt);
    merelyPlanned.payment = left.payment;
    QTest::newRow("alone") << Attempts{left} << false;
    QTest::newRow("its session taken over") << Attempts{left, sameSession} << true;
    QTest::newRow("a new session of its payment") << Attempts{left, samePayment} << true;
    QTest::newRow("an earlier one of its payment") << Attempts{samePayment, left} << false;
    QTest::newRow("another payment") << Attempts{left, attempt(u"b"_s, std::nullopt)} << false;
    QTest::newRow("a session that was never made") << Attempts{left, merelyPlanned} << false;
    QTest::newRow("itself still open") << Attempts{attempt(u"a"_s, Outcome::Unconfirmed), samePayment} << false;
    QTest::newRow("itself closed") << Attempts{attempt(u"a"_s, Outcome::Cancelled, true), samePayment} << false;
    QTest::newRow("not of this order") << Attempts{samePayment} << false;
}

void OrderRulesTest::laterAttemptOnTheSamePaymentOwnsIt()
{
    QFETCH(const Attempts, history);
    const auto a = std::ranges::find(history, u"a"_s, [](const Attempt &one) { return one.plan.attempt; });
    QTEST(hasNewOwner(a == history.end() ? attempt(u"a"_s, Outcome::Cancelled) : *a, history), "owned");
}

void OrderRulesTest::moneyIsTakenWhereItIsPromisedOrLate_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("taken");
    QTest::addColumn<bool>("takenLate");
    QTest::newRow("paid") << Outcome::Paid << true << true;
    QTest::newRow("pending") << Outcome::Pending << true << true;
    for (const Outcome outcome :
         {Outcome::Declined, Outcome::Cancelled, Outcome::Expired, Outcome::Unavailable, Outcome::Unconfirmed})
        QTest::newRow(qPrintable(outcomeName(outcome))) << outcome << false << true;
}

void OrderRulesTest::moneyIsTakenWhereItIsPromisedOrLate()
{
    QFETCH(const Outcome, outcome);
    const Error late{.code = ErrorCode::LateMoney, .message = {}};
    const Error refused{.code = ErrorCode::Refused, .message = {}};
    QTEST(tookMoney({.outcome = outcome}), "taken");
    QTEST(tookMoney({.outcome = outcome, .error = refused}), "taken");
    QTEST(tookMoney({.outcome = outcome, .error = late}), "takenLate");
}

void OrderRulesTest::ofTwoEndsWithoutMoneyTheUnknownOneCounts_data()
{
    QTest::addColumn<Outcome>("form");
    QTest::addColumn<Outcome>("phone");
    QTest::addColumn<QString>("told");
    QTest::newRow("both known") << Outcome::Declined << Outcome::Expired << u"form"_s;
    QTest::newRow("phone unknown") << Outcome::Cancelled << Outcome::Unconfirmed << u"phone"_s;
    QTest::newRow("form unknown") << Outcome::Unconfirmed << Outcome::Cancelled << u"form"_s;
}

void OrderRulesTest::ofTwoEndsWithoutMoneyTheUnknownOneCounts()
{
    QFETCH(const Outcome, form);
    QFETCH(const Outcome, phone);
    const Settlement ofForm{.outcome = form, .attempt = u"form"_s};
    QTEST(endWithoutMoney(ofForm, Settlement{.outcome = phone, .attempt = u"phone"_s}).attempt, "told");
    QCOMPARE(endWithoutMoney(ofForm, std::nullopt).attempt, u"form"_s);
}

QTEST_GUILESS_MAIN(OrderRulesTest)
#include "order_rules_test.moc"
