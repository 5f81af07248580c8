// SPDX-License-Identifier: MIT
// One payment in two places, as rules: which of its attempts is gone on with, which looks after what, and what is made
// of money that both places know of (invariant I5).
#include "machine/order_rules.h"
#include "unit/support/machine_driver.h"

#include <QTest>

#include <deque>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

Attempt form(std::optional<Outcome> outcome = {}, bool closed = false)
{
    Attempt form = earlier(outcome, closed);
    form.plan.attempt = u"form"_s;
    form.session = u"pses_form"_s;
    return form;
}

Attempt phone(std::optional<Outcome> outcome = {}, bool closed = false)
{
    Attempt phone = form(outcome, closed);
    phone.plan.attempt = u"phone"_s;
    phone.plan.mode = SessionMode::Hosted;
    phone.plan.payment = phone.payment;
    phone.plan.beside = u"form"_s;
    phone.session = u"pses_phone"_s;
    return phone;
}

Attempt late(Attempt attempt, bool second = false)
{
    attempt.outcome = Outcome::Cancelled;
    attempt.sessionClosed = attempt.lateMoney = true;
    attempt.lateSecond = second;
    return attempt;
}

Attempt refunded(Attempt attempt)
{
    attempt.outcome = Outcome::Paid;
    attempt.sessionClosed = true;
    attempt.refunds = {{.amount = price.amount, .status = RefundStatus::Succeeded}};
    return attempt;
}

Attempt expired(Attempt attempt)
{
    attempt.outcome = Outcome::Expired;
    attempt.timesExpired = 1;
    return attempt;
}

QString word(const OrderDecision &decision)
{
    if (const auto *open = std::get_if<Order::Resume>(&decision))
        return u"resume "_s + open->attempt.plan.attempt;
    if (const auto *left = std::get_if<Order::TakeOver>(&decision))
        return u"take over "_s + left->attempt.plan.attempt;
    if (const auto *paid = std::get_if<Order::AlreadyPaid>(&decision))
        return u"paid "_s + paid->attempt.plan.attempt;
    const QString &payment = std::get<Order::StartNew>(decision).payment;
    return payment.isEmpty() ? u"new"_s : QString(u"new on "_s + payment);
}

QString words(const std::vector<Attempt> &history)
{
    const auto decision = judgeOrder(price, history);
    if (!decision)
        return errorCodeName(decision.error().code);
    const auto beside = phoneBeside(*decision, history);
    return word(*decision) + (beside ? u" and "_s + word(*beside) : QString());
}

/// What is told of an attempt whose session and payment the gateway answers so about, in the order of its commands.
QString judged(const Attempt &attempt, MoneyElsewhere elsewhere, SessionStatus status, PaymentStatus paid)
{
    const ResumePurpose purpose = attempt.isOpen() ? ResumePurpose::Settle : ResumePurpose::Watch;
    State state;
    QStringList told;
    qint64 now = 0;
    bool ended = false;
    std::deque<AnyInput> inputs = {Input::Resume{attempt, purpose, 0, false, elsewhere}};
    for (int steps = 0; steps < 100 && !inputs.empty() && !ended; ++steps) {
        const auto next = step(state, inputs.front(), {.nowMs = now += 1'000});
        inputs.pop_front();
        if (!next)
            return next.error().message;
        state = next->state;
        for (const AnyCommand &command : next->commands) {
            if (const auto *append = std::get_if<Command::Append>(&command)) {
                QString line = recordName(append->record);
                if (const auto *settled = std::get_if<Record::Settled>(&append->record))
                    line += u' ' + outcomeName(settled->outcome);
                if (const auto *money = std::get_if<Record::LateMoney>(&append->record))
                    line += money->second ? u" second"_s : QString();
                told << line;
                inputs.push_back(Input::Recorded{append->record});
            } else if (std::holds_alternative<Command::PollSession>(command)) {
                PaymentSession answer = session(status);
                answer.id = attempt.session;
                answer.mode = attempt.plan.mode;
                inputs.push_back(Input::SessionReply{answer});
            } else if (std::holds_alternative<Command::LookUpPayment>(command)) {
                inputs.push_back(Input::PaymentReply{payment(paid)});
            } else if (std::holds_alternative<Command::ArmTimer>(command)) {
                inputs.push_back(Input::TimerFired{});
            } else if (std::holds_alternative<Command::Announce>(command)) {
                ended = true;
            }
        }
    }
    return told.join(u", "_s);
}

} // namespace

using Attempts = std::vector<Kassi::Attempt>;
Q_DECLARE_METATYPE(Attempts)
Q_DECLARE_METATYPE(Kassi::Attempt)
Q_DECLARE_METATYPE(Kassi::MoneyElsewhere)
Q_DECLARE_METATYPE(Kassi::SessionStatus)
Q_DECLARE_METATYPE(Kassi::PaymentStatus)

class TwoPlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothPlacesAreGoneOnWith_data();
    void bothPlacesAreGoneOnWith();
    void aPhoneIsLetBesideAFormThatCanBePaid_data();
    void aPhoneIsLetBesideAFormThatCanBePaid();
    void neitherPlaceIsTheOthersOwner();
    void moneyIsJudgedByWhatTheOtherPlaceFound_data();
    void moneyIsJudgedByWhatTheOtherPlaceFound();
    void whatTheOtherPlaceFound_data();
    void whatTheOtherPlaceFound();
    void aSecondThatWasTakenOnceIsNoMoney();
};

