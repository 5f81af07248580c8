// SPDX-License-Identifier: MIT
// Refunds as staff give them, by keys, in the real window on a real journal, against the sandbox gateway, which is
// asked each time what really went back.
#include "cashier_rig.h"
#include "web_test_main.h"

#include "cashier/amount_page.h"
#include "cashier/late_money_bar.h"

#include <QClipboard>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

using namespace Kassi;
using namespace Qt::StringLiterals;

class CashierRefundTest : public Test::CashierRig
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        setUp(u"kassi-refund"_s);
        openWindow(options());
        m_window->startGuardian();
    }
    void cleanup() { tearDown(); }

    void allOfItGoesBack();
    void aPartGoesBackThenTheRest();
    void moreThanTheRestIsRefused_data();
    void moreThanTheRestIsRefused();
    void aReasonHoldsNoCardNumber();
    void enterTwiceGivesNothingBack();
    void whatAScannerTypesIsNoAmount();
    void theKeypadTypesTheAmount();
    void escLeadsBackStepByStep();
    void aRefundOnItsWayIsSeen();
    void aRefusedRefundIsToldAndCanBeAskedForAgain();
    void aGatewayThatIsAwayIsToldAndAskedAgain();
    void onlyOneAtATime();
    void aPastedSumThatIsTooLongIsRefused();
    void keptLateMoneyGoesBackInPart();
    void undecidedLateMoneyGoesBackWholeAndEndsTheAlarm();
    void aDecisionIsAboutTheOrderThatStoodThere();
    void whatOthersDecideEndsTheAlarm();
    void theRefundsReceiptIsPrinted();
    void aManagersPinIsAskedFor();
    void turningBackAtThePinGivesNothingBack();
    void narrowWindowsHoldTheButtons();
    void bothLanguages();

private:
    void takePayment(const QString &reference = u"ORDER-1"_s);
    void leaveLateMoney();
    void openRefund();
    [[nodiscard]] QStringList timeline() const
    {
        QStringList lines;
        const auto *list = find<QListWidget>(u"journal-timeline"_s);
        for (int row = 0; row < list->count(); ++row)
            lines << list->item(row)->text().section(u"   "_s, 1);
        return lines;
    }
};

void CashierRefundTest::takePayment(const QString &reference)
{
    type(u"4990"_s);
    QTest::keyClicks(find<QLineEdit>(u"reference"_s), reference);
    key(Qt::Key_Return);
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(waitFor([this] { return isVisible(u"outcome-title"_s) && text(u"outcome-title"_s) == u"Greitt"_s; }));
    key(Qt::Key_Space);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
}

void CashierRefundTest::leaveLateMoney()
{
    type(u"4990"_s);
    key(Qt::Key_Return);
    QVERIFY(waitFor([this] { return !attempt().session.isEmpty(); }));
    m_rig->lookAt(attempt().session);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    m_rig->lookAt({});
    QTest::mouseClick(find<QPushButton>(u"cancel"_s), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(u"cancel-yes"_s), Qt::LeftButton);
    QVERIFY(waitFor([this] { return isVisible(u"outcome-title"_s); }));
    m_rig->control("POST", u"/sessions/"_s + attempt().session, {{u"action"_s, u"complete"_s}});
    QVERIFY(waitFor([this] { return isVisible(u"late-money"_s); }));
    key(Qt::Key_Space);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
}

void CashierRefundTest::openRefund()
{
    key(Qt::Key_F3);
    QVERIFY(waitFor([this] { return find<QTableView>(u"journal-table"_s)->model()->rowCount() > 0; }));
    key(Qt::Key_Return);
    QVERIFY(isVisible(u"journal-details"_s));
    key(Qt::Key_F7);
    QVERIFY(isVisible(u"refund-amount"_s));
}

