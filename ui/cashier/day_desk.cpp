// SPDX-License-Identifier: MIT
#include "cashier/day_desk.h"

#include "common/error_text.h"
#include "common/person_folder.h"
#include "receipt/printer_text.h"

#include <QDir>
#include <QFile>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

/// For our user only: references may name customers.
Result<QString> write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.flush())
        return fail(ErrorCode::Internal, u"%1: %2"_s.arg(path, file.errorString()));
    return path;
}

} // namespace

DayDesk::DayDesk(QString journalFile, const ReceiptOptions &receipts, QObject *parent)
    : QObject(parent)
    , m_journalFile(std::move(journalFile))
    , m_options(receipts)
    , m_papers(receipts.patienceMs)
{
    if (m_options.folder.isEmpty())
        m_options.folder = personFolder();
}

DayDesk::~DayDesk()
{
    m_stop.request_stop();
}

void DayDesk::read(std::optional<qint64> number)
{
    m_stop.request_stop(); // the question before
    m_stop = {};
    const auto work = [file = m_journalFile, number, stop = m_stop.get_token()] {
        return number ? readClosedDay(file, *number, stop) : readOpenDay(file, stop);
    };
    m_reader.run(this, work, [this, question = ++m_question](const Result<Day> &day) {
        if (question == m_question)
            Q_EMIT dayRead(day);
    });
}

void DayDesk::saveCsv(const QString &name, const Day &day, const DayCsvContext &context)
{
    Q_EMIT told(ReceiptStage::Working, tr("Saving…"));
    const auto work = [folder = m_options.folder, name, day, context] {
        QDir().mkpath(folder);
        return write(newFileFor(folder, {}, name, u".csv"_s), writeDayCsv(day, context));
    };
    m_papers.run(this, work, [this](const Result<QString> &saved) {
        if (saved)
            return Q_EMIT told(ReceiptStage::Done, tr("Saved as %1").arg(*saved));
        logError(saved.error());
        Q_EMIT told(ReceiptStage::Trouble,
                    tr("The file could not be written. See that the disk has room and may be written to, then try "
                       "again. (%1)")
                        .arg(m_options.folder));
    });
}

void DayDesk::savePdf(const QString &name, const Receipt &slip)
{
    hand({.receipt = slip, .paper = m_options.paper, .file = newFileFor(m_options.folder, {}, name, u".pdf"_s)});
}

void DayDesk::print(const Receipt &slip)
{
    hand({.receipt = slip, .paper = m_options.paper, .printer = m_options.printer});
}

void DayDesk::hand(const PrintJob &job)
{
    Q_EMIT told(ReceiptStage::Working, job.printer.isEmpty() ? tr("Saving…") : tr("Printing…"));
    m_papers.run(
        this, [job, output = m_options.output] { return output(job); },
        [this, job](const Printed &printed) {
            if (!printed)
                Q_EMIT told(ReceiptStage::Trouble, ReceiptDesk::textOf(printed.error(), job));
            else if (*printed && keepsFromPrinting(**printed))
                Q_EMIT told(ReceiptStage::Trouble, textFor(**printed));
            else if (job.printer.isEmpty())
                Q_EMIT told(ReceiptStage::Done, tr("Saved as %1").arg(job.file));
            else
                Q_EMIT told(ReceiptStage::Done, tr("The slip is on its way to the printer."));
        });
}

} // namespace Kassi
