// SPDX-License-Identifier: MIT
// One order on the screen, from the press to the outcome: binds a CheckoutPair to the payment page and the
// outcome page. Used by the cashier's window and by `kassi charge`.
#pragma once

#include "cashier/payment_page.h"
#include "checkout/checkout_pair.h"
#include "common/page_stack.h"

#include <memory>

namespace Kassi {

class OutcomePage;

class PaymentFlow final : public PageStack
{
    Q_OBJECT

public:
    /// `ports` outlive the widget. `withChoices`: offer "new payment" and "try again" at the end.
    PaymentFlow(const CheckoutPorts &ports, const CheckoutViewOptions &options, bool withChoices,
                QWidget *parent = nullptr);
    ~PaymentFlow() override;

    /// Loads what the next checkout needs ahead of time; takes some of the GUI thread's, so call it when nobody waits.
    void prepare();
    /// An error: nothing was sent, and nothing is shown.
    [[nodiscard]] Result<void> start(const SessionRequest &request);
    /// From a time-out or a signal, without a question.
    void cancel(CancelReason reason);
    /// With the question on the strip.
    void askToCancel();
    [[nodiscard]] bool isActive() const;
    /// The attempt that is under way, or was the last one. Empty before the first.
    [[nodiscard]] QString attempt() const;
    /// The order that is under way, or was the last one. Null before the first.
    [[nodiscard]] const CheckoutPair *order() const { return m_controller.get(); }
    /// What was found since about the order whose outcome is on the screen.
    void reviseOutcome(const Settlement &settlement);
    void setMerchant(const QString &name);
    void setLogo(const QImage &logo);
    /// What a phone's session needs; without a return URL it is not offered beside the form.
    void offerPhone(const QString &returnUrl, const QString &cancelUrl);
    [[nodiscard]] OutcomePage &outcomePage() const { return *m_outcome; }
    [[nodiscard]] PaymentPage &paymentPage() const { return *m_page; }

Q_SIGNALS:
    /// An order is on the screen, and its outcome will follow.
    void begun();
    /// order() may stand otherwise.
    void changed();
    /// The outcome is known, durable and on the screen.
    void settled(const Kassi::Settlement &settlement);
    /// Staff have confirmed it, and nothing has been done yet.
    void cancelling();
    /// As reviseOutcome() was told, where it concerned what is on the screen.
    void revised(const Kassi::Settlement &settlement);
    void cancelRefused();
    void newPaymentWanted();
    void tryAgainWanted();

private:
    void present(const PaymentSession &session);
    void togglePhone();
    void showProgress();

    CheckoutPorts m_ports;
    PaymentPage *m_page;
    OutcomePage *m_outcome;
    std::unique_ptr<CheckoutPair> m_controller;
    SessionRequest m_request;
    QString m_returnUrl;
    QString m_cancelUrl;
};

} // namespace Kassi
