// SPDX-License-Identifier: MIT
#include "cashier/cashier_window.h"

#include "cashier/amount_page.h"
#include "cashier/day_page.h"
#include "cashier/journal_page.h"
#include "cashier/late_money_bar.h"
#include "cashier/latest_payments.h"
#include "cashier/open_cases.h"
#include "cashier/outcome_page.h"
#include "cashier/till_menu.h"
#include "common/error_text.h"
#include "common/language.h"
#include "common/outcome_text.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QShortcut>
#include <QTimer>
#include <QWindow>

#include <algorithm>

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
    , m_whole(new QWidget(this))
    , m_training(new QLabel(m_whole))
    , m_alarm(new LateMoneyBar(m_whole))
    , m_stack(new PageStack(m_whole))
    , m_amount(new AmountPage({.methods = options.defaults.enabledMethods,
                               .phone = !options.returnUrl.isEmpty(),
                               .menu = options.hasSettings || options.isSandbox,
                               .presets = options.presetAmounts,
                               .savePaymentMethod = options.defaults.savePaymentMethod},
                              m_stack))
    , m_flow(new PaymentFlow(ports, options.view, true, m_stack))
    , m_journalDesk(options.journalFile, options.receipts.folder, ports.clock)
    , m_journal(new JournalPage(ports.journal, ports.clock, m_journalDesk, m_stack))
    , m_menu(new TillMenu(m_stack))
    , m_day(new DayPage(ports,
                        {.receipts = options.receipts,
                         .journalFile = options.journalFile,
                         .tillName = options.tillName,
                         .training = options.training},
                        m_stack))
    , m_guardian(ports)
    , m_receipts(ports.journal, ports.clock, options.receipts, options.tillName)
    , m_staff(withJournal(options.staff), ports.clock, ports.random, *m_stack, *m_flow, *m_amount)
    , m_refunds(ports, m_guardian, m_staff, *m_stack)
{
    m_training->setProperty("role", u"training"_s);
    m_training->setAlignment(Qt::AlignCenter);
    m_training->setWordWrap(true);
    m_training->setVisible(options.training);
    m_flow->setLogo(options.logo);
    m_stack->addScrolled(m_amount);
    m_stack->addWidget(m_flow);
    for (QWidget *page : std::initializer_list<QWidget *>{m_journal, m_menu, m_day})
        m_stack->addScrolled(page);
    connect(m_stack, &PageStack::roomChanged, m_amount, &AmountPage::setRoom);
    m_whole->setObjectName(u"page"_s);
    auto *layout = new QVBoxLayout(m_whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_training);
    layout->addWidget(m_alarm);
    layout->addWidget(m_stack, 1);
    setCentralWidget(m_whole);
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
    m_flow->offerPhone(m_options.returnUrl, m_options.cancelUrl);
    connect(m_flow, &PaymentFlow::newPaymentWanted, this, &CashierWindow::showAmountPage);
    connect(m_flow, &PaymentFlow::tryAgainWanted, this, [this] { charge(m_lastRequest); });
    connect(m_flow, &PaymentFlow::cancelRefused, this, [this] { m_closing = false; });
    connectGuardian();
    connectReceipts();
    connectRefunds();
    connectJournal();
    connectMenu();
    connectDay();
    connectStaff();
    connect(m_flow, &PaymentFlow::settled, this, [this] {
        m_guardian.adopt(m_lastRequest.reference);
        if (m_closing)
            close();
        QTimer::singleShot(outcomeFirst, m_flow, &PaymentFlow::prepare);
    });
    retranslate();
    showAmountPage();
    m_staff.start();
}

CashierWindow::~CashierWindow() = default;

void CashierWindow::setMerchant(const QString &name)
{
    m_flow->setMerchant(name);
    m_receipts.setMerchant(name);
    m_day->setMerchant(name);
}

void CashierWindow::connectGuardian()
{
    m_amount->openCases().setNextVisit([this](const QString &attempt) { return m_guardian.msToNextVisit(attempt); });
    connect(&m_guardian, &PaymentGuardian::visited, this, [this](const Settlement &settlement, bool news) {
        m_amount->openCases().tellVisit(settlement, m_ports.clock.wallMs());
        if (news)
            tellVisited(settlement);
    });
    connect(&m_guardian, &PaymentGuardian::lateMoney, m_alarm, &LateMoneyBar::add);
    connect(&m_guardian, &PaymentGuardian::decided, m_alarm, &LateMoneyBar::remove);
    connect(&m_guardian, &PaymentGuardian::decided, this, &CashierWindow::showLatest);
    connect(&m_guardian, &PaymentGuardian::lateMoney, this, &CashierWindow::attentionWanted);
    connect(&m_guardian, &PaymentGuardian::refundAnswered, this,
            [this](const Attempt &late, const std::optional<Error> &error) {
                showLatest();
                if (error && late.needsDecision())
                    return m_alarm->setTrouble(tr("The refund failed. %1").arg(textFor(*error)));
                if (error)
                    return m_amount->setNotice(tr("%1: the refund was refused, and nothing went back. %2")
                                                   .arg(late.plan.reference, textFor(*error)));
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
                m_alarm->fail(attempt, textFor(written.error()));
        };
    };
    const auto note = [this](const QString &attempt, StaffAct act) {
        noteStaff(m_ports.journal, attempt, act, m_staff.who(), m_permittedBy.take(attempt));
    };
    connect(m_alarm, &LateMoneyBar::refundWanted, this, [this, decided, note](const QString &attempt) {
        note(attempt, StaffAct::Refund);
        m_guardian.refund(attempt, decided(attempt));
    });
    connect(m_alarm, &LateMoneyBar::keepWanted, this, [this, decided, note](const QString &attempt) {
        note(attempt, StaffAct::Keep);
        m_guardian.keep(attempt, decided(attempt));
    });
}

