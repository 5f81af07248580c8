// SPDX-License-Identifier: MIT
// One payment in two places: the form at the till and a code for a phone beside it, with the cashier's real window, the
// real engine and the sandbox gateway, whose hosted page is paid over HTTP as a phone would. Every payment ends by
// asking the gateway what really happened to the money.
#include "gateway_rig.h"
#include "web_test_main.h"

#include "cashier/cashier_window.h"
#include "checkout/system_ports.h"
#include "common/language.h"
#include "common/phone_panel.h"
#include "gateway/borga_api.h"
#include "journal/sql_journal.h"

#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QTemporaryDir>
#include <QWebEngineView>

#include <algorithm>

using namespace Kassi;
using namespace Qt::StringLiterals;

class PayOnPhoneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void paysOnThePhoneAndTakesTheFormAway();
    void paysInTheFormAndTakesTheCodeAway();
    void goesBackToTheFormAsItWas();
    void tabLeadsFromTheFormToTheCodeAndBack();
    void aPhoneThatComesTooLateIsRefused();
    void moneyTakenTwiceIsAlarmedAndRefundedWithOnePress();
    void whatWasTakenOnceIsSaidWithOnePress();
    void withoutACodeTheFormStays();
    void cancelTakesBothAway();
    void isNotOfferedWithoutAReturnUrl();
    void aNewWindowGoesOnWithBoth();

private:
    void openWindow(const QString &returnUrl = u"https://example.is/takk"_s);
    void startCharge();
    void chargeWithForm();
    void askForCode();
    void fillInCard();
    void clickPay();
    [[nodiscard]] QString payOnPhone(const QString &session);
    [[nodiscard]] QString sessionOf(const QString &mode) const;
    [[nodiscard]] std::vector<Attempt> history() const { return *m_journal->history(u"ORDER-1"_s); }
    [[nodiscard]] bool isSettled(const QString &session, Outcome outcome) const;
    [[nodiscard]] QJsonObject payment() const { return m_rig->truth()[u"payments"_s].toArray().first().toObject(); }
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    void press(const QString &button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] PhonePanel *panel() const { return m_window->findChild<PhonePanel *>(); }
    [[nodiscard]] bool showsOutcome(const QString &text) const
    {
        auto *title = find<QLabel>(u"outcome-title"_s);
        return GatewayRig::waitFor([&] { return title->isVisible() && title->text() == text; });
    }
    void takeTwice();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayRig> m_rig;
    std::unique_ptr<SqlJournal> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    SystemClock m_clock;
    SystemRandom m_random;
    QNetworkAccessManager m_phone;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<CashierWindow> m_window;
    QPoint m_pay; ///< Where the form's button is.
};

void PayOnPhoneTest::init()
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

void PayOnPhoneTest::cleanup()
{
    m_window.reset();
    m_api.reset();
    m_journal.reset();
    m_rig.reset();
}

void PayOnPhoneTest::openWindow(const QString &returnUrl)
{
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    m_window = std::make_unique<CashierWindow>(
        CheckoutPorts{*m_api, *m_journal, m_clock, m_random},
        CashierOptions{
            .view = {.origin = origin, .elementUrl = m_rig->gateway().elementUrlTemplate()},
            .defaults = {.money = {}, .origin = origin.toString(), .enabledMethods = {u"card"_s}, .locale = u"is"_s},
            .returnUrl = returnUrl,
            .tillName = u"Kassi 1"_s},
        *m_language);
    m_window->resize(1024, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->startGuardian();
}

void PayOnPhoneTest::startCharge()
{
    QTest::keyClicks(m_window->focusWidget(), u"4990"_s);
    QTest::keyClicks(find<QLineEdit>(u"reference"_s), u"ORDER-1"_s);
    press(u"charge"_s);
}

void PayOnPhoneTest::chargeWithForm()
{
    startCharge();
    const auto place = m_rig->placeOf(u"pay"_s);
    QVERIFY(place.has_value());
    m_pay = place->box.center().toPoint();
}

void PayOnPhoneTest::askForCode()
{
    QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key_F8);
    QVERIFY(GatewayRig::waitFor([this] { return panel()->isVisible() && panel()->hasCode(); }));
}

