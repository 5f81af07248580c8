// SPDX-License-Identifier: MIT
// Where a payment begins: the amount by keypad or keyboard, and what the order needs besides.
#pragma once

#include "payment/session_request.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Kassi {

class LatestPayments;

struct AmountPageOptions
{
    QStringList methods = {}; ///< What the shop allows; empty: all, and no choice is shown.
    bool phone = false;       ///< Pay-on-phone is set up.
};

class AmountPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AmountPage(const AmountPageOptions &options, QWidget *parent = nullptr);

    [[nodiscard]] LatestPayments &latest() { return *m_latest; }
    /// Empties the form for the next customer.
    void reset();
    /// What stands in the way, in the words of the screen. Empty: nothing.
    void setProblem(const QString &text);
    /// Something that staff should know now; stays until another one comes. Empty: nothing.
    void setNotice(const QString &text);

Q_SIGNALS:
    /// The first digit was typed: a charge will follow.
    void begun();
    /// Amount, reference (may be empty: made up by the window), e-mail and methods are filled in.
    void chargeWanted(const Kassi::SessionRequest &request);
    void languageWanted();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeKeypad();
    QWidget *makeDetails(const AmountPageOptions &options);
    void type(const QString &digits);
    void erase();
    void charge(SessionMode mode);
    void showAmount();
    void retranslate();

    QString m_digits;
    QBoxLayout *m_columns;
    QLabel *m_amount;
    QLabel *m_notice;
    QLabel *m_problem;
    QLabel *m_referenceLabel;
    QLabel *m_emailLabel;
    QLabel *m_methodsLabel;
    QLabel *m_latestLabel;
    QLineEdit *m_reference;
    QLineEdit *m_email;
    QPushButton *m_charge;
    QPushButton *m_phone;
    QPushButton *m_erase;
    QPushButton *m_language;
    QList<QPushButton *> m_methods;
    LatestPayments *m_latest;
};

} // namespace Kassi
