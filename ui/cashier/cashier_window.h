// SPDX-License-Identifier: MIT
// The cashier's window: amount, payment, outcome, and the journal. Its guardian settles meanwhile what earlier
// payments left open.
#pragma once

#include "cashier/journal_desk.h"
#include "cashier/payment_flow.h"
#include "cashier/refund_desk.h"
#include "checkout/payment_guardian.h"
#include "people/staff_desk.h"
#include "pos/charge_screen.h"
#include "receipt/receipt_desk.h"

#include <QImage>
#include <QMainWindow>

namespace Kassi {

class AmountPage;
class DayPage;
class JournalPage;
class LateMoneyBar;
class Language;
class TillMenu;

struct CashierOptions
{
    CheckoutViewOptions view;
    SessionRequest defaults; ///< Origin, locale, methods, save_payment_method: what the settings say.
    QString returnUrl = {};  ///< For pay-on-phone; empty: not offered.
    QString cancelUrl = {};
    QList<qint64> presetAmounts = {}; ///< See AmountPageOptions::presets.
    QString tillName = {};
    ReceiptOptions receipts = {};
    QString journalFile = {}; ///< For timelines and evidence, which are read beside the journal.
    QImage logo = {};         ///< The shop's; null: none.
    bool training = false;    ///< The sandbox gateway or a test key: say that no money moves.
    bool isSandbox = false;   ///< Opened to train: the menu leads back, by closing the window.
    bool hasSettings = false; ///< The menu leads to them and to training: settingsWanted(), trainingWanted().
    StaffOptions staff = {};
};

class CashierWindow final : public QMainWindow
{
    Q_OBJECT

public:
    CashierWindow(const CheckoutPorts &ports, const CashierOptions &options, Language &language,
                  QWidget *parent = nullptr);
    ~CashierWindow() override;

    void setMerchant(const QString &name);
    /// What the next customer is spoken to in: checkout and receipt. Empty: as the settings and this window say.
    void setCustomerLanguage(const QString &code) { m_customerLanguage = code; }
    [[nodiscard]] PaymentFlow &flow() { return *m_flow; }
    /// Something that staff have to know of, and is of no one payment.
    void tellTrouble(const Error &error);
    void tellTrouble(const QString &text);
    /// Shows the window again that was hidden, in front.
    void comeBack();
    /// Begins to look after what the journal holds unresolved.
    void startGuardian();
    [[nodiscard]] PaymentGuardian &guardian() { return m_guardian; }
    /// Why an order that comes from elsewhere cannot be shown now. Nothing: it can.
    [[nodiscard]] std::optional<Pos::ScreenObstacle> obstacle() const;
    /// Shows such an order, completed from the settings, where nothing stands in the way.
    [[nodiscard]] Result<void> take(const SessionRequest &request);
    /// Where a day is closed: whoever asks for permission, or knows who stands at the till, tells it.
    [[nodiscard]] DayPage &dayPage() { return *m_day; }

Q_SIGNALS:
    /// From the menu, while no payment is on the screen.
    void trainingWanted();
    void settingsWanted();
    /// Somebody has to look at this window.
    void attentionWanted();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void charge(const SessionRequest &request);
    [[nodiscard]] Result<void> begin(SessionRequest request);
    void showAmountPage();
    void showLatest();
    void connectGuardian();
    void connectReceipts();
    void connectRefunds();
    void connectJournal();
    void connectMenu();
    void connectDay();
    void connectStaff();
    [[nodiscard]] StaffOptions withJournal(StaffOptions options);
    void tellVisited(const Settlement &settlement);
    void retranslate();

    CheckoutPorts m_ports;
    CashierOptions m_options;
    Language &m_language;
    QWidget *m_whole; ///< What stands in the window. Made first: to move it in later costs as much as to make it.
    class QLabel *m_training;
    LateMoneyBar *m_alarm;
    PageStack *m_stack;
    AmountPage *m_amount;
    PaymentFlow *m_flow;
    JournalDesk m_journalDesk;
    JournalPage *m_journal;
    TillMenu *m_menu;
    DayPage *m_day;
    SessionRequest m_lastRequest;
    PaymentGuardian m_guardian;
    ReceiptDesk m_receipts;
    StaffDesk m_staff;
    RefundDesk m_refunds;
    QHash<QString, QString>
        m_permittedBy; ///< Whether late money stays: who permitted that somebody decides, by attempt.
    QString m_noted;   ///< The attempt that was last noted to be charged by somebody.
    bool m_closing = false;
    QString m_customerLanguage;
    QString m_receiptLanguage; ///< Of the order that was charged last.
};

} // namespace Kassi
