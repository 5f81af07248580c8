// SPDX-License-Identifier: MIT
#include "cashier/payment_page.h"

#include "cashier/payment_facts.h"
#include "cashier/progress_panel.h"
#include "common/error_text.h"
#include "common/language.h"
#include "common/outcome_mark.h"
#include "common/page_stack.h"
#include "common/phone_panel.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QResizeEvent>
#include <QStackedLayout>
#include <QUrl>

#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int lowest = 560;
constexpr int narrowest = 700; // below it strip and checkout have no room side by side

QLabel *centred(const QString &role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", role);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

PaymentPage::PaymentPage(const Clock &clock, const CheckoutViewOptions &options, QWidget *parent)
    : QWidget(parent)
    , m_strip(new PaymentStrip(this))
    , m_stack(new PageStack(this))
    , m_place(new QWidget(m_stack))
    , m_view(new CheckoutView(options, m_place))
    , m_watch(new PaymentWatch(clock, *m_view, this))
    , m_waiting(new QWidget(m_stack))
    , m_waitingText(centred(u"heading"_s, m_waiting))
    , m_phone(new PhonePanel(m_place))
    , m_progress(new ProgressPanel(this))
    , m_paneHome(new QVBoxLayout)
{
    setObjectName(u"page"_s);
    auto *waiting = new QVBoxLayout(m_waiting);
    waiting->addStretch();
    waiting->addWidget(new OutcomeMark(m_waiting), 0, Qt::AlignHCenter);
    waiting->addSpacing(16);
    waiting->addWidget(m_waitingText);
    waiting->addStretch();

    // The form is covered, not hidden: a page that is hidden has its clocks slowed down, and would be taken for dead.
    auto *place = new QStackedLayout(m_place);
    place->setStackingMode(QStackedLayout::StackAll);
    place->addWidget(m_phone);
    place->addWidget(m_view);
    m_stack->addScrolled(m_waiting);
    m_stack->addWidget(m_place);
    auto *layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addLayout(m_paneHome, 1);
    m_paneHome->addWidget(m_stack);
    m_paneHome->addWidget(m_progress);
    m_progress->hide();
    m_stack->installEventFilter(this);
    connect(m_view, &CheckoutView::framedHostChanged, this,
            [this](const QString &host) { m_strip->facts().setHost(m_phoneCovers ? m_phoneHost : host); });
    connect(m_phone, &PhonePanel::backWanted, this, &PaymentPage::phoneToggled);
    connect(m_strip, &PaymentStrip::phoneWanted, this, &PaymentPage::phoneToggled);
    connect(m_watch, &PaymentWatch::changed, this, &PaymentPage::showStage);
    arrange();
}

Result<void> PaymentPage::present(const PaymentSession &session)
{
    m_hosted = session.mode == SessionMode::Hosted;
    if (m_hosted) {
        presentPhone(session);
        return {};
    }
    auto presented = m_view->present(session);
    Q_EMIT presentedChanged(true);
    giveKeyboard(); // For Tab and the keys of whoever does not click, and see CheckoutView::present().
    return presented;
}

void PaymentPage::withdraw()
{
    m_view->withdraw();
    if (m_hosted)
        withdrawPhone();
    m_strip->facts().setHost(m_phoneCovers ? m_phoneHost : QString());
    Q_EMIT presentedChanged(false);
}

void PaymentPage::lendPane(QBoxLayout &place)
{
    movePane(place, true);
}

void PaymentPage::takePaneBack()
{
    movePane(*m_paneHome, false);
}

// A web view lives on in another window: the page notices no more than that it was hidden for a moment.
void PaymentPage::movePane(QBoxLayout &place, bool lent)
{
    if (m_lent == lent)
        return;
    m_lent = lent;
    m_view->setForCustomer(lent);
    place.addWidget(m_stack, 1);
    m_stack->show();
    m_progress->setVisible(lent);
    QEvent change(QEvent::LanguageChange); // it may stand in a window that speaks another
    QCoreApplication::sendEvent(m_stack, &change);
    giveKeyboard();
}

void PaymentPage::giveKeyboard()
{
    if (m_phoneCovers || (m_stack->currentPage() != m_place && !m_view->isPresented()))
        return;
    // Where another program is being worked with, it keeps the keyboard.
    if (QGuiApplication::focusWindow())
        m_view->window()->activateWindow();
    m_view->setFocus();
}

bool PaymentPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_stack && event->type() == QEvent::LanguageChange)
        retranslate();
    return QWidget::eventFilter(watched, event);
}

