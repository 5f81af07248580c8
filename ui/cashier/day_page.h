// SPDX-License-Identifier: MIT
// The end of the day: what it came to, held against the gateway's books where somebody wants that, and closed. A day
// that was closed can be looked at again, printed and saved, and not changed. Nothing here delays a payment.
#pragma once

#include "cashier/day_desk.h"
#include "checkout/checkout_controller.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QComboBox;
class QFrame;
class QLabel;
class QPushButton;
class QTableWidget;

namespace Kassi {

class DayComparisonPanel;

struct DayPageOptions
{
    ReceiptOptions receipts = {};
    QString journalFile = {};
    QString tillName = {};
    bool training = false;
};

class DayPage final : public QWidget
{
    Q_OBJECT

public:
    /// Calls what it is given when somebody may close the day, perhaps later; never where nobody may.
    using Permission = std::function<void(const std::function<void()> &granted)>;

    /// The ports outlive it.
    DayPage(const CheckoutPorts &ports, const DayPageOptions &options, QWidget *parent = nullptr);

    /// As it is for whoever comes to it: the open day.
    void begin();
    /// Something happened: what is shown is read again, unless somebody is about to close it.
    void refresh();
    /// While one is on the screen, the gateway is asked nothing else, and no day is closed.
    void setPaymentOnScreen(bool is);
    /// Asked before a day is closed. Without it everybody may.
    void setPermission(Permission permission) { m_permission = std::move(permission); }
    /// Who stands at the till, for the closing; empty: not known.
    void setPerson(const QString &name) { m_person = name; }
    void setMerchant(const QString &name) { m_merchant = name; }

Q_SIGNALS:
    void left();
    /// The gateway says something else of this attempt than the journal.
    void differs(const QString &attempt);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeTotals();
    QLayout *makeActions();
    void makeConfirmation();
    void connectDesk();
    void readDay();
    void showDay(const Result<Day> &day);
    void showClosings();
    void askToClose();
    void confirm(bool shown);
    void close();
    void back();
    void save();
    [[nodiscard]] bool isOpen() const { return !m_day.closed; }
    [[nodiscard]] Receipt slip() const;
    [[nodiscard]] QString fileName() const;
    void tell(const QString &text, bool trouble);
    void arrange();
    void showTotals();
    void retranslate();

    CheckoutPorts m_ports;
    DayPageOptions m_options;
    DayDesk m_desk;
    Permission m_permission;
    QString m_person;
    QString m_merchant;
    Day m_day;
    bool m_isRead = false;       ///< m_day is what the journal says.
    bool m_wantsToClose = false; ///< As soon as it has been read again.
    bool m_isWriting = false;    ///< The closing is on its way to the disk.
    bool m_paymentOnScreen = false;
    qint64 m_closedNow = 0; ///< The day that was closed in this visit; 0: none.

    QBoxLayout *m_columns;
    QBoxLayout *m_actionsLine;
    QBoxLayout *m_confirmationLine;
    QPushButton *m_back;
    QLabel *m_title;
    QComboBox *m_days;
    QLabel *m_period;
    DayComparisonPanel *m_comparison;
    QTableWidget *m_totals;
    QLabel *m_method;
    QLabel *m_note;
    QWidget *m_actions;
    QPushButton *m_print;
    QPushButton *m_csv;
    QPushButton *m_pdf;
    QPushButton *m_close;
    QFrame *m_confirmation;
    QLabel *m_consequence;
    QPushButton *m_confirm;
    QPushButton *m_notYet;
};

} // namespace Kassi
