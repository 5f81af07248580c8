// SPDX-License-Identifier: MIT
// The journal on a disk that is cut off: power cuts and kills at every operation. Whatever append() accepted is there
// afterwards, byte by byte and in order; what it did not is there whole or not at all.
#include "failing_disk_run.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Sim;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class JournalPowerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrashAtAnyOperationLosesNothingAccepted_data();
    void aCrashAtAnyOperationLosesNothingAccepted();
    void aPowerCutOnALongDayLosesNothingAccepted();
    void aCrashWhileAnOlderJournalIsBroughtUpLosesNothing_data();
    void aCrashWhileAnOlderJournalIsBroughtUpLosesNothing();
    void aDiskThatLiesIsSeenThrough();
};

void JournalPowerTest::aCrashAtAnyOperationLosesNothingAccepted_data()
{
    QTest::addColumn<CrashKind>("kind");
    QTest::addColumn<int>("rounds");
    QTest::newRow("power cut") << CrashKind::PowerCut << 4;
    QTest::newRow("killed") << CrashKind::Process << 1;
}

void JournalPowerTest::aCrashAtAnyOperationLosesNothingAccepted()
{
    QFETCH(CrashKind, kind);
    QFETCH(int, rounds);
    const qint64 operations = operationsOfStory();
    QVERIFY(operations > 50);
    int atOnce = 0; // crashes in the middle of something, not only between two steps
    for (qint64 at = 1; at <= operations + 1; ++at) {
        for (int round = 0; round < rounds; ++round) {
            FailingDiskRun run(quint64(at * 1000 + round));
            run.disk.crashAt(at);
            const Told told = run.tellStory();
            QCOMPARE(run.disk.hasCrashed(), at <= operations);
            atOnce += told.refused ? 1 : 0;
            run.disk.reboot(kind);
            const QString wrong = objection(run, told);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"operation %1, round %2: %3"_s.arg(at).arg(round).arg(wrong)));
        }
    }
    QVERIFY(atOnce > 20);
}

// So many records that the log is carried over into the database many times in between.
void JournalPowerTest::aPowerCutOnALongDayLosesNothingAccepted()
{
    constexpr int attempts = 400;
    const auto sell = [](FailingDiskRun &run, std::vector<Step> &accepted) {
        const auto journal = run.open();
        for (int i = 0; journal && i < attempts; ++i) {
            const Step step = {QString::number(i), planned(QString::number(i), u"ORDER-2"_s)};
            if (!(*journal)->append(step.attempt, step.record))
                return std::optional(step);
            accepted.push_back(step);
        }
        return std::optional<Step>();
    };
    qint64 operations = 0;
    {
        FailingDiskRun run(1);
        std::vector<Step> accepted;
        QVERIFY(!sell(run, accepted));
        operations = run.disk.operations();
    }
    std::mt19937_64 random(1);
    for (int round = 0; round < 40; ++round) {
        FailingDiskRun run{quint64(round)};
        run.disk.crashAt(1 + qint64(random() % quint64(operations)));
        Told told;
        told.refused = sell(run, told.accepted);
        run.disk.reboot(CrashKind::PowerCut);
        const QString wrong = objection(run, told);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(wrong)));
    }
}

void JournalPowerTest::aCrashWhileAnOlderJournalIsBroughtUpLosesNothing_data()
{
    QTest::addColumn<CrashKind>("kind");
    QTest::newRow("power cut") << CrashKind::PowerCut;
    QTest::newRow("killed") << CrashKind::Process;
}

void JournalPowerTest::aCrashWhileAnOlderJournalIsBroughtUpLosesNothing()
{
    QFETCH(CrashKind, kind);
    int crashes = 0;
    for (bool crashed = true; crashed; ++crashes) {
        FailingDiskRun run(quint64(crashes) + 1, false);
        const Told told = run.tellStory();
        QVERIFY(!told.refused);
        QCOMPARE(makeOlder(run.disk.journalFile()), QString());
        run.disk.crashAt(run.disk.operations() + crashes + 1);
        static_cast<void>(run.open());
        crashed = run.disk.hasCrashed();
        run.disk.reboot(kind);
        const QString wrong = objection(run, told);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"operation %1: %2"_s.arg(crashes + 1).arg(wrong)));
        const auto found =
            run.open().and_then([](const auto &journal) { return journal->search({.text = u"pay_2"_s}); });
        VERIFY_DONE(found);
        QCOMPARE(found->attempts.size(), std::size_t(1));
    }
    QVERIFY(crashes > 20);
}

// What proves that the tests above can fail: the same power cuts, on a disk that never saved what it said it had.
void JournalPowerTest::aDiskThatLiesIsSeenThrough()
{
    const qint64 operations = operationsOfStory();
    int wrong = 0;
    for (qint64 at = 10; at <= operations; at += 3) {
        FailingDiskRun run{quint64(at)};
        run.disk.setLies(true);
        run.disk.crashAt(at);
        const Told told = run.tellStory();
        run.disk.reboot(CrashKind::PowerCut);
        wrong += objection(run, told).isEmpty() ? 0 : 1;
    }
    QVERIFY2(wrong > operations / 10, qPrintable(QString::number(wrong)));
}

QTEST_GUILESS_MAIN(JournalPowerTest)
#include "journal_power_test.moc"
