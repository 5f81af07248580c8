// SPDX-License-Identifier: MIT
// A refund straight from the outcome of the payment that was just taken, by keys, in the real window, against the
// sandbox gateway: the same page, the same permission, and back to the outcome, which says how it stands.
#include "gateway_rig.h"
#include "support/memory_folder.h"
#include "support/verify.h"
#include "web_test_main.h"

#include "cashier/amount_page.h"
#include "cashier/cashier_window.h"
#include "checkout/system_ports.h"
#include "common/language.h"
#include "common/theme.h"
#include "gateway/borga_api.h"
#include "journal/journal_thread.h"
#include "people/people_file.h"
#include "people/pin_hash.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QTemporaryDir>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class OutcomeRefundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aPartGoesBackAndThenTheRest();
    void turningBackLeavesTheOutcomeAsItWas();
    void aManagersPinIsAskedFor();
    void aRefusedRefundIsTold();
    void whereNothingWasTakenNothingGoesBack();
    void theNextOutcomeKnowsNothingOfIt();

private:
    void openWindow();
    void setUpStaff();
    void takePayment(const QString &reference = u"ORDER-1"_s);
    void key(int key)
    {
        QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key(key));
    }
    void type(const QString &text) { QTest::keyClicks(m_window->focusWidget(), text); }
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] QString text(const QString &name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] bool sees(const QString &name) const { return find<QWidget>(name)->isVisible(); }
    [[nodiscard]] Attempt attempt() const { return m_journal->recent(1)->front(); }
    [[nodiscard]] qint64 givenBack() const
    {
        return m_rig->truth()[u"payments"_s].toArray().first()[u"refunded"_s].toInteger();
    }
    [[nodiscard]] bool waitFor(const std::function<bool()> &condition) const { return GatewayRig::waitFor(condition); }
    [[nodiscard]] bool notes(const QString &words) const
    {
        return waitFor([&] { return sees(u"refund-note"_s) && text(u"refund-note"_s).contains(words); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayRig> m_rig;
    std::unique_ptr<JournalThread> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<CashierWindow> m_window;
};

void OutcomeRefundTest::init()
{
    Theme::apply(*qApp);
    m_folder = std::make_unique<QTemporaryDir>(memoryFolder(u"kassi-outcome-refund"_s));
    m_rig = std::make_unique<GatewayRig>();
    m_journal = *JournalThread::open(
        m_folder->filePath(u"journal.sqlite3"_s), [this] { return m_clock.wallMs(); }, JournalDepth::Whole);
    m_api = *BorgaApi::make({.baseUrl = m_rig->gateway().baseUrl(),
                             .merchantId = m_rig->gateway().merchantId(),
                             .apiKey = Secret(m_rig->gateway().secretKey())});
    m_language = std::make_unique<Language>();
    m_language->use(u"is"_s);
    openWindow();
}

void OutcomeRefundTest::cleanup()
{
    m_window.reset();
    m_api.reset();
    m_journal.reset();
    m_rig.reset();
}

void OutcomeRefundTest::openWindow()
{
    m_window.reset();
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    m_window = std::make_unique<CashierWindow>(
        CheckoutPorts{*m_api, *m_journal, m_clock, m_random},
        CashierOptions{.view = {.origin = origin, .elementUrl = m_rig->gateway().elementUrlTemplate()},
                       .defaults = {.money = {}, .origin = origin.toString(), .locale = u"is"_s},
                       .tillName = u"Kassi 1"_s,
                       .receipts = {.folder = m_folder->filePath(u"papers"_s)},
                       .journalFile = m_folder->filePath(u"journal.sqlite3"_s),
                       .staff = {.file = m_folder->filePath(u"people.json"_s)}},
        *m_language);
    m_window->resize(1024, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->startGuardian();
}

// Anna is a manager and Jon a cashier, who signs in.
void OutcomeRefundTest::setUpStaff()
{
    VERIFY_DONE(writePeople(
        m_folder->filePath(u"people.json"_s),
        {{.id = u"anna"_s, .name = u"Anna"_s, .role = Role::Manager, .pinHash = *hashPin(Secret(u"2580"_s))},
         {.id = u"jon"_s, .name = u"Jon"_s, .role = Role::Cashier, .pinHash = *hashPin(Secret(u"1357"_s))}}));
    openWindow();
    key(Qt::Key_Down);
    type(u"1357"_s);
    key(Qt::Key_Return);
    QVERIFY(waitFor([this] { return m_window->findChild<AmountPage *>()->isVisible(); }));
}

void OutcomeRefundTest::takePayment(const QString &reference)
{
    type(u"4990"_s);
    QTest::keyClicks(find<QLineEdit>(u"reference"_s), reference);
    const auto sessions = [this] {
        QSet<QString> ids;
        for (const QJsonValue &session : m_rig->truth()[u"sessions"_s].toArray())
            ids << session[u"id"_s].toString();
        return ids;
    };
    const QSet<QString> before = sessions();
    key(Qt::Key_Return);
    QVERIFY(waitFor([&] { return sessions().size() > before.size(); }));
    const QString made = (sessions() - before).values().constFirst(); // two of one second have no order
    m_rig->control("POST", u"/sessions/"_s + made, {{u"action"_s, u"complete"_s}});
    QVERIFY(waitFor([this] { return sees(u"outcome-title"_s) && text(u"outcome-title"_s) == u"Greitt"_s; }));
}

void OutcomeRefundTest::aPartGoesBackAndThenTheRest()
{
    takePayment();
    QVERIFY(sees(u"outcome-refund"_s));
    QVERIFY2(find<QPushButton>(u"outcome-refund"_s)->text().contains(u"F7"_s), "its key is not shown");
    QVERIFY(sees(u"outcome-next"_s));
    QVERIFY(!sees(u"refund-note"_s));
    key(Qt::Key_F7);
    QVERIFY(sees(u"refund-amount"_s));
    QCOMPARE(find<QLineEdit>(u"refund-amount"_s)->text(), u"4990"_s);
    type(u"990"_s);
    key(Qt::Key_Return);
    QCOMPARE(givenBack(), 0);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return attempt().refunded() == 990; }));
    QVERIFY(notes(u"990\u00a0kr. hefur verið endurgreitt"_s));
    QVERIFY(sees(u"outcome-title"_s));
    QVERIFY(!sees(u"outcome-next"_s)); // "hand over the goods"
    key(Qt::Key_F7);
    QCOMPARE(find<QLineEdit>(u"refund-amount"_s)->text(), u"4000"_s);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
    QVERIFY(notes(u"4.000\u00a0kr. hefur verið endurgreitt"_s));
    QCOMPARE(givenBack(), 4990);
    key(Qt::Key_F7); // nothing is left
    QVERIFY(notes(u"Ekkert af þessari greiðslu"_s));
    QVERIFY(sees(u"outcome-title"_s));
    key(Qt::Key_Return);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
}

