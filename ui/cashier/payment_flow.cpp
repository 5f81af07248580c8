// SPDX-License-Identifier: MIT
#include "cashier/payment_flow.h"

#include "cashier/outcome_page.h"
#include "cashier/payment_facts.h"
#include "common/error_text.h"

#include <QDesktopServices>

namespace Kassi {

PaymentFlow::PaymentFlow(const CheckoutPorts &ports, const CheckoutViewOptions &options, bool withChoices,
                         QWidget *parent)
    : PageStack(parent)
    , m_ports(ports)
    , m_page(new PaymentPage(ports.clock, options, this))
    , m_outcome(new OutcomePage(withChoices, this))
{
    addWidget(m_page);
    addScrolled(m_outcome);
    connect(this, &PageStack::roomChanged, m_outcome, &OutcomePage::setRoom);
    connect(&m_page->strip(), &PaymentStrip::cancelConfirmed, this, [this] {
        Q_EMIT cancelling();
        cancel(CancelReason::Staff);
    });
    connect(&m_page->strip(), &PaymentStrip::cancelRefused, this, &PaymentFlow::cancelRefused);
    connect(&m_page->strip(), &PaymentStrip::cancelRefused, m_page, &PaymentPage::giveKeyboard);
    connect(&m_page->view(), &CheckoutView::eventReceived, this, [this](const CheckoutEvent &event) {
        if (m_controller)
            m_controller->pageEvent(event);
    });
    connect(&m_page->view(), &CheckoutView::loadFailed, this, [this](const Error &error) {
        if (m_controller)
            m_controller->pageLost(error);
    });
    connect(&m_page->view(), &CheckoutView::appLinkActivated, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_page, &PaymentPage::phoneToggled, this, &PaymentFlow::togglePhone);
    connect(m_outcome, &OutcomePage::newPayment, this, &PaymentFlow::newPaymentWanted);
    connect(m_outcome, &OutcomePage::tryAgain, this, &PaymentFlow::tryAgainWanted);
}

PaymentFlow::~PaymentFlow() = default;

Result<void> PaymentFlow::start(const SessionRequest &request)
{
    m_controller = std::make_unique<CheckoutPair>(m_ports);
    CheckoutPair *controller = m_controller.get();
    m_request = request;
    m_page->showPhone(false);
    m_page->setPhoneTrouble({});
    connect(controller, &CheckoutPair::presentRequested, this, &PaymentFlow::present);
    connect(controller, &CheckoutPair::withdrawRequested, m_page, &PaymentPage::withdraw);
    connect(controller, &CheckoutPair::phonePresented, m_page, &PaymentPage::presentPhone);
    connect(controller, &CheckoutPair::phoneWithdrawn, m_page, &PaymentPage::withdrawPhone);
    connect(controller, &CheckoutPair::phoneEnded, this, [this](const Settlement &settlement) {
        m_page->showPhone(false);
        m_page->setPhoneTrouble(settlement.outcome == Outcome::Expired
                                    ? tr("The phone's code is no longer valid. The card form is as it was.")
                                    : tr("The phone's code could not be shown. The card form is as it was."));
        showProgress();
    });
    connect(controller, &CheckoutPair::changed, this, [this, controller] {
        const State &state = controller->state();
        showProgress();
        // Where nothing was prepared the engine starts now, while the gateway is thinking, and not before it was asked.
        if (state.inFlight != Call::None && !state.shown && state.plan.mode == SessionMode::Embedded)
            prepare();
        Q_EMIT changed();
    });
    connect(controller, &CheckoutPair::settled, this, [this](const Settlement &settlement) {
        m_outcome->show(settlement);
        setCurrentWidget(m_outcome);
        Q_EMIT settled(settlement);
    });
    m_page->strip().setOrder(request.money, request.reference);
    m_page->showProgress({});
    if (auto started = controller->charge(request); !started) {
        m_controller.reset();
        return started;
    }
    if (controller->state().phase != Phase::Idle && controller->state().phase != Phase::Settled) {
        showProgress();
        setCurrentWidget(m_page);
        Q_EMIT begun();
    }
    return {};
}

void PaymentFlow::prepare()
{
    (void)m_page->view().prepare(); // present() says what is wrong, to those whom it concerns
}

void PaymentFlow::cancel(CancelReason reason)
{
    if (m_controller)
        m_controller->cancel(reason);
}

void PaymentFlow::askToCancel()
{
    m_page->strip().askToCancel();
}

bool PaymentFlow::isActive() const
{
    return m_controller && m_controller->isActive();
}

QString PaymentFlow::attempt() const
{
    return m_controller ? m_controller->progress().attempt : QString();
}

void PaymentFlow::reviseOutcome(const Settlement &settlement)
{
    if (isActive() || m_outcome->reference() != settlement.reference)
        return;
    // What became of the other place of a payment that is paid is no news of the order.
    const bool isOther = m_outcome->attempt() != settlement.attempt;
    if (isOther &&
        (m_outcome->outcome() == Outcome::Paid || (settlement.outcome != Outcome::Paid && !settlement.isLateMoney())))
        return;
    m_outcome->show(settlement);
    Q_EMIT revised(settlement);
}

void PaymentFlow::setMerchant(const QString &name)
{
    m_page->strip().facts().setMerchant(name);
}

void PaymentFlow::setLogo(const QImage &logo)
{
    m_page->strip().facts().setLogo(logo);
}

void PaymentFlow::offerPhone(const QString &returnUrl, const QString &cancelUrl)
{
    m_returnUrl = returnUrl;
    m_cancelUrl = cancelUrl;
    m_page->offerPhone(!returnUrl.isEmpty());
}

void PaymentFlow::togglePhone()
{
    if (!m_controller || m_returnUrl.isEmpty())
        return;
    if (m_page->showsPhone())
        return m_page->showPhone(false);
    SessionRequest request = m_request;
    request.mode = SessionMode::Hosted;
    request.origin.clear();
    request.returnUrl = m_returnUrl;
    request.cancelUrl = m_cancelUrl;
    m_page->setPhoneTrouble({});
    m_page->showPhone(true);
    if (const auto asked = m_controller->payOnPhone(request); !asked) {
        m_page->showPhone(false);
        m_page->setPhoneTrouble(textFor(asked.error()));
    }
    showProgress();
}

void PaymentFlow::showProgress()
{
    m_page->showProgress(m_controller->state(), m_controller->phoneState());
}

void PaymentFlow::present(const PaymentSession &session)
{
    if (const auto shown = m_page->present(session); !shown)
        m_controller->pageLost(shown.error());
}

} // namespace Kassi
