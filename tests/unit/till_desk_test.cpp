// SPDX-License-Identifier: MIT
// The till behind the POS API, on virtual time: a reference is one order whatever is asked how often, the screen is
// never taken from anybody, refunds are made once, and what happens is told.
#include "pos/till_desk.h"
#include "unit/support/watch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Kassi;
using namespace Kassi::Pos;
using namespace Kassi::Testing;

namespace {

/// A screen that shows what it is given with the till's own controller.
class FakeScreen final : public ChargeScreen
{
public:
    explicit FakeScreen(Testing::Till &till)
        : m_till(till)
    {
    }

    std::optional<ScreenObstacle> inTheWay = {};
    int taken = 0;

    [[nodiscard]] std::optional<ScreenObstacle> obstacle() const override
    {
        return isActive() ? ScreenObstacle::Busy : inTheWay;
    }
    [[nodiscard]] Result<void> take(const SessionRequest &request) override
    {
        ++taken;
        m_till.restart();
        CheckoutController &controller = *m_till.controller;
        connect(&controller, &CheckoutController::changed, this, &ChargeScreen::changed);
        connect(&controller, &CheckoutController::settled, this, &ChargeScreen::settled);
        SessionRequest whole = request;
        whole.origin = u"https://till.example.is"_s;
        return controller.charge(whole);
    }
    [[nodiscard]] std::optional<OnScreen> current() const override
    {
        return OnScreen{m_till.controller->progress(), m_till.controller->state().phase};
    }
    void cancel() override { m_till.controller->cancel(CancelReason::Staff); }

private:
    [[nodiscard]] bool isActive() const
    {
        const Phase phase = m_till.controller->state().phase;
        return phase != Phase::Idle && phase != Phase::Settled;
    }

    Testing::Till &m_till;
};

struct Rig
{
    Testing::Till till;
    PaymentGuardian guardian{{till.api, till.journal, till.clock, till.random}, {.requestGapMs = 100}};
    FakeScreen screen{till};
    EventLog events{u"run"_s};
    ReadinessReport report;
    TillDesk desk{
        {till.api, till.journal, till.clock, till.random}, guardian, screen, events, [this] { return report; }};

    PosResult<Begun> charge(qint64 amount = price.amount, const QString &reference = u"ORDER-1"_s)
    {
        PosResult<Begun> told = refuse(0, u"nothing"_s, {});
        desk.charge({.money = {amount, u"ISK"_s}, .reference = reference},
                    [&told](const PosResult<Begun> &answer) { told = answer; });
        return told;
    }
    PosResult<Charge> show(const QString &id)
    {
        PosResult<Charge> told = refuse(0, u"nothing"_s, {});
        desk.show(id, [&told](const PosResult<Charge> &answer) { told = answer; });
        return told;
    }
    PosResult<Charge> cancel(const QString &id)
    {
        PosResult<Charge> told = refuse(0, u"nothing"_s, {});
        desk.cancel(id, [&told](const PosResult<Charge> &answer) { told = answer; });
        return told;
    }
    PosResult<Begun> refund(const QString &id, const RefundAsk &ask)
    {
        PosResult<Begun> told = refuse(0, u"nothing"_s, {});
        desk.refund(id, ask, [&told](const PosResult<Begun> &answer) { told = answer; });
        return told;
    }
    std::vector<Charge> list(const QString &reference)
    {
        std::vector<Charge> told;
        desk.list(reference, [&told](const PosResult<std::vector<Charge>> &answer) { told = answer.value(); });
        return told;
    }
    /// An order that was paid on the screen.
    QString paid(const QString &reference = u"ORDER-1"_s)
    {
        const auto begun = charge(price.amount, reference);
        till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
        till.clock.pass(30'000);
        till.api.refunds = {Refund{
            .id = u"ref_1"_s, .payment = u"pay_1"_s, .money = {990, u"ISK"_s}, .status = RefundStatus::Succeeded}};
        return begun->charge.id;
    }
    [[nodiscard]] QStringList told() const
    {
        QStringList words;
        for (quint64 number = 0; const auto event = events.after(number, {}); ++number) {
            const QJsonObject json = QJsonDocument::fromJson(event->data).object();
            words << QString(QString::fromLatin1(event->type) + u' ' +
                             (json[u"outcome"].isString() ? json[u"outcome"] : json[u"phase"]).toString());
        }
        words.removeDuplicates();
        return words;
    }
};

QString codeOf(const auto &answer)
{
    return answer ? u"fine"_s : answer.error().code;
}

} // namespace

class TillDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chargeGoesToTheScreenOnce();
    void sameReferenceAnswersTheSame();
    void paidOrderIsAnsweredWithoutTheScreen();
    void anotherAmountIsAConflict();
    void busyScreenIsNotTaken_data();
    void busyScreenIsNotTaken();
    void orderOfAnEarlierRunIsGoneOnWith();
    void brokenJournalIsSaid();
    void cancelTakesItOffTheScreen();
    void cancelOfWhatIsOverIsRefused();
    void refundIsMadeOnce();
    void refundWithoutAKeyIsMadeOnce();
    void refundFollowsTheRules();
    void refundFailedMayBeAskedForAgain();
    void tellsWhatHappens();
    void countsWhatHappened();
    void listHoldsAllChargesOfAnOrder();
};

