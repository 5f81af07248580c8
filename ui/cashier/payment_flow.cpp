// SPDX-License-Identifier: MIT
#include "cashier/payment_flow.h"

#include "cashier/outcome_page.h"

#include <QDesktopServices>

namespace Kassi {

PaymentFlow::PaymentFlow(const CheckoutPorts &ports, const CheckoutViewOptions &options, bool withChoices,
                         QWidget *parent)
    : PageStack(parent)
    , m_ports(ports)
    , m_page(new PaymentPage(options, this))
    , m_outcome(new OutcomePage(withChoices, this))
{
    addWidget(m_page);
    addScrolled(m_outcome);
    connect(this, &PageStack::roomChanged, m_outcome, &OutcomePage::setRoom);
    connect(&m_page->strip(), &PaymentStrip::cancelConfirmed, this, [this] { cancel(CancelReason::Staff); });
    connect(&m_page->strip(), &PaymentStrip::cancelRefused, this, &PaymentFlow::cancelRefused);
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
    connect(m_outcome, &OutcomePage::newPayment, this, &PaymentFlow::newPaymentWanted);
    connect(m_outcome, &OutcomePage::tryAgain, this, &PaymentFlow::tryAgainWanted);
}

PaymentFlow::~PaymentFlow() = default;

Result<void> PaymentFlow::start(const SessionRequest &request)
{
    m_controller = std::make_unique<CheckoutController>(m_ports);
    CheckoutController *controller = m_controller.get();
    connect(controller, &CheckoutController::presentRequested, this, &PaymentFlow::present);
    connect(controller, &CheckoutController::withdrawRequested, m_page, &PaymentPage::withdraw);
    connect(controller, &CheckoutController::changed, this, [this, controller] {
        const State &state = controller->state();
        m_page->showProgress(state);
        // Where nothing was prepared the engine starts now, while the gateway is thinking, and not before it was asked.
        if (state.inFlight != Call::None && !state.shown && state.plan.mode == SessionMode::Embedded)
            prepare();
    });
    connect(controller, &CheckoutController::settled, this, [this](const Settlement &settlement) {
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
        m_page->showProgress(controller->state());
        setCurrentWidget(m_page);
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
    return m_controller && m_controller->state().phase != Phase::Idle && m_controller->state().phase != Phase::Settled;
}

void PaymentFlow::reviseOutcome(const Settlement &settlement)
{
    if (!isActive() && m_outcome->reference() == settlement.reference)
        m_outcome->show(settlement);
}

void PaymentFlow::setMerchant(const QString &name)
{
    m_page->strip().setMerchant(name);
}

void PaymentFlow::setLogo(const QImage &logo)
{
    m_page->strip().setLogo(logo);
}

void PaymentFlow::present(const PaymentSession &session)
{
    if (const auto shown = m_page->present(session); !shown)
        m_controller->pageLost(shown.error());
}

} // namespace Kassi