void CashierRefundTest::allOfItGoesBack()
{
    takePayment();
    openRefund();
    QCOMPARE(find<QLineEdit>(u"refund-amount"_s)->text(), u"4990"_s);
    QVERIFY2(text(u"refund-facts"_s).contains(u"ORDER-1"_s), qPrintable(text(u"refund-facts"_s)));
    key(Qt::Key_Return);
    QVERIFY(isVisible(u"refund-confirm"_s));
    QCOMPARE(text(u"refund-figures"_s), u"4.990\u00a0kr."_s);
    QCOMPARE(text(u"refund-words"_s), u"fjögur þúsund níu hundruð og níutíu krónur"_s);
    QCOMPARE(givenBack(), 0);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
    QCOMPARE(givenBack(), 4990);
    QVERIFY(isVisible(u"journal-details"_s));
    QVERIFY(waitFor([this] { return text(u"journal-title"_s) == u"Endurgreitt"_s; }));
    QVERIFY2(text(u"journal-refunds"_s).contains(u"4.990"_s), qPrintable(text(u"journal-refunds"_s)));
    QVERIFY2(waitFor([this] { return timeline().contains(u"Endurgreitt"_s); }), qPrintable(timeline().join(u'|')));
    QVERIFY(!find<QPushButton>(u"journal-refund"_s)->isEnabled());
    key(Qt::Key_F7); // nothing is left
    QVERIFY(isVisible(u"journal-details"_s));
    const auto *table = find<QTableView>(u"journal-table"_s);
    QCOMPARE(table->model()->index(0, 3).data().toString(), u"Endurgreitt"_s); // and the list knows
}

void CashierRefundTest::aPartGoesBackThenTheRest()
{
    takePayment();
    openRefund();
    type(u"990"_s); // over what is marked
    QVERIFY2(text(u"refund-stays"_s).contains(u"4.000"_s), qPrintable(text(u"refund-stays"_s)));
    find<QLineEdit>(u"refund-reason"_s)->setFocus();
    type(u"Vara skilað"_s);
    key(Qt::Key_Return);
    QCOMPARE(text(u"refund-words"_s), u"níu hundruð og níutíu krónur"_s);
    QVERIFY(text(u"refund-summary"_s).contains(u"Vara skilað"_s));
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return attempt().refunded() == 990; }));
    QCOMPARE(givenBack(), 990);
    QVERIFY(waitFor([this] { return find<QPushButton>(u"journal-refund"_s)->isEnabled(); }));
    QVERIFY2(text(u"journal-refunds"_s).contains(u"4.000"_s), qPrintable(text(u"journal-refunds"_s)));
    key(Qt::Key_F7);
    QCOMPARE(find<QLineEdit>(u"refund-amount"_s)->text(), u"4000"_s);
    type(u"1000+3000"_s);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
    QCOMPARE(givenBack(), 4990);
}

void CashierRefundTest::moreThanTheRestIsRefused_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("word"); // of the reason
    QTest::newRow("one krona more") << u"4991"_s << u"4.991"_s;
    QTest::newRow("as it is written") << u"4.991 kr."_s << u"4.991"_s;
    QTest::newRow("nothing") << u" "_s << u"Skrifaðu"_s;
    QTest::newRow("zero") << u"0"_s << u"ekkert"_s;
    QTest::newRow("less than nothing") << u"10-20"_s << u"ekkert"_s;
    QTest::newRow("aurar") << u"4,50"_s << u"aura"_s;
    QTest::newRow("euros") << u"45 EUR"_s << u"krón"_s;
    QTest::newRow("thirty digits") << QString(30, u'9') << u"meira"_s;
    QTest::newRow("words") << u"allt"_s << u"upphæð"_s;
}

