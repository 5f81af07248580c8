// SPDX-License-Identifier: MIT
// Staff and their PINs as people meet them: the real window, keys and clicks, the real list on the disk.
#include "cashier_rig.h"
#include "web_test_main.h"

#include "cashier/amount_page.h"
#include "people/people_file.h"
#include "people/pin_hash.h"
#include "people/pin_pad.h"
#include "people/sign_in_page.h"

#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Kassi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class StaffTest : public Test::CashierRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { tearDown(); }

    void withoutStaffTheTillIsOpen();
    void theFirstOneIsAManager();
    void theTillBeginsLockedAndOpensWithAPin();
    void itIsSeenWhereTheKeyboardIs();
    void namesArePickedByArrowAndByHand();
    void theKeypadTypesAPin();
    void wrongPinsLockOneOut();
    void whatAScannerTypesIsNoPin();
    void nothingIsPastedAndTooMuchIsNoPin();
    void aCashierNeedsAManagerToChangeTheList();
    void peopleComeAndGo();
    void pinsThatDifferAreNotTaken();
    void locksWhenNobodyTouchesIt();
    void neverLocksAPaymentOrItsOutcome();
    void theAlarmStandsAboveTheLock();
    void nobodyDecidesAboutLateMoneyDuringAPayment();
    void aDamagedListSellsAndPermitsNothing();
    void aListThatCannotBeWrittenPermitsNothing();
    void whatHappensIsToldWithoutPins();

private:
    void openWindow(std::chrono::milliseconds lockAfter = {});
    void enterPin(const QString &pin)
    {
        type(pin);
        key(Qt::Key_Return);
    }
    [[nodiscard]] SignInPage *page(const QString &purpose) const
    {
        for (auto *page : m_window->findChildren<SignInPage *>()) {
            if (page->property("purpose").toString() == purpose)
                return page;
        }
        return nullptr;
    }
    [[nodiscard]] bool isLocked() const { return page(u"lock"_s)->isVisible(); }
    [[nodiscard]] bool asksForAManager() const { return page(u"permit"_s)->isVisible(); }
    [[nodiscard]] bool isAtTheAmount() const { return m_window->findChild<AmountPage *>()->isVisible(); }
    /// Beside the pad that is shown.
    [[nodiscard]] QString problem() const
    {
        return m_window->focusWidget()->findChild<QLabel *>(u"pin-problem"_s)->text();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        const auto *list = find<QListWidget>(u"staff-list"_s);
        for (int row = 0; row < list->count(); ++row)
            names << list->item(row)->text().section(u"   "_s, 0, 0);
        return names;
    }
    void signIn(const QString &pin = u"2580"_s)
    {
        enterPin(pin);
        QTRY_VERIFY(isAtTheAmount());
    }
    void leaveLateMoney();

    std::vector<TillRecord> m_told;
};

void StaffTest::init()
{
    setUp(u"kassi-staff"_s);
    m_told.clear();
}

void StaffTest::openWindow(std::chrono::milliseconds lockAfter)
{
    CashierOptions with = options();
    with.staff.lockAfter = lockAfter;
    with.staff.tell = [this](const TillRecord &fact) { m_told.push_back(fact); };
    CashierRig::openWindow(with);
    m_window->startGuardian();
}

