// SPDX-License-Identifier: MIT
// Makes the receipts of a window: looks the attempt up in the journal, knows which is the first and which a copy, and
// prints on a thread of its own, so that a slow printer holds up nobody. Trouble is told, and changes nothing else.
#pragma once

#include "checkout/ports.h"
#include "journal/journal.h"
#include "receipt/printer_thread.h"
#include "receipt/receipt_output.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace Kassi {

struct ReceiptOptions
{
    Shop shop = {};
    QString printer = {}; ///< Empty: receipts are written as PDF.
    ReceiptPaper paper = ReceiptPaper::Mm80;
    bool automatic = false; ///< Print when a payment is paid, without being asked.
    bool training = false;  ///< The sandbox, or a test key.
    QString folder = {};    ///< Where the PDFs go; empty: "Kassi" in the person's documents.
    std::function<Printed(const PrintJob &)> output = printReceipt; ///< Called on the desk's thread.
    int patienceMs = 5'000; ///< How long the end of the program waits for a printer.
};

enum class ReceiptStage { Working, Done, Trouble };

class ReceiptDesk final : public QObject
{
    Q_OBJECT

public:
    /// Journal and clock outlive it. It ends when all that was handed in is printed, or has failed, or patience is
    /// over.
    ReceiptDesk(Journal &journal, Clock &clock, const ReceiptOptions &options, QString tillName,
                QObject *parent = nullptr);

    [[nodiscard]] const ReceiptOptions &options() const { return m_options; }
    /// As the gateway calls it.
    void setMerchant(const QString &name) { m_merchant = name; }
    /// Prints, or writes a PDF, in "is", "en" or "pl". The second one of an attempt is a copy, and so is every one of
    /// an order that was paid before. Does nothing while one of the same attempt is under way.
    void make(const Settlement &settlement, const QString &language);
    /// What to do about it, in words.
    [[nodiscard]] static QString textOf(PrintTrouble trouble, const PrintJob &job);
    /// Likewise of one of its refunds (Attempt::refunds).
    void makeRefund(const Settlement &settlement, std::size_t refund, const QString &language);

Q_SIGNALS:
    /// What became of it, in words, for whoever looks at this attempt.
    void told(const QString &attempt, Kassi::ReceiptStage stage, const QString &text);

private:
    /// What is printed, of which there is one original.
    struct Paper
    {
        Settlement settlement;
        std::optional<std::size_t> refund = {};

        [[nodiscard]] QString key() const;
    };

    void print(const Paper &paper, const QString &language);
    void finish(const Paper &paper, const PrintJob &job, const Printed &printed);
    [[nodiscard]] Result<Receipt> receiptOf(const Paper &paper, const QString &language) const;
    [[nodiscard]] QString fileFor(const Paper &paper, const QString &language, bool copy) const;

    Journal &m_journal;
    Clock &m_clock;
    ReceiptOptions m_options;
    QString m_tillName;
    QString m_merchant;
    QSet<QString> m_printed; ///< Keys of papers.
    QSet<QString> m_underWay;
    PrinterThread m_thread;
};

} // namespace Kassi
