// SPDX-License-Identifier: MIT
// The cashier's window: amount, payment, outcome, and the journal. Its guardian settles meanwhile what earlier
// payments left open.
#pragma once

#include "cashier/journal_desk.h"
#include "cashier/payment_flow.h"
#include "checkout/payment_guardian.h"
#include "receipt/receipt_desk.h"

#include <QMainWindow>

namespace Kassi {

class AmountPage;
class JournalPage;
class LateMoneyBar;
class Language;

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
    bool training = false;    ///< The sandbox gateway or a test key: say that no money moves.
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
    /// Begins to look after what the journal holds unresolved.
    void startGuardian();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void charge(SessionRequest request);
    void showAmountPage();
    void showLatest();
    void connectGuardian();
    void connectReceipts();
    void connectJournal();
    void tellVisited(const Settlement &settlement);
    void retranslate();

    CheckoutPorts m_ports;
    CashierOptions m_options;
    Language &m_language;
    class QLabel *m_training;
    LateMoneyBar *m_alarm;
    PageStack *m_stack;
    AmountPage *m_amount;
    PaymentFlow *m_flow;
    JournalDesk m_journalDesk;
    JournalPage *m_journal;
    SessionRequest m_lastRequest;
    PaymentGuardian m_guardian;
    ReceiptDesk m_receipts;
    bool m_closing = false;
    QString m_customerLanguage;
    QString m_receiptLanguage; ///< Of the order that was charged last.
};

} // namespace Kassi
