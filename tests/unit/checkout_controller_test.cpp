// SPDX-License-Identifier: MIT
// One payment through the real controller, with a scripted gateway and virtual time: the outcomes of the journeys, and
// the order in which journal, gateway and view are spoken to (invariants I2, I4).
#include "unit/support/till.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

using Log = QStringList;
using Timing = FakeApi::Timing;

class CheckoutControllerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paidPaymentIsDurableBeforeEachStep();
    void settlementHoldsWhatTheResultLineNeeds();
    void outcomeFollowsFromTheGateway_data();
    void outcomeFollowsFromTheGateway();
    void lostReplyIsAskedForWithTheSameKeyAndBody();
    void refusedCreateIsUnavailableAtOnce();
    void rateLimitIsWaitedFor();
    void impossibleRequestSendsNothing();
    void unreadableJournalSendsNothing();
    void journalFailureStopsBeforeWhatItWasFor_data();
    void journalFailureStopsBeforeWhatItWasFor();
    void answersInsideTheCallAreAsGoodAsLaterOnes();
    void destroyedControllerHearsNothing();
    void controllerMayBeDestroyedBySettled();
    void cancelEndsItWhereverItStands_data();
    void cancelEndsItWhereverItStands();
    void cancelFromInsideThePresentationIsHeard();
    void cancelBeforeTheChargeIsIgnored();
    void lateRepliesAndEventsChangeNothing();
    void eventsBeforeThePresentationAreDropped();
    void replacedTimerNeverFires();
};

