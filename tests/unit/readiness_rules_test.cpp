// SPDX-License-Identifier: MIT
// What is good enough to take payments, what is a warning and what stands in the way, at both sides of every limit.
#include "readiness/readiness_rules.h"

#include <QTest>

#include <array>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'790'000'000'000; // 2026-09-21
constexpr qint64 dayMs = 86'400'000;

QString told(const ReadinessPoint &point)
{
    constexpr std::array words{"ok", "warning", "not ready"};
    return QString::fromLatin1(words[std::size_t(point.state)]) + u' ' + readinessFindingName(point.finding);
}

HostLook until(qint64 ms)
{
    return {.status = 200, .certificateEndsMs = ms};
}

HostLook dead()
{
    return {.error = Error{.code = ErrorCode::Unreachable, .message = u"refused"_s}};
}

} // namespace

class ReadinessRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void whatIsNotGoodSaysWhatToDo();
    void verdictIsTheWorstPoint();
};

void ReadinessRulesTest::judges_data()
{
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const ReadinessPoint &point, const char *wanted) {
        QTest::newRow(name) << told(point) << QString::fromLatin1(wanted);
    };
    row("clock right", judgeClock(now, now), "ok good");
    row("clock nearly right", judgeClock(now, now + clockWarnMs - 1), "ok good");
    row("clock ahead", judgeClock(now, now + clockWarnMs), "warning clock_off");
    row("clock behind", judgeClock(now, now - clockWarnMs), "warning clock_off");
    row("clock a day ahead", judgeClock(now, now + clockLimitMs), "warning clock_off");
    row("clock more than that", judgeClock(now, now + clockLimitMs + 1), "not ready clock_far_off");
    row("clock of 1970", judgeClock(now, 0), "not ready clock_far_off");
    row("no date", judgeClock({}, now), "warning clock_unknown");
    row("certificate good", judgeCertificate(u"x"_s, until(now + certificateWarnDays * dayMs), now), "ok good");
    row("certificate ends", judgeCertificate(u"x"_s, until(now + certificateWarnDays * dayMs - 1), now),
        "warning certificate_ends");
    row("certificate ends today", judgeCertificate(u"x"_s, until(now + 1), now), "warning certificate_ends");
    row("certificate ended", judgeCertificate(u"x"_s, until(now), now), "not ready certificate_ended");
    row("certificate not seen", judgeCertificate(u"x"_s, dead(), now), "warning certificate_unknown");
    row("element answers", judgeElement(u"x"_s, {.status = 404}), "ok good");
    row("element in trouble", judgeElement(u"x"_s, {.status = 503}), "warning host_refuses");
    row("element dead", judgeElement(u"x"_s, dead()), "not ready host_unreachable");
    row("origin answers", judgeOrigin(u"x"_s, {.status = 500}), "ok good");
    row("origin dead", judgeOrigin(u"x"_s, dead()), "warning host_unreachable");
    row("journal writable", judgeJournal({}), "ok good");
    row("journal stopped", judgeJournal(fail(ErrorCode::JournalFailed, u"held"_s)), "not ready journal_stopped");
    row("space", judgeSpace(spaceWarnBytes, u"/x"_s), "ok good");
    row("little space", judgeSpace(spaceWarnBytes - 1, u"/x"_s), "warning little_space");
    row("very little space", judgeSpace(spaceLimitBytes, u"/x"_s), "warning little_space");
    row("no space", judgeSpace(spaceLimitBytes - 1, u"/x"_s), "not ready no_space");
    row("space not known", judgeSpace({}, u"/x"_s), "warning space_unknown");
    row("engine of Debian 12", judgeEngine(u"102.0.5005.177"_s), "warning engine_old");
    row("engine of Debian 13", judgeEngine(u"122.0.6261.171"_s), "ok good");
    row("no version", judgeEngine(u""_s), "warning engine_old");
    row("printer", judgePrinter(u"Epson"_s, {u"Epson"_s}), "ok good");
    row("another printer", judgePrinter(u"Epson"_s, {u"Star"_s}), "warning printer_gone");
    row("default printer", judgePrinter(u"default"_s, {u"Star"_s}), "ok good");
    row("no printer", judgePrinter(u"default"_s, {}), "warning printer_gone");
    const auto printer = [](const char *reason, PrinterState::Job job = PrinterState::Job::Idle,
                            bool accepting = true) {
        return judgePrinter(u"Epson"_s, {u"Epson"_s},
                            PrinterState{.job = job, .accepting = accepting, .reasons = {QString::fromLatin1(reason)}});
    };
    constexpr auto stopped = PrinterState::Job::Stopped;
    row("printer says nothing", printer("none"), "ok good");
    row("printer without paper", printer("media-empty-error"), "warning printer_no_paper");
    row("printer open", printer("cover-open"), "warning printer_open");
    row("printer jammed", printer("media-jam-error", stopped), "warning printer_jammed");
    row("printer without ink", printer("marker-supply-empty-error"), "warning printer_no_ink");
    row("printer off", printer("offline-report"), "warning printer_offline");
    row("queue closed", printer("none", PrinterState::Job::Idle, false), "warning printer_refuses");
    row("queue paused", printer("paused", stopped), "warning printer_paused");
    row("printer stopped", printer("none", stopped), "warning printer_stopped");
    row("little paper", printer("media-low-warning"), "warning printer_low_paper");
    row("little ink", printer("toner-low-report"), "ok good");
    row("little ink, said loud", printer("toner-low-warning"), "warning printer_low_ink");
    row("a printer that is gone says nothing", judgePrinter(u"Epson"_s, {}, PrinterState{.accepting = false}),
        "warning printer_gone");
    row("in service", judgeService(false), "ok good");
    row("closed by staff", judgeService(true), "not ready closed_by_staff");
    row("page", judgePage(true, true), "ok good");
    row("silent page", judgePage(false, false), "not ready page_silent");
    row("silent popup", judgePage(true, false), "not ready page_silent");
}

