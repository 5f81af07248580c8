// SPDX-License-Identifier: MIT
// A kiosk that somebody leaves, at every screen, and what the next customer finds; who is not idle; and what becomes of
// money that moves when nobody stands there. Real events, real checkout, real journal, the sandbox gateway's truth.
#include "kiosk_rig.h"
#include "web_test_main.h"

#include <QElapsedTimer>

using namespace Kassi;
using namespace Qt::StringLiterals;

class KioskIdleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_rig.reset(); }

    void comesHomeFromEveryScreen_data();
    void comesHomeFromEveryScreen();
    void theQuestionCanBeAnswered();
    void whoTypesInTheElementIsThere();
    void theBankIsWaitedFor();
    void whoLeavesTheBanksPageIsStoppedInGoodOrder_data();
    void whoLeavesTheBanksPageIsStoppedInGoodOrder();
    void theSameOrderGetsTheSameSession();
    void anotherOrderGetsAnotherReference();
    void whatWasPaidMeanwhileIsNotHandedOver();
    void whatIsFoundPaidAtOnceIsNotHandedOver();
    void goesOnAfterTheGatewayWasDown();
    void tellsHonestlyWhatIsWrong();

private:
    [[nodiscard]] qsizetype sessions() const { return m_rig->gateway().truth()[u"sessions"_s].toArray().size(); }
    [[nodiscard]] QString referenceAt(int at) const
    {
        return m_rig->gateway().truth()[u"payments"_s].toArray().at(at)[u"external_reference"_s].toString();
    }
    /// From here on nobody does anything; before, a busy machine's slow hand is not taken for nobody's.
    void goAway() { m_rig->window().setPace(hurried); }
    void walkAway()
    {
        goAway();
        QVERIFY(m_rig->reaches(KioskPlace::Attract));
        m_rig->window().setPace(calm);
    }
    void complete(const QString &session)
    {
        m_rig->gateway().control("POST", u"/sessions/"_s + session, {{u"action"_s, u"complete"_s}});
    }

    static constexpr KioskPace hurried{.idleMs = 1'500,
                                       .answerMs = 1'000,
                                       .phoneMs = 1'500,
                                       .outcomeMs = 500,
                                       .unknownMs = 500,
                                       .thanksMs = 300,
                                       .staffMs = 500};
    static constexpr KioskPace calm{.idleMs = 60'000, .outcomeMs = 60'000};
    std::unique_ptr<KioskRig> m_rig;
};

void KioskIdleTest::init()
{
    m_rig = std::make_unique<KioskRig>();
    m_rig->options.pace = calm;
}

void KioskIdleTest::comesHomeFromEveryScreen_data()
{
    QTest::addColumn<QString>("screen");
    for (const char *screen : {"order", "review", "payment", "phone", "declined", "paid"})
        QTest::newRow(screen) << QString::fromLatin1(screen);
}

void KioskIdleTest::comesHomeFromEveryScreen()
{
    QFETCH(QString, screen);
    m_rig->open();
    m_rig->touch(u"kiosk-language-en"_s);
    if (screen == u"order"_s) {
        m_rig->touch(u"attract-begin"_s);
        m_rig->touch(u"more-latte"_s);
    } else if (screen == u"review"_s) {
        m_rig->toReview();
    } else {
        m_rig->toPayment();
        if (screen == u"phone"_s) {
            QVERIFY(m_rig->gateway().placeOf(u"pay"_s).has_value());
            m_rig->touch(u"customer-phone"_s);
        } else if (screen == u"declined"_s) {
            m_rig->payByCard(u"4000000000000002"_s);
            QVERIFY(GatewayRig::waitFor([this] { return m_rig->gateway().paymentStatus() == u"failed"_s; }));
        } else if (screen == u"paid"_s) {
            m_rig->payByCard();
            QVERIFY(m_rig->reaches(KioskPlace::Outcome));
        }
    }
    bool live = false;
    bool everLost = false;
    QObject::connect(&m_rig->window(), &KioskWindow::changed, &m_rig->window(), [&] {
        live = m_rig->window().state().paymentLive;
        everLost |= m_rig->place() == KioskPlace::Attract && m_rig->window().flow().isActive();
    });
    walkAway();
    QVERIFY(!live);
    QVERIFY(!everLost); // home only when the payment had an outcome
    QVERIFY(m_rig->window().state().basket.isEmpty());
    QCOMPARE(m_rig->window().state().language, u"is"_s);
    QCOMPARE(m_rig->gateway().timesTaken(), screen == u"paid"_s ? 1 : 0);
}

