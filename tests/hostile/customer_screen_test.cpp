// SPDX-License-Identifier: MIT
// A customer's display against whoever stands before it, with a mouse and a keyboard, and against what it could give
// away: nothing of the cashier's is ever to be read there.
#include "display.h"
#include "ui/two_screens_rig.h"

#include "checkout/stop_page.h"
#include "common/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class CustomerScreenTest : public QObject
{
    Q_OBJECT

public:
    explicit CustomerScreenTest(const VirtualDisplay &screen)
        : m_screen(screen)
    {
    }

private Q_SLOTS:
    void cleanup() { m_rig.reset(); }

    void nothingOfTheCashiersIsShown();
    void aPageThatCannotBeShownNamesNoSettings();
    void cannotBeClosed();
    void comesBackFromBeingMoved();
    void keysAndClicksOpenNothing_data();
    void keysAndClicksOpenNothing();

private:
    void open(const TwoScreensOptions &options = {})
    {
        m_rig = std::make_unique<TwoScreensRig>(m_screen, options);
        QVERIFY(GatewayRig::waitFor([&] { return m_rig->display().geometry() == TwoScreensRig::customers; }));
    }
    [[nodiscard]] QStringList windows() const { return Test::Display(m_screen.name()).windows(); }
    void readNothingOf(const QStringList &secrets) const;

    const VirtualDisplay &m_screen;
    std::unique_ptr<TwoScreensRig> m_rig;
};

void CustomerScreenTest::readNothingOf(const QStringList &secrets) const
{
    const QStringList texts = TwoScreensRig::textsOn(m_rig->display());
    QVERIFY(texts.size() > 1); // else nothing was read at all
    for (const QString &text : texts) {
        for (const QString &secret : secrets)
            QVERIFY2(!text.contains(secret), qPrintable(text));
    }
    QVERIFY(!QApplication::activeModalWidget());
}

void CustomerScreenTest::nothingOfTheCashiersIsShown()
{
    open();
    QStringList secrets{u"ORDER-77"_s,     u"Kassi 1"_s,      u"pses_"_s, u"pay_"_s,      u"jon@example.is"_s,
                        u"Kassi reynir"_s, u"greiðslugátt"_s, u"F4"_s,    u"Hætta við"_s, u"HTTP"_s};
    const auto *reference = m_rig->window().findChild<QLineEdit *>(u"reference"_s);
    m_rig->click(*reference);
    m_rig->type(u"ORDER-77"_s);
    readNothingOf(secrets);
    m_rig->charge(u"700"_s);
    readNothingOf(secrets);
    m_rig->addFault({{u"match"_s, u"GET /v1/payment_sessions/"_s},
                     {u"action"_s, u"status"_s},
                     {u"status"_s, 503},
                     {u"times"_s, 0}});
    m_rig->fillIn(u"card-number"_s, u"4242424242424242"_s);
    QVERIFY(GatewayRig::waitFor(
        [&] { return TwoScreensRig::textsOn(m_rig->window()).join(u'\n').contains(u"Kassi reynir"_s); }));
    readNothingOf(secrets);
    m_rig->control("DELETE", u"/faults"_s);
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->display().showsOutcome(); }));
    readNothingOf(secrets);
    QVERIFY(TwoScreensRig::textsOn(m_rig->window()).join(u'\n').contains(u"ORDER-77"_s));
}

void CustomerScreenTest::aPageThatCannotBeShownNamesNoSettings()
{
    open({.elementUrl = u"http://127.0.0.1:1/{client_secret}"_s});
    m_rig->beginPayment(u"700"_s);
    const auto *stop = m_rig->view().findChild<StopPage *>();
    QVERIFY(GatewayRig::waitFor([&] { return stop->isVisible(); }));
    readNothingOf({u"Kassi"_s, u"netið"_s, u"checkout.origin"_s});
    // The cashier reads what to do.
    QVERIFY(TwoScreensRig::textOn(m_rig->window(), u"progress-why"_s).contains(u"Kassi"_s));
}

void CustomerScreenTest::cannotBeClosed()
{
    open();
    const auto stays = [&] {
        Test::Display(m_screen.name()).askToClose(m_rig->display().windowTitle());
        m_rig->clickOn(m_rig->display(), u"customer-language-en"_s); // and is heard after it
        return GatewayRig::waitFor([&] { return m_rig->display().language() == u"en"_s; }) &&
               m_rig->display().isVisible();
    };
    QVERIFY(stays());
    m_rig->clickOn(m_rig->display(), u"customer-language-is"_s);
    m_rig->charge(u"700"_s);
    QVERIFY(stays());
    QVERIFY(m_rig->window().isVisible());
    m_rig->payByCard();
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->display().showsOutcome(); }));
}

void CustomerScreenTest::comesBackFromBeingMoved()
{
    open();
    m_rig->clickOn(m_rig->display(), u"customer-language-en"_s); // Heard after all that the screen says of its opening.
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->display().language() == u"en"_s; }));
    m_rig->display().setGeometry(100, 100, 200, 200);
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->display().geometry() == TwoScreensRig::customers; }));
    m_rig->display().showMinimized();
    QVERIFY(GatewayRig::waitFor([&] {
        return m_rig->display().isFullScreen() && !m_rig->display().isMinimized() &&
               m_rig->display().geometry() == TwoScreensRig::customers;
    }));
}

void CustomerScreenTest::keysAndClicksOpenNothing_data()
{
    QTest::addColumn<QStringList>("move");
    for (const char *key : {"alt+F4", "ctrl+q", "ctrl+w", "F1", "F5", "F11", "F12", "Menu", "ctrl+p", "ctrl+n"})
        QTest::newRow(key) << QStringList{u"key"_s, QString::fromLatin1(key)};
    QTest::newRow("right button") << QStringList{u"click"_s, u"3"_s};
    QTest::newRow("middle button") << QStringList{u"click"_s, u"2"_s};
}

void CustomerScreenTest::keysAndClicksOpenNothing()
{
    QFETCH(QStringList, move);
    open();
    m_rig->charge(u"4990"_s);
    m_rig->fillIn(u"card-number"_s, u"4242"_s);
    const QStringList before = windows();
    // A click would close a menu again, so it is looked for before the next one.
    const auto opens = [&] { return GatewayRig::waitFor([&] { return windows() != before; }, 500); };
    m_rig->hand(move); // in the page
    QVERIFY(!opens());
    const QPoint strip = TwoScreensRig::customers.topLeft() + QPoint(40, 600);
    m_rig->hand({u"mousemove"_s, QString::number(strip.x()), QString::number(strip.y())});
    m_rig->hand(move);
    QVERIFY(!opens());
    m_rig->focusInCheckout(u"card-number"_s);
    m_rig->type(u"424242424242"_s);
    QCOMPARE(windows(), before);
    m_rig->fillIn(u"card-expiry"_s, u"1234"_s);
    m_rig->fillIn(u"card-cvc"_s, u"123"_s);
    m_rig->pay();
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->display().showsOutcome(); }));
    QCOMPARE(m_rig->timesTaken(), 1);
}

int main(int argc, char *argv[])
{
    const VirtualDisplay screen(TwoScreensRig::room);
    TwoScreensRig::prepare(screen);
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    Theme::apply(application);
    CustomerScreenTest test(screen);
    return QTest::qExec(&test, argc, argv);
}

#include "customer_screen_test.moc"
