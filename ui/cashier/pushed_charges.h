// SPDX-License-Identifier: MIT
// A window as the screen of charges that a POS pushes: the cashier's, where nobody is working at the till, or a
// kiosk's, where nobody is served. Staff can cancel such a charge like any other.
#pragma once

#include "pos/charge_screen.h"

#include <functional>

namespace Kassi {

class CashierWindow;
class PaymentFlow;

class PushedCharges final : public Pos::ChargeScreen
{
    Q_OBJECT

public:
    /// What a window has to be able to; see Pos::ChargeScreen.
    struct Window
    {
        PaymentFlow &flow;
        std::function<std::optional<Pos::ScreenObstacle>()> obstacle;
        std::function<Result<void>(const SessionRequest &request)> take;
    };

    /// `window` outlives what is made of it.
    [[nodiscard]] static Window of(CashierWindow &window);

    explicit PushedCharges(Window window, QObject *parent = nullptr);

    [[nodiscard]] std::optional<Pos::ScreenObstacle> obstacle() const override { return m_window.obstacle(); }
    [[nodiscard]] Result<void> take(const SessionRequest &request) override { return m_window.take(request); }
    [[nodiscard]] std::optional<Pos::OnScreen> current() const override;
    void cancel() override;

private:
    Window m_window;
};

} // namespace Kassi
