// SPDX-License-Identifier: MIT
// What takes longer than a frame about a day: reading it out of the journal's file, and writing, saving or printing its
// papers. On threads of its own, so that nobody waits.
#pragma once

#include "journal/day_source.h"
#include "journal/journal_query.h"
#include "receipt/day_csv.h"
#include "receipt/printer_thread.h"
#include "receipt/receipt_desk.h"

#include <QObject>

namespace Kassi {

class DayDesk final : public QObject
{
    Q_OBJECT

public:
    /// `receipts`: printer, paper and folder. It ends when the reading that is under way has been left.
    DayDesk(QString journalFile, const ReceiptOptions &receipts, QObject *parent = nullptr);
    ~DayDesk() override;

    [[nodiscard]] bool hasPrinter() const { return !m_options.printer.isEmpty(); }

    /// The open day; with a number: the one that was closed with it. Only the latest question is answered.
    void read(std::optional<qint64> number);
    /// Into a new file "NAME.csv" in the person's folder.
    void saveCsv(const QString &name, const Day &day, const DayCsvContext &context);
    void savePdf(const QString &name, const Receipt &slip);
    void print(const Receipt &slip);

Q_SIGNALS:
    void dayRead(const Kassi::Result<Kassi::Day> &day);
    void told(Kassi::ReceiptStage stage, const QString &text);

private:
    void hand(const PrintJob &job);

    QString m_journalFile;
    ReceiptOptions m_options;
    quint64 m_question = 0;
    std::stop_source m_stop;
    PrinterThread m_papers;
    PrinterThread m_reader;
};

} // namespace Kassi