void StaffTest::withoutStaffTheTillIsOpen()
{
    openWindow(20ms);
    QVERIFY(isAtTheAmount());
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(isAtTheAmount());
    key(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(find<QLabel>(u"staff-title"_s)->isVisible());
    QVERIFY(!find<QListWidget>(u"staff-list"_s)->isVisible());
    key(Qt::Key_Escape);
    QVERIFY(isAtTheAmount());
    QVERIFY(!QFile::exists(peopleFile()));
}

void StaffTest::theFirstOneIsAManager()
{
    openWindow();
    QTest::mouseClick(find<QPushButton>(u"staff"_s), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(u"staff-add"_s), Qt::LeftButton);
    QVERIFY(!find<QPushButton>(u"staff-role-0"_s)->isEnabled());
    QVERIFY(find<QPushButton>(u"staff-role-1"_s)->isChecked());
    key(Qt::Key_Return); // without a name
    QVERIFY(!text(u"staff-form-problem"_s).isEmpty());
    type(u"Anna Jónsdóttir"_s);
    key(Qt::Key_Return);
    QVERIFY(find<QLabel>(u"staff-pin-title"_s)->isVisible());
    enterPin(u"1234"_s);
    QVERIFY2(!problem().isEmpty(), "everybody tries that one first");
    enterPin(u"482915736028"_s);
    enterPin(u"482915736028"_s);
    QTRY_COMPARE(names(), QStringList{u"Anna Jónsdóttir"_s});
    QTRY_VERIFY(find<QListWidget>(u"staff-list"_s)->isVisible());
    key(Qt::Key_Escape);
    QVERIFY2(find<QPushButton>(u"staff"_s)->text().contains(u"Anna"_s), "whoever set it up is signed in");
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(isLocked());
    enterPin(u"482915736028"_s);
    QTRY_VERIFY(isAtTheAmount());
    QFile file(peopleFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("482915736028"));
}

void StaffTest::theTillBeginsLockedAndOpensWithAPin()
{
    setUpStaff();
    openWindow();
    QVERIFY(isLocked());
    key(Qt::Key_Escape);
    key(Qt::Key_F3);
    key(Qt::Key_S, Qt::ControlModifier);
    key(Qt::Key_F9);
    QVERIFY(isLocked());
    enterPin(u"1357"_s); // Jón's, but it is Anna who is picked
    QTRY_VERIFY(!problem().isEmpty());
    QVERIFY(isLocked());
    enterPin(u"2580"_s);
    QTRY_VERIFY(isAtTheAmount());
    type(u"7"_s);
    QCOMPARE(text(u"amount"_s), u"7\u00a0kr."_s);
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(isLocked());
    signIn();
    QCOMPARE(text(u"amount"_s), u"7\u00a0kr."_s); // what was begun is still there
}

void StaffTest::itIsSeenWhereTheKeyboardIs()
{
    setUpStaff();
    openWindow();
    const auto ringOf = [](const QLabel *shown) { return shown->property("ring").toString(); };
    const auto *dots = page(u"lock"_s)->findChild<QLabel *>(u"pin-dots"_s);
    QTRY_COMPARE(ringOf(dots), u"on"_s); // once the window is active
    key(Qt::Key_Tab);
    QCOMPARE(ringOf(dots), u"off"_s); // a name has its own
    key(Qt::Key_Backtab);
    QCOMPARE(ringOf(dots), u"on"_s);
    signIn();
    const auto *amount = find<QLabel>(u"amount"_s);
    QCOMPARE(ringOf(amount), u"on"_s);
    key(Qt::Key_Tab);
    QCOMPARE(ringOf(amount), u"off"_s);
}

void StaffTest::namesArePickedByArrowAndByHand()
{
    setUpStaff();
    openWindow();
    key(Qt::Key_Down);
    signIn(u"1357"_s);
    QVERIFY(find<QPushButton>(u"staff"_s)->text().contains(u"Jón"_s));
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(page(u"lock"_s)->findChild<QPushButton *>(u"person-Jón"_s)->isChecked()); // the last one
    QTest::mouseClick(page(u"lock"_s)->findChild<QPushButton *>(u"person-Anna"_s), Qt::LeftButton);
    signIn(u"2580"_s);
    QVERIFY(find<QPushButton>(u"staff"_s)->text().contains(u"Anna"_s));
}

void StaffTest::theKeypadTypesAPin()
{
    setUpStaff();
    openWindow();
    for (const char *name : {"pin-2", "pin-5", "pin-1", "pin-erase", "pin-8", "pin-0"})
        QTest::mouseClick(page(u"lock"_s)->findChild<QPushButton *>(QString::fromLatin1(name)), Qt::LeftButton);
    QCOMPARE(page(u"lock"_s)->findChild<QLabel *>(u"pin-dots"_s)->text(), u"●●●●"_s);
    QTest::mouseClick(page(u"lock"_s)->findChild<QPushButton *>(u"pin-enter"_s), Qt::LeftButton);
    QTRY_VERIFY(isAtTheAmount());
}

void StaffTest::wrongPinsLockOneOut()
{
    setUpStaff();
    openWindow();
    auto *pad = page(u"lock"_s)->findChild<PinPad *>();
    for (int i = 0; i < 5; ++i) {
        QTRY_VERIFY(pad->findChild<QPushButton *>(u"pin-1"_s)->isEnabled());
        enterPin(u"9999"_s);
        QTRY_VERIFY(!problem().isEmpty());
    }
    QTRY_VERIFY(problem().contains(u"Anna"_s));
    QVERIFY(!pad->findChild<QPushButton *>(u"pin-1"_s)->isEnabled());
    enterPin(u"2580"_s); // not taken, not counted
    QVERIFY(isLocked());
    openWindow(); // and a new start helps nobody
    QVERIFY2(problem().contains(u"Anna"_s), qPrintable(problem()));
    enterPin(u"2580"_s);
    QVERIFY(isLocked());
    QCOMPARE(personOf(*readPeople(peopleFile()), u"anna"_s)->wrongPins, 5);
    key(Qt::Key_Down);
    signIn(u"1357"_s); // the others sell on
}

void StaffTest::whatAScannerTypesIsNoPin()
{
    setUpStaff();
    openWindow();
    auto *pad = page(u"lock"_s)->findChild<PinPad *>();
    quint64 at = 1'000'000;
    const auto scan = [&](int code, const QString &typed) {
        QKeyEvent event(QEvent::KeyPress, code, {}, typed);
        event.setTimestamp(at += 5);
        QCoreApplication::sendEvent(pad, &event);
    };
    for (const QChar c : u"2580"_s)
        scan(c.unicode(), c);
    scan(Qt::Key_Return, u"\r"_s);
    QVERIFY(!problem().isEmpty());
    QCOMPARE(personOf(*readPeople(peopleFile()), u"anna"_s)->wrongPins, 0); // it is no try
    QVERIFY(isLocked());
    signIn();
}

void StaffTest::nothingIsPastedAndTooMuchIsNoPin()
{
    setUpStaff();
    openWindow();
    QGuiApplication::clipboard()->setText(u"2580"_s);
    QTest::keySequence(m_window->focusWidget(), QKeySequence::Paste);
    QCOMPARE(page(u"lock"_s)->findChild<QLabel *>(u"pin-dots"_s)->text(), u"–"_s);
    type(u"2580"_s + QString(10'000, u'1'));
    QCOMPARE(page(u"lock"_s)->findChild<QLabel *>(u"pin-dots"_s)->text(), QString(12, u'●'));
    key(Qt::Key_Return);
    QTRY_VERIFY(!problem().isEmpty());
    QVERIFY(isLocked());
    signIn();
}

void StaffTest::aCashierNeedsAManagerToChangeTheList()
{
    setUpStaff();
    openWindow();
    key(Qt::Key_Down);
    signIn(u"1357"_s);
    key(Qt::Key_S, Qt::ControlModifier);
    for (const int wish : {Qt::Key_F2, Qt::Key_F5}) {
        key(wish);
        QVERIFY(asksForAManager());
        QVERIFY(!page(u"permit"_s)->findChild<QPushButton *>(u"person-Jón"_s)); // who is none
        key(Qt::Key_Escape);
        QVERIFY(find<QLabel>(u"staff-title"_s)->isVisible());
    }
    key(Qt::Key_Delete); // Anna is chosen, and the last manager
    QVERIFY(!asksForAManager());
    QVERIFY(!text(u"staff-problem"_s).isEmpty());
    key(Qt::Key_F2);
    enterPin(u"2580"_s);
    QTRY_VERIFY(find<QLineEdit>(u"staff-name"_s)->isVisible());
    key(Qt::Key_Escape);
    key(Qt::Key_End);
    key(Qt::Key_Delete); // Jón himself
    enterPin(u"2580"_s);
    QTRY_VERIFY(isLocked());
    QVERIFY(!page(u"lock"_s)->findChild<QPushButton *>(u"person-Jón"_s));
}

void StaffTest::peopleComeAndGo()
{
    setUpStaff();
    openWindow();
    signIn();
    key(Qt::Key_S, Qt::ControlModifier);
    key(Qt::Key_F2);
    type(u"Sif"_s);
    key(Qt::Key_Return);
    enterPin(u"7412"_s);
    enterPin(u"7412"_s);
    QTRY_COMPARE(names(), (QStringList{u"Anna"_s, u"Jón"_s, u"Sif"_s}));
    QTRY_VERIFY(find<QListWidget>(u"staff-list"_s)->isVisible());
    key(Qt::Key_Down);
    key(Qt::Key_F5);
    QCOMPARE(text(u"staff-pin-title"_s), u"Jón"_s);
    enterPin(u"8642"_s);
    enterPin(u"8642"_s);
    QTRY_VERIFY(find<QListWidget>(u"staff-list"_s)->isVisible());
    QVERIFY(isPinOf(personOf(*readPeople(peopleFile()), u"jon"_s)->pinHash, Secret(u"8642"_s)));
    key(Qt::Key_End);
    key(Qt::Key_Delete);
    QTRY_COMPARE(names(), (QStringList{u"Anna"_s, u"Jón"_s}));
    key(Qt::Key_Home);
    key(Qt::Key_Delete);
    QVERIFY(!text(u"staff-problem"_s).isEmpty());
    key(Qt::Key_End);
    key(Qt::Key_Delete);
    QTRY_COMPARE(names(), QStringList{u"Anna"_s});
    key(Qt::Key_Home);
    key(Qt::Key_Delete); // the last of all: the till is open to everybody again
    QTRY_COMPARE(names(), QStringList());
    key(Qt::Key_Escape);
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(isAtTheAmount());
}

void StaffTest::pinsThatDifferAreNotTaken()
{
    openWindow();
    key(Qt::Key_S, Qt::ControlModifier);
    key(Qt::Key_F2);
    type(u"Anna"_s);
    key(Qt::Key_Return);
    enterPin(u"2580"_s);
    enterPin(u"2581"_s);
    QVERIFY(!problem().isEmpty());
    QVERIFY(!QFile::exists(peopleFile()));
    key(Qt::Key_Escape);
    QVERIFY(find<QLabel>(u"staff-title"_s)->isVisible());
    QVERIFY(!find<QListWidget>(u"staff-list"_s)->isVisible());
}

void StaffTest::locksWhenNobodyTouchesIt()
{
    setUpStaff();
    openWindow(300ms);
    signIn();
    QTRY_VERIFY(isLocked());
    signIn();
    key(Qt::Key_F3);
    QTRY_VERIFY(isLocked());
}

void StaffTest::neverLocksAPaymentOrItsOutcome()
{
    constexpr auto lockAfter = 300ms;
    setUpStaff();
    openWindow(lockAfter);
    signIn();
    type(u"700"_s);
    key(Qt::Key_Return);
    const QString session = m_rig->sessionId();
    const auto letPass = [&] {
        QElapsedTimer since;
        since.start();
        return GatewayRig::waitFor([&] { return since.elapsed() > 3 * lockAfter.count(); });
    };
    QVERIFY(letPass());
    QVERIFY(!isLocked());
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(!isLocked());
    m_rig->control("POST", u"/sessions/"_s + session, {{u"action"_s, u"complete"_s}});
    QVERIFY(GatewayRig::waitFor([&] { return find<QLabel>(u"outcome-title"_s)->isVisible(); }));
    QVERIFY(letPass());
    QVERIFY(find<QLabel>(u"outcome-title"_s)->isVisible());
    key(Qt::Key_Space);
    QVERIFY(isLocked()); // whoever comes by next is asked
}

void StaffTest::leaveLateMoney()
{
    type(u"700"_s);
    key(Qt::Key_Return);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    QTest::mouseClick(find<QPushButton>(u"cancel"_s), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(u"cancel-yes"_s), Qt::LeftButton);
    QVERIFY(GatewayRig::waitFor([this] { return find<QLabel>(u"outcome-title"_s)->isVisible(); }));
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(GatewayRig::waitFor([this] { return find<QFrame>(u"late-money"_s)->isVisible(); }));
}

void StaffTest::theAlarmStandsAboveTheLock()
{
    setUpStaff();
    openWindow();
    key(Qt::Key_Down);
    signIn(u"1357"_s);
    leaveLateMoney();
    key(Qt::Key_Space);
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(isLocked());
    QVERIFY(find<QFrame>(u"late-money"_s)->isVisible());
    QTest::mouseClick(find<QPushButton>(u"late-money-keep"_s), Qt::LeftButton);
    QVERIFY(asksForAManager());
    QVERIFY(find<QPushButton>(u"late-money-keep"_s)->isVisible()); // nothing is decided
    key(Qt::Key_Escape);
    QVERIFY(isLocked());
    QTest::mouseClick(find<QPushButton>(u"late-money-keep"_s), Qt::LeftButton);
    enterPin(u"2580"_s);
    QTRY_VERIFY(find<QPushButton>(u"late-money-undo"_s)->isVisible());
    QVERIFY(isLocked()); // it permits this one thing
    QVERIFY(GatewayRig::waitFor([this] { return m_journal->recent(1)->front().kept; }));
}

void StaffTest::nobodyDecidesAboutLateMoneyDuringAPayment()
{
    setUpStaff();
    openWindow();
    key(Qt::Key_Down);
    signIn(u"1357"_s);
    leaveLateMoney(); // its outcome is still on the screen
    QTest::mouseClick(find<QPushButton>(u"late-money-refund"_s), Qt::LeftButton);
    QVERIFY(!asksForAManager());
    QVERIFY(find<QLabel>(u"outcome-title"_s)->isVisible());
    QVERIFY(find<QPushButton>(u"late-money-refund"_s)->isVisible());
    QVERIFY(m_journal->recent(1)->front().needsDecision());
}

void StaffTest::aDamagedListSellsAndPermitsNothing()
{
    setUpStaff();
    QFile file(peopleFile());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(50));
    openWindow();
    QVERIFY(isAtTheAmount());
    QVERIFY2(text(u"notice"_s).contains(peopleFile()), qPrintable(text(u"notice"_s)));
    leaveLateMoney(); // sold as ever
    key(Qt::Key_Space);
    QTest::mouseClick(find<QPushButton>(u"late-money-refund"_s), Qt::LeftButton);
    QVERIFY(find<QPushButton>(u"late-money-refund"_s)->isVisible());
    QVERIFY(m_journal->recent(1)->front().needsDecision());
    key(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!find<QPushButton>(u"staff-add"_s)->isEnabled());
    QVERIFY2(text(u"staff-text"_s).contains(peopleFile()), qPrintable(text(u"staff-text"_s)));
    QCOMPARE(file.size(), 50);
}

void StaffTest::aListThatCannotBeWrittenPermitsNothing()
{
    setUpStaff();
    openWindow();
    QVERIFY(QFile::remove(peopleFile()));
    QVERIFY(QDir().mkpath(peopleFile() + u"/in/the/way"_s)); // for root, too
    signIn();                                                // sells
    QVERIFY(!text(u"notice"_s).isEmpty());
    key(Qt::Key_S, Qt::ControlModifier);
    key(Qt::Key_F2);
    QVERIFY(asksForAManager()); // though Anna is one
    enterPin(u"2580"_s);
    QTRY_VERIFY(find<QLabel>(u"staff-problem"_s)->isVisible());
    QVERIFY(!find<QLineEdit>(u"staff-name"_s)->isVisible());
}

void StaffTest::whatHappensIsToldWithoutPins()
{
    setUpStaff();
    openWindow();
    enterPin(u"9999"_s);
    QTRY_VERIFY(!problem().isEmpty());
    key(Qt::Key_Down);
    signIn(u"1357"_s);
    key(Qt::Key_S, Qt::ControlModifier);
    key(Qt::Key_Down);
    key(Qt::Key_F5);
    enterPin(u"2580"_s);
    QTRY_VERIFY(find<QLabel>(u"staff-pin-title"_s)->isVisible());
    enterPin(u"8642"_s);
    enterPin(u"8642"_s);
    QTRY_VERIFY(find<QListWidget>(u"staff-list"_s)->isVisible());
    QTest::mouseClick(find<QPushButton>(u"staff-lock"_s), Qt::LeftButton);
    const std::vector<TillRecord> expected{
        TillFact::PinRefused{u"Anna"_s}, TillFact::SignedIn{u"Jón"_s},
        TillFact::Permitted{.who = u"Anna"_s, .what = Permission::Staff, .to = u"Jón"_s},
        TillFact::StaffChanged{.who = u"Jón"_s, .what = StaffChange::NewPin, .by = u"Jón"_s},
        TillFact::SignedOut{.who = u"Jón"_s}};
    QStringList told;
    for (const TillRecord &fact : m_told)
        told << tillRecordName(fact);
    QVERIFY2(m_told == expected, qPrintable(told.join(u'\n')));
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<StaffTest>(argc, argv);
}

#include "staff_test.moc"
