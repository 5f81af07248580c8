// SPDX-License-Identifier: MIT
// When the cashier's window takes an order that is pushed to it, and when it is left to whoever works there: real keys
// and clicks, a real checkout, the sandbox gateway.
#include "gateway_rig.h"
#include "web_test_main.h"

#include "cashier/amount_page.h"
#include "cashier/cashier_window.h"
#include "cashier/pushed_charges.h"
#include "checkout/system_ports.h"
#include "common/language.h"
#include "gateway/borga_api.h"
#include "journal/sql_journal.h"

#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Kassi;
using namespace Kassi::Pos;
using namespace Qt::StringLiterals;

class PushedChargesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isFreeOnAnEmptyAmountScreenOnly();
    void takesAnOrderAndTheNextOverItsOutcome();
    void orderThatCannotBeShownIsSaidAndLeavesTheScreen();

private:
    [[nodiscard]] SessionRequest order(const QString &reference) const
    {
        return {.money = {4990, u"ISK"_s}, .reference = reference};
    }
    [[nodiscard]] bool isPresented() const
    {
        return GatewayRig::waitFor([this] { return m_pushed->current()->phase == Phase::Presented; });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayRig> m_rig;
    std::unique_ptr<SqlJournal> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<CashierWindow> m_window;
    std::unique_ptr<PushedCharges> m_pushed;
};

void PushedChargesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_rig = std::make_unique<GatewayRig>();
    m_journal = *SqlJournal::open(m_folder->filePath(u"journal.sqlite3"_s), [this] { return m_clock.wallMs(); });
    m_api = *BorgaApi::make({.baseUrl = m_rig->gateway().baseUrl(),
                             .merchantId = m_rig->gateway().merchantId(),
                             .apiKey = Secret(m_rig->gateway().secretKey())});
    m_language = std::make_unique<Language>();
    m_language->use(u"en"_s);
    const auto origin = *Origin::parse(u"https:/"
                                       "/till.example.is"_s);
    m_window = std::make_unique<CashierWindow>(
        CheckoutPorts{*m_api, *m_journal, m_clock, m_random},
        CashierOptions{.view = {.origin = origin, .elementUrl = m_rig->gateway().elementUrlTemplate()},
                       .defaults = {.money = {}, .origin = origin.toString(), .locale = u"is"_s}},
        *m_language);
    m_pushed = std::make_unique<PushedCharges>(PushedCharges::of(*m_window));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void PushedChargesTest::cleanup()
{
    m_pushed.reset();
    m_window.reset();
}

void PushedChargesTest::isFreeOnAnEmptyAmountScreenOnly()
{
    auto *amount = m_window->findChild<AmountPage *>();
    QVERIFY(!m_pushed->obstacle());
    QVERIFY(!m_pushed->current());
    QTest::keyClick(amount, Qt::Key_7);
    QCOMPARE(m_pushed->obstacle(), std::optional(ScreenObstacle::InUse));
    QTest::keyClick(amount, Qt::Key_Backspace);
    QVERIFY(!m_pushed->obstacle());
    QTest::mouseClick(m_window->findChild<QPushButton *>(u"journal"_s), Qt::LeftButton);
    QCOMPARE(m_pushed->obstacle(), std::optional(ScreenObstacle::InUse));
    QTest::mouseClick(m_window->findChild<QPushButton *>(u"journal-back"_s), Qt::LeftButton);
    QVERIFY(!m_pushed->obstacle());
    m_window->hide(); // somebody trains
    QCOMPARE(m_pushed->obstacle(), std::optional(ScreenObstacle::InUse));
    m_window->comeBack();
    QVERIFY(!m_pushed->obstacle());
}

void PushedChargesTest::takesAnOrderAndTheNextOverItsOutcome()
{
    int changes = 0;
    QStringList settled;
    connect(m_pushed.get(), &ChargeScreen::changed, this, [&changes] { ++changes; });
    connect(m_pushed.get(), &ChargeScreen::settled, this,
            [&settled](const Settlement &settlement) { settled << outcomeName(settlement.outcome); });
    QVERIFY(m_pushed->take(order(u"ORDER-1"_s)));
    QCOMPARE(m_pushed->obstacle(), std::optional(ScreenObstacle::Busy));
    QCOMPARE(m_pushed->current()->progress.reference, u"ORDER-1"_s);
    QVERIFY(!m_pushed->current()->progress.attempt.isEmpty());
    QVERIFY(isPresented());
    QVERIFY(changes > 0);
    m_pushed->cancel();
    QVERIFY(GatewayRig::waitFor([&settled] { return !settled.isEmpty(); }));
    QCOMPARE(settled, (QStringList{u"cancelled"_s}));
    QCOMPARE(m_pushed->current()->phase, Phase::Settled);
    QVERIFY(!m_pushed->obstacle());
    QVERIFY(m_pushed->take(order(u"ORDER-2"_s)));
    QVERIFY(isPresented());
    QCOMPARE(m_rig->truth()[u"sessions"_s].toArray().size(), 2);
    m_pushed->cancel();
    QVERIFY(GatewayRig::waitFor([&settled] { return settled.size() == 2; }));
}

void PushedChargesTest::orderThatCannotBeShownIsSaidAndLeavesTheScreen()
{
    SessionRequest wrong = order(u"ORDER-1"_s);
    wrong.mode = SessionMode::Hosted; // not set up here
    const auto refused = m_pushed->take(wrong);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidRequest);
    QVERIFY(!m_pushed->obstacle());
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<PushedChargesTest>(argc, argv);
}
#include "pushed_charges_test.moc"
