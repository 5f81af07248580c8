// SPDX-License-Identifier: MIT
// When a till looks whether it could take a payment, on virtual time, and what it tells.
#include "readiness/readiness_watch.h"
#include "unit/support/virtual_clock.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

struct Rig
{
    VirtualClock clock;
    ReadinessState state = ReadinessState::Ok;
    QString detail;
    bool answers = true;
    int looks = 0;
    QStringList told;
    PointsFound late; ///< Of the look that has not been answered.
    ReadinessWatch watch{clock,
                         [this]() -> std::vector<ReadinessCheck> {
                             return {[this](const PointsFound &found) {
                                 ++looks;
                                 late = found;
                                 if (answers)
                                     found({{.name = u"point"_s, .state = state, .detail = detail}});
                             }};
                         },
                         {.readyMs = 600'000, .notReadyMs = 15'000, .patienceMs = 60'000}};

    Rig()
    {
        QObject::connect(&watch, &ReadinessWatch::changed, &watch,
                         [this](const ReadinessReport &report) { told << readinessVerdictName(report.verdict()); });
    }
};

} // namespace

class ReadinessWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAtOnceAndOnSchedule();
    void looksMoreOftenWhileNotReadyAndComesBack();
    void tellsChangesOnly();
    void looksWhenAsked();
    void looksOnceAtATime();
    void silentCheckIsNotReady();
    void checksAnswerInOrder();
};

void ReadinessWatchTest::looksAtOnceAndOnSchedule()
{
    Rig rig;
    QCOMPARE(rig.watch.report().verdict(), ReadinessVerdict::Unknown);
    rig.watch.start();
    rig.clock.pass(1);
    QCOMPARE(rig.looks, 1);
    QCOMPARE(rig.watch.report().verdict(), ReadinessVerdict::Ready);
    QVERIFY(rig.watch.report().checkedAtMs > 0);
    rig.clock.pass(599'000);
    QCOMPARE(rig.looks, 1);
    rig.clock.pass(2'000);
    QCOMPARE(rig.looks, 2);
}

void ReadinessWatchTest::looksMoreOftenWhileNotReadyAndComesBack()
{
    Rig rig;
    rig.state = ReadinessState::NotReady;
    rig.watch.start();
    rig.clock.pass(60'000);
    QCOMPARE(rig.looks, 4 + 1);
    rig.state = ReadinessState::Warning;
    rig.clock.pass(15'000);
    QCOMPARE(rig.told, (QStringList{u"not_ready"_s, u"ready_with_warnings"_s}));
    const int looks = rig.looks;
    rig.clock.pass(300'000);
    QCOMPARE(rig.looks, looks); // a warning is no reason to ask more often
}

void ReadinessWatchTest::tellsChangesOnly()
{
    Rig rig;
    rig.watch.start();
    rig.clock.pass(1'300'000);
    QCOMPARE(rig.looks, 3);
    QCOMPARE(rig.told, (QStringList{u"ready"_s}));
    rig.detail = u"other words"_s;
    rig.clock.pass(700'000);
    QCOMPARE(rig.told.size(), 1);
    QCOMPARE(rig.watch.report().points.front().detail, rig.detail);
}

void ReadinessWatchTest::looksWhenAsked()
{
    Rig rig;
    rig.watch.start();
    rig.clock.pass(10'000);
    rig.watch.lookNow();
    rig.clock.pass(1);
    QCOMPARE(rig.looks, 2);
    rig.clock.pass(599'000); // the schedule begins anew with it
    QCOMPARE(rig.looks, 2);
}

void ReadinessWatchTest::looksOnceAtATime()
{
    Rig rig;
    rig.answers = false;
    rig.watch.start();
    rig.watch.lookNow();
    rig.clock.pass(100);
    QCOMPARE(rig.looks, 1);
    rig.answers = true;
    rig.late({{.name = u"what was, before somebody asked"_s}});
    rig.clock.pass(1);
    QCOMPARE(rig.looks, 2); // once more, for whoever asked meanwhile
    rig.clock.pass(590'000);
    QCOMPARE(rig.looks, 2);
}

void ReadinessWatchTest::silentCheckIsNotReady()
{
    Rig rig;
    rig.answers = false;
    rig.watch.start();
    rig.clock.pass(60'001);
    QCOMPARE(rig.told, (QStringList{u"not_ready"_s}));
    const PointsFound late = rig.late;
    rig.answers = true;
    rig.clock.pass(15'001);
    QCOMPARE(rig.watch.report().verdict(), ReadinessVerdict::Ready);
    late({{.name = u"too late"_s, .state = ReadinessState::NotReady}});
    rig.clock.pass(1'000);
    QCOMPARE(rig.watch.report().verdict(), ReadinessVerdict::Ready);
}

void ReadinessWatchTest::checksAnswerInOrder()
{
    PointsFound first;
    QStringList found;
    std::size_t points = 0;
    ReadinessRound round({[&first](const PointsFound &told) { first = told; },
                          [](const PointsFound &told) { told({{.name = u"c"_s}}); }});
    QObject::connect(&round, &ReadinessRound::found, &round,
                     [&found](const ReadinessPoint &point) { found << point.name; });
    QObject::connect(&round, &ReadinessRound::finished, &round,
                     [&points](const std::vector<ReadinessPoint> &all) { points = all.size(); });
    round.start();
    QVERIFY(found.isEmpty());
    first({{.name = u"a"_s}, {.name = u"b"_s}});
    QCOMPARE(found, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(points, std::size_t(3));
}

QTEST_GUILESS_MAIN(ReadinessWatchTest)
#include "readiness_watch_test.moc"
