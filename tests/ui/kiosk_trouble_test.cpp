// SPDX-License-Identifier: MIT
// A kiosk whose network goes and comes back, at every screen, and whose engine dies in the middle of the bank's page:
// an honest screen, never a dead end, and each order is taken once.
#include "hostile/process_tree.h"
#include "kiosk_rig.h"
#include "web_test_main.h"

#include "readiness/readiness_rules.h"

#include <QMutex>

#include <csignal>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

class KioskTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_rig.reset(); }

    void theNetworkGoesAndComesBack_data();
    void theNetworkGoesAndComesBack();
    void whyItIsOutOfServiceIsThereForStaff();
    void aPrinterThatIsGoneIsSaidAndComesBack();
    void theEngineDiesInTheBanksPage();
    void anEngineThatKeepsDyingIsToldAndLeft();
    void whatIsFoundPaidInTheEndHasItsOwnReceipt();
    void whatIsFoundPaidInTheEndIsNotHandedOver();

private:
    void lose() const
    {
        for (const QString &method : {u"GET /v1/"_s, u"POST /v1/"_s})
            m_rig->gateway().addFault({{u"match"_s, method}, {u"action"_s, u"lose_request"_s}, {u"times"_s, 0}});
    }
    void stopIsFoundPaidInTheEnd();
    void bringBack() const { m_rig->gateway().control("DELETE", u"/faults"_s); }
    [[nodiscard]] qsizetype sessions() const { return m_rig->gateway().truth()[u"sessions"_s].toArray().size(); }
    [[nodiscard]] QString bankCard() const { return u"4000002500003155"_s; }
    static void killThePages()
    {
        for (const qint64 pid : renderers(QCoreApplication::applicationPid()))
            ::kill(pid_t(pid), SIGKILL);
    }

    std::unique_ptr<KioskRig> m_rig;
};

void KioskTroubleTest::init()
{
    m_rig = std::make_unique<KioskRig>();
    m_rig->readinessPace = {.readyMs = 200, .notReadyMs = 200};
    m_rig->options.pace.idleMs = m_rig->options.pace.outcomeMs = 600'000; // it is the network that goes, nobody else
}

void KioskTroubleTest::theNetworkGoesAndComesBack_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<KioskPlace>("meanwhile");
    QTest::newRow("attract") << u"attract"_s << KioskPlace::OutOfService;
    QTest::newRow("order") << u"order"_s << KioskPlace::OutOfService;
    QTest::newRow("review") << u"review"_s << KioskPlace::OutOfService;
    QTest::newRow("form") << u"form"_s << KioskPlace::Payment; // what is paid stays where it is
    QTest::newRow("paid") << u"paid"_s << KioskPlace::Payment;
    QTest::newRow("outcome") << u"outcome"_s << KioskPlace::Outcome;
}

void KioskTroubleTest::theNetworkGoesAndComesBack()
{
    QFETCH(QString, screen);
    QFETCH(KioskPlace, meanwhile);
    m_rig->open();
    if (screen == u"order"_s)
        m_rig->touch(u"attract-begin"_s);
    else if (screen == u"review"_s)
        m_rig->toReview();
    else if (screen != u"attract"_s)
        m_rig->toPayment();
    if (screen == u"outcome"_s) {
        m_rig->payByCard();
        QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    } else if (m_rig->place() == KioskPlace::Payment) {
        QVERIFY(m_rig->isCheckoutThere());
    }
    lose();
    if (screen == u"paid"_s)
        m_rig->payByCard();
    QVERIFY(GatewayRig::waitFor(
        [this] { return kioskTrouble(m_rig->window().state()) == KioskTrouble::GatewayUnreachable; }));
    QCOMPARE(m_rig->place(), meanwhile);
    const auto isSaid = [this] { return m_rig->text(u"pay-status"_s).contains(u"Sambandið liggur niðri"_s); };
    if (meanwhile == KioskPlace::Payment)
        QVERIFY(GatewayRig::waitFor(isSaid));
    if (meanwhile == KioskPlace::OutOfService) {
        QCOMPARE(m_rig->text(u"notice-title"_s), u"Ekki er hægt að borga í bili"_s);
        QVERIFY(m_rig->window().state().basket.isEmpty());
    }
    bringBack();
    QVERIFY(GatewayRig::waitFor([this] { return !kioskTrouble(m_rig->window().state()); }));
    if (screen == u"form"_s) {
        QVERIFY(GatewayRig::waitFor([&] { return !isSaid(); }));
        m_rig->payByCard();
    }
    if (meanwhile == KioskPlace::Payment)
        QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    if (m_rig->place() == KioskPlace::Outcome) {
        QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
        m_rig->touch(u"end-done"_s);
    }
    QVERIFY(m_rig->reaches(KioskPlace::Attract));
    QCOMPARE(m_rig->gateway().timesTaken(), sessions());
    m_rig->toPayment(); // and the next one can pay
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
}

void KioskTroubleTest::whyItIsOutOfServiceIsThereForStaff()
{
    bool broken = true;
    m_rig->checks.push_back([&](const PointsFound &told) { told({judgePage(!broken, !broken)}); });
    m_rig->openAtOnce();
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->find<QLabel>(u"notice-for-staff"_s)->isVisible(); }));
    QCOMPARE(m_rig->text(u"notice-title"_s), u"Ekki í notkun"_s);
    QCOMPARE(m_rig->text(u"notice-for-staff"_s), u"Fyrir starfsfólk: page_silent"_s);
    broken = false;
    QVERIFY(m_rig->reaches(KioskPlace::Attract));
}