// From the two pages on which one payment is looked at, each of which is told how it goes.
void CashierWindow::connectRefunds()
{
    OutcomePage &outcome = m_flow->outcomePage();
    connect(m_journal, &JournalPage::refundWanted, this, [this](const Attempt &listed) {
        if (const QString why = m_refunds.begin(listed.plan.attempt, listed.plan.reference, *m_journal); !why.isEmpty())
            m_journal->revise(listed, ReceiptStage::Trouble, why);
    });
    connect(&outcome, &OutcomePage::refundWanted, this, [this, &outcome] {
        if (const QString why = m_refunds.begin(outcome.attempt(), outcome.reference(), *m_flow); !why.isEmpty())
            outcome.tellRefund(outcome.attempt(), ReceiptStage::Trouble, why);
    });
    connect(&m_refunds, &RefundDesk::told, this,
            [this, &outcome](const Attempt &attempt, ReceiptStage stage, const QString &text) {
                m_journal->revise(attempt, stage, text);
                outcome.tellRefund(attempt.plan.attempt, stage, text);
            });
}

// Who signs in and the like is on record, as far as it can be; it holds nobody up.
StaffOptions CashierWindow::withJournal(StaffOptions options)
{
    if (!options.tell) {
        options.tell = [this](const TillRecord &fact) {
            m_ports.journal.appendTillThen(fact, [self = QPointer(this)](const Result<void> &written) {
                if (!written && self)
                    self->tellTrouble(written.error());
            });
        };
    }
    return options;
}

void CashierWindow::connectStaff()
{
    m_day->setPermission([this](const std::function<void()> &granted) {
        m_staff.ask({.what = Permission::CloseDay, .text = tr("The day is to be closed.")},
                    [this, granted](const QString &by) {
                        m_day->setPerson(by.isEmpty() ? m_staff.who() : by);
                        granted();
                    });
    });
    m_amount->setStaff(m_staff.isOffered(), m_staff.who());
    connect(&m_staff, &StaffDesk::whoChanged, this,
            [this](const QString &who) { m_amount->setStaff(m_staff.isOffered(), who); });
    connect(&m_staff, &StaffDesk::troubled, m_amount, &AmountPage::setNotice);
    connect(m_amount, &AmountPage::staffWanted, &m_staff, &StaffDesk::showStaff);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_L), this), &QShortcut::activated, this, [this] {
        if (m_stack->currentPage() != m_flow) // never in the midst of a payment
            m_staff.lock();
    });
    m_alarm->setPermission([this](const Attempt &late, const std::function<void()> &granted) {
        const QString money = formatMoney(late.plan.money, QLocale().name());
        m_staff.ask(
            {.what = Permission::LateMoney,
             .text = tr("Whether %1 of the order %2 stays or goes back.").arg(money, late.plan.reference),
             .reference = late.plan.reference},
            [this, granted, attempt = late.plan.attempt](const QString &by) {
                m_permittedBy[attempt] = by;
                granted();
            },
            [this](const QString &why) { m_alarm->setTrouble(why); });
    });
    connect(m_flow, &PaymentFlow::cancelling, this,
            [this] { noteStaff(m_ports.journal, m_flow->attempt(), StaffAct::Cancel, m_staff.who(), {}); });
    connect(m_flow, &PaymentFlow::settled, this, [this](const Settlement &settlement) {
        if (!settlement.replayed && settlement.attempt != m_noted) // the order had to begin anew meanwhile
            noteStaff(m_ports.journal, settlement.attempt, StaffAct::Charge, m_staff.who(), {});
    });
    connect(m_journal, &JournalPage::refundReceiptWanted, this, [this](Settlement settlement, std::size_t refund) {
        settlement.replayed = !m_refunds.wasMadeNow(settlement.attempt, refund);
        m_receipts.makeRefund(settlement, refund, m_language.code());
    });
}

