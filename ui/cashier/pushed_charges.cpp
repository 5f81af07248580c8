// SPDX-License-Identifier: MIT
#include "cashier/pushed_charges.h"

#include "cashier/cashier_window.h"

namespace Kassi {

PushedCharges::PushedCharges(Window window, QObject *parent)
    : ChargeScreen(parent)
    , m_window(std::move(window))
{
    connect(&m_window.flow, &PaymentFlow::changed, this, &PushedCharges::changed);
    connect(&m_window.flow, &PaymentFlow::settled, this, &PushedCharges::settled);
}

PushedCharges::Window PushedCharges::of(CashierWindow &window)
{
    return {.flow = window.flow(),
            .obstacle = [&window] { return window.obstacle(); },
            .take = [&window](const SessionRequest &request) { return window.take(request); }};
}

std::optional<Pos::OnScreen> PushedCharges::current() const
{
    const CheckoutPair *order = m_window.flow.order();
    if (!order)
        return {};
    return Pos::OnScreen{.progress = order->progress(),
                         .phase = order->isActive() ? order->state().phase : Phase::Settled};
}

void PushedCharges::cancel()
{
    m_window.flow.cancel(CancelReason::Staff);
}

} // namespace Kassi
