// SPDX-License-Identifier: MIT
// Kassi's own strip beside the checkout: what the payment is, how far it is, and the way to stop it.
#pragma once

#include "payment/money.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace Kassi {

/// What the strip's other button does: nothing (it is not there), a code for a phone, or back to the form.
enum class PhoneOffer { None, Code, Form };

class PaymentFacts;

class PaymentStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit PaymentStrip(QWidget *parent = nullptr);

    void setOrder(const Money &money, const QString &reference);
    [[nodiscard]] PaymentFacts &facts() const { return *m_facts; }
    void setStatus(const QString &text);
    /// Empty: none.
    void setTrouble(const QString &text);
    /// Whether there is something left to cancel. Goes back to the first question.
    void setCancellable(bool on);
    /// `enabled`: it can be done now.
    void offerPhone(PhoneOffer offer, bool enabled);
    /// Asks whether to cancel, in place; no dialog covers the checkout.
    void askToCancel();
    [[nodiscard]] bool isAsking() const { return m_asking; }
    /// Beside the checkout (a column) or above it (a row).
    void setColumn(bool column);
    /// Above it, on a screen with little room: amount, merchant and host stay, beside one button.
    void setCompact(bool compact);

Q_SIGNALS:
    void cancelConfirmed();
    void cancelRefused();
    void phoneWanted();
    /// As offerPhone() was told.
    void phoneOffered(Kassi::PhoneOffer offer, bool enabled);

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void retranslate();
    void showQuestion(bool asking);

    QBoxLayout *m_layout;
    PaymentFacts *m_facts;
    QLabel *m_reference;
    QLabel *m_status;
    QLabel *m_trouble;
    QLabel *m_question;
    QPushButton *m_phone;
    QPushButton *m_cancel;
    QPushButton *m_yes;
    QPushButton *m_no;
    bool m_column = true;
    bool m_compact = false;
    bool m_cancellable = false;
    bool m_asking = false;
    PhoneOffer m_offer = PhoneOffer::None;
};

} // namespace Kassi
