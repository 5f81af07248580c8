// SPDX-License-Identifier: MIT
#include "cashier/cashier_window.h"

#include "cashier/amount_page.h"
#include "cashier/journal_page.h"
#include "cashier/late_money_bar.h"
#include "cashier/latest_payments.h"
#include "cashier/open_cases.h"
#include "cashier/outcome_page.h"
#include "common/language.h"
#include "common/outcome_text.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QTimer>
#include <QWindow>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr int latestShown = 30;
constexpr QSize smallest(400, 300);                           // 800 × 600 where everything is twice as large
constexpr auto outcomeFirst = std::chrono::milliseconds(100); // it is painted before the next checkout is made ready
} // namespace

CashierWindow::CashierWindow(const CheckoutPorts &ports, const CashierOptions &options, Language &language,
                             QWidget *parent)
    : QMainWindow(parent)
    , m_ports(ports)
    , m_options(options)
    , m_language(language)
    , m_training(new QLabel(this))
    , m_alarm(new LateMoneyBar(this))
    , m_stack(new PageStack(this))
    , m_amount(new AmountPage({.methods = options.defaults.enabledMethods,
                               .phone = !options.returnUrl.isEmpty(),
                               .presets = options.presetAmounts,
                               .savePaymentMethod = options.defaults.savePaymentMethod},
                              this))
    , m_flow(new PaymentFlow(ports, options.view, true, this))
    , m_journalDesk(options.journalFile, options.receipts.folder, ports.clock)
    , m_journal(new JournalPage(ports.journal, ports.clock, m_journalDesk, this))
    , m_guardian(ports)
    , m_receipts(ports.journal, ports.clock, options.receipts, options.tillName)
{
    m_training->setProperty("role", u"training"_s);
    m_training->setAlignment(Qt::AlignCenter);
    m_training->setWordWrap(true);
    m_training->setVisible(options.training);
    m_flow->setLogo(options.logo);
    m_stack->addScrolled(m_amount);
    m_stack->addWidget(m_flow);
    m_stack->addScrolled(m_journal);
    connect(m_stack, &PageStack::roomChanged, m_amount, &AmountPage::setRoom);
    auto *whole = new QWidget(this);
    whole->setObjectName(u"page"_s);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_training);
    layout->addWidget(m_alarm);
    layout->addWidget(m_stack, 1);
    setCentralWidget(whole);
    setMinimumSize(smallest);

    connect(m_amount, &AmountPage::begun, this, [this] {
        m_ports.api.preconnect();
        m_flow->prepare(); // where it has become stale, or failed
    });
    connect(m_amount, &AmountPage::chargeWanted, this, &CashierWindow::charge);
    connect(m_amount, &AmountPage::languageWanted, this, [this] {
        m_language.use(m_language.next().code);
        m_options.defaults.locale = m_language.code(); // the customer's form follows
    });
    connect(m_flow, &PaymentFlow::newPaymentWanted, this, &CashierWindow::showAmountPage);
    connect(m_flow, &PaymentFlow::tryAgainWanted, this, [this] { charge(m_lastRequest); });
    connect(m_flow, &PaymentFlow::cancelRefused, this, [this] { m_closing = false; });
    connectGuardian();
    connectReceipts();
    connectJournal();
    connect(m_flow, &PaymentFlow::settled, this, [this] {
        m_guardian.adopt(m_lastRequest.reference);
        if (m_closing)
            close();
        QTimer::singleShot(outcomeFirst, m_flow, &PaymentFlow::prepare);
    });
    retranslate();
    showAmountPage();
}

CashierWindow::~CashierWindow() = default;

void CashierWindow::setMerchant(const QString &name)
{
    m_flow->setMerchant(name);
    m_receipts.setMerchant(name);
}

void CashierWindow::connectGuardian()
{
    m_amount->openCases().setNextVisit([this](const QString &attempt) { return m_guardian.msToNextVisit(attempt); });
    connect(&m_guardian, &PaymentGuardian::visited, this, [this](const Settlement &settlement, bool news) {
        if (news)
            tellVisited(settlement);
    });
    connect(&m_guardian, &PaymentGuardian::lateMoney, m_alarm, &LateMoneyBar::add);
    connect(&m_guardian, &PaymentGuardian::refundAnswered, this,
            [this](const Attempt &late, const std::optional<Error> &error) {
                showLatest();
                if (error)
                    return m_alarm->setTrouble(tr("The refund failed. %1").arg(textFor(*error)));
                if (late.isBeingRefunded()) // accepted, and not through yet: the list says so
                    return;
                m_amount->setNotice(
                    tr("%1 · %2 was refunded.")
                        .arg(late.plan.reference,
                             formatMoney({late.refunds.back().amount, late.plan.money.currency}, QLocale().name())));
            });
    const auto decided = [this](const QString &attempt) {
        return [this, attempt](const Result<void> &written) {
            if (!written)
                return m_alarm->setTrouble(textFor(written.error()));
            m_alarm->remove(attempt);
            showLatest();
        };
    };
    connect(m_alarm, &LateMoneyBar::refundWanted, this,
            [this, decided](const QString &attempt) { m_guardian.refund(attempt, decided(attempt)); });
    connect(m_alarm, &LateMoneyBar::keepWanted, this,
            [this, decided](const QString &attempt) { m_guardian.keep(attempt, decided(attempt)); });
}