// Who wants a receipt hears before they pay that there is none.
void KioskTroubleTest::aPrinterThatIsGoneIsSaidAndComesBack()
{
    QStringList queues;
    PrinterState state;
    m_rig->options.receipts.printer = u"default"_s;
    m_rig->checks.push_back([&](const PointsFound &told) { told({judgePrinter(u"default"_s, queues, state)}); });
    m_rig->open();
    m_rig->toReview();
    QVERIFY(m_rig->find<QLabel>(u"review-notice"_s)->isVisible());
    queues << u"Kvittanir"_s;
    const auto isSaid = [this] { return m_rig->find<QLabel>(u"review-notice"_s)->isVisible(); };
    QVERIFY(GatewayRig::waitFor([&] { return !isSaid(); }));
    state.reasons = QStringList{u"media-empty-error"_s};
    QVERIFY(GatewayRig::waitFor(isSaid));
    state.reasons = QStringList{u"media-low-warning"_s};
    QVERIFY(GatewayRig::waitFor([&] { return !isSaid(); }));
}

void KioskTroubleTest::theEngineDiesInTheBanksPage()
{
    m_rig->open();
    m_rig->toPayment();
    m_rig->payByCard(bankCard());
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->gateway().sees(u"acs-approve"_s); }));
    const int forms = m_rig->formsShown();
    killThePages();
    QVERIFY(GatewayRig::waitFor([&] { return m_rig->formsShown() > forms; }));
    m_rig->answerBank(true); // the same session is there again, and the bank asks on
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
    QCOMPARE(sessions(), 1);
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
}

void KioskTroubleTest::anEngineThatKeepsDyingIsToldAndLeft()
{
    m_rig->open();
    m_rig->toPayment();
    QVERIFY(m_rig->isCheckoutThere());
    const auto isTold = [this] { return m_rig->text(u"pay-status"_s).contains(u"Greiðslusíðan opnast ekki"_s); };
    QVERIFY(GatewayRig::waitFor(
        [&] {
            killThePages();
            return isTold();
        },
        120'000));
    QCOMPARE(m_rig->place(), KioskPlace::Payment);
    m_rig->touch(u"pay-stop"_s);
    m_rig->touch(u"pay-stop-yes"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QVERIFY(m_rig->window().state().outcome != Outcome::Paid);
    m_rig->window().setPace({.outcomeMs = 1'000, .unknownMs = 1'000});
    QVERIFY(m_rig->reaches(KioskPlace::Attract, 60'000));
    QCOMPARE(m_rig->gateway().timesTaken(), 0);
    m_rig->toPayment(); // the next customer's page is a new one
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
}

// Paid while nobody could be asked: not certain yet, and then it is.
void KioskTroubleTest::stopIsFoundPaidInTheEnd()
{
    lose();
    m_rig->gateway().control("POST", u"/sessions/"_s + m_rig->gateway().sessionId(), {{u"action"_s, u"complete"_s}});
    m_rig->touch(u"pay-stop"_s);
    m_rig->touch(u"pay-stop-yes"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Outcome, 60'000));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Unconfirmed);
    bringBack();
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->window().state().outcome == Outcome::Paid; }, 60'000));
}

// Nobody gets the receipt of the customer before.
void KioskTroubleTest::whatIsFoundPaidInTheEndHasItsOwnReceipt()
{
    QMutex mutex;
    QStringList amounts;
    m_rig->options.receipts.printer = u"default"_s;
    m_rig->options.receipts.output = [&](const PrintJob &job) { // on the printer's thread
        const QMutexLocker locker(&mutex);
        amounts << job.receipt.amount.value;
        return Printed{};
    };
    const auto printed = [&] {
        const QMutexLocker locker(&mutex);
        return amounts;
    };
    m_rig->options.pace.unknownMs = 120'000;
    m_rig->open();
    m_rig->toPayment();
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    m_rig->touch(u"end-done"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Attract));
    m_rig->touch(u"attract-begin"_s);
    m_rig->touch(u"more-tea"_s);
    m_rig->touch(u"order-go-on"_s);
    m_rig->touch(u"review-pay"_s);
    QVERIFY(m_rig->isCheckoutThere());
    stopIsFoundPaidInTheEnd();
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_rig->place(), KioskPlace::Outcome);
    m_rig->touch(u"end-receipt"_s);
    QVERIFY(GatewayRig::waitFor([&] { return !printed().isEmpty(); }));
    QVERIFY2(printed().constFirst().contains(u"490"_s), qPrintable(printed().constFirst())); // tea, and no latte
}

// The customer before gave the same order up, and paid it after all.
void KioskTroubleTest::whatIsFoundPaidInTheEndIsNotHandedOver()
{
    m_rig->options.pace.unknownMs = 120'000;
    m_rig->open();
    m_rig->toPayment();
    QVERIFY(m_rig->isCheckoutThere());
    m_rig->touch(u"pay-stop"_s);
    m_rig->touch(u"pay-stop-yes"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Outcome, 60'000));
    m_rig->touch(u"end-done"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Attract));
    m_rig->toPayment();
    QVERIFY(m_rig->isCheckoutThere());
    QCOMPARE(sessions(), 1);
    stopIsFoundPaidInTheEnd();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_rig->window().state().ofAnother);
    QVERIFY(!m_rig->find<QLabel>(u"end-number"_s)->isVisible());
    QVERIFY(!m_rig->find<QPushButton>(u"end-receipt"_s)->isVisible());
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<KioskTroubleTest>(argc, argv);
}

#include "kiosk_trouble_test.moc"
