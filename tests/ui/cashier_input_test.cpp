// SPDX-License-Identifier: MIT
// What a cashier, a scanner and the clipboard bring to the amount screen: understood, or refused with the reason, and
// never taken for something else.
#include "cashier_rig.h"
#include "web_test_main.h"

#include "cashier/amount_page.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace Kassi;
using namespace Qt::StringLiterals;

class CashierInputTest : public Test::CashierRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { tearDown(); }

    void pastedAmountsAreUnderstoodOrRefused_data();
    void pastedAmountsAreUnderstoodOrRefused();
    void whatAScannerTypesIsTheOrderNumber_data();
    void whatAScannerTypesIsTheOrderNumber();
    void aScannerMayEndWithTab();
    void whatIsNoAmountIsNotLeftOut();
    void aClickLeavesTheKeysToTheAmount();
    void aReferenceThatIsTooLongIsRefused();
    void amountAndOutcomeAreSaid();
    void commonAmountsAreOneKeyAway();
    void whatFewOrdersNeedIsFoldedAway();
    void saysWhatIsWrongWithWhatWasTyped();

private:
    void press(const QString &button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] bool showsOutcome(const QString &title) const
    {
        return waitFor([&] { return isVisible(u"outcome-title"_s) && text(u"outcome-title"_s) == title; });
    }
};

void CashierInputTest::init()
{
    setUp(u"kassi-input"_s);
    CashierOptions wanted = options();
    wanted.defaults.enabledMethods = {u"card"_s, u"krafa"_s};
    wanted.returnUrl = u"https://example.is/takk"_s;
    wanted.presetAmounts = {500, 1500};
    openWindow(wanted);
}

void CashierInputTest::pastedAmountsAreUnderstoodOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("amount"); // empty: refused
    QTest::newRow("Icelandic") << u"4.990 kr."_s << u"4.990\u00a0kr."_s;
    QTest::newRow("English") << u" 4,990\n"_s << u"4.990\u00a0kr."_s;
    QTest::newRow("a whole page") << QString(100'000, u'4') << QString();
    QTest::newRow("a long sum") << u"1+"_s.repeated(40) + u'1' << QString();
}

void CashierInputTest::pastedAmountsAreUnderstoodOrRefused()
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

void CashierInputTest::whatAScannerTypesIsTheOrderNumber_data()
{
    QTest::addColumn<QString>("field"); // where the focus is; empty: at the amount
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
    QTest::newRow("at the latest payments") << u"latest"_s << u"5690527123456"_s << 8 << true;
    QTest::newRow("at the key that charges") << u"charge"_s << u"1234 5678"_s << 8 << true; // its space presses nothing
    QTest::newRow("at the key to the journal") << u"journal"_s << u"1234 5678"_s << 8 << true;
    QTest::newRow("a person at the latest payments") << u"latest"_s << u"99"_s << 60 << false;
}

void CashierInputTest::whatAScannerTypesIsTheOrderNumber()
{
    QFETCH(QString, field);
    QFETCH(QString, code);
    QFETCH(int, gapMs);
    QFETCH(bool, isScanned);
    auto *amount = m_window->findChild<AmountPage *>();
    if (field == u"email"_s)
        press(u"more"_s);
    QTest::keyClicks(amount, u"7"_s);
    auto *target = field.isEmpty() ? static_cast<QWidget *>(amount) : find<QWidget>(field);
    target->setFocus();
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

void CashierInputTest::aScannerMayEndWithTab()
{
    auto *amount = m_window->findChild<AmountPage *>();
    QTest::keyClicks(amount, u"7"_s);
    quint64 at = 1'000'000;
    const auto type = [&](int key, const QString &text) {
        QKeyEvent event(QEvent::KeyPress, key, {}, text);
        event.setTimestamp(at += 8);
        QCoreApplication::sendEvent(amount, &event);
    };
    for (const QChar c : u"ORDER-17"_s)
        type(c.unicode(), c);
    type(Qt::Key_Tab, u"\t"_s);
    QCOMPARE(find<QLineEdit>(u"reference"_s)->text(), u"ORDER-17"_s);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"7\u00a0kr."_s);
    QCOMPARE(m_window->focusWidget(), amount);
    at += 5'000;
    type(Qt::Key_Tab, u"\t"_s); // a person's
    QVERIFY(m_window->focusWidget() != amount);
}

// Left out, a sign would make another amount of what was meant.
void CashierInputTest::whatIsNoAmountIsNotLeftOut()
{
    for (const QString &typed : {u"4990/2"_s, u"2*(450+10)"_s, u"5000-50%"_s, u"49a90"_s}) {
        QTest::keyClicks(m_window->findChild<AmountPage *>(), typed);
        QCOMPARE(find<QLabel>(u"sum"_s)->text(), typed);
        QVERIFY(!find<QPushButton>(u"charge"_s)->isEnabled());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
        QVERIFY(find<QLabel>(u"problem"_s)->text().contains(u"ekki upphæð"_s));
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    }
    QVERIFY(m_rig->truth()[u"payments"_s].toArray().isEmpty());
}

void CashierInputTest::aClickLeavesTheKeysToTheAmount()
{
    press(u"more"_s);
    press(u"more"_s);
    press(u"method-krafa"_s);
    QTest::mouseClick(find<QListWidget>(u"latest"_s)->viewport(), Qt::LeftButton);
    QTest::keyClicks(m_window->focusWidget(), u"42"_s);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"42\u00a0kr."_s);
}

// What is cut off would be another order.
void CashierInputTest::aReferenceThatIsTooLongIsRefused()
{
    QTest::keyClicks(m_window->findChild<AmountPage *>(), u"700"_s);
    QGuiApplication::clipboard()->setText(QString(201, u'7'));
    find<QLineEdit>(u"reference"_s)->paste();
    press(u"charge"_s);
    QVERIFY(find<QLabel>(u"problem"_s)->isVisible());
    QCOMPARE(find<QLineEdit>(u"reference"_s)->text().size(), 201);
    QVERIFY(m_rig->truth()[u"payments"_s].toArray().isEmpty());
}

// What has the focus is what a screen reader says.
void CashierInputTest::amountAndOutcomeAreSaid()
{
    QTest::keyClicks(m_window->focusWidget(), u"1500"_s);
    const auto said = [this] {
        const QAccessibleInterface *at = QAccessible::queryAccessibleInterface(m_window->focusWidget());
        return QString(at->text(QAccessible::Name) + u' ' + at->text(QAccessible::Description));
    };
    QVERIFY2(said().contains(u"1.500\u00a0kr."_s), qPrintable(said()));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(showsOutcome(u"Greitt"_s));
    QVERIFY2(said().contains(u"Greitt 1.500\u00a0kr."_s) && said().contains(u"Afhentu"_s), qPrintable(said()));
}

void CashierInputTest::commonAmountsAreOneKeyAway()
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

void CashierInputTest::whatFewOrdersNeedIsFoldedAway()
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

void CashierInputTest::saysWhatIsWrongWithWhatWasTyped()
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
int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<CashierInputTest>(argc, argv);
}

#include "cashier_input_test.moc"
