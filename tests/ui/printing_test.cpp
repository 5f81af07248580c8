// SPDX-License-Identifier: MIT
// A receipt and the real libcups, with a print server of the test's own: what the printer lacks is heard before the
// receipt is handed over, and what takes nothing is handed nothing.
#include "print_server.h"

#include "readiness/readiness_rules.h"
#include "receipt/cups_queue.h"
#include "receipt/receipt_output.h"

#include <QPrinterInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

const QString thermal = QString::fromLatin1(PrintServer::queue);

Printed print()
{
    return printReceipt({.receipt = {.shop = u"Búðin"_s, .title = u"Kvittun"_s}, .printer = thermal});
}

} // namespace

class PrintingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_server.say({}); }
    void thePrinterIsAsked();
    void aPrinterThatIsNotThereSaysNothing();
    void aReceiptIsHandedOver();
    void aReceiptWaitsForPaper();
    void whatTakesNothingIsHandedNothing_data();
    void whatTakesNothingIsHandedNothing();
    void readinessSaysIt();
    void withoutAServerNothingIsSaid();
    void cleanupTestCase() { cupsSetServer(nullptr); } // closes the connection, which the server's end would wait for

private:
    PrintServer m_server;
    QTemporaryDir m_home; ///< Nobody's own default printer.
};

void PrintingTest::initTestCase()
{
    qputenv("HOME", m_home.path().toUtf8());
    cupsSetServer(m_server.address().constData());
}

void PrintingTest::thePrinterIsAsked()
{
    m_server.say({.state = IPP_PSTATE_STOPPED, .accepting = false, .reasons = {"media-empty-error", "paused"}});
    const PrinterState wanted{
        .job = PrinterState::Job::Stopped, .accepting = false, .reasons = {u"media-empty-error"_s, u"paused"_s}};
    QVERIFY(stateOfPrinter(thermal) == wanted);
    QVERIFY(stateOfPrinter(u"default"_s) == wanted);
    m_server.say({.state = IPP_PSTATE_PROCESSING});
    QVERIFY(stateOfPrinter(thermal) == (PrinterState{.job = PrinterState::Job::Processing, .reasons = {u"none"_s}}));
}

void PrintingTest::aPrinterThatIsNotThereSaysNothing()
{
    QVERIFY(!stateOfPrinter(u"another"_s));
    const Printed printed = printReceipt({.receipt = {}, .printer = u"another"_s});
    QVERIFY(!printed);
    QCOMPARE(printed.error(), PrintTrouble::UnknownPrinter);
}

void PrintingTest::aReceiptIsHandedOver()
{
    const int before = m_server.documents();
    const Printed printed = print();
    QVERIFY2(printed, qPrintable(printed ? QString() : QString::number(int(printed.error()))));
    QVERIFY(!*printed);
    QCOMPARE(m_server.documents(), before + 1);
}

void PrintingTest::aReceiptWaitsForPaper()
{
    m_server.say({.reasons = {"media-empty-warning"}});
    const int before = m_server.documents();
    const Printed printed = print();
    QVERIFY(printed);
    QVERIFY(*printed == PrinterTrouble::NoPaper);
    QCOMPARE(m_server.documents(), before + 1); // it is there, and comes out with the paper
}

void PrintingTest::whatTakesNothingIsHandedNothing_data()
{
    QTest::addColumn<bool>("stopped");
    QTest::addColumn<bool>("accepting");
    QTest::addColumn<PrintTrouble>("trouble");
    QTest::newRow("stopped") << true << true << PrintTrouble::PrinterStopped;
    QTest::newRow("closed") << false << false << PrintTrouble::PrinterRefuses;
}

void PrintingTest::whatTakesNothingIsHandedNothing()
{
    QFETCH(bool, stopped);
    QFETCH(bool, accepting);
    QFETCH(PrintTrouble, trouble);
    m_server.say({.state = stopped ? IPP_PSTATE_STOPPED : IPP_PSTATE_IDLE, .accepting = accepting});
    const int before = m_server.documents();
    const Printed printed = print();
    QVERIFY(!printed);
    QCOMPARE(printed.error(), trouble);
    QCOMPARE(m_server.documents(), before);
}

void PrintingTest::readinessSaysIt()
{
    m_server.say({.reasons = {"cover-open-error"}});
    const ReadinessPoint point =
        judgePrinter(u"default"_s, QPrinterInfo::availablePrinterNames(), stateOfPrinter(u"default"_s));
    QCOMPARE(readinessFindingName(point.finding), u"printer_open"_s);
}

void PrintingTest::withoutAServerNothingIsSaid()
{
    cupsSetServer(m_home.filePath(u"no-server.sock"_s).toUtf8().constData());
    QVERIFY(!stateOfPrinter(thermal));
    QVERIFY(!stateOfPrinter(u"default"_s));
    cupsSetServer(m_server.address().constData());
}

QTEST_MAIN(PrintingTest)
#include "printing_test.moc"