void KioskIdleTest::theQuestionCanBeAnswered()
{
    m_rig->open();
    m_rig->toReview();
    m_rig->window().setPace({.idleMs = hurried.idleMs});
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->window().state().asking; }));
    QVERIFY(m_rig->find<QPushButton>(u"still-there-yes"_s)->isVisible());
    m_rig->touch(u"still-there-yes"_s);
    QVERIFY(!m_rig->window().state().asking);
    QCOMPARE(m_rig->place(), KioskPlace::Review);
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->window().state().asking; }));
    m_rig->key(Qt::Key_Tab); // to "more time", with keys
    m_rig->key(Qt::Key_Space);
    QVERIFY(!m_rig->window().state().asking);
    QCOMPARE(m_rig->window().state().patience, 2);
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->window().state().asking; }));
    m_rig->touch(u"still-there-leave"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Attract);
}

void KioskIdleTest::whoTypesInTheElementIsThere()
{
    constexpr KioskPace pace{.idleMs = 2'500, .answerMs = 1'000, .outcomeMs = 500};
    m_rig->open();
    m_rig->toPayment();
    m_rig->fillInCheckout(u"card-number"_s, u"4"_s);
    m_rig->window().setPace(pace);
    int asked = 0;
    QObject::connect(&m_rig->window(), &KioskWindow::changed, &m_rig->window(),
                     [&] { asked += m_rig->window().state().asking ? 1 : 0; });
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 2 * pace.idleMs) { // slowly, one key after the other
        m_rig->keyInCheckout(Qt::Key_2);
        (void)GatewayRig::waitFor([] { return false; }, 300);
    }
    QCOMPARE(asked, 0);
    QCOMPARE(m_rig->place(), KioskPlace::Payment);
    QVERIFY(GatewayRig::waitFor([&] { return asked > 0; })); // and then they go
    QVERIFY(m_rig->reaches(KioskPlace::Attract));
}

void KioskIdleTest::theBankIsWaitedFor()
{
    m_rig->gateway().set(u"authorise_ms"_s, 5'000);
    m_rig->open();
    m_rig->toPayment();
    m_rig->payByCard();
    goAway();
    int asked = 0;
    QObject::connect(&m_rig->window(), &KioskWindow::changed, &m_rig->window(),
                     [&] { asked += m_rig->window().state().asking ? 1 : 0; });
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->window().state().busy; }));
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(asked, 0);
    QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
}

void KioskIdleTest::whoLeavesTheBanksPageIsStoppedInGoodOrder_data()
{
    QTest::addColumn<QString>("bank");
    QTest::newRow("the bank hears nothing more") << u""_s;
    QTest::newRow("the bank says yes while the kiosk asks") << u"asking"_s;
    QTest::newRow("the bank says yes while it is being stopped") << u"stopping"_s;
    QTest::newRow("the bank says yes to nobody") << u"home"_s;
}

