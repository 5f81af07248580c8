// SPDX-License-Identifier: MIT
// Receipts in the cashier's window, as staff get them: the real window and journal, the sandbox gateway, and printers
// that work, fail, and never answer. Whatever the printer does, the outcome stays and the next customer is served.
#include "gateway_rig.h"
#include "web_test_main.h"

#include "cashier/amount_page.h"
#include "cashier/cashier_window.h"
#include "checkout/system_ports.h"
#include "common/language.h"
#include "common/qr_code.h"
#include "gateway/borga_api.h"
#include "journal/sql_journal.h"

#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSemaphore>
#include <QTemporaryDir>

#include <atomic>

using namespace Kassi;
using namespace Qt::StringLiterals;

class CashierReceiptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void savesAReceiptAndThenACopy();
    void tellsTroubleWithThePrinterBesideTheOutcome();
    void aPrinterThatDoesNotAnswerHoldsUpNobody();
    void printsByItselfWhenThatIsSet();
    void hasNoReceiptWithoutMoney();

private:
    void openWindow(const ReceiptOptions &receipts);
    void payOnPhone(const QString &reference);
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    void press(const QString &button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString title() const { return find<QLabel>(u"outcome-title"_s)->text(); }
    [[nodiscard]] QString receiptNote() const { return find<QLabel>(u"receipt-note"_s)->text(); }
    [[nodiscard]] bool showsOutcome(const QString &text) const
    {
        return GatewayRig::waitFor([&] { return find<QLabel>(u"outcome-title"_s)->isVisible() && title() == text; });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayRig> m_rig;
    std::unique_ptr<SqlJournal> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<CashierWindow> m_window;
};

void CashierReceiptTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_rig = std::make_unique<GatewayRig>();
    m_journal = *SqlJournal::open(m_folder->filePath(u"journal.sqlite3"_s), [this] { return m_clock.wallMs(); });
    m_api = *BorgaApi::make({.baseUrl = m_rig->gateway().baseUrl(),
                             .merchantId = m_rig->gateway().merchantId(),
                             .apiKey = Secret(m_rig->gateway().secretKey())});
    m_language = std::make_unique<Language>();
    m_language->use(u"is"_s);
}

void CashierReceiptTest::cleanup()
{
    m_window.reset();
    m_api.reset();
    m_journal.reset();
    m_rig.reset();
}

void CashierReceiptTest::openWindow(const ReceiptOptions &receipts)
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
                       .tillName = u"Kassi 1"_s,
                       .receipts = receipts},
        *m_language);
    m_window->resize(1024, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void CashierReceiptTest::payOnPhone(const QString &reference)
{
    QTest::keyClicks(m_window->findChild<AmountPage *>(), u"4990"_s);
    QTest::keyClicks(find<QLineEdit>(u"reference"_s), reference);
    press(u"phone"_s);
    QVERIFY(GatewayRig::waitFor([this] { return !m_window->findChild<QrCode *>()->isEmpty(); }));
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(showsOutcome(u"Greitt"_s));
}

void CashierReceiptTest::savesAReceiptAndThenACopy()
{
    const auto textOf = [this](const QString &name) {
        QProcess reader;
        reader.start(u"pdftotext"_s, {u"-raw"_s, m_folder->filePath(name), u"-"_s});
        (void)reader.waitForFinished();
        return QString::fromUtf8(reader.readAllStandardOutput());
    };
    openWindow({.shop = {.name = u"Þórsbúð ehf."_s}, .training = true, .folder = m_folder->path()});
    payOnPhone(u"ORDER-7"_s);
    auto *button = find<QPushButton>(u"receipt"_s);
    QVERIFY(button->isVisible());
    QVERIFY2(button->text().startsWith(u"Vista kvittun sem PDF"_s), qPrintable(button->text()));
    QVERIFY(button->text().contains(u"F6"_s));
    QVERIFY(!find<QLabel>(u"receipt-note"_s)->isVisible());
    press(u"receipt"_s);
    QVERIFY(GatewayRig::waitFor([this] { return receiptNote().contains(u"kvittun-ORDER-7.pdf"_s); }));
    const QString first = textOf(u"kvittun-ORDER-7.pdf"_s);
    for (const QString &part : {u"Þórsbúð ehf."_s, u"KVITTUN"_s, u"4.990 kr."_s, u"ÆFING – EKKI KVITTUN"_s})
        QVERIFY2(first.contains(part), qPrintable(part + u" is not in "_s + first));
    QVERIFY(!first.contains(u"AFRIT"_s));

    QCOMPARE(m_window->focusWidget()->objectName(), u"new-payment"_s); // what the next key presses
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F6);
    QVERIFY(GatewayRig::waitFor([this] { return receiptNote().contains(u"kvittun-ORDER-7-afrit.pdf"_s); }));
    QVERIFY(textOf(u"kvittun-ORDER-7-afrit.pdf"_s).contains(u"AFRIT"_s));

    press(u"new-payment"_s);
    payOnPhone(u"ORDER-8"_s);
    QVERIFY(!find<QLabel>(u"receipt-note"_s)->isVisible()); // it was about the payment before
}

