// SPDX-License-Identifier: MIT
// A till with two screens, on a real X server: the customer pays at theirs with real keys and mouse, the cashier sees
// how far it is, each in their own language; and screens that come and go take nothing of it away.
#include "two_screens_rig.h"

#include "cashier/payment_flow.h"
#include "checkout/popup_panel.h"
#include "common/theme.h"

#include <QApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QPointer>
#include <QTest>
#include <QWebEngineView>

using namespace Kassi;
using namespace Qt::StringLiterals;

class CustomerDisplayTest : public QObject
{
    Q_OBJECT

public:
    explicit CustomerDisplayTest(const VirtualDisplay &screen)
        : m_screen(screen)
    {
    }

private Q_SLOTS:
    void cleanup() { m_rig.reset(); }

    void theCustomerPaysAtTheirOwnScreen();
    void eachReadsTheirOwnLanguage_data();
    void eachReadsTheirOwnLanguage();
    void theCustomersChoiceOfLanguageIsTheForms();
    void aChoiceThatNobodyPaidInIsTakenBack();
    void aScreenThatGoesWhileSomebodyTypesLosesNothing();
    void aScreenThatComesBackGoesOnWhereItWas();
    void aBanksWindowMovesAlong();
    void aCardThatIsNotAcceptedIsToldWithoutAClaim();
    void theCashierMayBringThePaymentToTheirScreen();
    void theCashiersKeysWorkWhereverTheCustomerTypes();
    void anIdleDisplayLeavesTheKeyboardToTheCashier();
    void theKeyboardComesBackToWhoTypes();
    void noneIsOpenedWhereNoneIsWanted();
    void allOutcomesAreToldOnBothSides_data();
    void allOutcomesAreToldOnBothSides();

private:
    void open(const TwoScreensOptions &options = {}) { m_rig = std::make_unique<TwoScreensRig>(m_screen, options); }
    [[nodiscard]] QString onDisplay(const QString &name) const { return TwoScreensRig::textOn(m_rig->display(), name); }
    [[nodiscard]] QString onTill(const QString &name) const { return TwoScreensRig::textOn(m_rig->window(), name); }
    [[nodiscard]] bool tillSays(const QString &name, const QString &text) const
    {
        return GatewayRig::waitFor([&] { return onTill(name).startsWith(text); });
    }
    [[nodiscard]] bool displaySays(const QString &name, const QString &text) const
    {
        return GatewayRig::waitFor([&] { return onDisplay(name).startsWith(text); });
    }
    [[nodiscard]] qsizetype sessions() const { return m_rig->truth()[u"sessions"_s].toArray().size(); }
    /// A page that was loaded again would stand in another one.
    [[nodiscard]] QPointer<QWebEngineView> page() const { return m_rig->view().findChild<QWebEngineView *>(); }

    const VirtualDisplay &m_screen;
    std::unique_ptr<TwoScreensRig> m_rig;
};

