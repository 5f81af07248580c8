// SPDX-License-Identifier: MIT
// The cashier's window as staff use it: real key and mouse events on its own controls and on the real checkout inside,
// a real journal, the sandbox gateway. Every payment ends by asking the gateway what really happened to the money.
#include "gateway_rig.h"
#include "web_test_main.h"

#include "cashier/amount_page.h"
#include "cashier/cashier_window.h"
#include "cashier/latest_payments.h"
#include "checkout/system_ports.h"
#include "common/language.h"
#include "common/qr_code.h"
#include "gateway/borga_api.h"
#include "journal/sql_journal.h"

#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QWebEngineView>

#include <csignal>

using namespace Kassi;
using namespace Qt::StringLiterals;

class CashierWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void connectsWhenAnAmountIsBegun();
    void makesALostCheckoutReadyWhenAnAmountIsBegun();
    void takesAPaymentWithKeypadAndCard();
    void takesASum();
    void asksBeforeItCancels();
    void oneKeyCancels();
    void showsTheSameSessionWhenTheOrderIsTriedAgain();
    void showsAQrCodeForAPhone();
    void refusesAnotherAmountForAPaidOrder();
    void sendsOnlyTheChosenMethods();
    void speaksThreeLanguages();
    void settlesWhatAnEarlierRunLeftOpen();
    void tellsWhatIsNotConfirmedAndWhenItIsAskedAbout();
    void asksBeforeItClosesDuringAPayment();
    void raisesAnAlarmForLateMoneyAndGivesItBack();
    void keepsLateMoneyThatStaffWantToKeep();

private:
    void openWindow();
    void leaveLateMoney();
    [[nodiscard]] qint64 givenBack() const
    {
        return m_rig->truth()[u"payments"_s].toArray().first()[u"refunded"_s].toInteger();
    }
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    void press(const QString &button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString title() const { return find<QLabel>(u"outcome-title"_s)->text(); }
    [[nodiscard]] bool showsOutcome(const QString &text) const
    {
        return GatewayRig::waitFor([&] { return find<QLabel>(u"outcome-title"_s)->isVisible() && title() == text; });
    }
    void clickInCheckout(const QString &control);
    void fillInCheckout(const QString &control, const QString &text);
    void payByCard();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayRig> m_rig;
    std::unique_ptr<SqlJournal> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<CashierWindow> m_window;
};

void CashierWindowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_rig = std::make_unique<GatewayRig>();
    auto journal = SqlJournal::open(m_folder->filePath(u"journal.sqlite3"_s), [this] { return m_clock.wallMs(); });
    QVERIFY(journal.has_value());
    m_journal = *std::move(journal);
    auto api = BorgaApi::make({.baseUrl = m_rig->gateway().baseUrl(),
                               .merchantId = m_rig->gateway().merchantId(),
                               .apiKey = Secret(m_rig->gateway().secretKey())});
    QVERIFY(api.has_value());
    m_api = *std::move(api);
    m_language = std::make_unique<Language>();
    m_language->use(u"is"_s);
    openWindow();
}

void CashierWindowTest::cleanup()
{
    m_window.reset();
    m_api.reset();
    m_journal.reset();
    m_rig.reset();
}

