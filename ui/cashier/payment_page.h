// SPDX-License-Identifier: MIT
// The screen while a payment is taken: Kassi's strip, and beside it what the customer works with: the checkout, or a
// QR code to pay on a phone, or the news that the outcome is being confirmed.
#pragma once

#include "cashier/payment_strip.h"
#include "checkout/checkout_view.h"
#include "machine/machine.h"

#include <QWidget>

class QLabel;

namespace Kassi {

class OutcomeMark;
class PageStack;
class QrCode;

class PaymentPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PaymentPage(const CheckoutViewOptions &options, QWidget *parent = nullptr);

    [[nodiscard]] PaymentStrip &strip() { return *m_strip; }
    [[nodiscard]] CheckoutView &view() { return *m_view; }

    /// Shows the session: in the view (embedded) or as a QR code (hosted).
    [[nodiscard]] Result<void> present(const PaymentSession &session);
    /// Takes it away: the view is emptied and no secret stays on the screen.
    void withdraw();
    /// Brings words and covers up to the attempt's phase.
    void showProgress(const State &state);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QString statusFor(const State &state) const;

    CheckoutView *m_view;
    PaymentStrip *m_strip;
    PageStack *m_stack;
    QWidget *m_waiting;
    QLabel *m_waitingText;
    QWidget *m_phone;
    QLabel *m_phoneTitle;
    QLabel *m_phoneText;
    QrCode *m_code;
    State m_state;
    bool m_hosted = false;
};

} // namespace Kassi