void CashierRefundTest::moreThanTheRestIsRefused()
{
    QFETCH(QString, typed);
    QFETCH(QString, word);
    takePayment();
    openRefund();
    type(typed);
    key(Qt::Key_Return);
    QVERIFY(isVisible(u"refund-amount"_s)); // still
    QVERIFY2(text(u"refund-problem"_s).contains(word), qPrintable(text(u"refund-problem"_s)));
    QCOMPARE(m_window->focusWidget()->objectName(), u"refund-amount"_s);
    type(u"10"_s); // over what was refused
    QCOMPARE(find<QLineEdit>(u"refund-amount"_s)->text(), u"10"_s);
    QCOMPARE(text(u"refund-problem"_s), QString());
    QCOMPARE(givenBack(), 0);
}

void CashierRefundTest::aReasonHoldsNoCardNumber()
{
    takePayment();
    openRefund();
    find<QLineEdit>(u"refund-reason"_s)->setFocus();
    type(u"4242 4242 4242 4242"_s);
    key(Qt::Key_Return);
    QVERIFY(isVisible(u"refund-reason"_s));
    QVERIFY(!text(u"refund-problem"_s).isEmpty());
    QCOMPARE(m_window->focusWidget()->objectName(), u"refund-reason"_s);
}

void CashierRefundTest::enterTwiceGivesNothingBack()
{
    takePayment();
    openRefund();
    for (int i = 0; i < 5; ++i)
        key(Qt::Key_Return);
    QVERIFY(isVisible(u"refund-confirm"_s));
    QVERIFY(attempt().refunds.empty());
    for (int i = 0; i < 3; ++i)
        key(Qt::Key_F7); // and F7 three times gives back once
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
    QCOMPARE(attempt().refunds.size(), std::size_t(1));
    QCOMPARE(givenBack(), 4990);
}

void CashierRefundTest::whatAScannerTypesIsNoAmount()
{
    takePayment();
    openRefund();
    auto *field = find<QLineEdit>(u"refund-amount"_s);
    type(u"70"_s);
    quint64 at = 1'000'000;
    const auto scan = [&](int code, const QString &typed) {
        QKeyEvent event(QEvent::KeyPress, code, {}, typed);
        event.setTimestamp(at += 5);
        QCoreApplication::sendEvent(field, &event);
    };
    for (const QChar c : u"1234"_s)
        scan(c.unicode(), c);
    scan(Qt::Key_Return, u"\r"_s);
    QVERIFY(isVisible(u"refund-amount"_s));
    QCOMPARE(field->text(), u"70"_s);
    QVERIFY(!text(u"refund-problem"_s).isEmpty());
}

void CashierRefundTest::theKeypadTypesTheAmount()
{
    takePayment();
    openRefund();
    for (const QString &name : {u"1"_s, u"5"_s, u"erase"_s, u"00"_s})
        QTest::mouseClick(find<QPushButton>(u"refund-key-"_s + name), Qt::LeftButton);
    QCOMPARE(find<QLineEdit>(u"refund-amount"_s)->text(), u"100"_s);
    QTest::mouseClick(find<QPushButton>(u"refund-whole"_s), Qt::LeftButton);
    QCOMPARE(find<QLineEdit>(u"refund-amount"_s)->text(), u"4990"_s);
    QTest::mouseClick(find<QPushButton>(u"refund-go-on"_s), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(u"refund-confirm"_s), Qt::LeftButton);
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
}

void CashierRefundTest::escLeadsBackStepByStep()
{
    takePayment();
    openRefund();
    type(u"50"_s);
    key(Qt::Key_Return);
    key(Qt::Key_Escape);
    QCOMPARE(find<QLineEdit>(u"refund-amount"_s)->text(), u"50"_s);
    QVERIFY(isVisible(u"refund-amount"_s));
    key(Qt::Key_Escape);
    QVERIFY(isVisible(u"journal-details"_s));
    QVERIFY(attempt().refunds.empty());
}