void ReadinessRulesTest::judges()
{
    QFETCH(const QString, found);
    QFETCH(const QString, wanted);
    QCOMPARE(found, wanted);
}

void ReadinessRulesTest::whatIsNotGoodSaysWhatToDo()
{
    QVERIFY(judgeClock(now, now - 7'200'000).detail.contains(u"2 h behind the gateway's"_s));
    QVERIFY(judgeClock(now, now + 90'000).detail.contains(u"90 s ahead of the gateway's"_s));
    QVERIFY(judgeCertificate(u"x"_s, until(now + 3 * dayMs), now).detail.contains(u"2026-09-24, in 3 days"_s));
    QVERIFY(judgeSpace(1'000'000, u"/var/x"_s).detail.contains(u"1 MB left under /var/x"_s));
    QVERIFY(judgeEngine(u"102.0"_s).detail.contains(u"Chromium 102.0"_s));
    const PrinterState empty{.reasons = {u"media-empty"_s}};
    QVERIFY(judgePrinter(u"Epson"_s, {u"Epson"_s}, empty).detail.startsWith(u"Epson: it is out of paper."_s));
    QVERIFY(judgeElement(u"pay.example.is"_s, dead()).detail.contains(u"pay.example.is"_s));
}

void ReadinessRulesTest::verdictIsTheWorstPoint()
{
    const ReadinessPoint good{.name = u"a"_s};
    const ReadinessPoint warning{.name = u"b"_s, .state = ReadinessState::Warning};
    const ReadinessPoint bad{.name = u"c"_s, .state = ReadinessState::NotReady};
    QCOMPARE(ReadinessReport().verdict(), ReadinessVerdict::Unknown);
    QCOMPARE((ReadinessReport{.points = {good, good}}.verdict()), ReadinessVerdict::Ready);
    QCOMPARE((ReadinessReport{.points = {good, warning}}.verdict()), ReadinessVerdict::ReadyWithWarnings);
    const ReadinessReport report{.points = {warning, bad, good}};
    QCOMPARE(report.verdict(), ReadinessVerdict::NotReady);
    QCOMPARE(report.obstacle()->name, u"c"_s);
    QVERIFY(!(ReadinessReport{.points = {warning}}.obstacle()));
}

QTEST_GUILESS_MAIN(ReadinessRulesTest)
#include "readiness_rules_test.moc"