void KioskIdleTest::whoLeavesTheBanksPageIsStoppedInGoodOrder()
{
    QFETCH(QString, bank);
    m_rig->open();
    const KioskState &state = m_rig->window().state();
    m_rig->toPayment();
    m_rig->payByCard(u"4000002500003155"_s);
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->gateway().sees(u"acs-approve"_s); }));
    QVERIFY(GatewayRig::waitFor([&] { return state.busy; }));
    const QString session = m_rig->gateway().sessionId();
    KioskPace pace = hurried;
    pace.bankMs = 4'000;
    m_rig->window().setPace(pace);
    QVERIFY(GatewayRig::waitFor([&] { return state.asking; }));
    if (bank == u"asking"_s)
        complete(session);
    if (bank == u"stopping"_s) {
        QVERIFY(GatewayRig::waitFor([&] { return state.stopping; }));
        complete(session);
    }
    QVERIFY(m_rig->reaches(KioskPlace::Attract, 90'000)); // a bank that may still say yes is waited for
    QVERIFY(!m_rig->window().flow().isActive());
    if (bank == u"home"_s)
        complete(session);
    // What the gateway took, the journal knows; and nothing else.
    const int taken = bank.isEmpty() ? 0 : 1;
    const auto known = [this] {
        const auto all = m_rig->journal().recent(10).value_or(std::vector<Attempt>());
        return std::ranges::count_if(all, &Attempt::isTaken);
    };
    QVERIFY(GatewayRig::waitFor([&] { return known() == taken; }, 90'000));
    QCOMPARE(m_rig->gateway().timesTaken(), taken);
    QCOMPARE(sessions(), 1);
    m_rig->window().setPace(calm);
    m_rig->toPayment(); // the next one wants the same, and it is not theirs
    if (taken == 0) {
        QCOMPARE(m_rig->place(), KioskPlace::Payment);
        QCOMPARE(sessions(), 1);
        return;
    }
    QVERIFY(GatewayRig::waitFor([&] { return state.place == KioskPlace::Outcome || sessions() == 2; }));
    QVERIFY(sessions() == 2 || state.ofAnother);
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
}

void KioskIdleTest::theSameOrderGetsTheSameSession()
{
    m_rig->open();
    m_rig->toPayment();
    QVERIFY(m_rig->gateway().placeOf(u"pay"_s).has_value());
    const QString session = m_rig->gateway().sessionId();
    walkAway();
    m_rig->toPayment();
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
    QVERIFY(!m_rig->window().state().ofAnother); // they paid it themselves
    QCOMPARE(m_rig->gateway().sessionId(), session);
    QCOMPARE(sessions(), 1);
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
}

void KioskIdleTest::anotherOrderGetsAnotherReference()
{
    m_rig->open();
    m_rig->toPayment();
    QVERIFY(m_rig->gateway().placeOf(u"pay"_s).has_value());
    walkAway();
    m_rig->touch(u"attract-begin"_s);
    m_rig->touch(u"more-tea"_s);
    m_rig->touch(u"order-go-on"_s);
    m_rig->touch(u"review-pay"_s);
    QVERIFY(GatewayRig::waitFor([this] { return sessions() == 2; }));
    QVERIFY(referenceAt(0) != referenceAt(1));
}

// The customer before paid on the way out: it was found by the guardian, and nobody was told.
void KioskIdleTest::whatWasPaidMeanwhileIsNotHandedOver()
{
    m_rig->open();
    m_rig->toPayment();
    QVERIFY(m_rig->gateway().placeOf(u"pay"_s).has_value());
    const QString session = m_rig->gateway().sessionId();
    walkAway();
    bool told = false;
    QObject::connect(&m_rig->window().guardian(), &PaymentGuardian::lateMoney, &m_rig->window(), [&] { told = true; });
    complete(session);
    QVERIFY(GatewayRig::waitFor([&] { return told; }));
    m_rig->toPayment();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QVERIFY(m_rig->window().state().ofAnother);
    QVERIFY(!m_rig->find<QLabel>(u"end-number"_s)->isVisible());
    QCOMPARE(sessions(), 1); // and nothing was asked of the gateway
    m_rig->touch(u"end-again"_s);
    QVERIFY(GatewayRig::waitFor([this] { return sessions() == 2; }));
    QVERIFY(referenceAt(0) != referenceAt(1));
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QVERIFY(!m_rig->window().state().ofAnother);
    QCOMPARE(m_rig->gateway().timesTaken(), 2); // two people, two orders
}

// The same, found in the moment in which the next customer asks for that order.
void KioskIdleTest::whatIsFoundPaidAtOnceIsNotHandedOver()
{
    m_rig->open();
    m_rig->toPayment();
    QVERIFY(m_rig->gateway().placeOf(u"pay"_s).has_value());
    const QString session = m_rig->gateway().sessionId();
    walkAway();
    m_rig->toReview();
    complete(session);
    m_rig->touch(u"review-pay"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QVERIFY(m_rig->window().state().ofAnother);
    QVERIFY(!m_rig->find<QLabel>(u"end-number"_s)->isVisible());
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
    walkAway();
}

void KioskIdleTest::goesOnAfterTheGatewayWasDown()
{
    m_rig->gateway().addFault({{u"match"_s, u"GET /v1/"_s}, {u"action"_s, u"status"_s}, {u"times"_s, 9}});
    m_rig->openAtOnce();
    QVERIFY(GatewayRig::waitFor(
        [this] { return kioskTrouble(m_rig->window().state()) == KioskTrouble::GatewayUnreachable; }));
    QCOMPARE(m_rig->place(), KioskPlace::OutOfService);
    m_rig->touchAt({500, 400});
    QCOMPARE(m_rig->place(), KioskPlace::OutOfService);
    QVERIFY(m_rig->reaches(KioskPlace::Attract)); // by itself
    m_rig->toPayment();
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
}

void KioskIdleTest::tellsHonestlyWhatIsWrong()
{
    m_rig->checks = {[](const PointsFound &told) {
        told({{.name = u"key"_s,
               .state = ReadinessState::NotReady,
               .detail = u"no"_s,
               .finding = ReadinessFinding::MayNotReadSessions}});
    }};
    m_rig->openAtOnce();
    QVERIFY(GatewayRig::waitFor([this] { return kioskTrouble(m_rig->window().state()) == KioskTrouble::NotReady; }));
    QCOMPARE(m_rig->text(u"notice-title"_s), u"Ekki í notkun"_s);
    QVERIFY(m_rig->text(u"notice-text"_s).contains(u"starfsfólk"_s));
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<KioskIdleTest>(argc, argv);
}

#include "kiosk_idle_test.moc"
