// SPDX-License-Identifier: MIT
// All payments of this till: today's first, searched as somebody types, with the details of one beside the list, or in
// its place where the window is narrow.
#pragma once

#include "cashier/journal_desk.h"
#include "cashier/journal_model.h"
#include "receipt/receipt_desk.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace Kassi {

class JournalDetails;

class JournalPage final : public QWidget
{
    Q_OBJECT

public:
    /// `journal`, `clock` and `desk` outlive it.
    JournalPage(Journal &journal, Clock &clock, JournalDesk &desk, QWidget *parent = nullptr);

    /// As it is for whoever comes to it: today, nothing searched for, nothing opened.
    void begin();
    /// As OutcomePage::tellReceipt().
    bool tellReceipt(const QString &attempt, ReceiptStage stage, const QString &text);

    /// How an attempt stands now, and something about it for whoever looks at it.
    void revise(const Attempt &attempt, ReceiptStage stage, const QString &text);

Q_SIGNALS:
    void left();
    void dayWanted();
    void refundWanted(const Kassi::Attempt &attempt);
    /// Of one that was made, by its place in Attempt::refunds.
    void refundReceiptWanted(const Kassi::Settlement &settlement, std::size_t refund);
    /// Told as of an order that was paid before: what is printed is a copy.
    void receiptWanted(const Kassi::Settlement &settlement);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Period { Today, SevenDays, Always };

    void makeTable();
    void connectModel();
    void connectDesk();
    [[nodiscard]] JournalQuery query() const;
    void ask();
    void choosePeriod(Period period);
    bool moveBy(const QKeyEvent &event);
    void open();
    void showCurrent();
    void close();
    void back();
    void arrange();
    void showCount();
    void retranslate();

    Clock &m_clock;
    JournalDesk &m_desk;
    JournalModel m_model;
    QPushButton *m_back;
    QPushButton *m_day;
    QLineEdit *m_search;
    QButtonGroup *m_periods;
    QComboBox *m_status;
    QLabel *m_count;
    QTableView *m_table;
    QLabel *m_nothing;
    JournalDetails *m_details;
    QString m_trouble;
    bool m_openFirst = false; ///< Enter was pressed before the answer was there.
};

} // namespace Kassi
