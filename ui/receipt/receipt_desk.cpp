// SPDX-License-Identifier: MIT
#include "receipt/receipt_desk.h"

#include "common/error_text.h"
#include "common/person_folder.h"
#include "receipt/printer_text.h"

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

ReceiptDesk::ReceiptDesk(Journal &journal, Clock &clock, const ReceiptOptions &options, QString tillName,
                         QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_clock(clock)
    , m_options(options)
    , m_tillName(std::move(tillName))
    , m_thread(options.patienceMs)
{
    if (m_options.folder.isEmpty())
        m_options.folder = personFolder();
}

QString ReceiptDesk::Paper::key() const
{
    return refund ? u"%1/%2"_s.arg(settlement.attempt).arg(*refund) : settlement.attempt;
}

void ReceiptDesk::make(const Settlement &settlement, const QString &language)
{
    print({.settlement = settlement}, language);
}

void ReceiptDesk::makeRefund(const Settlement &settlement, std::size_t refund, const QString &language)
{
    print({.settlement = settlement, .refund = refund}, language);
}

void ReceiptDesk::print(const Paper &paper, const QString &language)
{
    const QString attempt = paper.settlement.attempt;
    if (m_underWay.contains(paper.key()))
        return;
    const auto receipt = receiptOf(paper, language);
    if (!receipt) {
        const bool unreadable = receipt.error().code == ErrorCode::JournalFailed;
        Q_EMIT told(attempt, ReceiptStage::Trouble,
                    unreadable ? textFor(receipt.error()) : tr("There is no receipt for this payment now."));
        return;
    }
    PrintJob job{.receipt = *receipt, .paper = m_options.paper, .printer = m_options.printer};
    if (job.printer.isEmpty())
        job.file = fileFor(paper, language, !receipt->copyMark.isEmpty());
    m_underWay.insert(paper.key());
    Q_EMIT told(attempt, ReceiptStage::Working, job.printer.isEmpty() ? tr("Saving…") : tr("Printing…"));
    m_thread.run(
        this, [job, output = m_options.output] { return output(job); },
        [this, paper, job](const Printed &printed) { finish(paper, job, printed); });
}

void ReceiptDesk::finish(const Paper &paper, const PrintJob &job, const Printed &printed)
{
    const QString attempt = paper.settlement.attempt;
    m_underWay.remove(paper.key());
    if (!printed) {
        Q_EMIT told(attempt, ReceiptStage::Trouble, textOf(printed.error(), job));
        return;
    }
    m_printed.insert(paper.key());
    if (*printed && keepsFromPrinting(**printed))
        return Q_EMIT told(attempt, ReceiptStage::Trouble, textFor(**printed));
    if (!job.printer.isEmpty()) {
        const QString onItsWay = tr("The receipt is on its way to the printer.");
        return Q_EMIT told(attempt, ReceiptStage::Done,
                           *printed ? u"%1 %2"_s.arg(onItsWay, textFor(**printed)) : onItsWay);
    }
    Q_EMIT told(attempt, ReceiptStage::Done, tr("Saved as %1").arg(job.file));
}

// From the journal and not from the screen: what is printed is durable.
Result<Receipt> ReceiptDesk::receiptOf(const Paper &paper, const QString &language) const
{
    const Settlement &settlement = paper.settlement;
    const auto history = m_journal.history(settlement.reference);
    if (!history)
        return tl::unexpected(history.error());
    const auto found = std::ranges::find_if(
        *history, [&](const Attempt &attempt) { return attempt.plan.attempt == settlement.attempt; });
    if (found == history->end())
        return fail(ErrorCode::JournalFailed, u"The attempt is not in the journal."_s);
    return makeReceipt(*found, {.shop = m_options.shop,
                                .tillName = m_tillName,
                                .merchant = m_merchant,
                                .language = language,
                                .training = m_options.training,
                                .copy = settlement.replayed || m_printed.contains(paper.key()),
                                .refund = paper.refund,
                                .nowMs = m_clock.wallMs(),
                                .zone = QTimeZone::systemTimeZone()});
}

QString ReceiptDesk::fileFor(const Paper &paper, const QString &language, bool copy) const
{
    struct Names
    {
        QString file = u"receipt-"_s;
        QString refund = u"refund-"_s;
        QString copy = u"-copy"_s;
    };
    const Names names = language == u"is"_s   ? Names{u"kvittun-"_s, u"endurgreidsla-"_s, u"-afrit"_s}
                        : language == u"pl"_s ? Names{u"potwierdzenie-"_s, u"zwrot-"_s, u"-kopia"_s}
                                              : Names();
    return newFileFor(m_options.folder, paper.refund ? names.refund : names.file, paper.settlement.reference,
                      (copy ? names.copy : QString()) + u".pdf"_s);
}

QString ReceiptDesk::textOf(PrintTrouble trouble, const PrintJob &job)
{
    switch (trouble) {
    case PrintTrouble::NoPrinter:
        return tr("This machine has no printer, or no default one. Set it up in CUPS, or leave receipt.printer in the "
                  "settings empty to save receipts as PDF.");
    case PrintTrouble::UnknownPrinter:
        return tr("This machine has no printer called %1. Compare receipt.printer in the settings with the names that "
                  "lpstat -e prints.")
            .arg(job.printer);
    case PrintTrouble::PrinterStopped:
        return tr("The printer is stopped. See that it is on and has paper, start it again in CUPS, then print again.");
    case PrintTrouble::PrinterRefuses:
        return tr("The printer takes nothing now. Have its queue accept jobs again in CUPS, then print again.");
    case PrintTrouble::PrinterFailed:
        return tr("The printer did not take it. See that it is on and connected, then print again.");
    case PrintTrouble::FileFailed:
        return tr("%1 could not be written. See that the disk has room and may be written to, then try again.")
            .arg(job.file);
    }
    Q_UNREACHABLE();
}

} // namespace Kassi
