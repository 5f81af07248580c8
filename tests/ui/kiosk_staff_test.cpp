// SPDX-License-Identifier: MIT
// The way of staff into a kiosk, and what nobody else can do: a finger in the corner, PINs typed with a finger, the
// panel.
#include "kiosk_rig.h"
#include "web_test_main.h"

#include "journal/timeline.h"
#include "kiosk/screen_check.h"
#include "machine/evidence_notes.h"
#include "people/people_file.h"
#include "people/pin_hash.h"

#include <QFrame>

using namespace Kassi;
using namespace Qt::StringLiterals;

class KioskStaffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_rig.reset(); }

    void aCornerAndAPinOpenThePanel();
    void aWrongPinOpensNothing();
    void withoutAManagerNobodyGetsIn();
    void leavesByItself();
    void nobodyGetsInDuringAPayment();
    void putsTheKioskOutOfService();
    void staysOutOfServiceThroughANewStart();
    void whatWasToldIsThereWhenSomebodyComes();
    void decidesAboutLateMoney();
    void testsTheScreen();
    void printsTheLastReceiptAgain();
    void closesTheKiosk();

private:
    void knock()
    {
        for (int i = 0; i < 5; ++i)
            m_rig->touchAt({20, 20});
    }
    void typePin(const QString &pin)
    {
        for (const QChar digit : pin)
            m_rig->touch(u"pin-"_s + digit);
        m_rig->touch(u"pin-enter"_s);
    }
    void enter()
    {
        knock();
        QCOMPARE(m_rig->place(), KioskPlace::Staff);
        typePin(u"2580"_s);
        QVERIFY(GatewayRig::waitFor([this] { return isPanelShown(); }));
    }
    void isOutOfServiceAndPutBack()
    {
        QCOMPARE(m_rig->place(), KioskPlace::OutOfService);
        QCOMPARE(m_rig->text(u"notice-title"_s), u"Ekki í notkun"_s);
        enter();
        m_rig->touch(u"panel-service"_s);
        m_rig->touch(u"panel-back"_s);
        QCOMPARE(m_rig->place(), KioskPlace::Attract);
    }
    [[nodiscard]] bool isPanelShown() const { return m_rig->find<QLabel>(u"panel-title"_s)->isVisible(); }

    std::unique_ptr<KioskRig> m_rig;
};

void KioskStaffTest::init()
{
    QApplication::setQuitOnLastWindowClosed(false);
    m_rig = std::make_unique<KioskRig>();
    const QString file = m_rig->folder() + u"/people.json"_s;
    m_rig->options.staff.file = file;
    QVERIFY(writePeople(file, {{.id = u"3f0c8a52-6a55-4b5e-9d35-0d5be8a0c001"_s,
                                .name = u"Guðrún Ósk"_s,
                                .role = Role::Manager,
                                .pinHash = *hashPin(Secret(u"2580"_s))}})
                .has_value());
}

void KioskStaffTest::aCornerAndAPinOpenThePanel()
{
    m_rig->open();
    for (int i = 0; i < 4; ++i)
        m_rig->touchAt({20, 20});
    m_rig->touchAt({500, 20}); // somebody else's finger
    m_rig->touchAt({20, 20});
    QVERIFY(m_rig->place() != KioskPlace::Staff);
    enter();
    QVERIFY(!m_rig->text(u"panel-report"_s).isEmpty());
    m_rig->touch(u"panel-back"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Attract);
    QVERIFY(!isPanelShown());
    const auto facts = m_rig->journal().tillRecords({.kind = u"permitted"_s});
    QVERIFY(facts && facts->size() == 1);
    const auto &permitted = std::get<TillFact::Permitted>(facts->front().record);
    QCOMPARE(permitted.what, std::optional(Permission::KioskPanel));
}

void KioskStaffTest::aWrongPinOpensNothing()
{
    m_rig->open();
    knock();
    for (int i = 0; i < 5; ++i) {
        typePin(u"1111"_s);
        QVERIFY(GatewayRig::waitFor([this] { return !m_rig->text(u"pin-problem"_s).isEmpty(); }));
        QVERIFY(!isPanelShown());
    }
    const auto facts = m_rig->journal().tillRecords({});
    QVERIFY(facts && !facts->empty());
    QVERIFY(std::holds_alternative<TillFact::LockedOut>(facts->front().record)); // attempts are limited
    m_rig->touch(u"sign-in-back"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Attract);
}

void KioskStaffTest::withoutAManagerNobodyGetsIn()
{
    m_rig->options.staff.file = m_rig->folder() + u"/nobody.json"_s;
    m_rig->open();
    knock();
    QCOMPARE(m_rig->place(), KioskPlace::Staff);
    QVERIFY(!isPanelShown());
    QVERIFY(m_rig->text(u"notice-text"_s).contains(u"--mode cashier"_s));
    m_rig->window().setPace({.staffMs = 600});
    QVERIFY(m_rig->reaches(KioskPlace::Attract));
}

void KioskStaffTest::leavesByItself()
{
    m_rig->open();
    enter();
    if (QTest::currentTestFailed())
        return;
    m_rig->window().setPace({.staffMs = 600}); // from here on: a busy machine takes its time over a PIN
    QVERIFY(m_rig->reaches(KioskPlace::Attract));
    QVERIFY(!isPanelShown());
    m_rig->window().setPace({});
    knock(); // and the next one is asked again
    QCOMPARE(m_rig->place(), KioskPlace::Staff);
    QVERIFY(!isPanelShown());
    m_rig->window().setPace({.staffMs = 600});
    QVERIFY(m_rig->reaches(KioskPlace::Attract)); // also from the question
}