void CashierRefundTest::aRefundOnItsWayIsSeen()
{
    m_rig->set(u"refunds"_s, u"pending"_s);
    takePayment();
    openRefund();
    type(u"990"_s);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return text(u"journal-note"_s).contains(u"leiðinni"_s); }));
    QCOMPARE(text(u"journal-title"_s), u"Verið að endurgreiða"_s);
    QVERIFY2(text(u"journal-refunds"_s).contains(u"990"_s), qPrintable(text(u"journal-refunds"_s)));
    QVERIFY(!find<QPushButton>(u"journal-refund"_s)->isEnabled());
    QVERIFY(waitFor([this] { return timeline().contains(u"Endurgreiðslan er á leiðinni"_s); }));
    m_rig->control("POST", u"/refunds/"_s + attempt().refunds.back().id, {{u"action"_s, u"succeed"_s}});
    QVERIFY(waitFor([this] { return attempt().refunded() == 990; }));
    QVERIFY(waitFor([this] { return find<QPushButton>(u"journal-refund"_s)->isEnabled(); }));
    QVERIFY(find<QPushButton>(u"journal-refund-receipt"_s)->isVisible());
}

void CashierRefundTest::aRefusedRefundIsToldAndCanBeAskedForAgain()
{
    m_rig->set(u"refunds"_s, u"failed"_s);
    takePayment();
    openRefund();
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return text(u"journal-note"_s).contains(u"hafnað"_s); }));
    QVERIFY(waitFor([this] { return timeline().contains(u"Endurgreiðslan mistókst"_s); }));
    QCOMPARE(attempt().rest(), 4990);
    QVERIFY(find<QPushButton>(u"journal-refund"_s)->isEnabled());
    m_rig->set(u"refunds"_s, u"succeeded"_s);
    key(Qt::Key_F7);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
    QCOMPARE(givenBack(), 4990);
}

void CashierRefundTest::aGatewayThatIsAwayIsToldAndAskedAgain()
{
    takePayment();
    m_rig->addFault({{u"match"_s, u"POST /v1/refunds"_s}, {u"action"_s, u"lose_reply"_s}, {u"times"_s, 2}});
    openRefund();
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return text(u"journal-note"_s).contains(u"ekki verið svarað"_s); }));
    key(Qt::Key_Escape); // nothing waits for it
    key(Qt::Key_Escape);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
    QVERIFY(GatewayRig::waitFor([this] { return attempt().refunded() == 4990; }, 60'000));
    QCOMPARE(givenBack(), 4990);
}

void CashierRefundTest::onlyOneAtATime()
{
    m_rig->set(u"refunds"_s, u"pending"_s);
    takePayment();
    openRefund();
    type(u"10"_s);
    key(Qt::Key_Return);
    // Meanwhile another one has begun elsewhere.
    VERIFY_DONE(m_journal->append(attempt().plan.attempt, Record::RefundPlanned{u"key-2"_s, "{}", 4990}));
    key(Qt::Key_F7);
    QVERIFY(isVisible(u"refund-refused"_s));
    QVERIFY(!text(u"refund-refused"_s).isEmpty());
    QCOMPARE(attempt().refunds.size(), std::size_t(1));
    QVERIFY(find<QPushButton>(u"refund-confirm"_s)->isEnabled());
}

// Cut off, it would be another amount.
void CashierRefundTest::aPastedSumThatIsTooLongIsRefused()
{
    takePayment();
    openRefund();
    const QString sum = u"1+"_s.repeated(40) + u'1';
    QGuiApplication::clipboard()->setText(sum);
    auto *field = find<QLineEdit>(u"refund-amount"_s);
    field->selectAll();
    field->paste();
    QCOMPARE(field->text(), sum);
    key(Qt::Key_Return);
    QVERIFY(isVisible(u"refund-amount"_s));
    QVERIFY(!text(u"refund-problem"_s).isEmpty());
}

void CashierRefundTest::keptLateMoneyGoesBackInPart()
{
    leaveLateMoney();
    QTest::mouseClick(find<QPushButton>(u"late-money-keep"_s), Qt::LeftButton);
    QVERIFY(waitFor([this] { return attempt().kept; }));
    openRefund();
    type(u"100"_s);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return attempt().refunded() == 100; }));
    QCOMPARE(givenBack(), 100);
    QCOMPARE(attempt().rest(), 4890);
}

