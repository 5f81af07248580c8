// SPDX-License-Identifier: MIT
// What whoever pays must always see, where no page can paint: how much, to whom, and which host is really framed. It
// stands on the cashier's strip and on that of a customer's display.
#pragma once

#include "payment/money.h"

#include <QPixmap>
#include <QWidget>

class QImage;
class QLabel;

namespace Kassi {

class PaymentFacts final : public QWidget
{
    Q_OBJECT

public:
    explicit PaymentFacts(QWidget *parent = nullptr);

    void setMoney(const Money &money);
    void setMerchant(const QString &name);
    /// The shop's. Null: none.
    void setLogo(const QImage &logo);
    /// Empty: nothing is framed.
    void setHost(const QString &host);
    [[nodiscard]] const QString &merchant() const { return m_merchantName; }
    /// Without what can be done without.
    void setCompact(bool compact);
    /// Says what `other` says, now and whenever that changes.
    void follow(const PaymentFacts &other);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Money m_money;
    QString m_merchantName;
    QString m_hostName;
    QPixmap m_picture;
    bool m_compact = false;
    QLabel *m_logo;
    QLabel *m_amount;
    QLabel *m_merchant;
    QLabel *m_host;
};

} // namespace Kassi
