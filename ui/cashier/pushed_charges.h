// SPDX-License-Identifier: MIT
// The cashier's window as the screen of charges that a POS pushes: one is shown where nobody is working at the till,
// also over the outcome of the last one, and staff can cancel it like any other.
#pragma once

#include "pos/charge_screen.h"

namespace Kassi {

class CashierWindow;

class PushedCharges final : public Pos::ChargeScreen
{
    Q_OBJECT

public:
    /// `window` outlives it.
    explicit PushedCharges(CashierWindow &window, QObject *parent = nullptr);

    [[nodiscard]] std::optional<Pos::ScreenObstacle> obstacle() const override;
    [[nodiscard]] Result<void> take(const SessionRequest &request) override;
    [[nodiscard]] std::optional<Pos::OnScreen> current() const override;
    void cancel() override;

private:
    CashierWindow &m_window;
};

} // namespace Kassi
