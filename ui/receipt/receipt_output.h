// SPDX-License-Identifier: MIT
// Sends a receipt to a printer of CUPS, through Qt, or into a PDF file. It waits for both: call it on a thread where
// nobody waits for it. A print server that does not answer can hold it for minutes.
#pragma once

#include "receipt/printer_state.h"
#include "receipt/receipt.h"
#include "receipt/receipt_paper.h"

#include <tl/expected.hpp>

namespace Kassi {

struct PrintJob
{
    Receipt receipt;
    ReceiptPaper paper = ReceiptPaper::Mm80;
    QString printer = {}; ///< "default", or the name of a queue. Empty: into `file`.
    QString file = {};    ///< Absolute; replaced only when the whole of it is written.
};

/// Why nothing was handed over.
enum class PrintTrouble {
    NoPrinter,      ///< There is none on this machine, or none is the default one.
    UnknownPrinter, ///< There are others.
    PrinterStopped, ///< It is known, and takes nothing: the job was not handed over.
    PrinterRefuses, ///< Likewise: its queue is closed.
    PrinterFailed,  ///< CUPS did not take the job.
    FileFailed,     ///< The file could not be written.
};

/// Handed over to CUPS, or on the disk, and what the printer lacks as far as it says so: then the job waits for it, in
/// CUPS. Whether paper came out of the printer is not known.
using Printed = tl::expected<std::optional<PrinterTrouble>, PrintTrouble>;

[[nodiscard]] Printed printReceipt(const PrintJob &job);

} // namespace Kassi