void TillDeskTest::chargeGoesToTheScreenOnce()
{
    Rig rig;
    const auto begun = rig.charge();
    QVERIFY(begun && begun->isNew && begun->charge.open);
    QCOMPARE(rig.screen.taken, 1);
    QCOMPARE(begun->charge.id, rig.till.controller->progress().attempt);
    rig.till.clock.pass(1'000);
    QCOMPARE(rig.show(begun->charge.id)->phase, Phase::Presented);
    QCOMPARE(codeOf(rig.show(u"other"_s)), u"unknown_charge"_s);
    QCOMPARE(rig.till.api.sent.size(), std::size_t(1));
}

void TillDeskTest::sameReferenceAnswersTheSame()
{
    Rig rig;
    const auto first = rig.charge();
    const auto atOnce = rig.charge();
    rig.till.clock.pass(1'000);
    const auto later = rig.charge();
    QVERIFY(first && atOnce && later);
    QCOMPARE(atOnce->charge.id, first->charge.id);
    QCOMPARE(later->charge.id, first->charge.id);
    QVERIFY(!atOnce->isNew && !later->isNew);
    QCOMPARE(rig.screen.taken, 1);
}

void TillDeskTest::paidOrderIsAnsweredWithoutTheScreen()
{
    Rig rig;
    const QString id = rig.paid();
    rig.screen.inTheWay = ScreenObstacle::InUse;
    const auto again = rig.charge();
    QVERIFY2(again, qPrintable(codeOf(again)));
    QCOMPARE(again->charge.id, id);
    QVERIFY(!again->isNew && !again->charge.open && again->charge.settlement.replayed);
    QCOMPARE(again->charge.settlement.outcome, Outcome::Paid);
    QCOMPARE(rig.screen.taken, 1);
    QCOMPARE(rig.till.api.sent.size(), std::size_t(1));
}

void TillDeskTest::anotherAmountIsAConflict()
{
    Rig rig;
    QVERIFY(rig.charge());
    QCOMPARE(codeOf(rig.charge(1)), u"reference_conflict"_s); // on the screen
    rig.till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    rig.till.clock.pass(30'000);
    const auto paid = rig.charge(1);
    QCOMPARE(codeOf(paid), u"reference_conflict"_s); // in the journal
    QCOMPARE(paid.error().status, 409);
    QCOMPARE(rig.screen.taken, 1);
}

void TillDeskTest::busyScreenIsNotTaken_data()
{
    QTest::addColumn<int>("obstacle");
    QTest::addColumn<QString>("code");
    QTest::newRow("in use") << int(ScreenObstacle::InUse) << u"till_in_use"_s;
    QTest::newRow("locked") << int(ScreenObstacle::Locked) << u"till_locked"_s;
    QTest::newRow("out of service") << int(ScreenObstacle::OutOfService) << u"till_out_of_service"_s;
    QTest::newRow("busy") << -1 << u"till_busy"_s;
}

void TillDeskTest::busyScreenIsNotTaken()
{
    QFETCH(const int, obstacle);
    QFETCH(const QString, code);
    Rig rig;
    if (obstacle < 0)
        QVERIFY(rig.charge());
    else
        rig.screen.inTheWay = ScreenObstacle(obstacle);
    const int before = rig.screen.taken;
    const auto refused = rig.charge(500, u"ORDER-2"_s);
    QCOMPARE(codeOf(refused), code);
    QCOMPARE(refused.error().status, 409);
    QCOMPARE(rig.screen.taken, before);
    QVERIFY(rig.list(u"ORDER-2"_s).empty());
}

void TillDeskTest::orderOfAnEarlierRunIsGoneOnWith()
{
    Rig rig;
    const auto first = rig.charge();
    rig.till.clock.pass(1'000);
    rig.till.restart(); // as after a crash: the journal alone knows of it
    QVERIFY(rig.show(first->charge.id)->open);
    QCOMPARE(rig.show(first->charge.id)->phase, Phase::Recovering);
    QCOMPARE(codeOf(rig.cancel(first->charge.id)), u"not_on_screen"_s);
    const auto again = rig.charge();
    QVERIFY(again && !again->isNew);
    QCOMPARE(again->charge.id, first->charge.id);
    rig.till.clock.pass(1'000);
    QCOMPARE(rig.till.api.sent.size(), std::size_t(1)); // no second session
    QCOMPARE(rig.show(first->charge.id)->phase, Phase::Presented);
}

void TillDeskTest::brokenJournalIsSaid()
{
    Rig rig;
    rig.till.journal.unreadable = true;
    const auto refused = rig.charge();
    QCOMPARE(codeOf(refused), u"journal_failed"_s);
    QCOMPARE(refused.error().status, 503);
    rig.till.journal.unreadable = false;
    rig.till.journal.full = true;
    QCOMPARE(codeOf(rig.charge()), u"journal_failed"_s);
    QVERIFY(rig.till.api.sent.empty());
}

void TillDeskTest::cancelTakesItOffTheScreen()
{
    Rig rig;
    const QString id = rig.charge()->charge.id;
    rig.till.clock.pass(1'000);
    const auto cancelled = rig.cancel(id);
    QVERIFY(cancelled && cancelled->open); // what was shown is asked about first
    QCOMPARE(cancelled->phase, Phase::Confirming);
    rig.till.clock.pass(10'000);
    QCOMPARE(rig.show(id)->settlement.outcome, Outcome::Cancelled);
    QVERIFY(rig.cancel(id)); // it is what was asked for
    QVERIFY(rig.till.log.contains(u"withdraw"_s));
}

void TillDeskTest::cancelOfWhatIsOverIsRefused()
{
    Rig rig;
    const auto refused = rig.cancel(rig.paid());
    QCOMPARE(codeOf(refused), u"charge_settled"_s);
    QCOMPARE(refused.error().status, 409);
    QCOMPARE(codeOf(rig.cancel(u"other"_s)), u"unknown_charge"_s);
}

void TillDeskTest::refundIsMadeOnce()
{
    Rig rig;
    const QString id = rig.paid();
    const RefundAsk ask{.amount = 990, .reason = u"Skilað"_s, .key = u"k1"_s};
    const auto first = rig.refund(id, ask);
    QVERIFY2(first && first->isNew, qPrintable(codeOf(first)));
    const auto underWay = rig.refund(id, ask);
    QVERIFY(underWay && !underWay->isNew);
    rig.till.clock.pass(10'000);
    const auto done = rig.refund(id, ask);
    QVERIFY(done && !done->isNew);
    QCOMPARE(done->charge.refunds.size(), std::size_t(1));
    QCOMPARE(rig.till.api.refunded.size(), std::size_t(1));
    QCOMPARE(codeOf(rig.refund(id, {.amount = 991, .reason = u"Skilað"_s, .key = u"k1"_s})), u"idempotency_conflict"_s);
    QCOMPARE(codeOf(rig.refund(id, {.amount = 990, .reason = u"Annað"_s, .key = u"k1"_s})), u"idempotency_conflict"_s);
    // Another key is another refund, with another key at the gateway.
    rig.till.api.refunds = {
        Refund{.id = u"ref_2"_s, .payment = u"pay_1"_s, .money = {990, u"ISK"_s}, .status = RefundStatus::Succeeded}};
    QVERIFY(rig.refund(id, {.amount = 990, .reason = u"Skilað"_s, .key = u"k2"_s}));
    rig.till.clock.pass(10'000);
    QCOMPARE(rig.till.api.refunded.size(), std::size_t(2));
    QVERIFY(rig.till.api.refunded[0].first != rig.till.api.refunded[1].first);
    QCOMPARE(rig.show(id)->refunds.size(), std::size_t(2));
}

void TillDeskTest::refundWithoutAKeyIsMadeOnce()
{
    Rig rig;
    const QString id = rig.paid();
    QVERIFY(rig.refund(id, {.amount = 990})->isNew);
    rig.till.clock.pass(10'000);
    QVERIFY(!rig.refund(id, {.amount = 990})->isNew);
    rig.till.api.refunds = {
        Refund{.id = u"ref_2"_s, .payment = u"pay_1"_s, .money = {4000, u"ISK"_s}, .status = RefundStatus::Succeeded}};
    QVERIFY(rig.refund(id, {})->isNew); // all that is left
    rig.till.clock.pass(10'000);
    QVERIFY(!rig.refund(id, {})->isNew);
    QCOMPARE(rig.till.api.refunded.size(), std::size_t(2));
    QCOMPARE(rig.show(id)->refunds.back().amount, 4000);
    QVERIFY(!rig.show(id)->paid);
}

void TillDeskTest::refundFollowsTheRules()
{
    Rig rig;
    const QString id = rig.paid();
    const auto tooMuch = rig.refund(id, {.amount = 4991});
    QCOMPARE(codeOf(tooMuch), u"refund_not_possible"_s);
    QCOMPARE(tooMuch.error().param, u"amount"_s);
    QCOMPARE(codeOf(rig.refund(id, {.amount = 1, .reason = u"4242 4242 4242 4242"_s})), u"refund_not_possible"_s);
    QCOMPARE(codeOf(rig.refund(u"other"_s, {})), u"unknown_charge"_s);
    const QString open = rig.charge(price.amount, u"ORDER-2"_s)->charge.id;
    QCOMPARE(codeOf(rig.refund(open, {})), u"refund_not_possible"_s);
    QVERIFY(rig.till.api.refunded.empty());
}

void TillDeskTest::refundFailedMayBeAskedForAgain()
{
    Rig rig;
    const QString id = rig.paid();
    rig.till.api.refunds = {failure<Refund>(error(ErrorCode::Refused, 422))};
    QVERIFY(rig.refund(id, {.amount = 990, .key = u"k1"_s})->isNew);
    rig.till.clock.pass(10'000);
    QVERIFY(rig.show(id)->refunds.empty());
    QVERIFY(rig.refund(id, {.amount = 990, .key = u"k1"_s})->isNew);
    rig.till.clock.pass(10'000);
    // The same key never goes with other bytes (I3).
    QCOMPARE(rig.till.api.refunded.size(), std::size_t(2));
    QCOMPARE(rig.till.api.refunded[0], rig.till.api.refunded[1]);
}

void TillDeskTest::tellsWhatHappens()
{
    Rig rig;
    const QString id = rig.paid();
    QVERIFY(rig.refund(id, {.amount = 990}));
    rig.till.clock.pass(10'000);
    rig.report.points = {{.name = u"journal"_s}};
    rig.desk.tellReadiness();
    const QStringList told = rig.told();
    QCOMPARE(told, (QStringList{u"charge creating"_s, u"charge presented"_s, u"charge confirming"_s, u"charge paid"_s,
                                u"health "_s}));
    QVERIFY(rig.events.last() < 12); // a phase is told once, not with every poll
}

void TillDeskTest::countsWhatHappened()
{
    Rig rig;
    const QString id = rig.paid();
    QVERIFY(rig.charge()); // answered from the journal: not another payment
    QVERIFY(rig.charge(500, u"ORDER-2"_s));
    Figures figures;
    const auto look = [&] { rig.desk.figures([&figures](const PosResult<Figures> &answer) { figures = *answer; }); };
    look();
    QCOMPARE(figures.settled[Outcome::Paid], 1);
    QVERIFY(figures.onScreen);
    QCOMPARE(figures.openCases, 1);
    rig.till.journal.unreadable = true;
    rig.desk.figures([](const PosResult<Figures> &answer) { QCOMPARE(codeOf(answer), u"journal_failed"_s); });
}

void TillDeskTest::listHoldsAllChargesOfAnOrder()
{
    Rig rig;
    const QString first = rig.charge()->charge.id;
    QCOMPARE(rig.list(u"ORDER-1"_s).size(), std::size_t(1));
    rig.till.clock.pass(1'000);
    QVERIFY(rig.cancel(first));
    rig.till.clock.pass(10'000);
    const QString second = rig.charge()->charge.id;
    QVERIFY(first != second);
    rig.till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    rig.till.clock.pass(30'000);
    const std::vector<Charge> charges = rig.list(u"ORDER-1"_s);
    QCOMPARE(charges.size(), std::size_t(2));
    QCOMPARE(charges[0].id, first);
    // Who asks by the old id hears that the order is paid.
    QVERIFY(charges[0].paid && charges[1].paid);
    QCOMPARE(charges[0].settlement.attempt, second);
    QVERIFY(rig.list(u"ORDER-9"_s).empty());
}

QTEST_GUILESS_MAIN(TillDeskTest)
#include "till_desk_test.moc"