void CashierWindowTest::openWindow()
{
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    m_window = std::make_unique<CashierWindow>(
        CheckoutPorts{*m_api, *m_journal, m_clock, m_random},
        CashierOptions{.view = {.origin = origin, .elementUrl = m_rig->gateway().elementUrlTemplate()},
                       .defaults = {.money = {},
                                    .origin = origin.toString(),
                                    .enabledMethods = {u"card"_s, u"krafa"_s},
                                    .locale = u"is"_s},
                       .returnUrl = u"https://example.is/takk"_s,
                       .presetAmounts = {500, 1500},
                       .tillName = u"Kassi 1"_s},
        *m_language);
    m_window->resize(1024, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void CashierWindowTest::connectsWhenAnAmountIsBegun()
{
    QTcpServer gateway;
    QVERIFY(gateway.listen(QHostAddress::LocalHost));
    m_window.reset();
    m_api = *BorgaApi::make({.baseUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(gateway.serverPort())),
                             .merchantId = u"mer_1"_s,
                             .apiKey = Secret(u"sk_test_1"_s)});
    openWindow();
    QVERIFY(!gateway.hasPendingConnections());
    press(u"key-4"_s);
    QTRY_VERIFY(gateway.hasPendingConnections());
    QCOMPARE(gateway.nextPendingConnection()->readAll(), QByteArray());
}

void CashierWindowTest::makesALostCheckoutReadyWhenAnAmountIsBegun()
{
    const auto *view = m_window->findChild<CheckoutView *>();
    const auto isNow = [view](CheckoutView::Preparation preparation) {
        return GatewayRig::waitFor([=] { return view->preparation() == preparation; });
    };
    QVERIFY(isNow(CheckoutView::Preparation::Ready));
    const qint64 process = m_window->findChild<QWebEngineView *>()->page()->renderProcessPid();
    QCOMPARE(::kill(static_cast<pid_t>(process), SIGKILL), 0);
    QVERIFY(isNow(CheckoutView::Preparation::Failed));
    press(u"key-4"_s);
    QVERIFY(isNow(CheckoutView::Preparation::Ready));
}

void CashierWindowTest::clickInCheckout(const QString &control)
{
    const auto place = m_rig->placeOf(control);
    QVERIFY(place.has_value());
    auto *view = m_window->findChild<QWebEngineView *>();
    QVERIFY(view && view->focusProxy());
    QTest::mouseClick(view->focusProxy(), Qt::LeftButton, {}, place->box.center().toPoint());
}

void CashierWindowTest::fillInCheckout(const QString &control, const QString &text)
{
    for (int tries = 0; tries < 20 && !m_rig->hasFocus(control); ++tries) {
        clickInCheckout(control); // the first clicks may come before the page's first picture, and be dropped
        (void)GatewayRig::waitFor([&] { return m_rig->hasFocus(control); }, 1'000);
    }
    QTest::keyClicks(m_window->findChild<QWebEngineView *>()->focusProxy(), text);
}

void CashierWindowTest::payByCard()
{
    fillInCheckout(u"card-number"_s, u"4242424242424242"_s);
    fillInCheckout(u"card-expiry"_s, u"1234"_s);
    fillInCheckout(u"card-cvc"_s, u"123"_s);
    clickInCheckout(u"pay"_s);
}

void CashierWindowTest::takesAPaymentWithKeypadAndCard()
{
    for (const QString &key : {u"key-4"_s, u"key-9"_s, u"key-9"_s, u"key-00"_s, u"key-erase"_s})
        press(key);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"4.990\u00a0kr."_s);
    QTest::keyClicks(find<QLineEdit>(u"reference"_s), u"ORDER-7"_s);
    press(u"more"_s);
    QTest::keyClicks(find<QLineEdit>(u"email"_s), u"jon@example.is"_s);
    press(u"charge"_s);
    payByCard();
    QVERIFY(showsOutcome(u"Greitt"_s));
    QCOMPARE(m_rig->timesTaken(), 1);
    const QJsonObject payment = m_rig->truth()[u"payments"_s].toArray().first().toObject();
    QCOMPARE(payment[u"amount"_s].toInteger(), 4990);
    QCOMPARE(payment[u"external_reference"_s].toString(), u"ORDER-7"_s);

    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space); // the focus is on "new payment"
    auto *amount = m_window->findChild<AmountPage *>();
    QVERIFY(amount->isVisible());
    QCOMPARE(amount->latest().count(), 1);
    QVERIFY(amount->latest().item(0)->text().contains(u"ORDER-7"_s));
    QVERIFY(amount->latest().item(0)->text().contains(u"Greitt"_s));
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"0\u00a0kr."_s);
}