void PayOnPhoneTest::fillInCard()
{
    for (const auto &[control, text] : {std::pair(u"card-number"_s, u"4242424242424242"_s),
                                        std::pair(u"card-expiry"_s, u"1234"_s), std::pair(u"card-cvc"_s, u"123"_s)}) {
        auto *page = m_window->findChild<QWebEngineView *>()->focusProxy();
        for (int tries = 0; tries < 20 && !m_rig->hasFocus(control); ++tries) {
            QTest::mouseClick(page, Qt::LeftButton, {}, m_rig->placeOf(control)->box.center().toPoint());
            (void)GatewayRig::waitFor([&, name = control] { return m_rig->hasFocus(name); }, 1'000);
        }
        QTest::keyClicks(page, text);
    }
}

void PayOnPhoneTest::clickPay()
{
    QTest::mouseClick(m_window->findChild<QWebEngineView *>()->focusProxy(), Qt::LeftButton, {}, m_pay);
}

QString PayOnPhoneTest::sessionOf(const QString &mode) const
{
    const QJsonArray sessions = m_rig->truth()[u"sessions"_s].toArray();
    const auto found = std::ranges::find_if(
        sessions, [&](const QJsonValue &session) { return session[u"mode"_s].toString() == mode; });
    return found == sessions.end() ? QString() : found->toObject()[u"id"_s].toString();
}

// The phone's own browser: what the hosted page sends when its form is filled in. Answers what the page is told.
QString PayOnPhoneTest::payOnPhone(const QString &session)
{
    QNetworkRequest request(QUrl(m_rig->gateway().baseUrl().toString() + u"/pay/"_s + session + u"/pay"_s));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(
        m_phone.post(request, R"({"method":"card","number":"4242424242424242","expiry":"12/34","cvc":"123"})"));
    if (!GatewayRig::waitFor([&] { return reply->isFinished(); }))
        return {};
    return QJsonDocument::fromJson(reply->readAll())[u"status"_s].toString();
}

bool PayOnPhoneTest::isSettled(const QString &session, Outcome outcome) const
{
    return GatewayRig::waitFor([&] {
        const auto attempts = history();
        return std::ranges::any_of(attempts,
                                   [&](const Attempt &a) { return a.session == session && a.outcome == outcome; });
    });
}

void PayOnPhoneTest::paysOnThePhoneAndTakesTheFormAway()
{
    chargeWithForm();
    askForCode();
    QCOMPARE(payOnPhone(sessionOf(u"hosted"_s)), u"succeeded"_s);
    QVERIFY(showsOutcome(u"Greitt"_s));
    QVERIFY(!panel()->hasCode());
    QVERIFY(!m_window->findChild<CheckoutView *>()->isPresented());
    QCOMPARE(m_rig->timesTaken(), 1);
    QCOMPARE(payment()[u"external_reference"_s].toString(), u"ORDER-1"_s);
    QCOMPARE(m_rig->truth()[u"payments"_s].toArray().size(), 1); // two sessions of one payment
    QVERIFY(isSettled(sessionOf(u"hosted"_s), Outcome::Paid));
    QVERIFY(isSettled(sessionOf(u"embedded"_s), Outcome::Cancelled)); // by the guardian
    QCOMPARE(find<QLabel>(u"outcome-title"_s)->text(), u"Greitt"_s);  // which is no news of the order
    QVERIFY(!find<QFrame>(u"late-money"_s)->isVisible());
}

void PayOnPhoneTest::paysInTheFormAndTakesTheCodeAway()
{
    chargeWithForm();
    fillInCard();
    askForCode();
    press(u"phone-back"_s);
    QVERIFY(!panel()->isVisible());
    clickPay();
    QVERIFY(showsOutcome(u"Greitt"_s));
    QVERIFY(!panel()->hasCode());
    QCOMPARE(m_rig->timesTaken(), 1);
    QVERIFY(isSettled(sessionOf(u"embedded"_s), Outcome::Paid));
    QVERIFY(isSettled(sessionOf(u"hosted"_s), Outcome::Cancelled));
    QVERIFY(!find<QFrame>(u"late-money"_s)->isVisible());
}

void PayOnPhoneTest::goesBackToTheFormAsItWas()
{
    chargeWithForm();
    fillInCard();
    askForCode();
    QVERIFY(find<QPushButton>(u"phone-back"_s)->isVisible());
    const qsizetype sent = m_rig->truth()[u"sessions"_s].toArray().size();
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QVERIFY(!panel()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QVERIFY(panel()->isVisible() && panel()->hasCode()); // the same code
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QCOMPARE(m_rig->truth()[u"sessions"_s].toArray().size(), sent);
    clickPay(); // with the card that was typed before
    QVERIFY(showsOutcome(u"Greitt"_s));
    QCOMPARE(m_rig->timesTaken(), 1);
}

void PayOnPhoneTest::tabLeadsFromTheFormToTheCodeAndBack()
{
    chargeWithForm();
    const auto *view = m_window->findChild<CheckoutView *>();
    const auto comesTo = [this](const std::function<bool()> &there) {
        for (int i = 0; i < 30 && !there(); ++i) {
            const QWidget *at = QApplication::focusWidget();
            QTest::keyClick(m_window->windowHandle(), Qt::Key_Tab);
            (void)GatewayRig::waitFor([&] { return QApplication::focusWidget() != at; }, 200); // or in the form
        }
        return there();
    };
    QVERIFY(comesTo([view] { return view->hasFocus(); }));
    QVERIFY(comesTo([this] { return find<QPushButton>(u"pay-on-phone"_s)->hasFocus(); }));
    QVERIFY(comesTo([this] { return find<QPushButton>(u"cancel"_s)->hasFocus(); }));
    QVERIFY(comesTo([view] { return view->hasFocus(); }));
}

void PayOnPhoneTest::aPhoneThatComesTooLateIsRefused()
{
    chargeWithForm();
    fillInCard();
    askForCode();
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    clickPay();
    QVERIFY(showsOutcome(u"Greitt"_s));
    QCOMPARE(payOnPhone(sessionOf(u"hosted"_s)), u"blocked"_s);
    QCOMPARE(m_rig->timesTaken(), 1);
}

void PayOnPhoneTest::takeTwice()
{
    m_rig->set(u"takes_twice"_s, true);
    chargeWithForm();
    fillInCard();
    askForCode();
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    clickPay();
    QVERIFY(showsOutcome(u"Greitt"_s));
    QCOMPARE(payOnPhone(sessionOf(u"hosted"_s)), u"succeeded"_s);
    QCOMPARE(m_rig->timesTaken(), 2);
    QVERIFY(GatewayRig::waitFor([this] { return find<QFrame>(u"late-money"_s)->isVisible(); }));
    QVERIFY(find<QLabel>(u"late-money-text"_s)->text().contains(u"tvisvar"_s));
    QCOMPARE(find<QLabel>(u"outcome-title"_s)->text(), u"Greitt"_s);
}

void PayOnPhoneTest::moneyTakenTwiceIsAlarmedAndRefundedWithOnePress()
{
    takeTwice();
    press(u"late-money-refund"_s);
    QVERIFY(GatewayRig::waitFor([this] { return payment()[u"refunded"_s].toInteger() > 0; }));
    QCOMPARE(payment()[u"refunded"_s].toInteger(), qint64(4990));
    QVERIFY(GatewayRig::waitFor([this] { return !find<QFrame>(u"late-money"_s)->isVisible(); }));
    const auto attempts = history();
    QCOMPARE(std::ranges::count_if(attempts, &Attempt::isPaid), 1); // the first stays
}

void PayOnPhoneTest::whatWasTakenOnceIsSaidWithOnePress()
{
    takeTwice();
    press(u"late-money-keep"_s);
    QVERIFY(GatewayRig::waitFor([this] { return !find<QFrame>(u"late-money"_s)->isVisible(); }));
    QCOMPARE(payment()[u"refunded"_s].toInteger(), qint64(0));
    const auto attempts = history();
    QCOMPARE(std::ranges::count_if(attempts, &Attempt::isPaid), 1);
}

void PayOnPhoneTest::withoutACodeTheFormStays()
{
    chargeWithForm();
    fillInCard();
    m_rig->addFault({{u"match"_s, u"POST /v1/payment_sessions"_s}, {u"action"_s, u"status"_s}, {u"status"_s, 422}});
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    auto *trouble = find<QLabel>(u"strip-trouble"_s);
    QVERIFY(GatewayRig::waitFor([&] { return trouble->isVisible() && !panel()->isVisible(); }));
    QVERIFY(sessionOf(u"hosted"_s).isEmpty());
    clickPay();
    QVERIFY(showsOutcome(u"Greitt"_s));
    QCOMPARE(m_rig->timesTaken(), 1);
}

void PayOnPhoneTest::cancelTakesBothAway()
{
    chargeWithForm();
    askForCode();
    press(u"cancel"_s);
    press(u"cancel-yes"_s);
    QVERIFY(showsOutcome(u"Hætt við"_s));
    QVERIFY(!panel()->hasCode());
    const auto attempts = history();
    QCOMPARE(std::ranges::count_if(attempts, &Attempt::isWatched), 2);
    QCOMPARE(payOnPhone(sessionOf(u"hosted"_s)), u"succeeded"_s); // somebody still had the page open
    QVERIFY(GatewayRig::waitFor([this] { return find<QFrame>(u"late-money"_s)->isVisible(); }));
    QCOMPARE(find<QLabel>(u"outcome-title"_s)->text(), u"Greiðslan barst of seint"_s);
}

void PayOnPhoneTest::isNotOfferedWithoutAReturnUrl()
{
    QVERIFY(!find<QPushButton>(u"pay-on-phone"_s)->isVisible());
    m_window.reset();
    openWindow({});
    chargeWithForm();
    QVERIFY(!find<QPushButton>(u"pay-on-phone"_s)->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QVERIFY(!panel()->isVisible());
    QCOMPARE(m_rig->truth()[u"sessions"_s].toArray().size(), 1);
}

void PayOnPhoneTest::aNewWindowGoesOnWithBoth()
{
    chargeWithForm();
    askForCode();
    m_window.reset(); // as a crash would leave it
    openWindow();
    startCharge();
    QVERIFY(GatewayRig::waitFor([this] { return m_window->findChild<CheckoutView *>()->isPresented(); }));
    askForCode();
    QCOMPARE(m_rig->truth()[u"sessions"_s].toArray().size(), 2);
    QCOMPARE(payOnPhone(sessionOf(u"hosted"_s)), u"succeeded"_s);
    QVERIFY(showsOutcome(u"Greitt"_s));
    QCOMPARE(m_rig->timesTaken(), 1);
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<PayOnPhoneTest>(argc, argv);
}

#include "pay_on_phone_test.moc"
