// SPDX-License-Identifier: MIT
#include "cashier/payment_page.h"

#include "cashier/payment_facts.h"
#include "cashier/progress_panel.h"
#include "common/language.h"
#include "common/outcome_mark.h"
#include "common/outcome_text.h"
#include "common/page_stack.h"
#include "common/qr_code.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QResizeEvent>
#include <QUrl>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

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
    , m_view(new CheckoutView(options, this))
    , m_watch(new PaymentWatch(clock, *m_view, this))
    , m_strip(new PaymentStrip(this))
    , m_stack(new PageStack(this))
    , m_waiting(new QWidget(this))
    , m_waitingText(centred(u"heading"_s, m_waiting))
    , m_phone(new QWidget(this))
    , m_phoneTitle(centred(u"title"_s, m_phone))
    , m_phoneText(centred(u"heading"_s, m_phone))
    , m_code(new QrCode(m_phone))
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

    auto *phone = new QVBoxLayout(m_phone);
    phone->setContentsMargins(24, 24, 24, 24);
    phone->setSpacing(16);
    phone->addWidget(m_phoneTitle);
    phone->addWidget(m_code, 1);
    phone->addWidget(m_phoneText);

    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_phone);
    auto *layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addLayout(m_paneHome, 1);
    m_paneHome->addWidget(m_stack);
    m_paneHome->addWidget(m_progress);
    m_progress->hide();
    m_stack->installEventFilter(this);
    connect(m_view, &CheckoutView::framedHostChanged, &m_strip->facts(), &PaymentFacts::setHost);
    connect(m_watch, &PaymentWatch::changed, this, &PaymentPage::showStage);
    retranslate();
}

Result<void> PaymentPage::present(const PaymentSession &session)
{
    m_hosted = session.mode == SessionMode::Hosted;
    if (m_hosted) {
        m_code->setText(session.url.reveal());
        m_strip->facts().setHost(QUrl(session.url.reveal()).host());
        return {};
    }
    auto presented = m_view->present(session);
    Q_EMIT presentedChanged(true);
    giveKeyboard(); // For Tab and the keys of whoever does not click, and see CheckoutView::present().
    return presented;
}

void PaymentPage::withdraw()
{
    m_code->setText({});
    m_view->withdraw();
    m_strip->facts().setHost({});
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
    retranslate();
    giveKeyboard();
}

void PaymentPage::giveKeyboard()
{
    if (m_stack->currentWidget() != m_view && !m_view->isPresented())
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

void PaymentPage::showProgress(const State &state)
{
    m_state = state;
    if (state.phase == Phase::Idle)
        m_watch->reset();
    m_watch->setHosted(m_hosted);
    m_watch->follow(state);
    // A page's claim to be done does not hide it: should the gateway say otherwise, the customer goes on with it.
    if (!state.shown || (state.phase == Phase::Confirming && state.confirming != ConfirmReason::Hint))
        m_stack->setCurrentWidget(m_waiting);
    else if (m_hosted)
        m_stack->setCurrentWidget(m_phone);
    else
        m_stack->setCurrentWidget(m_view);
    m_strip->setCancellable(state.phase == Phase::Creating || state.phase == Phase::Presented ||
                            state.phase == Phase::Recovering ||
                            (state.phase == Phase::Confirming && state.confirming == ConfirmReason::Hint));
    retranslate();
}

void PaymentPage::resizeEvent(QResizeEvent *event)
{
    const bool column = event->size().width() > event->size().height();
    auto *box = static_cast<QBoxLayout *>(layout());
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
        m_phoneTitle->setText(tr("Pay on your phone"));
        m_phoneText->setText(tr("Point the phone's camera at the code and follow the link."));
        m_waitingText->setText(waitingFor(m_state));
    }
    showStage();
}

void PaymentPage::showStage()
{
    const PaymentStage stage = m_watch->stage();
    m_strip->setStatus(m_lent ? QString() : u"%1  %2"_s.arg(textFor(stage), elapsedText(m_watch->elapsedMs())));
    m_strip->setTrouble(m_state.trouble ? textFor(*m_state.trouble) + u" "_s + tr("Kassi keeps trying.") : QString());
    m_progress->show(stage, m_watch->elapsedMs(), m_lent ? m_view->whyStopped() : QString());
}

// For whoever pays.
QString PaymentPage::waitingFor(const State &state)
{
    switch (state.phase) {
    case Phase::Idle:
    case Phase::Creating: return tr("Getting the payment ready…");
    case Phase::Recovering: return tr("Looking up this order…");
    case Phase::Presented:
    case Phase::Confirming:
    case Phase::Settled: return tr("Confirming…");
    }
    Q_UNREACHABLE();
}

} // namespace Kassi
