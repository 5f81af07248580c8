// SPDX-License-Identifier: MIT
// "Pay on your phone" for whoever stands before the customer's display: the cashier's button, in the customer's words.
#pragma once

#include "cashier/payment_strip.h"

#include <QPushButton>

namespace Kassi {

class PhoneTool final : public QPushButton
{
    Q_OBJECT

public:
    explicit PhoneTool(PaymentStrip &strip);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow(PhoneOffer offer, bool enabled);
    void retranslate();

    PhoneOffer m_offer = PhoneOffer::None;
};

} // namespace Kassi
