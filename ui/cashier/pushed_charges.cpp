// SPDX-License-Identifier: MIT
#include "cashier/pushed_charges.h"

#include "cashier/cashier_window.h"

namespace Kassi {

PushedCharges::PushedCharges(CashierWindow &window, QObject *parent)
    : ChargeScreen(parent)
    , m_window(window)
{
    connect(&window.flow(), &PaymentFlow::changed, this, &PushedCharges::changed);
    connect(&window.flow(), &PaymentFlow::settled, this, &PushedCharges::settled);
}

std::optional<Pos::ScreenObstacle> PushedCharges::obstacle() const
{
    return m_window.obstacle();
}

Result<void> PushedCharges::take(const SessionRequest &request)
{
    return m_window.take(request);
}

std::optional<Pos::OnScreen> PushedCharges::current() const
{
    const CheckoutPair *order = m_window.flow().order();
    if (!order)
        return {};
    return Pos::OnScreen{.progress = order->progress(),
                         .phase = order->isActive() ? order->state().phase : Phase::Settled};
}

void PushedCharges::cancel()
{
    m_window.flow().cancel(CancelReason::Staff);
}

} // namespace Kassi
