// SPDX-License-Identifier: MIT
#include "cashier/payment_page.h"

#include "common/outcome_mark.h"
#include "common/outcome_text.h"
#include "common/page_stack.h"
#include "common/qr_code.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QResizeEvent>
#include <QUrl>

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

PaymentPage::PaymentPage(const CheckoutViewOptions &options, QWidget *parent)
    : QWidget(parent)
    , m_view(new CheckoutView(options, this))
    , m_strip(new PaymentStrip(this))
    , m_stack(new PageStack(this))
    , m_waiting(new QWidget(this))
    , m_waitingText(centred(u"heading"_s, m_waiting))
    , m_phone(new QWidget(this))
    , m_phoneTitle(centred(u"title"_s, m_phone))
    , m_phoneText(centred(u"heading"_s, m_phone))
    , m_code(new QrCode(m_phone))
{
    setObjectName(u"page"_s);
    auto *waiting = new QVBoxLayout(m_waiting);
    waiting->addStretch();
    waiting->addWidget(new OutcomeMark(m_waiting), 0, Qt::AlignHCenter);
    waiting->addSpacing(16);
    waiting->addWidget(m_waitingText);
    waiting->addStretch();

    auto *words = new QVBoxLayout;
    words->setSpacing(16);
    words->addStretch(1);
    words->addWidget(m_phoneTitle);
    words->addWidget(m_phoneText);
    words->addStretch(1);
    auto *phone = new QBoxLayout(QBoxLayout::BottomToTop, m_phone);
    phone->setContentsMargins(24, 16, 24, 16);
    phone->setSpacing(16);
    phone->addWidget(m_code, 1);
    phone->addLayout(words);

    m_stack->addScrolled(m_waiting);
    m_stack->addWidget(m_view);
    m_stack->addScrolled(m_phone);
    auto *layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_stack, 1);
    connect(m_view, &CheckoutView::loadFailed, this, &PaymentPage::retranslate);
    connect(m_view, &CheckoutView::framedHostChanged, this, [this](const QString &host) {
        m_strip->setHost(host);
        retranslate();
    });
    retranslate();
}

Result<void> PaymentPage::present(const PaymentSession &session)
{
    m_hosted = session.mode == SessionMode::Hosted;
    if (m_hosted) {
        m_code->setText(session.url.reveal());
        m_strip->setHost(QUrl(session.url.reveal()).host());
        return {};
    }
    auto presented = m_view->present(session);
    m_view->setFocus(); // For Tab and the keys of whoever does not click, and see present().
    return presented;
}

void PaymentPage::withdraw()
{
    m_code->setText({});
    m_view->withdraw();
    m_strip->setHost({});
}

void PaymentPage::showProgress(const State &state)
{
    m_state = state;
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
    const QSize size = event->size();
    const bool column = size.width() > size.height() && size.width() >= narrowest;
    auto *box = static_cast<QBoxLayout *>(layout());
    // The code stays whole on a low screen: it stands beside its words then.
    const bool isLow = size.height() < lowest;
    static_cast<QBoxLayout *>(m_phone->layout())
        ->setDirection(isLow ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop);
    m_phoneTitle->setVisible(!isLow || size.width() >= lowest); // its words say the same, and the code is larger
    m_strip->setCompact(!column && (isLow || size.width() < lowest));
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
    m_phoneTitle->setText(tr("Pay on your phone"));
    m_code->setAccessibleName(m_phoneTitle->text());
    m_phoneText->setText(tr("Point the phone's camera at the code and follow the link."));
    m_waitingText->setText(statusFor(m_state));
    m_strip->setStatus(statusFor(m_state));
    m_strip->setTrouble(m_state.trouble ? textFor(*m_state.trouble) + u" "_s + tr("Kassi keeps trying.") : QString());
}

QString PaymentPage::statusFor(const State &state) const
{
    switch (state.phase) {
    case Phase::Idle:
    case Phase::Creating: return tr("Getting the payment ready…");
    case Phase::Recovering: return tr("Looking up this order…");
    case Phase::Presented:
        if (m_hosted)
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