void CashierRefundTest::undecidedLateMoneyGoesBackWholeAndEndsTheAlarm()
{
    leaveLateMoney();
    openRefund();
    QVERIFY(find<QLineEdit>(u"refund-amount"_s)->isReadOnly());
    key(Qt::Key_Return);
    QCOMPARE(text(u"refund-figures"_s), u"4.990\u00a0kr."_s);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
    QVERIFY(!isVisible(u"late-money"_s));
}

// While the decision about it can be undone, the first is refunded elsewhere, as another page does it: the next in line
// was not decided about.
void CashierRefundTest::aDecisionIsAboutTheOrderThatStoodThere()
{
    leaveLateMoney();
    const QString first = attempt().plan.reference;
    leaveLateMoney();
    const QString second = attempt().plan.reference;
    QVERIFY(waitFor([this] { return attempt().needsDecision(); }));
    QVERIFY(text(u"late-money-text"_s).contains(first));
    QTest::mouseClick(find<QPushButton>(u"late-money-refund"_s), Qt::LeftButton);
    const auto *undoTime = m_window->findChild<LateMoneyBar *>()->findChild<QTimer *>();
    QVERIFY(undoTime->isActive());
    const Attempt late = m_journal->history(first)->front();
    m_window->guardian().refund(RefundWish{.reference = first, .attempt = late.plan.attempt, .amount = late.rest()},
                                [](const Result<void> &written) { QVERIFY(written.has_value()); });
    QVERIFY(waitFor([&] { return text(u"late-money-text"_s).contains(second); }));
    QVERIFY(!undoTime->isActive());
    QVERIFY(isVisible(u"late-money-refund"_s));
    QVERIFY(attempt().needsDecision());
}

// Another program, over the POS API: it asks the guardian as the window does.
void CashierRefundTest::whatOthersDecideEndsTheAlarm()
{
    leaveLateMoney();
    const Attempt late = attempt();
    m_window->guardian().refund(
        RefundWish{.reference = late.plan.reference, .attempt = late.plan.attempt, .amount = late.rest()},
        [](const Result<void> &written) { QVERIFY(written.has_value()); });
    QVERIFY(waitFor([this] { return !isVisible(u"late-money"_s); }));
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
}

void CashierRefundTest::theRefundsReceiptIsPrinted()
{
    takePayment();
    openRefund();
    type(u"990"_s);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return find<QPushButton>(u"journal-refund-receipt"_s)->isVisible(); }));
    const auto print = [this](const QString &name) {
        key(Qt::Key_F9);
        const QString path = m_folder->filePath(u"papers/"_s + name);
        [&] { QVERIFY(waitFor([&] { return text(u"journal-note"_s).contains(path); })); }();
        QProcess reader;
        reader.start(u"pdftotext"_s, {u"-raw"_s, path, u"-"_s});
        [&] { QVERIFY(reader.waitForFinished()); }();
        return QString::fromUtf8(reader.readAllStandardOutput());
    };
    const QString first = print(u"endurgreidsla-ORDER-1.pdf"_s);
    QVERIFY2(first.contains(u"990"_s) && !first.contains(u"4.990"_s) && !first.contains(u"AFRIT"_s), qPrintable(first));
    const QString second = print(u"endurgreidsla-ORDER-1-afrit.pdf"_s);
    QVERIFY2(second.contains(u"AFRIT"_s), qPrintable(second));
}