void CustomerDisplayTest::theCustomerPaysAtTheirOwnScreen()
{
    open({.outcomeStands = std::chrono::milliseconds(700)});
    CustomerDisplay &display = m_rig->display();
    QVERIFY(GatewayRig::waitFor([&] { return display.geometry() == TwoScreensRig::customers; }));
    QVERIFY(display.isFullScreen());
    QCOMPARE(onDisplay(u"customer-shop"_s), u"Kaffihúsið"_s);
    QVERIFY(m_rig->hasKeyboard(m_rig->window()));

    m_rig->charge(u"4990"_s);
    QCOMPARE(onDisplay(u"strip-amount"_s), u"4.990\u00a0kr."_s);
    QCOMPARE(onDisplay(u"strip-merchant"_s), u"Kaffihúsið"_s);
    QVERIFY(displaySays(u"strip-host"_s, u"Greiðslusíðan kemur frá 127.0.0.1"_s));
    QVERIFY(TwoScreensRig::customers.contains(QRect(m_rig->view().mapToGlobal(QPoint()), m_rig->view().size())));
    QVERIFY(m_rig->hasKeyboard(display));
    QVERIFY(tillSays(u"progress"_s, u"Beðið eftir viðskiptavininum"_s));
    QCOMPARE(onTill(u"strip-amount"_s), u"4.990\u00a0kr."_s);

    m_rig->fillIn(u"card-number"_s, u"4242"_s);
    QVERIFY(tillSays(u"progress"_s, u"Viðskiptavinurinn slær inn"_s));
    QVERIFY(m_rig->typeOn(u"card-number"_s, u"424242424242"_s, 16));
    m_rig->fillIn(u"card-expiry"_s, u"1234"_s);
    m_rig->fillIn(u"card-cvc"_s, u"123"_s);
    m_rig->pay();
    QVERIFY(displaySays(u"customer-outcome"_s, u"Greitt"_s));
    QVERIFY(tillSays(u"outcome-title"_s, u"Greitt"_s));
    QCOMPARE(m_rig->timesTaken(), 1);
    QVERIFY(m_rig->hasKeyboard(m_rig->window()));
    m_rig->press(u"Return"_s); // the focus is on "new payment"
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->window().findChild<QWidget *>(u"charge"_s)->isVisible(); }));
    QVERIFY(GatewayRig::waitFor([&] { return display.isIdle(); }));
}

void CustomerDisplayTest::eachReadsTheirOwnLanguage_data()
{
    QTest::addColumn<QString>("cashier");
    QTest::addColumn<QString>("customer");
    QTest::addColumn<QString>("welcome");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("paid");
    QTest::addColumn<QString>("waiting");
    QTest::addColumn<QString>("thanks");
    QTest::newRow("English customer") << u"is"_s << u"en"_s << u"Welcome"_s << u"The form comes from"_s << u"Greitt"_s
                                      << u"Beðið eftir viðskiptavininum"_s << u"Thank you!"_s;
    QTest::newRow("Icelandic customer") << u"en"_s << u"is"_s << u"Velkomin"_s << u"Greiðslusíðan kemur frá"_s
                                        << u"Paid"_s << u"Waiting for the customer"_s << u"Takk fyrir!"_s;
}

void CustomerDisplayTest::eachReadsTheirOwnLanguage()
{
    QFETCH(QString, cashier);
    QFETCH(QString, customer);
    QFETCH(QString, welcome);
    QFETCH(QString, host);
    QFETCH(QString, paid);
    QFETCH(QString, waiting);
    QFETCH(QString, thanks);
    open({.cashierLanguage = cashier, .customerLanguage = customer});
    QCOMPARE(onDisplay(u"customer-welcome"_s), welcome);
    m_rig->charge(u"4990"_s);
    QCOMPARE(onDisplay(u"strip-amount"_s), u"4.990\u00a0kr."_s); // written one way in all languages
    QCOMPARE(onTill(u"strip-amount"_s), u"4.990\u00a0kr."_s);
    QVERIFY(displaySays(u"strip-host"_s, host));
    QVERIFY(tillSays(u"progress"_s, waiting));
    m_rig->payByCard();
    QVERIFY(displaySays(u"customer-words"_s, thanks));
    QCOMPARE(onDisplay(u"customer-amount"_s), u"4.990\u00a0kr."_s);
    QVERIFY(tillSays(u"outcome-title"_s, paid));
}

void CustomerDisplayTest::theCustomersChoiceOfLanguageIsTheForms()
{
    open({.outcomeStands = std::chrono::milliseconds(500)});
    m_rig->clickOn(m_rig->display(), u"customer-language-en"_s);
    QVERIFY(displaySays(u"customer-welcome"_s, u"Welcome"_s));
    QVERIFY(!onTill(u"charge"_s).contains(u"Charge"_s));
    m_rig->charge(u"700"_s);
    const auto body = QJsonDocument::fromJson(m_rig->requestLog().first()[u"body"_s].toString().toUtf8()).object();
    QCOMPARE(body[u"locale"_s].toString(), u"en"_s);
    m_rig->payByCard();
    QVERIFY(displaySays(u"customer-outcome"_s, u"Paid"_s));
    QVERIFY(displaySays(u"customer-welcome"_s, u"Velkomin"_s)); // the next one's
    QCOMPARE(m_rig->desk().language(), u"is"_s);
}

