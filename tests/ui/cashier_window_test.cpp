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

#include <QCheckBox>
#include <QClipboard>
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
    void pastedAmountsAreUnderstoodOrRefused_data();
    void pastedAmountsAreUnderstoodOrRefused();
    void whatAScannerTypesIsTheOrderNumber_data();
    void whatAScannerTypesIsTheOrderNumber();
    void commonAmountsAreOneKeyAway();
    void whatFewOrdersNeedIsFoldedAway();
    void asksBeforeItCancels();
    void oneKeyCancels();
    void showsTheSameSessionWhenTheOrderIsTriedAgain();
    void showsAQrCodeForAPhone();
    void saysWhatIsWrongWithWhatWasTyped();
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

void CashierWindowTest::pastedAmountsAreUnderstoodOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("amount"); // empty: refused
    QTest::newRow("Icelandic") << u"4.990 kr."_s << u"4.990\u00a0kr."_s;
    QTest::newRow("English") << u" 4,990\n"_s << u"4.990\u00a0kr."_s;
    QTest::newRow("a whole page") << QString(100'000, u'4') << QString();
    QTest::newRow("a long sum") << u"1+"_s.repeated(40) + u'1' << QString();
}

void CashierWindowTest::pastedAmountsAreUnderstoodOrRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, amount);
    QTest::keyClicks(m_window->focusWidget(), u"5"_s);
    QGuiApplication::clipboard()->setText(text);
    QTest::keySequence(m_window->focusWidget(), QKeySequence::Paste);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), amount.isEmpty() ? u"5\u00a0kr."_s : amount);
    QCOMPARE(find<QLabel>(u"problem"_s)->isVisible(), amount.isEmpty());
    QVERIFY(find<QLabel>(u"problem"_s)->text().size() < 200);
}

void CashierWindowTest::whatAScannerTypesIsTheOrderNumber_data()
{
    QTest::addColumn<QString>("field"); // empty: the amount
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("gapMs");
    QTest::addColumn<bool>("isScanned");
    QTest::newRow("at the amount") << QString() << u"5690527123456"_s << 8 << true;
    QTest::newRow("letters at the amount") << QString() << u"ORDER-17"_s << 30 << true;
    QTest::newRow("at the reference") << u"reference"_s << u"12345678"_s << 1 << true;
    QTest::newRow("at the e-mail") << u"email"_s << u"ORDER-17"_s << 1 << true;
    QTest::newRow("a person at the amount") << QString() << u"4990"_s << 60 << false;
    QTest::newRow("too short for a code") << QString() << u"99"_s << 5 << true;
    QTest::newRow("control characters") << QString() << u"0105690\u001d17"_s << 5 << true;
}

void CashierWindowTest::whatAScannerTypesIsTheOrderNumber()
{
    QFETCH(QString, field);
    QFETCH(QString, code);
    QFETCH(int, gapMs);
    QFETCH(bool, isScanned);
    auto *amount = m_window->findChild<AmountPage *>();
    if (!field.isEmpty())
        press(u"more"_s);
    QWidget *target = field.isEmpty() ? static_cast<QWidget *>(amount) : find<QLineEdit>(field);
    QTest::keyClicks(amount, u"7"_s);
    quint64 at = 1'000'000;
    const auto type = [&](int key, const QString &text) {
        QKeyEvent event(QEvent::KeyPress, key, {}, text);
        event.setTimestamp(at += quint64(gapMs));
        QCoreApplication::sendEvent(target, &event);
    };
    for (const QChar c : code)
        type(c.toUpper().unicode(), c);
    type(Qt::Key_Return, u"\r"_s);
    const bool isPossible = code.size() > 2 && std::ranges::all_of(code, [](QChar c) { return c.isPrint(); });
    QCOMPARE(amount->isVisible(), isScanned); // a person's Enter charges
    if (!isScanned)
        return;
    QCOMPARE(find<QLineEdit>(u"reference"_s)->text(), isPossible ? code : QString());
    QCOMPARE(find<QLabel>(u"problem"_s)->isVisible(), !isPossible);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), code == u"99"_s ? u"799\u00a0kr."_s : u"7\u00a0kr."_s);
    QCOMPARE(find<QLineEdit>(u"email"_s)->text(), QString());
    QVERIFY(m_rig->truth()[u"payments"_s].toArray().isEmpty());
}

void CashierWindowTest::commonAmountsAreOneKeyAway()
{
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F2);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"1.500\u00a0kr."_s);
    QVERIFY(!find<QPushButton>(u"repeat"_s)->isVisible());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(showsOutcome(u"Greitt"_s));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"0\u00a0kr."_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F9);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"1.500\u00a0kr."_s);
}

void CashierWindowTest::whatFewOrdersNeedIsFoldedAway()
{
    QVERIFY(!find<QLineEdit>(u"customer"_s)->isVisible());
    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F7);
    QVERIFY(find<QLineEdit>(u"email"_s)->hasFocus());
    QTest::keyClicks(m_window->focusWidget(), u"jon@example.is"_s);
    QTest::keyClicks(find<QLineEdit>(u"customer"_s), u"cus_17"_s);
    QTest::keyClick(find<QCheckBox>(u"save-method"_s), Qt::Key_Space);
    QTest::keyClick(find<QLineEdit>(u"customer"_s), Qt::Key_Return);
    (void)m_rig->sessionId();
    const auto body = QJsonDocument::fromJson(m_rig->requestLog().first()[u"body"_s].toString().toUtf8()).object();
    QCOMPARE(body[u"customer_email"_s].toString(), u"jon@example.is"_s);
    QCOMPARE(body[u"customer"_s].toString(), u"cus_17"_s);
    QCOMPARE(body[u"save_payment_method"_s].toBool(), true);
    press(u"cancel"_s);
    press(u"cancel-yes"_s);
    QVERIFY(showsOutcome(u"Hætt við"_s));
    press(u"new-payment"_s);
    QVERIFY(!find<QLineEdit>(u"email"_s)->isVisible());
    for (const QString &field : {u"email"_s, u"customer"_s})
        QCOMPARE(find<QLineEdit>(field)->text(), QString());
    QVERIFY(!find<QCheckBox>(u"save-method"_s)->isChecked());
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

void CashierWindowTest::saysWhatIsWrongWithWhatWasTyped()
{
    auto *problem = find<QLabel>(u"problem"_s);
    QVERIFY(!find<QPushButton>(u"charge"_s)->isEnabled());
    QTest::keyClicks(m_window->focusWidget(), u"1234567890123"_s);
    QVERIFY(problem->isVisible());
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"–"_s);
    QVERIFY(!find<QPushButton>(u"charge"_s)->isEnabled());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!problem->isVisible());

    QTest::keyClicks(m_window->focusWidget(), u"700"_s);
    press(u"more"_s);
    QTest::keyClicks(find<QLineEdit>(u"email"_s), u"jon"_s);
    press(u"charge"_s);
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"Þetta er ekki netfang."_s);
    for (const QJsonValue &request : m_rig->requestLog())
        QCOMPARE(request[u"method"_s].toString(), u"GET"_s);
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
