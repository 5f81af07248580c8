// SPDX-License-Identifier: MIT
// What an order needs besides its amount: the reference, and what few orders need in a part that folds out. Whatever is
// filled in goes with the next order only.
#pragma once

#include "payment/session_request.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Kassi {

struct OrderDetailsOptions
{
    QStringList methods = {};       ///< What the shop allows; empty: all, and no choice is shown.
    bool savePaymentMethod = false; ///< What the shop wants where nobody says otherwise.
};

class OrderDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit OrderDetails(OrderDetailsOptions options, QWidget *parent = nullptr);

    /// Empties all for the next customer.
    void reset();
    [[nodiscard]] bool isEmpty() const;
    /// Folds the other part out or in, and leads the keyboard there and back.
    void toggleMore();
    /// An order number that was scanned. False: it cannot be one, and nothing changed.
    bool takeReference(const QString &code);
    /// Fills in all but amount and mode. False: every way to pay was taken away.
    [[nodiscard]] bool fillIn(SessionRequest &request) const;
    /// Where text can be typed.
    [[nodiscard]] QList<QLineEdit *> fields() const { return {m_reference, m_email, m_customer}; }

Q_SIGNALS:
    /// It was folded in: the keyboard is free.
    void foldedIn();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeMore();
    void retranslate();

    OrderDetailsOptions m_options;
    QLabel *m_referenceLabel;
    QLabel *m_emailLabel;
    QLabel *m_customerLabel;
    QLabel *m_methodsLabel;
    QLineEdit *m_reference;
    QLineEdit *m_email;
    QLineEdit *m_customer;
    QCheckBox *m_save;
    QWidget *m_more;
    QPushButton *m_showMore;
    QList<QPushButton *> m_methods;
};

} // namespace Kassi
