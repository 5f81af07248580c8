// SPDX-License-Identifier: MIT
// What a print server says of a printer is one thing to do, or nothing.
#include "receipt/printer_state.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class PrinterStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsToBeDone_data();
    void saysWhatIsToBeDone();
    void whatPrintsOnIsNoObstacle();
};

void PrinterStateTest::saysWhatIsToBeDone_data()
{
    using enum PrinterTrouble;
    using Job = PrinterState::Job;
    QTest::addColumn<PrinterState>("state");
    QTest::addColumn<std::optional<PrinterTrouble>>("trouble");
    const auto says = [](const char *name, const QString &reasons, std::optional<PrinterTrouble> trouble,
                         Job job = Job::Idle, bool accepting = true) {
        QTest::newRow(name) << PrinterState{.job = job, .accepting = accepting, .reasons = reasons.split(u',')}
                            << trouble;
    };
    says("nothing", u"none"_s, {});
    says("no reasons at all", u""_s, {});
    says("a job is printed", u"none"_s, {}, Job::Processing);
    says("what nobody knows", u"com.example.sings-error,media-emptyish"_s, {});
    says("what CUPS says of its own filters", u"cups-insecure-filter-warning"_s, {});
    says("no paper, as an error", u"media-empty-error"_s, NoPaper);
    says("no paper, as a warning", u"media-empty-warning"_s, NoPaper);
    says("no paper, as itself", u"media-empty"_s, NoPaper);
    says("no paper in a second tray", u"media-empty-report"_s, {});
    says("paper needed", u"media-needed"_s, NoPaper);
    says("cover", u"cover-open-error"_s, Open);
    says("door", u"door-open-warning"_s, Open);
    says("interlock", u"interlock-open"_s, Open);
    says("tray", u"input-tray-missing-error"_s, Open);
    says("jam", u"media-jam"_s, Jammed);
    says("toner", u"toner-empty-error"_s, NoInk);
    says("marker", u"marker-supply-empty-error"_s, NoInk);
    says("toner, and it prints on", u"toner-empty-warning"_s, LowInk);
    says("toner, and it does not", u"toner-empty-warning"_s, NoInk, Job::Stopped);
    says("little toner", u"toner-low"_s, LowInk);
    says("little in the marker", u"marker-supply-low-warning"_s, LowInk);
    says("little in the marker, by the way", u"marker-supply-low-report"_s, {});
    says("off", u"offline-report"_s, Offline);
    says("gone", u"shutdown"_s, Offline);
    says("never answers", u"timed-out-error"_s, Offline);
    says("closed", u"none"_s, Refuses, Job::Idle, false);
    says("paused", u"paused"_s, Paused, Job::Stopped);
    says("about to be paused", u"moving-to-paused"_s, Paused, Job::Processing);
    says("stopped", u"none"_s, Stopped, Job::Stopped);
    says("little paper", u"media-low-report,media-low-warning"_s, LowPaper);
    // More than one thing: first what a hand can do.
    says("no paper, so it is paused", u"paused,media-empty-error"_s, NoPaper, Job::Stopped);
    says("open, so it is off", u"offline-report,cover-open-error"_s, Open);
    says("off and closed", u"offline-report"_s, Offline, Job::Stopped, false);
    says("little of both", u"toner-low,media-low"_s, LowPaper);
}

void PrinterStateTest::saysWhatIsToBeDone()
{
    QFETCH(PrinterState, state);
    QFETCH(std::optional<PrinterTrouble>, trouble);
    const auto found = troubleOf(state);
    QVERIFY2(found == trouble, qPrintable(found ? QString::number(int(*found)) : u"nothing"_s));
}

void PrinterStateTest::whatPrintsOnIsNoObstacle()
{
    QVERIFY(keepsFromPrinting(PrinterTrouble::NoPaper));
    QVERIFY(keepsFromPrinting(PrinterTrouble::Stopped));
    QVERIFY(!keepsFromPrinting(PrinterTrouble::LowPaper));
    QVERIFY(!keepsFromPrinting(PrinterTrouble::LowInk));
}

QTEST_GUILESS_MAIN(PrinterStateTest)
#include "printer_state_test.moc"