void PaymentPage::presentPhone(const PaymentSession &session)
{
    m_phone->setAddress(session.url.reveal());
    m_phoneHost = QUrl(session.url.reveal()).host();
    setPhoneTrouble({});
    arrange();
}

void PaymentPage::withdrawPhone()
{
    m_phone->setAddress({});
    m_phoneHost.clear();
    arrange();
}

void PaymentPage::showPhone(bool on)
{
    m_phoneWanted = on;
    arrange();
}

void PaymentPage::setPhoneTrouble(const QString &text)
{
    m_phoneTrouble = text;
    retranslate();
}

void PaymentPage::showProgress(const State &state, const State *phone)
{
    m_state = state;
    m_phoneState = phone ? std::optional(*phone) : std::nullopt;
    if (state.phase == Phase::Idle)
        m_watch->reset();
    m_strip->setCancellable(state.phase == Phase::Creating || state.phase == Phase::Presented ||
                            state.phase == Phase::Recovering ||
                            (state.phase == Phase::Confirming && state.confirming == ConfirmReason::Hint));
    arrange();
}

// A customer can go on with it.
bool PaymentPage::isFormUsable() const
{
    return !m_hosted && m_state.plan.mode == SessionMode::Embedded && m_state.shown;
}

// Decides what stands on the screen: the form, a code, or the news that the outcome is being confirmed.
void PaymentPage::arrange()
{
    const bool phone = m_hosted || (m_phoneState && (m_phoneWanted || !isFormUsable()));
    const State &shown = phone && m_phoneState ? *m_phoneState : m_state;
    // A page's claim to be done does not hide it: should the gateway say otherwise, the customer goes on with it.
    const bool isOver = shown.phase == Phase::Confirming && shown.confirming != ConfirmReason::Hint;
    const bool isMade = shown.shown || (phone && !m_hosted && shown.phase == Phase::Creating);
    m_stack->setCurrentWidget(isMade && !isOver ? m_place : m_waiting);
    m_phone->setVisible(phone);
    m_phone->raise();
    m_view->setEnabled(!phone); // what is behind the code takes no keys
    m_strip->facts().setHost(phone ? m_phoneHost : m_view->framedHost());
    if (std::exchange(m_phoneCovers, phone) && !phone && isFormUsable())
        giveKeyboard();
    m_watch->setHosted(phone);
    m_watch->follow(shown);
    m_phone->offerWayBack(phone && isFormUsable(), m_lent ? QString() : u"F8"_s);
    const bool offers = m_phoneOffered && isFormUsable();
    m_strip->offerPhone(!offers ? PhoneOffer::None : phone ? PhoneOffer::Form : PhoneOffer::Code, offers && !isOver);
    retranslate();
}

void PaymentPage::resizeEvent(QResizeEvent *event)
{
    const QSize size = event->size();
    const bool column = size.width() > size.height() && size.width() >= narrowest;
    auto *box = static_cast<QBoxLayout *>(layout());
    m_strip->setCompact(!column && (size.height() < lowest || size.width() < lowest));
    const auto direction = column ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (box->direction() != direction) {
        box->setDirection(direction);
        m_strip->setColumn(column);
    }
    QWidget::resizeEvent(event);
}

void PaymentPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PaymentPage::retranslate()
{
    {
        const Language::Here speaking(*m_stack);
        m_waitingText->setText(waitingFor(shownState()));
    }
    showStage();
}

const State &PaymentPage::shownState() const
{
    return m_phoneState && m_phoneCovers ? *m_phoneState : m_state;
}

void PaymentPage::showStage()
{
    const PaymentStage stage = m_watch->stage();
    m_strip->setStatus(m_lent ? QString() : u"%1  %2"_s.arg(textFor(stage), elapsedText(m_watch->elapsedMs())));
    const auto &trouble = shownState().trouble;
    m_strip->setTrouble(trouble ? textFor(*trouble) + u" "_s + tr("Kassi keeps trying.") : m_phoneTrouble);
    m_progress->show(stage, m_watch->elapsedMs(), m_lent ? m_view->whyStopped() : QString());
}

// For whoever pays.
QString PaymentPage::waitingFor(const State &state)
{
    switch (state.phase) {
    case Phase::Idle:
    case Phase::Creating:
        return state.plan.beside.isEmpty() ? tr("Getting the payment ready…") : tr("Making a code for the phone…");
    case Phase::Recovering: return tr("Looking up this order…");
    case Phase::Presented:
    case Phase::Confirming:
    case Phase::Settled: return tr("Confirming…");
    }
    Q_UNREACHABLE();
}

} // namespace Kassi
