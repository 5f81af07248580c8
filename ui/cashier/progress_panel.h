// SPDX-License-Identifier: MIT
// What the cashier sees while the customer pays at a display of their own: how far they are, and nothing of the card.
#pragma once

#include "cashier/payment_watch.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Kassi {

class ProgressPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressPanel(QWidget *parent = nullptr);

    /// `why`: what stands in the way of the page, or nothing.
    void show(PaymentStage stage, qint64 elapsedMs, const QString &why);
    /// The customer's display, in the customer's language: "Íslenska", "English".
    void setLanguageName(const QString &name);

Q_SIGNALS:
    /// The checkout is to come to this window.
    void bringHereWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    PaymentStage m_stage = PaymentStage::Preparing;
    QString m_languageName;
    QLabel *m_title;
    QLabel *m_since;
    QLabel *m_why;
    QLabel *m_where;
    QList<QLabel *> m_steps;
    QPushButton *m_bring;
};

/// "0:07", "12:30".
[[nodiscard]] QString elapsedText(qint64 ms);

} // namespace Kassi
