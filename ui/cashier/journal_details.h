// SPDX-License-Identifier: MIT
// One attempt of the journal: how it stands, its ids to be copied, what happened when, its receipt and its evidence.
#pragma once

#include "journal/timeline.h"
#include "receipt/receipt_desk.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Kassi {

class OutcomeMark;

class JournalDetails final : public QFrame
{
    Q_OBJECT

public:
    explicit JournalDetails(QWidget *parent = nullptr);

    void show(const Attempt &attempt);
    /// Of the attempt that is shown; of any other it is thrown away.
    void setTimeline(const QString &attempt, const Result<std::vector<TimedRecord>> &timeline);
    /// What became of something that was asked for here. False where nobody sees it.
    bool tell(ReceiptStage stage, const QString &text);
    [[nodiscard]] const Attempt &attempt() const { return m_attempt; }

Q_SIGNALS:
    void receiptWanted();
    void evidenceWanted();
    void refundWanted();
    void refundReceiptWanted(std::size_t refund);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// An id with the button that copies it.
    struct Id
    {
        QLabel *label;
        QLineEdit *text;
        QPushButton *copy;
    };

    [[nodiscard]] Id makeId(const QString &name);
    void makeShortcuts();
    void arrangeActions();
    void showTimeline();
    void showRefunds();
    [[nodiscard]] std::optional<std::size_t> lastRefundMade() const;
    void retranslate();

    Attempt m_attempt;
    std::optional<Result<std::vector<TimedRecord>>> m_records;
    OutcomeMark *m_mark;
    QLabel *m_title;
    QLabel *m_amount;
    Id m_reference;
    Id m_payment;
    Id m_session;
    QLabel *m_refunds;
    QListWidget *m_timeline;
    QGridLayout *m_actions;
    QPushButton *m_refund;
    QPushButton *m_refundReceipt;
    QPushButton *m_receipt;
    QPushButton *m_evidence;
    QLabel *m_note;
};

} // namespace Kassi
