// SPDX-License-Identifier: MIT
// How it ended, for the customer: a mark, the amount and calm words. It never gets reference, ids or reasons, which are
// the cashier's.
#pragma once

#include "payment/outcome.h"

#include <QWidget>

class QLabel;

namespace Kassi {

class OutcomeMark;

class CustomerOutcome final : public QWidget
{
    Q_OBJECT

public:
    explicit CustomerOutcome(QWidget *parent = nullptr);

    void show(const Settlement &settlement);

    struct Words
    {
        QString title;
        QString text;
    };
    /// In the language that is spoken.
    [[nodiscard]] static Words wordsFor(const Settlement &settlement);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Outcome m_outcome = Outcome::Unconfirmed;
    Money m_money;
    bool m_replayed = false;
    bool m_lateMoney = false;
    OutcomeMark *m_mark;
    QLabel *m_title;
    QLabel *m_amount;
    QLabel *m_words;
};

} // namespace Kassi