void CashierReceiptTest::tellsTroubleWithThePrinterBesideTheOutcome()
{
    openWindow({.printer = u"till"_s,
                .output = [](const PrintJob &) -> Printed { return tl::unexpected(PrintTrouble::PrinterStopped); }});
    payOnPhone(u"ORDER-7"_s);
    QVERIFY(find<QPushButton>(u"receipt"_s)->text().startsWith(u"Prenta kvittun"_s));
    press(u"receipt"_s);
    QVERIFY(GatewayRig::waitFor([this] { return receiptNote().contains(u"stöðvaður"_s); }));
    QVERIFY(find<QLabel>(u"receipt-note"_s)->isVisible());
    QVERIFY(find<QPushButton>(u"receipt"_s)->isEnabled());
    QCOMPARE(title(), u"Greitt"_s);
    QVERIFY(find<QLabel>(u"outcome-title"_s)->isVisible());
    press(u"new-payment"_s);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
}

void CashierReceiptTest::aPrinterThatDoesNotAnswerHoldsUpNobody()
{
    QSemaphore answer;
    openWindow({.printer = u"till"_s, .output = [&answer](const PrintJob &) -> Printed {
                    answer.acquire();
                    return tl::unexpected(PrintTrouble::PrinterFailed);
                }});
    payOnPhone(u"ORDER-7"_s);
    press(u"receipt"_s);
    QVERIFY(!find<QPushButton>(u"receipt"_s)->isEnabled());
    QCOMPARE(title(), u"Greitt"_s);
    press(u"new-payment"_s);
    QTest::keyClicks(m_window->findChild<AmountPage *>(), u"700"_s);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"700\u00a0kr."_s);
    answer.release();
    QVERIFY(GatewayRig::waitFor([this] { // where the cashier looks by now
        return find<QLabel>(u"notice"_s)->isVisible() && find<QLabel>(u"notice"_s)->text().contains(u"tók ekki við"_s);
    }));
}

void CashierReceiptTest::printsByItselfWhenThatIsSet()
{
    std::atomic<int> printed = 0;
    openWindow({.printer = u"till"_s, .automatic = true, .output = [&printed](const PrintJob &job) -> Printed {
                    printed += job.receipt.copyMark.isEmpty() ? 1 : 100;
                    return {};
                }});
    payOnPhone(u"ORDER-7"_s);
    QVERIFY(GatewayRig::waitFor([&printed] { return printed == 1; }));
    QVERIFY(GatewayRig::waitFor([this] { return receiptNote().contains(u"prentarann"_s); }));
    press(u"new-payment"_s);
    QTest::keyClicks(m_window->findChild<AmountPage *>(), u"4990"_s);
    QTest::keyClicks(find<QLineEdit>(u"reference"_s), u"ORDER-7"_s);
    press(u"charge"_s); // answered from the journal
    QVERIFY(showsOutcome(u"Greitt"_s));
    QVERIFY(GatewayRig::waitFor([this] { return receiptNote().isEmpty(); })); // somebody has to ask for the copy
    press(u"receipt"_s);
    QVERIFY(GatewayRig::waitFor([&printed] { return printed == 101; }));
}

void CashierReceiptTest::hasNoReceiptWithoutMoney()
{
    openWindow({.folder = m_folder->path()});
    QTest::keyClicks(m_window->findChild<AmountPage *>(), u"700"_s);
    press(u"charge"_s);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    press(u"cancel"_s);
    press(u"cancel-yes"_s);
    QVERIFY(showsOutcome(u"Hætt við"_s));
    QVERIFY(!find<QPushButton>(u"receipt"_s)->isVisible());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F6);
    QCOMPARE(receiptNote(), QString());
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<CashierReceiptTest>(argc, argv);
}

#include "cashier_receipt_test.moc"