void CashierWindowTest::takesASum()
{
    auto *sum = find<QLabel>(u"sum"_s);
    for (const QString &key : {u"key-1"_s, u"key-9"_s, u"key-9"_s, u"key-0"_s, u"key-+"_s})
        press(key);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"1.990\u00a0kr."_s); // so far
    QCOMPARE(sum->text(), u"1.990 +"_s);
    QVERIFY(!find<QPushButton>(u"charge"_s)->isEnabled());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QVERIFY(find<QLabel>(u"problem"_s)->isVisible());
    QTest::keyClicks(m_window->focusWidget(), u"2*450"_s);
    QVERIFY(!find<QLabel>(u"problem"_s)->isVisible());
    QCOMPARE(sum->text(), u"1.990 + 2 × 450 ="_s);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"2.890\u00a0kr."_s);
    press(u"key-erase"_s);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"2.080\u00a0kr."_s);
    press(u"key-0"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(showsOutcome(u"Greitt"_s));
    QCOMPARE(m_rig->truth()[u"payments"_s].toArray().first()[u"amount"_s].toInteger(), 2890);
}

void CashierWindowTest::asksBeforeItCancels()
{
    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    press(u"cancel"_s);
    QVERIFY(find<QPushButton>(u"cancel-yes"_s)->isVisible());
    press(u"cancel-no"_s);
    QVERIFY(!find<QPushButton>(u"cancel-yes"_s)->isVisible());
    QVERIFY(m_window->findChild<CheckoutView *>()->isPresented());
    press(u"cancel"_s);
    press(u"cancel-yes"_s);
    QVERIFY(showsOutcome(u"Hætt við"_s));
    QVERIFY(!m_window->findChild<CheckoutView *>()->isPresented());
    QCOMPARE(m_rig->timesTaken(), 0);
}

void CashierWindowTest::oneKeyCancels()
{
    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    const auto page = [this] { return m_window->findChild<QWebEngineView *>()->focusProxy(); };
    clickInCheckout(u"card-number"_s);
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->hasFocus(u"card-number"_s); }));
    QTest::keyClick(page(), Qt::Key_F4);
    QVERIFY(find<QPushButton>(u"cancel-yes"_s)->isVisible());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space); // the safe answer is the one at hand
    QVERIFY(!find<QPushButton>(u"cancel-yes"_s)->isVisible());
    QVERIFY(page()->hasFocus());
    QTest::keyClick(page(), Qt::Key_F4);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F4);
    QVERIFY(find<QPushButton>(u"cancel-yes"_s)->isVisible()); // twice the same key is no yes
    QTest::keyClick(find<QPushButton>(u"cancel-yes"_s), Qt::Key_Space);
    QVERIFY(showsOutcome(u"Hætt við"_s));
    QCOMPARE(m_rig->timesTaken(), 0);
}

void CashierWindowTest::showsTheSameSessionWhenTheOrderIsTriedAgain()
{
    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    press(u"cancel"_s);
    press(u"cancel-yes"_s);
    QVERIFY(showsOutcome(u"Hætt við"_s));
    press(u"try-again"_s);
    QVERIFY(GatewayRig::waitFor([this] { return m_window->findChild<CheckoutView *>()->isPresented(); }));
    QVERIFY(GatewayRig::waitFor([this] { return m_window->findChild<CheckoutView *>()->framedHost().size() > 0; }));
    payByCard();
    QVERIFY(showsOutcome(u"Greitt"_s));
    QCOMPARE(m_rig->truth()[u"sessions"_s].toArray().size(), 1);
    QCOMPARE(m_rig->timesTaken(), 1);
}

