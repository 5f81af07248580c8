// SPDX-License-Identifier: MIT
// How it ended, large, told apart by colour, shape and words, and what to do next.
#pragma once

#include "payment/outcome.h"
#include "receipt/receipt_desk.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace Kassi {

class OutcomeMark;

enum class ReceiptOffer { None, Print, Pdf };

class OutcomePage final : public QWidget
{
    Q_OBJECT

public:
    /// Without choices the page only tells, for a window that closes by itself.
    explicit OutcomePage(bool withChoices, QWidget *parent = nullptr);

    void show(const Settlement &settlement);
    /// How much of it can be seen at once: on a low screen the mark is small, and the buttons are in sight.
    void setRoom(const QSize &room);
    /// What stands on the receipt's button; it is shown with outcomes that have a receipt.
    void offerReceipts(ReceiptOffer offer);
    /// What became of the receipt, beside its button. False where nobody sees it: another attempt or another page is
    /// shown.
    bool tellReceipt(const QString &attempt, ReceiptStage stage, const QString &text);
    /// How a refund of what is on the screen stands. Of another attempt: nothing.
    void tellRefund(const QString &attempt, ReceiptStage stage, const QString &text);
    [[nodiscard]] const QString &reference() const { return m_settlement.reference; }
    [[nodiscard]] const QString &attempt() const { return m_settlement.attempt; }
    [[nodiscard]] Outcome outcome() const { return m_settlement.outcome; }

Q_SIGNALS:
    void newPayment();
    void tryAgain();
    void receiptWanted(const Kassi::Settlement &settlement);
    /// Of the attempt on the screen.
    void refundWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showReceipt();
    void showRefund();

    Settlement m_settlement;
    OutcomeMark *m_mark;
    QBoxLayout *m_column;
    QBoxLayout *m_afterwards; ///< What may be done besides, in a row where there is room.
    QLabel *m_title;
    QLabel *m_amount;
    QLabel *m_meaning;
    QLabel *m_reason;
    QLabel *m_next;
    QLabel *m_ids;
    QPushButton *m_new;
    QPushButton *m_again;
    QPushButton *m_receipt;
    QPushButton *m_refund;
    QLabel *m_receiptNote;
    QLabel *m_refundNote;
    ReceiptOffer m_receiptOffer = ReceiptOffer::None;
    ReceiptStage m_receiptStage = ReceiptStage::Done;
    bool m_goesBack = false; ///< Money of it is going back, or has.
    bool m_withChoices;
};

} // namespace Kassi
