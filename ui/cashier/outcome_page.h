// SPDX-License-Identifier: MIT
// How it ended, large, told apart by colour, shape and words, and what to do next.
#pragma once

#include "payment/outcome.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Kassi {

class OutcomeMark;

class OutcomePage final : public QWidget
{
    Q_OBJECT

public:
    /// Without choices the page only tells, for a window that closes by itself.
    explicit OutcomePage(bool withChoices, QWidget *parent = nullptr);

    void show(const Settlement &settlement);
    [[nodiscard]] const QString &reference() const { return m_settlement.reference; }

Q_SIGNALS:
    void newPayment();
    void tryAgain();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Settlement m_settlement;
    OutcomeMark *m_mark;
    QLabel *m_title;
    QLabel *m_amount;
    QLabel *m_meaning;
    QLabel *m_reason;
    QLabel *m_next;
    QLabel *m_ids;
    QPushButton *m_new;
    QPushButton *m_again;
    bool m_withChoices;
};

} // namespace Kassi