void CashierWindowTest::showsAQrCodeForAPhone()
{
    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    press(u"phone"_s);
    auto *code = m_window->findChild<QrCode *>();
    QVERIFY(GatewayRig::waitFor([code] { return code->isVisible() && !code->isEmpty(); }));
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(showsOutcome(u"Greitt"_s));
    QVERIFY(code->isEmpty());
    QCOMPARE(m_rig->timesTaken(), 1);
}

void CashierWindowTest::refusesAnotherAmountForAPaidOrder()
{
    const auto charge = [this](const QString &amount) {
        QTest::keyClicks(m_window->findChild<AmountPage *>(), amount);
        QTest::keyClicks(find<QLineEdit>(u"reference"_s), u"ORDER-8"_s);
        press(u"charge"_s);
    };
    charge(u"700"_s);
    (void)m_rig->sessionId();
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(showsOutcome(u"Greitt"_s));
    press(u"new-payment"_s);
    charge(u"701"_s);
    QVERIFY(find<QLabel>(u"problem"_s)->isVisible());
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
    QCOMPARE(m_rig->timesTaken(), 1);
}

void CashierWindowTest::sendsOnlyTheChosenMethods()
{
    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    press(u"more"_s);
    press(u"method-krafa"_s);
    press(u"charge"_s);
    (void)m_rig->sessionId();
    const QJsonArray log = m_rig->requestLog();
    QVERIFY(!log.isEmpty());
    const auto body = QJsonDocument::fromJson(log.first()[u"body"_s].toString().toUtf8()).object();
    QCOMPARE(body[u"enabled_methods"_s].toArray(), QJsonArray{u"card"_s});
    QCOMPARE(body[u"origin"_s].toString(), u"https://till.example.is"_s);
}

void CashierWindowTest::speaksThreeLanguages()
{
    const auto *charge = find<QPushButton>(u"charge"_s);
    press(u"language"_s);
    QTRY_COMPARE(charge->text(), u"Take payment  ⏎"_s); // the new words come with an event
    QTest::keyClicks(m_window->findChild<AmountPage *>(), u"4990"_s);
    QTRY_COMPARE(find<QLabel>(u"amount"_s)->text(), u"4.990\u00a0kr."_s); // the Icelandic way in each
    press(u"language"_s);
    QTRY_COMPARE(charge->text(), u"Przyjmij płatność  ⏎"_s);
    press(u"charge"_s);
    (void)m_rig->sessionId();
    const QJsonArray log = m_rig->requestLog();
    const auto body = QJsonDocument::fromJson(log.first()[u"body"_s].toString().toUtf8()).object();
    QCOMPARE(body[u"locale"_s].toString(), u"pl"_s);
}

void CashierWindowTest::settlesWhatAnEarlierRunLeftOpen()
{
    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    press(u"charge"_s);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    m_window.reset(); // as in a crash: no outcome is written
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    openWindow();
    m_window->startGuardian();
    const auto settled = [this] {
        const auto latest = m_journal->recent(1);
        return latest && latest->front().outcome == Outcome::Paid;
    };
    QVERIFY(GatewayRig::waitFor(settled));
    QVERIFY(GatewayRig::waitFor(
        [this] { return m_window->findChild<AmountPage *>()->latest().item(0)->text().contains(u"Greitt"_s); }));
    QCOMPARE(m_rig->timesTaken(), 1);
}

