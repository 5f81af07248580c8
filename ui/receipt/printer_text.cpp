// SPDX-License-Identifier: MIT
#include "receipt/printer_text.h"

#include <QCoreApplication>

namespace Kassi {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Printer)
};

QString whatToDo(PrinterTrouble trouble)
{
    switch (trouble) {
    case PrinterTrouble::NoPaper: return Words::tr("The printer is out of paper. Put paper in.");
    case PrinterTrouble::Open: return Words::tr("The printer is open. Close its cover.");
    case PrinterTrouble::Jammed: return Words::tr("Paper is stuck in the printer. Take it out.");
    case PrinterTrouble::NoInk: return Words::tr("The printer has no toner or ink left. Put new in.");
    case PrinterTrouble::Offline: return Words::tr("The printer does not answer. See that it is on and connected.");
    case PrinterTrouble::Refuses:
    case PrinterTrouble::Paused:
    case PrinterTrouble::Stopped: return Words::tr("The printer is stopped. Start it again in CUPS.");
    case PrinterTrouble::LowPaper: return Words::tr("Its paper is running out: have new paper at hand.");
    case PrinterTrouble::LowInk: return Words::tr("Its toner or ink is running out: have new at hand.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString textFor(PrinterTrouble trouble)
{
    const QString todo = whatToDo(trouble);
    return keepsFromPrinting(trouble)
               ? Words::tr("%1 What waits there then comes out by itself; if it does not, print it again.").arg(todo)
               : todo;
}

} // namespace Kassi