void TwoPlacesTest::bothPlacesAreGoneOnWith_data()
{
    QTest::addColumn<Attempts>("history");
    QTest::addColumn<QString>("decision");
    const auto row = [](const char *name, const Attempts &history, const QString &decision) {
        QTest::newRow(name) << history << decision;
    };
    Attempt planned = phone();
    planned.session.clear();
    row("both open", {form(), phone()}, u"resume form and resume phone"_s);
    row("the phone planned", {form(), planned}, u"resume form and resume phone"_s);
    row("both cancelled, payable", {form(Outcome::Cancelled), phone(Outcome::Cancelled)},
        u"take over form and take over phone"_s);
    row("the phone not confirmed", {form(Outcome::Cancelled), phone(Outcome::Unconfirmed)},
        u"take over form and resume phone"_s);
    row("the form not confirmed", {form(Outcome::Unconfirmed), phone(Outcome::Cancelled)},
        u"resume form and take over phone"_s);
    row("the form expired", {expired(form()), phone()}, u"resume phone"_s);
    row("the phone expired", {form(), expired(phone())}, u"resume form"_s);
    row("both expired", {expired(form()), expired(phone())}, u"new on pay_1"_s);
    row("the phone paid", {form(), phone(Outcome::Paid, true)}, u"paid phone"_s);
    row("the form paid", {form(Outcome::Paid, true), phone()}, u"paid form"_s);
    row("promised on the phone", {form(), phone(Outcome::Pending, true)}, u"resume phone"_s);
    row("promised in both", {form(Outcome::Pending, true), phone(Outcome::Pending, true)},
        u"resume form and resume phone"_s);
    row("late on the phone", {form(), late(phone())}, u"paid phone"_s);
    row("refunded, the form not asked about", {form(), refunded(phone())}, u"reference_conflict"_s);
    row("refunded, the form may be paid", {form(Outcome::Cancelled), refunded(phone())}, u"reference_conflict"_s);
    row("refunded, the form closed", {form(Outcome::Cancelled, true), refunded(phone())}, u"new"_s);
    Attempt once = late(form(), true);
    once.kept = true;
    row("taken once, and refunded", {once, refunded(phone())}, u"new"_s);
    row("perhaps taken twice", {late(form(), true), refunded(phone())}, u"paid form"_s);
}

void TwoPlacesTest::bothPlacesAreGoneOnWith()
{
    QFETCH(const Attempts, history);
    QTEST(words(history), "decision");
}

void TwoPlacesTest::aPhoneIsLetBesideAFormThatCanBePaid_data()
{
    QTest::addColumn<Attempts>("history");
    QTest::addColumn<bool>("allowed");
    Attempt unmade = form();
    unmade.session.clear();
    QTest::newRow("a form") << Attempts{form()} << true;
    QTest::newRow("a form whose phone expired") << Attempts{form(), expired(phone())} << true;
    QTest::newRow("a form that has a phone") << Attempts{form(), phone()} << false;
    QTest::newRow("a form whose phone is not confirmed") << Attempts{form(), phone(Outcome::Unconfirmed)} << false;
    QTest::newRow("a form whose phone may be paid") << Attempts{form(), phone(Outcome::Cancelled)} << false;
    QTest::newRow("a form whose money is promised") << Attempts{form(), phone(Outcome::Pending, true)} << false;
    QTest::newRow("a form without a session") << Attempts{unmade} << false;
    QTest::newRow("a form that is settled") << Attempts{form(Outcome::Cancelled)} << false;
    QTest::newRow("a phone") << Attempts{phone()} << false;
}

void TwoPlacesTest::aPhoneIsLetBesideAFormThatCanBePaid()
{
    QFETCH(const Attempts, history);
    QTEST(judgePhoneWish(history.front(), history).has_value(), "allowed");
}

void TwoPlacesTest::neitherPlaceIsTheOthersOwner()
{
    const Attempt left = form(Outcome::Cancelled);
    QVERIFY(!hasNewOwner(left, {left, phone()}));
    Attempt again = form();
    again.plan.attempt = u"again"_s;
    again.plan.session = left.session;
    const Attempt code = phone(Outcome::Cancelled);
    QVERIFY(hasNewOwner(left, {left, code, again}));  // its session was taken over
    QVERIFY(!hasNewOwner(code, {left, code, again})); // this one's was not
    Attempt afterwards = form();
    afterwards.plan.attempt = u"afterwards"_s;
    afterwards.session = u"pses_new"_s;
    QVERIFY(hasNewOwner(expired(code), {left, expired(code), afterwards})); // made when nothing could be paid
}

