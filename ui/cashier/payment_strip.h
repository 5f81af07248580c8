// SPDX-License-Identifier: MIT
// Kassi's own strip beside the checkout: how much, to whom, and which host is really framed. No page can paint here.
#pragma once

#include "payment/money.h"

#include <QFrame>

class QBoxLayout;
class QImage;
class QLabel;
class QPushButton;

namespace Kassi {

/// What the strip's other button does: nothing (it is not there), a code for a phone, or back to the form.
enum class PhoneOffer { None, Code, Form };

class PaymentStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit PaymentStrip(QWidget *parent = nullptr);

    void setOrder(const Money &money, const QString &reference);
    void setMerchant(const QString &name);
    /// Null: none.
    void setLogo(const QImage &logo);
    /// Empty: nothing is framed.
    void setHost(const QString &host);
    void setStatus(const QString &text);
    /// Empty: none.
    void setTrouble(const QString &text);
    /// Whether there is something left to cancel. Goes back to the first question.
    void setCancellable(bool on);
    /// `enabled`: it can be done now.
    void offerPhone(PhoneOffer offer, bool enabled);
    /// Asks whether to cancel, in place; no dialog covers the checkout.
    void askToCancel();
    /// Beside the checkout (a column) or above it (a row).
    void setColumn(bool column);

Q_SIGNALS:
    void cancelConfirmed();
    void cancelRefused();
    void phoneWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showQuestion(bool asking);

    Money m_money;
    QString m_host;
    QBoxLayout *m_layout;
    QLabel *m_logo;
    QLabel *m_amount;
    QLabel *m_merchant;
    QLabel *m_reference;
    QLabel *m_status;
    QLabel *m_trouble;
    QLabel *m_hostLabel;
    QLabel *m_question;
    QPushButton *m_phone;
    QPushButton *m_cancel;
    QPushButton *m_yes;
    QPushButton *m_no;
    bool m_cancellable = false;
    bool m_asking = false;
    PhoneOffer m_offer = PhoneOffer::None;
};

} // namespace Kassi