void CheckoutControllerTest::paidPaymentIsDurableBeforeEachStep()
{
    Till till;
    QVERIFY(till.controller->charge(order()));
    QCOMPARE(till.log, (Log{u"append planned"_s, u"create"_s}));
    QCOMPARE(till.api.sent.front().second, till.attempt().plan.body);
    QCOMPARE(till.api.sent.front().first, till.attempt().plan.idempotencyKey);
    till.clock.pass(1'000);
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.controller->pageEvent(Event::Completed{});
    till.clock.pass(1'000);
    QCOMPARE(till.log,
             (Log{u"append planned"_s, u"create"_s, u"append created"_s, u"present pses_1"_s, u"poll pses_1"_s,
                  u"look up pay_1"_s, u"withdraw"_s, u"append settled"_s, u"settled paid"_s}));
    QCOMPARE(till.attempt().outcome, std::optional(Outcome::Paid));
}

void CheckoutControllerTest::settlementHoldsWhatTheResultLineNeeds()
{
    Till till;
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(200);
    till.controller->pageEvent(Event::Ready{});
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.clock.pass(100);
    till.controller->pageEvent(Event::Completed{});
    till.clock.pass(2'000);
    QCOMPARE(till.outcome(), u"paid"_s);
    const Settlement &end = till.settled.front();
    QCOMPARE(end.reference, u"ORDER-1"_s);
    QCOMPARE(end.money, price);
    QCOMPARE(end.session, u"pses_1"_s);
    QCOMPARE(end.payment, u"pay_1"_s);
    QCOMPARE(end.attempt, till.attempt().plan.attempt);
    QVERIFY(!end.replayed);
    QVERIFY(!end.error);
    QCOMPARE(end.timings.created, std::optional<qint64>(50)); // one answer of the gateway
    QCOMPARE(end.timings.ready, std::optional<qint64>(200));
    QVERIFY(end.timings.settled.value() >= 400 && end.timings.settled.value() <= 1'000);
}

void CheckoutControllerTest::outcomeFollowsFromTheGateway_data()
{
    QTest::addColumn<SessionStatus>("sessionIs");
    QTest::addColumn<PaymentStatus>("paymentIs");
    QTest::addColumn<bool>("cancelled");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, SessionStatus s, PaymentStatus p, bool cancelled, const QString &outcome) {
        QTest::newRow(name) << s << p << cancelled << outcome;
    };
    row("paid", SessionStatus::Complete, PaymentStatus::Succeeded, false, u"paid"_s);
    row("cancel that came too late", SessionStatus::Complete, PaymentStatus::Succeeded, true, u"paid"_s);
    row("krafa", SessionStatus::Complete, PaymentStatus::Pending, false, u"pending"_s);
    row("failed for good", SessionStatus::Complete, PaymentStatus::Failed, false, u"declined"_s);
    row("declined and given up", SessionStatus::Open, PaymentStatus::Failed, true, u"declined"_s);
    row("cancelled", SessionStatus::Open, PaymentStatus::Created, true, u"cancelled"_s);
    row("cancelled in flight", SessionStatus::Open, PaymentStatus::Processing, true, u"unconfirmed"_s);
    row("expired", SessionStatus::Expired, PaymentStatus::Created, false, u"expired"_s);
    row("silent and unpaid", SessionStatus::Open, PaymentStatus::Created, false, u"-"_s);
}

void CheckoutControllerTest::outcomeFollowsFromTheGateway()
{
    QFETCH(const SessionStatus, sessionIs);
    QFETCH(const PaymentStatus, paymentIs);
    QFETCH(const bool, cancelled);
    Till till;
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    till.gatewaySays(sessionIs, paymentIs);
    if (cancelled)
        till.controller->cancel(CancelReason::Staff);
    till.clock.pass(60'000);
    QTEST(till.outcome(), "outcome");
}

void CheckoutControllerTest::lostReplyIsAskedForWithTheSameKeyAndBody()
{
    Till till;
    till.api.creates = {failure<PaymentSession>(error(ErrorCode::Indeterminate)),
                        failure<PaymentSession>(error(ErrorCode::ServerError, 500)), session()};
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(5'000);
    QCOMPARE(till.api.sent.size(), size_t(3));
    QCOMPARE(till.api.sent[1], till.api.sent[0]);
    QCOMPARE(till.api.sent[2], till.api.sent[0]);
    QVERIFY(till.log.contains(u"present pses_1"_s));
}

void CheckoutControllerTest::refusedCreateIsUnavailableAtOnce()
{
    Till till;
    till.api.creates = {failure<PaymentSession>(error(ErrorCode::Refused, 422))};
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(100);
    QCOMPARE(till.outcome(), u"unavailable"_s);
    QCOMPARE(till.settled.front().error.value().httpStatus, 422);
    QCOMPARE(till.api.sent.size(), size_t(1));
}

void CheckoutControllerTest::rateLimitIsWaitedFor()
{
    Till till;
    till.api.creates = {failure<PaymentSession>(error(ErrorCode::RateLimited, 429, 30'000)), session()};
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(29'000);
    QCOMPARE(till.api.sent.size(), size_t(1));
    till.clock.pass(2'000);
    QCOMPARE(till.api.sent.size(), size_t(2));
}

void CheckoutControllerTest::impossibleRequestSendsNothing()
{
    Till till;
    SessionRequest free = order();
    free.money.amount = 0;
    const auto result = till.controller->charge(free);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidRequest);
    till.clock.pass(10'000);
    QCOMPARE(till.log, Log{});
}

void CheckoutControllerTest::unreadableJournalSendsNothing()
{
    Till till;
    till.journal.unreadable = true;
    const auto result = till.controller->charge(order());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::JournalFailed);
    till.clock.pass(10'000);
    QCOMPARE(till.log, Log{});
}

void CheckoutControllerTest::journalFailureStopsBeforeWhatItWasFor_data()
{
    QTest::addColumn<QString>("record");
    QTest::addColumn<QString>("neverDone");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("plan") << u"planned"_s << u"create"_s << u"unavailable"_s;
    QTest::newRow("session") << u"created"_s << u"present pses_1"_s << u"unavailable"_s;
    QTest::newRow("outcome") << u"settled"_s << u"settled paid"_s << u"unconfirmed"_s;
}

void CheckoutControllerTest::journalFailureStopsBeforeWhatItWasFor()
{
    QFETCH(const QString, record);
    QFETCH(const QString, neverDone);
    Till till;
    till.journal.fails = [&record](const JournalRecord &r) { return recordName(r) == record; };
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(10'000);
    QVERIFY2(!till.log.contains(neverDone), qPrintable(till.log.join(u", ")));
    QTEST(till.outcome(), "outcome");
    QCOMPARE(till.settled.front().error.value().code, ErrorCode::JournalFailed);
}

void CheckoutControllerTest::answersInsideTheCallAreAsGoodAsLaterOnes()
{
    Till till;
    till.api.timing = Timing::AtOnce;
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(2'000);
    QCOMPARE(till.log,
             (Log{u"append planned"_s, u"create"_s, u"append created"_s, u"present pses_1"_s, u"poll pses_1"_s,
                  u"look up pay_1"_s, u"withdraw"_s, u"append settled"_s, u"settled paid"_s}));
}

void CheckoutControllerTest::destroyedControllerHearsNothing()
{
    Till till;
    QVERIFY(till.controller->charge(order()));
    till.controller.reset();
    const Log before = till.log;
    till.clock.pass(60'000);
    QCOMPARE(till.log, before);
}

void CheckoutControllerTest::controllerMayBeDestroyedBySettled()
{
    Till till;
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    auto *raw = till.controller.release();
    QObject::connect(raw, &CheckoutController::settled, raw, [raw] { delete raw; });
    QVERIFY(raw->charge(order()));
    till.clock.pass(10'000);
    QCOMPARE(till.outcome(), u"paid"_s);
}

void CheckoutControllerTest::cancelEndsItWhereverItStands_data()
{
    QTest::addColumn<int>("afterMs");
    QTest::addColumn<Timing>("timing");
    QTest::newRow("the create call is under way") << 0 << Timing::Later;
    QTest::newRow("the create call never answers") << 0 << Timing::Never;
    QTest::newRow("just presented") << 60 << Timing::Later;
    QTest::newRow("presented for long") << 30'000 << Timing::Later;
    QTest::newRow("a poll is under way") << 1'580 << Timing::Later;
}

void CheckoutControllerTest::cancelEndsItWhereverItStands()
{
    QFETCH(const int, afterMs);
    QFETCH(const Timing, timing);
    Till till;
    till.api.timing = timing;
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(afterMs);
    till.controller->cancel(CancelReason::Staff);
    QVERIFY(!till.controller->state().shown);
    till.clock.pass(30'000);
    QCOMPARE(till.outcome(), u"cancelled"_s);
    QCOMPARE(till.log.count(u"present pses_1"_s), till.log.count(u"withdraw"_s));
}

void CheckoutControllerTest::cancelFromInsideThePresentationIsHeard()
{
    Till till;
    QObject::connect(till.controller.get(), &CheckoutController::presentRequested, till.controller.get(),
                     [&till] { till.controller->cancel(CancelReason::Customer); });
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(5'000);
    QCOMPARE(till.outcome(), u"cancelled"_s);
    QVERIFY(till.log.indexOf(u"withdraw"_s) > till.log.indexOf(u"present pses_1"_s));
}

void CheckoutControllerTest::cancelBeforeTheChargeIsIgnored()
{
    Till till;
    till.controller->cancel(CancelReason::Staff);
    QCOMPARE(till.log, Log{});
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    QVERIFY(till.log.contains(u"present pses_1"_s));
}

void CheckoutControllerTest::lateRepliesAndEventsChangeNothing()
{
    Till till;
    QVERIFY(till.controller->charge(order()));
    till.controller->cancel(CancelReason::Staff);
    const Log atTheEnd = till.log;
    till.controller->pageEvent(Event::Completed{});
    till.controller->pageLost(error(ErrorCode::EngineFailed));
    till.controller->cancel(CancelReason::TimedOut);
    till.clock.pass(60'000);
    QCOMPARE(till.log, atTheEnd);
    QCOMPARE(till.outcome(), u"cancelled"_s);
}

void CheckoutControllerTest::eventsBeforeThePresentationAreDropped()
{
    Till till;
    QVERIFY(till.controller->charge(order()));
    till.controller->pageEvent(Event::Ready{});
    till.controller->pageLost(error(ErrorCode::EngineFailed));
    QVERIFY(!till.controller->progress().timings.ready);
    QCOMPARE(till.controller->state().phase, Phase::Creating);
}

void CheckoutControllerTest::replacedTimerNeverFires()
{
    Till till;
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(500); // a silent page would be asked about at 1 550 ms
    till.controller->pageEvent(Event::Ready{});
    till.clock.pass(10'000);
    QVERIFY2(!till.log.contains(u"poll pses_1"_s), qPrintable(till.log.join(u", ")));
}

QTEST_GUILESS_MAIN(CheckoutControllerTest)
#include "checkout_controller_test.moc"