void TwoPlacesTest::moneyIsJudgedByWhatTheOtherPlaceFound_data()
{
    QTest::addColumn<Attempt>("attempt");
    QTest::addColumn<MoneyElsewhere>("elsewhere");
    QTest::addColumn<SessionStatus>("session");
    QTest::addColumn<PaymentStatus>("payment");
    QTest::addColumn<QString>("told");
    using enum MoneyElsewhere;
    constexpr auto complete = SessionStatus::Complete;
    constexpr auto open = SessionStatus::Open;
    constexpr auto over = SessionStatus::Expired;
    constexpr auto taken = PaymentStatus::Succeeded;
    const auto row = [](const char *name, const Attempt &attempt, MoneyElsewhere elsewhere, SessionStatus session,
                        PaymentStatus payment, const QString &told) {
        QTest::newRow(name) << attempt << elsewhere << session << payment << told;
    };
    const Attempt left = form(Outcome::Cancelled);
    row("complete", form(), None, complete, taken, u"settled paid"_s);
    row("complete, promised there", form(), Promised, complete, taken, u"settled paid"_s);
    row("complete, paid there", form(), Taken, complete, taken, u"settled cancelled, late_money second"_s);
    row("complete, given back there", form(), Taken, complete, PaymentStatus::Refunded,
        u"settled cancelled, late_money second"_s);
    row("complete late", left, None, complete, taken, u"late_money"_s);
    row("complete late, paid there", left, Taken, complete, taken, u"late_money second"_s);
    row("open, taken somewhere", form(), None, open, taken, u"settled unconfirmed"_s);
    row("open, paid there", form(), Taken, open, taken, u"settled cancelled"_s);
    row("open, given back there", form(), Taken, open, PaymentStatus::Refunded, u"settled cancelled"_s);
    row("open, paid there, a card on its way", form(), Taken, open, PaymentStatus::Processing,
        u"settled unconfirmed"_s);
    row("expired, taken somewhere", form(), None, over, taken, u"settled expired, late_money"_s);
    row("expired, paid there", form(), Taken, over, taken, u"settled expired"_s);
    row("expired, promised there", form(), Promised, over, taken, u"settled expired"_s);
    row("expired late, paid there", left, Taken, over, taken, u"expired"_s);
}

void TwoPlacesTest::moneyIsJudgedByWhatTheOtherPlaceFound()
{
    QFETCH(const Attempt, attempt);
    QFETCH(const MoneyElsewhere, elsewhere);
    QFETCH(const SessionStatus, session);
    QFETCH(const PaymentStatus, payment);
    QTEST(judged(attempt, elsewhere, session, payment), "told");
}

void TwoPlacesTest::whatTheOtherPlaceFound_data()
{
    QTest::addColumn<Attempt>("other");
    QTest::addColumn<MoneyElsewhere>("found");
    QTest::newRow("nothing yet") << phone() << MoneyElsewhere::None;
    QTest::newRow("cancelled") << phone(Outcome::Cancelled) << MoneyElsewhere::None;
    QTest::newRow("paid") << phone(Outcome::Paid, true) << MoneyElsewhere::Taken;
    QTest::newRow("pending") << phone(Outcome::Pending, true) << MoneyElsewhere::Promised;
    QTest::newRow("late") << late(phone()) << MoneyElsewhere::Taken;
    QTest::newRow("second itself") << late(phone(), true) << MoneyElsewhere::None;
    Attempt another = phone(Outcome::Paid, true);
    another.payment = u"pay_2"_s;
    QTest::newRow("another payment") << another << MoneyElsewhere::None;
    Attempt same = phone(Outcome::Paid, true);
    same.session = form().session;
    QTest::newRow("the same session") << same << MoneyElsewhere::None;
}

void TwoPlacesTest::whatTheOtherPlaceFound()
{
    QFETCH(const Attempt, other);
    QTEST(moneyElsewhere(form(), {form(), other}), "found");
}

void TwoPlacesTest::aSecondThatWasTakenOnceIsNoMoney()
{
    Attempt second = late(form(), true);
    QVERIFY(second.needsDecision() && second.isPaid() && second.mayBeSecond());
    const auto once = fold(second, Record::Kept{}, 7);
    QVERIFY(once.has_value());
    QVERIFY(!once->needsDecision());
    QVERIFY(!once->isPaid());
    QCOMPARE(once->rest(), qint64(0));
    QCOMPARE(once->takenAtMs, qint64(0));
    QVERIFY(!fold(*once, Record::RefundPlanned{u"key"_s, "{}", price.amount}, 8).has_value());
}

QTEST_GUILESS_MAIN(TwoPlacesTest)
#include "two_places_test.moc"