void CustomerDisplayTest::aChoiceThatNobodyPaidInIsTakenBack()
{
    open({.choiceStands = std::chrono::milliseconds(300)});
    m_rig->clickOn(m_rig->display(), u"customer-language-en"_s);
    QVERIFY(displaySays(u"customer-welcome"_s, u"Welcome"_s));
    QVERIFY(displaySays(u"customer-welcome"_s, u"Velkomin"_s));
}

void CustomerDisplayTest::aScreenThatGoesWhileSomebodyTypesLosesNothing()
{
    open();
    m_rig->charge(u"4990"_s);
    const auto pageBefore = page();
    m_rig->fillIn(u"card-number"_s, u"42424242"_s);
    m_rig->pullOut();
    QVERIFY(GatewayRig::waitFor([&] { return !m_rig->display().isVisible(); }));
    QCOMPARE(m_rig->view().window(), &m_rig->window());
    QVERIFY(m_rig->hasKeyboard(m_rig->window()));
    QVERIFY(tillSays(u"strip-host"_s, u"Greiðslusíðan kemur frá 127.0.0.1"_s));
    QVERIFY(onTill(u"progress"_s).isEmpty());
    QVERIFY(m_rig->typeOn(u"card-number"_s, u"42424242"_s, 16)); // the second half, without a click
    m_rig->fillIn(u"card-expiry"_s, u"1234"_s);
    m_rig->fillIn(u"card-cvc"_s, u"123"_s);
    QVERIFY(pageBefore);
    QCOMPARE(page(), pageBefore);
    m_rig->pay();
    QVERIFY(tillSays(u"outcome-title"_s, u"Greitt"_s));
    QCOMPARE(m_rig->timesTaken(), 1);
    QCOMPARE(sessions(), 1);
}

void CustomerDisplayTest::aScreenThatComesBackGoesOnWhereItWas()
{
    open({.pluggedIn = false});
    QVERIFY(!m_rig->desk().display());
    m_rig->charge(u"4990"_s);
    const auto pageBefore = page();
    m_rig->fillIn(u"card-number"_s, u"42424242"_s);
    for (int round = 0; round < 2; ++round) {
        m_rig->plugIn();
        QVERIFY(GatewayRig::waitFor([&] { return m_rig->desk().display() && m_rig->display().isVisible(); }));
        QVERIFY(GatewayRig::waitFor([&] { return m_rig->display().geometry() == TwoScreensRig::customers; }));
        QCOMPARE(m_rig->view().window(), &m_rig->display());
        QVERIFY(m_rig->hasKeyboard(m_rig->display()));
        QVERIFY(m_rig->typeOn(u"card-number"_s, u"42"_s, 10 + 4 * round));
        m_rig->pullOut();
        QVERIFY(GatewayRig::waitFor([&] { return !m_rig->display().isVisible(); }));
        QVERIFY(m_rig->hasKeyboard(m_rig->window()));
        QVERIFY(m_rig->typeOn(u"card-number"_s, u"42"_s, 12 + 4 * round));
    }
    m_rig->plugIn();
    QVERIFY(m_rig->hasKeyboard(m_rig->display()));
    QCOMPARE(onDisplay(u"strip-amount"_s), u"4.990\u00a0kr."_s);
    m_rig->fillIn(u"card-expiry"_s, u"1234"_s);
    m_rig->fillIn(u"card-cvc"_s, u"123"_s);
    QVERIFY(pageBefore);
    QCOMPARE(page(), pageBefore);
    m_rig->pay();
    QVERIFY(displaySays(u"customer-outcome"_s, u"Greitt"_s));
    QCOMPARE(m_rig->timesTaken(), 1);
    QCOMPARE(sessions(), 1);
}