void CashierWindowTest::tellsWhatIsNotConfirmedAndWhenItIsAskedAbout()
{
    QVERIFY(!find<QLabel>(u"open-cases-text"_s)->isVisible());
    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    QTest::keyClicks(find<QLineEdit>(u"reference"_s), u"ORDER-9"_s);
    press(u"charge"_s);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    m_window.reset(); // as in a crash
    m_rig->addFault({{u"match"_s, u"GET /v1/payment_sessions/"_s},
                     {u"action"_s, u"status"_s},
                     {u"status"_s, 503},
                     {u"times"_s, 0}});
    openWindow();
    m_window->startGuardian();
    QVERIFY(GatewayRig::waitFor([this] { return find<QLabel>(u"open-cases-text"_s)->isVisible(); }));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F6);
    auto *list = find<QListWidget>(u"open-cases"_s);
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 1);
    QVERIFY2(list->item(0)->text().contains(u"ORDER-9"_s), qPrintable(list->item(0)->text()));
    static const QRegularExpression found(
        u"Kl\\. \\d\\d:\\d\\d:\\d\\d: Bilun er hjá greiðslugáttinni"_s); // when, and what
    QVERIFY2(GatewayRig::waitFor([&] { return list->item(0)->text().contains(found); }),
             qPrintable(list->item(0)->text()));
    const auto secondsLeft = [list] {
        static const QRegularExpression number(u" (\\d+) s"_s);
        return number.match(list->item(0)->text()).captured(1).toInt();
    };
    QVERIFY(GatewayRig::waitFor([&] { return secondsLeft() > 1; }));
    const int before = secondsLeft();
    QVERIFY(GatewayRig::waitFor([&] { return secondsLeft() > 0 && secondsLeft() < before; })); // it goes on by itself
    m_rig->control("DELETE", u"/faults"_s);
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(GatewayRig::waitFor([this] { return !find<QLabel>(u"open-cases-text"_s)->isVisible(); }));
}

void CashierWindowTest::asksBeforeItClosesDuringAPayment()
{
    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    press(u"charge"_s);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    QVERIFY(!m_window->close());
    QVERIFY(find<QPushButton>(u"cancel-yes"_s)->isVisible());
    press(u"cancel-yes"_s);
    QVERIFY(GatewayRig::waitFor([this] { return !m_window->isVisible(); }));
    const auto latest = m_journal->recent(1);
    QVERIFY(latest.has_value());
    QCOMPARE(latest->front().outcome, std::optional(Outcome::Cancelled));
}

// A payment is cancelled, and the customer pays it all the same in a page that was left open.
void CashierWindowTest::leaveLateMoney()
{
    m_window->startGuardian();
    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    QTest::keyClicks(find<QLineEdit>(u"reference"_s), u"ORDER-9"_s);
    press(u"charge"_s);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    press(u"cancel"_s);
    press(u"cancel-yes"_s);
    QVERIFY(showsOutcome(u"Hætt við"_s));
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(GatewayRig::waitFor([this] { return find<QFrame>(u"late-money"_s)->isVisible(); }));
    QVERIFY(find<QLabel>(u"late-money-text"_s)->text().contains(u"ORDER-9"_s));
    QCOMPARE(title(), u"Greiðslan barst of seint"_s); // no longer that nothing was taken
    QVERIFY(!find<QPushButton>(u"try-again"_s)->isVisible());
}

void CashierWindowTest::raisesAnAlarmForLateMoneyAndGivesItBack()
{
    leaveLateMoney();
    press(u"late-money-refund"_s);
    QVERIFY(!find<QPushButton>(u"late-money-refund"_s)->isVisible());
    press(u"late-money-undo"_s);
    QVERIFY(find<QPushButton>(u"late-money-refund"_s)->isVisible());
    QVERIFY(m_journal->recent(1)->front().needsDecision());
    press(u"late-money-refund"_s);
    QVERIFY(GatewayRig::waitFor([this] { return m_journal->recent(1)->front().refunded() > 0; }));
    QVERIFY(!find<QFrame>(u"late-money"_s)->isVisible());
    QCOMPARE(givenBack(), qint64(700));
}

void CashierWindowTest::keepsLateMoneyThatStaffWantToKeep()
{
    leaveLateMoney();
    press(u"late-money-keep"_s);
    QVERIFY(GatewayRig::waitFor([this] { return m_journal->recent(1)->front().kept; }));
    QVERIFY(!find<QFrame>(u"late-money"_s)->isVisible());
    QCOMPARE(givenBack(), qint64(0));
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<CashierWindowTest>(argc, argv);
}

#include "cashier_window_test.moc"