void CashierWindow::connectReceipts()
{
    OutcomePage &page = m_flow->outcomePage();
    page.offerReceipts(m_options.receipts.printer.isEmpty() ? ReceiptOffer::Pdf : ReceiptOffer::Print);
    const auto make = [this](const Settlement &settlement) { m_receipts.make(settlement, m_language.code()); };
    connect(&page, &OutcomePage::receiptWanted, this, make);
    connect(m_flow, &PaymentFlow::settled, this, [this, make](const Settlement &settlement) {
        if (m_options.receipts.automatic && settlement.outcome == Outcome::Paid && !settlement.replayed)
            make(settlement);
    });
    connect(&m_receipts, &ReceiptDesk::told, this,
            [this, &page](const QString &attempt, ReceiptStage stage, const QString &text) {
                const bool seen =
                    page.tellReceipt(attempt, stage, text) || m_journal->tellReceipt(attempt, stage, text);
                if (!seen && stage == ReceiptStage::Trouble) // of a payment that somebody has turned away from
                    m_amount->setNotice(text);
            });
}

void CashierWindow::connectJournal()
{
    connect(m_amount, &AmountPage::journalWanted, this, [this] {
        m_stack->setCurrentWidget(m_journal);
        m_journal->begin();
    });
    connect(m_journal, &JournalPage::left, this, [this] {
        m_stack->setCurrentWidget(m_amount);
        m_amount->setFocus();
    });
    connect(m_journal, &JournalPage::receiptWanted, this,
            [this](const Settlement &settlement) { m_receipts.make(settlement, m_language.code()); });
}

void CashierWindow::tellTrouble(const Error &error)
{
    m_amount->setNotice(textFor(error));
}

void CashierWindow::startGuardian()
{
    if (const auto started = m_guardian.start(); !started)
        tellTrouble(started.error());
}

// A payment must not end because someone closed a window: ask, and close when the outcome is known.
void CashierWindow::closeEvent(QCloseEvent *event)
{
    if (!m_flow->isActive())
        return QMainWindow::closeEvent(event);
    m_closing = true;
    m_flow->askToCancel();
    event->ignore();
}

// The window first, then the engine: it starts when the first picture is on the screen.
void CashierWindow::showEvent(QShowEvent *event)
{
    windowHandle()->installEventFilter(this);
    QMainWindow::showEvent(event);
}

bool CashierWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == windowHandle() && event->type() == QEvent::Expose && windowHandle()->isExposed()) {
        windowHandle()->removeEventFilter(this);
        QTimer::singleShot(0, m_flow, &PaymentFlow::prepare); // the event itself paints
    }
    return QMainWindow::eventFilter(watched, event);
}

void CashierWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void CashierWindow::charge(SessionRequest request)
{
    const SessionRequest asked = request;
    request.locale = m_options.defaults.locale;
    if (request.enabledMethods.isEmpty())
        request.enabledMethods = m_options.defaults.enabledMethods;
    if (request.mode == SessionMode::Hosted) {
        request.returnUrl = m_options.returnUrl;
        request.cancelUrl = m_options.cancelUrl;
    } else {
        request.origin = m_options.defaults.origin;
    }
    if (request.reference.isEmpty())
        request.reference = QDateTime::fromMSecsSinceEpoch(m_ports.clock.wallMs()).toString(u"yyMMdd-HHmmss-"_s) +
                            m_ports.random.uuid().left(4).toUpper();
    m_guardian.release(request.reference);
    m_closing = false;
    if (const auto started = m_flow->start(request); !started) {
        m_guardian.adopt(request.reference);
        m_amount->setProblem(textFor(started.error()));
        return m_stack->setCurrentWidget(m_amount);
    }
    m_lastRequest = asked;
    m_lastRequest.reference = request.reference;
    m_amount->setLastAmount(request.money.amount);
    m_stack->setCurrentWidget(m_flow);
}

void CashierWindow::showAmountPage()
{
    showLatest();
    m_amount->reset();
    m_stack->setCurrentWidget(m_amount);
    m_amount->setFocus();
}

void CashierWindow::showLatest()
{
    auto attempts = m_ports.journal.recent(latestShown);
    if (attempts)
        m_amount->latest().setAttempts(*std::move(attempts));
    else
        m_amount->setNotice(textFor(attempts.error()));
    if (const auto unresolved = m_ports.journal.unresolved())
        m_amount->openCases().setAttempts(*unresolved);
}

void CashierWindow::tellVisited(const Settlement &settlement)
{
    showLatest();
    m_flow->reviseOutcome(settlement);
    if (settlement.isLateMoney())
        return; // the alarm tells
    QString text = u"%1 · %2: %3"_s.arg(settlement.reference, formatMoney(settlement.money, QLocale().name()),
                                        textFor(settlement).title);
    if (settlement.error)
        text += u". "_s + textFor(*settlement.error);
    m_amount->setNotice(tr("An earlier payment was looked into. %1").arg(text));
}

void CashierWindow::retranslate()
{
    m_amount->setNextLanguage(m_language.next().name);
    m_training->setText(tr("TRAINING: test cards only, no money moves"));
    setWindowTitle(m_options.training ? tr("Kassi – training") : u"Kassi – "_s + m_options.tillName);
}

} // namespace Kassi
