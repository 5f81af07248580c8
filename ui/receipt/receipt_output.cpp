// SPDX-License-Identifier: MIT
#include "receipt/receipt_output.h"

#include "receipt/cups_queue.h"
#include "receipt/receipt_layout.h"

#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QSaveFile>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr double mmPerInch = 25.4;

// Without margins of Qt's own: the layout keeps to what can be printed.
QPageLayout pageOf(const ReceiptLayout &layout, ReceiptPaper paper)
{
    const QPageSize size = isRoll(paper)
                               ? QPageSize(layout.pageSize(), QPageSize::Millimeter, {}, QPageSize::ExactMatch)
                               : QPageSize(QPageSize::A4);
    QPageLayout page(size, QPageLayout::Portrait, {});
    page.setMode(QPageLayout::FullPageMode);
    return page;
}

Printed sendToPrinter(const PrintJob &job)
{
    const bool wantsDefault = job.printer == u"default"_s;
    const QPrinterInfo info = wantsDefault ? QPrinterInfo::defaultPrinter() : QPrinterInfo::printerInfo(job.printer);
    if (info.isNull()) {
        const bool none = wantsDefault || QPrinterInfo::availablePrinterNames().isEmpty();
        return tl::unexpected(none ? PrintTrouble::NoPrinter : PrintTrouble::UnknownPrinter);
    }
    const auto state = stateOfPrinter(info.printerName());
    if (state ? state->job == PrinterState::Job::Stopped : info.state() == QPrinter::Error)
        return tl::unexpected(PrintTrouble::PrinterStopped);
    if (state && !state->accepting)
        return tl::unexpected(PrintTrouble::PrinterRefuses);

    QPrinter printer(info, QPrinter::HighResolution);
    const ReceiptLayout layout(job.receipt, job.paper);
    printer.setPageLayout(pageOf(layout, job.paper));
    printer.setFullPage(true);
    printer.setDocName(job.receipt.title);
    printer.setCreator(u"Kassi"_s);
    QPainter painter;
    if (!printer.isValid() || !painter.begin(&printer))
        return tl::unexpected(PrintTrouble::PrinterFailed);
    layout.paint(painter, printer.resolution() / mmPerInch);
    if (!painter.end() || printer.printerState() == QPrinter::Error || !cupsTookIt())
        return tl::unexpected(PrintTrouble::PrinterFailed);
    return state ? troubleOf(*state) : std::nullopt;
}

Printed writePdf(const PrintJob &job)
{
    const tl::unexpected failed(PrintTrouble::FileFailed);
    if (!QDir().mkpath(QFileInfo(job.file).path()))
        return failed;
    QSaveFile file(job.file);
    if (!file.open(QIODevice::WriteOnly))
        return failed;
    const ReceiptLayout layout(job.receipt, job.paper);
    QPdfWriter writer(&file);
    writer.setPageLayout(pageOf(layout, job.paper));
    writer.setTitle(job.receipt.title);
    writer.setCreator(u"Kassi"_s);
    QPainter painter;
    if (!painter.begin(&writer))
        return failed;
    layout.paint(painter, writer.resolution() / mmPerInch);
    if (!painter.end() || !file.commit())
        return failed;
    return {};
}

} // namespace

Printed printReceipt(const PrintJob &job)
{
    return job.printer.isEmpty() ? writePdf(job) : sendToPrinter(job);
}

} // namespace Kassi