void CashierRefundTest::aManagersPinIsAskedFor()
{
    openWindowAsJon();
    takePayment();
    openRefund();
    type(u"990"_s);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(
        waitFor([this] { return find<QWidget>(u"pin-dots"_s) && m_window->focusWidget()->inherits("Kassi::PinPad"); }));
    QVERIFY(attempt().refunds.empty());
    type(u"1357"_s); // Jón's own
    key(Qt::Key_Return);
    const auto problem = [this] { return m_window->focusWidget()->findChild<QLabel *>(u"pin-problem"_s)->text(); };
    QVERIFY(waitFor([&] { return !problem().isEmpty(); }));
    QVERIFY(attempt().refunds.empty());
    type(u"2580"_s);
    key(Qt::Key_Return);
    QVERIFY(waitFor([this] { return attempt().refunded() == 990; }));
    QCOMPARE(givenBack(), 990);
    QVERIFY(isVisible(u"journal-details"_s));
    const QStringList wanted{u"Jón tekur við greiðslunni"_s, u"Jón endurgreiðir"_s, u"Anna leyfir það"_s};
    QVERIFY(waitFor([&] {
        return std::ranges::all_of(wanted, [this](const QString &line) { return timeline().contains(line); });
    }));
    const auto permitted = m_journal->tillRecords({.kind = u"permitted"_s});
    QVERIFY(permitted && permitted->size() == 1);
    const TillFact::Permitted wantedFact{
        .who = u"Anna"_s, .what = Permission::Refund, .reference = u"ORDER-1"_s, .to = u"Jón"_s};
    QVERIFY(permitted->front().record == TillRecord(wantedFact));
}

void CashierRefundTest::turningBackAtThePinGivesNothingBack()
{
    openWindowAsJon();
    takePayment();
    openRefund();
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return m_window->focusWidget()->inherits("Kassi::PinPad"); }));
    key(Qt::Key_Escape);
    QVERIFY(isVisible(u"refund-confirm"_s));
    QVERIFY(find<QPushButton>(u"refund-confirm"_s)->isEnabled());
    QVERIFY(attempt().refunds.empty());
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return m_window->focusWidget()->inherits("Kassi::PinPad"); }));
    type(u"2580"_s);
    key(Qt::Key_Return);
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
}

void CashierRefundTest::narrowWindowsHoldTheButtons()
{
    m_window->resize(800, 600);
    takePayment();
    openRefund();
    const auto isInside = [this](const char *name) {
        const auto *button = find<QPushButton>(QString::fromLatin1(name));
        QVERIFY2(button->isVisible(), name);
        QVERIFY2(m_window->rect().contains(QRect(button->mapTo(m_window.get(), QPoint()), button->size())), name);
        QVERIFY2(button->height() >= 44, name);
    };
    for (const char *name : {"refund-back", "refund-whole", "refund-go-on"})
        isInside(name);
    key(Qt::Key_Return);
    for (const char *name : {"refund-confirm-back", "refund-confirm"})
        isInside(name);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return find<QPushButton>(u"journal-refund-receipt"_s)->isVisible(); }));
    for (const char *name : {"journal-refund", "journal-refund-receipt", "journal-receipt", "journal-evidence"})
        isInside(name);
}

void CashierRefundTest::bothLanguages()
{
    m_language->use(u"en"_s);
    type(u"4990"_s);
    key(Qt::Key_Return);
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(waitFor([this] { return isVisible(u"outcome-title"_s) && text(u"outcome-title"_s) == u"Paid"_s; }));
    key(Qt::Key_Space);
    openRefund();
    key(Qt::Key_Return);
    QCOMPARE(text(u"refund-figures"_s), u"4.990\u00a0kr."_s); // amounts are written one way
    QCOMPARE(text(u"refund-words"_s), u"four thousand nine hundred and ninety krónur"_s);
    QCOMPARE(text(u"refund-question"_s), u"Give this money back?"_s);
    m_language->use(u"is"_s);
    QTRY_COMPARE(text(u"refund-question"_s), u"Á að endurgreiða þetta?"_s);
    QCOMPARE(text(u"refund-words"_s), u"fjögur þúsund níu hundruð og níutíu krónur"_s);
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<CashierRefundTest>(argc, argv);
}

#include "cashier_refund_test.moc"