void CashierWindow::connectReceipts()
{
    OutcomePage &page = m_flow->outcomePage();
    page.offerReceipts(m_options.receipts.printer.isEmpty() ? ReceiptOffer::Pdf : ReceiptOffer::Print);
    const auto make = [this](const Settlement &settlement) {
        m_receipts.make(settlement, m_receiptLanguage.isEmpty() ? m_language.code() : m_receiptLanguage);
    };
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

void CashierWindow::connectMenu()
{
    connect(m_amount, &AmountPage::menuWanted, this, [this] {
        m_stack->setCurrentWidget(m_menu);
        m_menu->begin();
    });
    connect(m_menu, &TillMenu::left, this, [this] {
        m_stack->setCurrentWidget(m_amount);
        m_amount->setFocus();
    });
    m_menu->add({u"day"_s, [] { return tr("End of day"); },
                 [] { return tr("Sums since the last closing, compared with the gateway's books, and the closing."); },
                 [this] {
                     m_stack->setCurrentWidget(m_day);
                     m_day->begin();
                 }});
    if (m_options.hasSettings) {
        m_menu->add({u"training"_s, [] { return tr("Training"); },
                     [] { return tr("Practise with test cards in a window of its own. No money moves."); },
                     [this] { Q_EMIT trainingWanted(); }});
        m_menu->add({u"settings"_s, [] { return tr("Settings"); },
                     [] { return tr("Merchant, key, checkout, receipts, looks. Kassi opens again afterwards."); },
                     [this] {
                         m_staff.ask(
                             {.what = Permission::Settings, .text = tr("The settings of this till are to be changed.")},
                             [this](const QString &) { Q_EMIT settingsWanted(); });
                     }});
    }
    if (m_options.isSandbox)
        m_menu->add({u"end-training"_s, [] { return tr("End training"); },
                     [] { return tr("Closes this window. A till that is open behind it comes back."); },
                     [this] { close(); }});
}

void CashierWindow::connectDay()
{
    connect(m_journal, &JournalPage::dayWanted, this, [this] {
        m_stack->setCurrentWidget(m_day);
        m_day->begin();
    });
    connect(m_day, &DayPage::left, this, [this] {
        m_stack->setCurrentWidget(m_journal);
        m_journal->begin();
    });
    connect(m_day, &DayPage::differs, &m_guardian, &PaymentGuardian::hurry);
    connect(m_flow, &PaymentFlow::settled, m_day, [this] { m_day->setPaymentOnScreen(false); });
    connect(&m_guardian, &PaymentGuardian::visited, m_day, [this](const Settlement &, bool news) {
        if (news)
            m_day->refresh();
    });
}

void CashierWindow::tellTrouble(const Error &error)
{
    logError(error);
    tellTrouble(textFor(error));
}

void CashierWindow::tellTrouble(const QString &text)
{
    m_amount->setNotice(text);
}

void CashierWindow::comeBack()
{
    if (isVisible())
        return;
    show();
    raise();
    activateWindow();
    if (m_stack->currentPage() == m_menu) { // else it is locked, or somewhere that somebody went to
        m_stack->setCurrentWidget(m_amount);
        m_amount->setFocus();
    }
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

void CashierWindow::charge(const SessionRequest &request)
{
    if (const auto started = begin(request); !started) {
        m_amount->setProblem(textFor(started.error()));
        m_stack->setCurrentWidget(m_amount);
    }
}

Result<void> CashierWindow::begin(SessionRequest request)
{
    const SessionRequest asked = request;
    if (request.locale.isEmpty())
        request.locale = m_customerLanguage.isEmpty() ? m_options.defaults.locale : m_customerLanguage;
    m_receiptLanguage = m_customerLanguage;
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
    m_day->setPaymentOnScreen(true); // before it starts: what is paid already is settled at once
    if (auto started = m_flow->start(request); !started) {
        m_day->setPaymentOnScreen(false);
        m_guardian.adopt(request.reference);
        return started;
    }
    m_lastRequest = asked;
    m_lastRequest.reference = request.reference;
    m_amount->setLastAmount(request.money.amount);
    m_noted = m_flow->attempt();
    if (m_flow->isActive())
        noteStaff(m_ports.journal, m_noted, StaffAct::Charge, m_staff.who(), {});
    m_stack->setCurrentWidget(m_flow);
    return {};
}

std::optional<Pos::ScreenObstacle> CashierWindow::obstacle() const
{
    using Pos::ScreenObstacle;
    if (m_flow->isActive())
        return ScreenObstacle::Busy;
    if (m_staff.isLocked())
        return ScreenObstacle::Locked;
    const QWidget *page = m_stack->currentPage();
    const bool isFree = page == m_flow || (page == m_amount && m_amount->isEmpty());
    return isFree && isVisible() ? std::nullopt : std::optional(ScreenObstacle::InUse);
}

Result<void> CashierWindow::take(const SessionRequest &request)
{
    SessionRequest whole = request;
    whole.savePaymentMethod = request.savePaymentMethod || m_options.defaults.savePaymentMethod;
    auto begun = begin(whole);
    if (begun) {
        raise();
        activateWindow();
    }
    return begun;
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
    const auto history = m_ports.journal.history(settlement.reference);
    if (settlement.outcome != Outcome::Paid && history && std::ranges::any_of(*history, &Attempt::isPaid))
        return; // the other place of a payment that is paid
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
    if (m_options.isSandbox)
        return setWindowTitle(tr("Kassi – training"));
    const QString title = u"Kassi – "_s + m_options.tillName;
    setWindowTitle(m_options.training ? title + u' ' + tr("(test key)") : title);
}

} // namespace Kassi
