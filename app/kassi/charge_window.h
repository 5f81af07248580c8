// SPDX-License-Identifier: MIT
// The window of `kassi charge`: one payment, then it closes by itself.
#pragma once

#include "cashier/payment_flow.h"

#include <QWidget>

namespace Kassi {

class ChargeWindow final : public QWidget
{
    Q_OBJECT

public:
    ChargeWindow(const CheckoutPorts &ports, const CheckoutViewOptions &options, bool training,
                 QWidget *parent = nullptr);

    [[nodiscard]] PaymentFlow &flow() { return *m_flow; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    PaymentFlow *m_flow;
};

} // namespace Kassi