void CustomerDisplayTest::aBanksWindowMovesAlong()
{
    open();
    m_rig->set(u"challenge"_s, u"popup"_s);
    m_rig->charge(u"4990"_s);
    m_rig->payByCard(u"4000002500003155"_s);
    QVERIFY(tillSays(u"progress"_s, u"Bankinn athugar"_s));
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->display().findChild<PopupPanel *>() != nullptr; }));
    m_rig->pullOut();
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->window().findChild<PopupPanel *>() != nullptr; }));
    for (int tries = 0; tries < 20 && m_rig->paymentStatus() == u"processing"_s; ++tries) {
        m_rig->clickInCheckout(u"acs-approve"_s, true);
        (void)GatewayRig::waitFor([&] { return m_rig->paymentStatus() != u"processing"_s; }, 1'000);
    }
    QVERIFY(tillSays(u"outcome-title"_s, u"Greitt"_s));
    QCOMPARE(m_rig->timesTaken(), 1);
}

void CustomerDisplayTest::aCardThatIsNotAcceptedIsToldWithoutAClaim()
{
    open();
    m_rig->charge(u"4990"_s);
    m_rig->payByCard(u"4000000000000002"_s);
    QVERIFY(tillSays(u"progress"_s, u"Síðan tók kortið ekki gilt"_s));
    QVERIFY(onTill(u"outcome-title"_s).isEmpty());
    m_rig->press(u"ctrl+a"_s); // the page has put the cursor into the number
    m_rig->type(u"4242424242424242"_s);
    QVERIFY(tillSays(u"progress"_s, u"Viðskiptavinurinn slær inn"_s));
    m_rig->clickInCheckout(u"pay"_s);
    QVERIFY(displaySays(u"customer-outcome"_s, u"Greitt"_s));
    QCOMPARE(m_rig->timesTaken(), 1);
}

void CustomerDisplayTest::theCashierMayBringThePaymentToTheirScreen()
{
    open();
    m_rig->charge(u"4990"_s);
    m_rig->fillIn(u"card-number"_s, u"42424242"_s);
    m_rig->press(u"F7"_s); // the keyboard is the customer's
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->view().window() == &m_rig->window(); }));
    QVERIFY(m_rig->hasKeyboard(m_rig->window()));
    QVERIFY(!onDisplay(u"customer-elsewhere"_s).isEmpty());
    QVERIFY(m_rig->typeOn(u"card-number"_s, u"42424242"_s, 16));
    m_rig->fillIn(u"card-expiry"_s, u"1234"_s);
    m_rig->fillIn(u"card-cvc"_s, u"123"_s);
    m_rig->pay();
    QVERIFY(tillSays(u"outcome-title"_s, u"Greitt"_s));
    QVERIFY(displaySays(u"customer-outcome"_s, u"Greitt"_s));
    m_rig->press(u"Return"_s);
    m_rig->charge(u"700"_s); // at the customer's again
    QCOMPARE(m_rig->view().window(), &m_rig->display());
}