void OutcomeRefundTest::turningBackLeavesTheOutcomeAsItWas()
{
    takePayment();
    QTest::mouseClick(find<QPushButton>(u"outcome-refund"_s), Qt::LeftButton);
    QVERIFY(sees(u"refund-amount"_s));
    key(Qt::Key_Escape);
    QVERIFY(sees(u"outcome-title"_s));
    QVERIFY(sees(u"outcome-next"_s));
    QVERIFY(!sees(u"refund-note"_s));
    QVERIFY(attempt().refunds.empty());
    key(Qt::Key_Return);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
}

void OutcomeRefundTest::aManagersPinIsAskedFor()
{
    setUpStaff();
    takePayment();
    key(Qt::Key_F7);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return m_window->focusWidget()->inherits("Kassi::PinPad"); }));
    QVERIFY(attempt().refunds.empty());
    type(u"2580"_s);
    key(Qt::Key_Return);
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
    QVERIFY(notes(u"4.990\u00a0kr. hefur verið endurgreitt"_s));
}

void OutcomeRefundTest::aRefusedRefundIsTold()
{
    m_rig->set(u"refunds"_s, u"failed"_s);
    takePayment();
    key(Qt::Key_F7);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(notes(u"hafnað"_s));
    QCOMPARE(attempt().rest(), 4990);
    QVERIFY(sees(u"outcome-next"_s)); // it is paid as before
}

void OutcomeRefundTest::whereNothingWasTakenNothingGoesBack()
{
    type(u"4990"_s);
    key(Qt::Key_Return);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    QTest::mouseClick(find<QPushButton>(u"cancel"_s), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(u"cancel-yes"_s), Qt::LeftButton);
    QVERIFY(waitFor([this] { return sees(u"outcome-title"_s); }));
    QVERIFY(!sees(u"outcome-refund"_s));
    key(Qt::Key_F7);
    QVERIFY(sees(u"outcome-title"_s));
}

void OutcomeRefundTest::theNextOutcomeKnowsNothingOfIt()
{
    takePayment();
    key(Qt::Key_F7);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(notes(u"hefur verið endurgreitt"_s));
    key(Qt::Key_Return);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
    takePayment(u"ORDER-2"_s);
    QVERIFY(!sees(u"refund-note"_s));
    QVERIFY(sees(u"outcome-next"_s));
    QVERIFY(sees(u"outcome-refund"_s));
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<OutcomeRefundTest>(argc, argv);
}

#include "outcome_refund_test.moc"
