// SPDX-License-Identifier: MIT
#include "cashier/payment_watch.h"

#include "checkout/checkout_view.h"

#include <QCoreApplication>

namespace Kassi {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PaymentStage)
};

} // namespace

QString textFor(PaymentStage stage)
{
    switch (stage) {
    case PaymentStage::Preparing: return Words::tr("Getting the payment ready…");
    case PaymentStage::LookingUp: return Words::tr("Looking up this order…");
    case PaymentStage::Opening: return Words::tr("The payment page is opening…");
    case PaymentStage::NotOpen: return Words::tr("The payment page is not open");
    case PaymentStage::OnPhone: return Words::tr("Waiting for the customer's phone");
    case PaymentStage::Waiting: return Words::tr("Waiting for the customer");
    case PaymentStage::Typing: return Words::tr("The customer is typing");
    case PaymentStage::TurnedAway: return Words::tr("The page did not accept the card. The customer may try another.");
    case PaymentStage::Bank: return Words::tr("The bank is checking");
    case PaymentStage::Confirming: return Words::tr("Confirming with the gateway…");
    }
    Q_UNREACHABLE();
}

PaymentWatch::PaymentWatch(const Clock &clock, CheckoutView &view, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_view(view)
    , m_since(clock.monotonicMs())
{
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, [this] {
        update();
        Q_EMIT changed();
    });
    connect(&view, &CheckoutView::typed, this, [this] {
        m_glimpse.typedAt = m_clock.monotonicMs();
        m_glimpse.turnedAway = false;
        update();
    });
    connect(&view, &CheckoutView::eventReceived, this, [this](const CheckoutEvent &event) {
        if (std::holds_alternative<Event::Failed>(event))
            m_glimpse.turnedAway = true;
        else if (std::holds_alternative<Event::Processing>(event))
            m_glimpse.turnedAway = false;
        update();
    });
    connect(&view, &CheckoutView::framedHostChanged, this, &PaymentWatch::update);
    connect(&view, &CheckoutView::popupChanged, this, &PaymentWatch::update);
    connect(&view, &CheckoutView::loadFailed, this, &PaymentWatch::update);
}

void PaymentWatch::reset()
{
    m_glimpse = {};
    m_state = {};
    m_since = m_clock.monotonicMs();
    update();
}

void PaymentWatch::setHosted(bool hosted)
{
    m_glimpse.hosted = hosted;
    update();
}

void PaymentWatch::follow(const State &state)
{
    m_state = state;
    update();
}

void PaymentWatch::update()
{
    m_glimpse.given = m_view.isPresented();
    m_glimpse.alive = !m_view.framedHost().isEmpty();
    m_glimpse.popup = m_view.hasPopup();
    if (m_state.phase == Phase::Idle || m_state.phase == Phase::Settled)
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
    const PaymentStage now = judge(m_state, m_glimpse, m_clock.monotonicMs());
    if (std::exchange(m_stage, now) == now)
        return;
    m_since = m_clock.monotonicMs();
    Q_EMIT changed();
}

PaymentStage PaymentWatch::judge(const State &state, const Glimpse &glimpse, qint64 nowMs)
{
    switch (state.phase) {
    case Phase::Idle:
    case Phase::Creating: return PaymentStage::Preparing;
    case Phase::Recovering: return PaymentStage::LookingUp;
    case Phase::Confirming:
    case Phase::Settled: return PaymentStage::Confirming;
    case Phase::Presented: break;
    }
    if (glimpse.hosted)
        return PaymentStage::OnPhone;
    if (!glimpse.given)
        return PaymentStage::NotOpen;
    if (glimpse.popup || state.processing)
        return PaymentStage::Bank;
    if (!glimpse.alive)
        return PaymentStage::Opening;
    if (glimpse.typedAt && nowMs - *glimpse.typedAt < typingMs)
        return PaymentStage::Typing;
    return glimpse.turnedAway ? PaymentStage::TurnedAway : PaymentStage::Waiting;
}

} // namespace Kassi
