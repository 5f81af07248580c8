// SPDX-License-Identifier: MIT
// Money goes back, all that is left or a part: how much and why, and then once more in figures and in words before it
// is asked for. It judges nothing; what is refused is told here.
#pragma once

#include "cashier/scan_detector.h"
#include "checkout/payment_guardian.h"
#include "common/page_stack.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace Kassi {

class RefundPage final : public PageStack
{
    Q_OBJECT

public:
    explicit RefundPage(QWidget *parent = nullptr);

    /// Begins with all that is left of it.
    void begin(const Attempt &attempt);
    [[nodiscard]] const Attempt &attempt() const { return m_attempt; }
    /// It was not asked for, and why; empty: somebody thought better of it.
    void refuse(const QString &why);

Q_SIGNALS:
    void left();
    /// Confirmed. Comes once, until refuse() or begin().
    void refundWanted(const Kassi::RefundWish &wish);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeForm();
    QWidget *makeConfirmation();
    void type(const QString &text);
    void setAmount(qint64 amount);
    [[nodiscard]] std::optional<qint64> typedAmount(QString *why) const;
    void enter(quint64 atMs);
    void goOn();
    void confirm();
    void back();
    void showForm();
    void showAmount();
    [[nodiscard]] QString money(qint64 amount) const;
    void retranslate();

    Attempt m_attempt;
    qint64 m_amount = 0; ///< As it stands on the confirmation.
    bool m_asked = false;
    ScanDetector m_scan;
    QString m_before; ///< What stood where the burst goes that a scanner may be typing.
    QWidget *m_form;
    QPushButton *m_formBack;
    QLabel *m_formTitle;
    QLabel *m_facts;
    QLabel *m_amountLabel;
    QLineEdit *m_amountField;
    QPushButton *m_whole;
    QLabel *m_stays;
    QLabel *m_problem;
    QLabel *m_reasonLabel;
    QLineEdit *m_reason;
    QPushButton *m_goOn;
    QWidget *m_confirmation;
    QLabel *m_question;
    QLabel *m_figures;
    QLabel *m_words;
    QLabel *m_summary;
    QLabel *m_refused;
    QPushButton *m_confirmBack;
    QPushButton *m_confirm;
};

} // namespace Kassi