void CustomerDisplayTest::theCashiersKeysWorkWhereverTheCustomerTypes()
{
    open();
    m_rig->charge(u"4990"_s);
    m_rig->fillIn(u"card-number"_s, u"4242"_s);
    QVERIFY(m_rig->hasKeyboard(m_rig->display()));
    m_rig->press(u"F4"_s);
    QVERIFY(GatewayRig::waitFor([&] { return !onTill(u"cancel-no"_s).isEmpty(); }));
    QVERIFY(m_rig->hasKeyboard(m_rig->window()));
    m_rig->press(u"space"_s); // "No, go on" has the focus
    QVERIFY(GatewayRig::waitFor([&] { return onTill(u"cancel-no"_s).isEmpty(); }));
    QVERIFY(m_rig->hasKeyboard(m_rig->display()));
    QVERIFY(m_rig->hasFocus(u"card-number"_s));
    m_rig->press(u"F4"_s);
    QVERIFY(m_rig->hasKeyboard(m_rig->window()));
    m_rig->press(u"shift+Tab"_s);
    m_rig->press(u"space"_s);
    QVERIFY(displaySays(u"customer-outcome"_s, u"Hætt var við greiðsluna"_s));
    QVERIFY(tillSays(u"outcome-title"_s, u"Hætt við"_s));
    QCOMPARE(m_rig->timesTaken(), 0);
}

void CustomerDisplayTest::anIdleDisplayLeavesTheKeyboardToTheCashier()
{
    open();
    m_rig->type(u"49"_s);
    m_rig->clickOn(m_rig->display(), u"customer-language-en"_s);
    QVERIFY(displaySays(u"customer-welcome"_s, u"Welcome"_s));
    m_rig->type(u"90"_s);
    QVERIFY(tillSays(u"amount"_s, u"4.990"_s));
    m_rig->pullOut();
    m_rig->plugIn();
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->display().isVisible(); }));
    m_rig->type(u"0"_s);
    QVERIFY(tillSays(u"amount"_s, u"49.900"_s));
}

void CustomerDisplayTest::theKeyboardComesBackToWhoTypes()
{
    open();
    m_rig->charge(u"4990"_s);
    m_rig->fillIn(u"card-number"_s, u"4242"_s);
    m_rig->click(*m_rig->window().findChild<QLabel *>(u"strip-amount"_s)); // the cashier touches their window
    QVERIFY(m_rig->hasKeyboard(m_rig->display()));
    QVERIFY(m_rig->typeOn(u"card-number"_s, u"424242424242"_s, 16));
    m_rig->clickOn(m_rig->window(), u"cancel"_s);
    QVERIFY(m_rig->hasKeyboard(m_rig->window())); // there is something to answer
    m_rig->clickOn(m_rig->window(), u"cancel-no"_s);
    m_rig->fillIn(u"card-expiry"_s, u"1234"_s);
    m_rig->fillIn(u"card-cvc"_s, u"123"_s);
    m_rig->pay();
    QVERIFY(tillSays(u"outcome-title"_s, u"Greitt"_s));
}

void CustomerDisplayTest::noneIsOpenedWhereNoneIsWanted()
{
    open({.screen = u"none"_s});
    QVERIFY(!m_rig->desk().display());
    QCOMPARE(m_rig->desk().language(), QString());
    open({.screen = u"CUSTOMER"_s});
    QVERIFY(m_rig->desk().display());
    open({.screen = u"HDMI-9"_s}); // not connected
    QVERIFY(!m_rig->desk().display());
}

void CustomerDisplayTest::allOutcomesAreToldOnBothSides_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("till");
    QTest::addColumn<QString>("display");
    QTest::newRow("paid") << u"complete"_s << u"Greitt"_s << u"Greitt"_s;
    QTest::newRow("expired") << u"expire"_s << u"Tíminn rann út"_s << u"Tíminn rann út"_s;
}

void CustomerDisplayTest::allOutcomesAreToldOnBothSides()
{
    QFETCH(QString, action);
    QFETCH(QString, till);
    QFETCH(QString, display);
    open();
    m_rig->charge(u"4990"_s);
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, action}});
    QVERIFY(tillSays(u"outcome-title"_s, till));
    QVERIFY(displaySays(u"customer-outcome"_s, display));
}

int main(int argc, char *argv[])
{
    const VirtualDisplay screen(TwoScreensRig::room);
    TwoScreensRig::prepare(screen);
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    Theme::apply(application);
    CustomerDisplayTest test(screen);
    return QTest::qExec(&test, argc, argv);
}

#include "customer_display_test.moc"