void KioskStaffTest::nobodyGetsInDuringAPayment()
{
    m_rig->open();
    m_rig->toPayment();
    knock();
    QCOMPARE(m_rig->place(), KioskPlace::Payment);
}

void KioskStaffTest::putsTheKioskOutOfService()
{
    m_rig->open();
    enter();
    m_rig->touch(u"panel-service"_s);
    m_rig->touch(u"panel-back"_s);
    isOutOfServiceAndPutBack();
}

void KioskStaffTest::staysOutOfServiceThroughANewStart()
{
    m_rig->options.closedMarker = m_rig->folder() + u"/out-of-service"_s;
    m_rig->open();
    enter();
    m_rig->touch(u"panel-service"_s);
    m_rig->close();
    m_rig->openAtOnce();
    QVERIFY(GatewayRig::waitFor([this] { return !m_rig->window().state().trouble; })); // it was found ready
    isOutOfServiceAndPutBack();
    if (QTest::currentTestFailed())
        return;
    m_rig->close();
    m_rig->open(); // and is in service again
}

// Nobody of the staff was there when it was told.
void KioskStaffTest::whatWasToldIsThereWhenSomebodyComes()
{
    m_rig->open();
    m_rig->window().tellTrouble({.code = ErrorCode::InvalidSettings, .message = u"a token file"_s});
    enter();
    QVERIFY(!m_rig->text(u"panel-notice"_s).isEmpty());
    QVERIFY(m_rig->find<QLabel>(u"panel-notice"_s)->isVisible());
    m_rig->touch(u"panel-back"_s);
    enter();
    QVERIFY(m_rig->text(u"panel-notice"_s).isEmpty()); // it was read
}

void KioskStaffTest::decidesAboutLateMoney()
{
    m_rig->open();
    m_rig->toPayment();
    QVERIFY(m_rig->gateway().placeOf(u"pay"_s).has_value());
    const QString session = m_rig->gateway().sessionId();
    m_rig->touch(u"pay-stop"_s);
    m_rig->touch(u"pay-stop-yes"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    m_rig->touch(u"end-done"_s);
    m_rig->gateway().control("POST", u"/sessions/"_s + session, {{u"action"_s, u"complete"_s}});
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->journal().recent(1)->front().needsDecision(); }, 90'000));
    enter();
    QVERIFY(m_rig->find<QFrame>(u"late-money"_s)->isVisible());
    m_rig->touch(u"late-money-refund"_s);
    m_rig->touch(u"panel-back"_s); // while it can still be undone
    QCOMPARE(m_rig->place(), KioskPlace::Attract);
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->journal().recent(1)->front().refunded() == 890; }, 90'000));
    const auto written =
        readTimeline(m_rig->folder() + u"/journal.sqlite3"_s, m_rig->journal().recent(1)->front().plan.attempt);
    QVERIFY(written.has_value());
    const auto isByHer = [](const TimedRecord &line) {
        const auto *noted = std::get_if<Record::Noted>(&line.record);
        return noted && actOf(*noted) == std::pair(StaffAct::Refund, u"Guðrún Ósk"_s);
    };
    QVERIFY(std::ranges::any_of(*written, isByHer));
    enter();
    QVERIFY(!m_rig->find<QFrame>(u"late-money"_s)->isVisible());
}

void KioskStaffTest::testsTheScreen()
{
    m_rig->open();
    enter();
    m_rig->touch(u"panel-screen"_s);
    auto *check = m_rig->window().findChild<ScreenCheck *>();
    QVERIFY(check->isVisible());
    for (int i = 0; i < 5; ++i)
        m_rig->touchAt({300, 300});
    QVERIFY(check->isVisible()); // the sheet for the finger
    m_rig->touchAt({300, 300});
    m_rig->touchAt({m_rig->window().width() - 10, m_rig->window().height() - 10});
    QVERIFY(!check->isVisible());
    QVERIFY(isPanelShown());
}

void KioskStaffTest::printsTheLastReceiptAgain()
{
    int printed = 0;
    m_rig->options.receipts.printer = u"default"_s;
    m_rig->options.receipts.output = [&](const PrintJob &) {
        ++printed;
        return Printed{};
    };
    m_rig->open();
    m_rig->toPayment();
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    m_rig->touch(u"end-receipt"_s);
    QVERIFY(GatewayRig::waitFor([&] { return printed == 1; }));
    QVERIFY(GatewayRig::waitFor([this] { return !m_rig->text(u"end-receipt-note"_s).isEmpty(); }));
    m_rig->touch(u"end-done"_s);
    enter();
    m_rig->touch(u"panel-reprint"_s);
    QVERIFY(GatewayRig::waitFor([&] { return printed == 2; }));
}

void KioskStaffTest::closesTheKiosk()
{
    m_rig->open();
    enter();
    m_rig->touch(u"panel-close"_s);
    QVERIFY(!m_rig->window().isVisible());
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<KioskStaffTest>(argc, argv);
}

#include "kiosk_staff_test.moc"
