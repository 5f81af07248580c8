// SPDX-License-Identifier: MIT
#include "cashier/payment_page.h"

#include "common/outcome_mark.h"
#include "common/outcome_text.h"
#include "common/page_stack.h"
#include "common/phone_panel.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QResizeEvent>
#include <QStackedLayout>
#include <QUrl>

#include <utility>

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

PaymentPage::PaymentPage(const CheckoutViewOptions &options, QWidget *parent)
    : QWidget(parent)
    , m_view(new CheckoutView(options, this))
    , m_strip(new PaymentStrip(this))
    , m_stack(new PageStack(this))
    , m_waiting(new QWidget(this))
    , m_waitingText(centred(u"heading"_s, m_waiting))
    , m_place(new QWidget(this))
    , m_phone(new PhonePanel(m_place))
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
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_place);
    auto *layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_stack, 1);
    connect(m_view, &CheckoutView::loadFailed, this, &PaymentPage::retranslate);
    connect(m_view, &CheckoutView::framedHostChanged, this, [this](const QString &host) {
        m_strip->setHost(m_phoneCovers ? m_phoneHost : host);
        retranslate();
    });
    connect(m_phone, &PhonePanel::backWanted, this, &PaymentPage::phoneToggled);
    connect(m_strip, &PaymentStrip::phoneWanted, this, &PaymentPage::phoneToggled);
    arrange();
    retranslate();
}

Result<void> PaymentPage::present(const PaymentSession &session)
{
    m_hosted = session.mode == SessionMode::Hosted;
    if (m_hosted) {
        presentPhone(session);
        return {};
    }
    auto presented = m_view->present(session);
    if (!m_phoneWanted)
        m_view->setFocus(); // For Tab and the keys of whoever does not click, and see present().
    return presented;
}

void PaymentPage::withdraw()
{
    m_view->withdraw();
    if (m_hosted)
        withdrawPhone();
    m_strip->setHost(m_phoneCovers ? m_phoneHost : QString());
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
    m_strip->setHost(phone ? m_phoneHost : m_view->framedHost());
    if (std::exchange(m_phoneCovers, phone) && !phone && isFormUsable())
        m_view->setFocus();
    m_phone->offerWayBack(phone && isFormUsable(), u"F8"_s);
    const bool offers = m_phoneOffered && isFormUsable();
    m_strip->offerPhone(!offers ? PhoneOffer::None : phone ? PhoneOffer::Form : PhoneOffer::Code, offers && !isOver);
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
    const State &shown = m_phoneState && m_phoneCovers ? *m_phoneState : m_state;
    m_waitingText->setText(statusFor(shown));
    m_strip->setStatus(statusFor(shown));
    m_strip->setTrouble(shown.trouble ? textFor(*shown.trouble) + u" "_s + tr("Kassi keeps trying.") : m_phoneTrouble);
}

QString PaymentPage::statusFor(const State &state) const
{
    switch (state.phase) {
    case Phase::Idle:
    case Phase::Creating:
        return state.plan.beside.isEmpty() ? tr("Getting the payment ready…") : tr("Making a code for the phone…");
    case Phase::Recovering: return tr("Looking up this order…");
    case Phase::Presented:
        if (state.plan.mode == SessionMode::Hosted)
            return tr("Waiting for the customer's phone");
        if (!m_view->isPresented()) // it gave up, and offers to try again
            return tr("The payment page is not open");
        return state.processing ? tr("The card is being checked…") : tr("The customer is paying");
    case Phase::Confirming:
    case Phase::Settled: return tr("Confirming…");
    }
    Q_UNREACHABLE();
}

} // namespace Kassi
