// SPDX-License-Identifier: MIT
// The journal on a disk that fails: every kind of error at every operation. Whatever append() accepted is there
// afterwards, byte by byte and in order; what it did not is there whole or not at all.
#include "failing_disk_run.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Sim;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class JournalFaultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anErrorAtAnyOperationLosesNothingAccepted_data();
    void anErrorAtAnyOperationLosesNothingAccepted();
    void aReadOnlyFileSystemIsAStopThatChangesNothing();
};

void JournalFaultTest::anErrorAtAnyOperationLosesNothingAccepted_data()
{
    QTest::addColumn<DiskTrouble>("trouble");
    QTest::addColumn<bool>("lasting");
    for (const bool lasting : {false, true}) {
        const char *how = lasting ? "lasting" : "once";
        QTest::addRow("disk full, %s", how) << DiskTrouble::Full << lasting;
        QTest::addRow("write error, %s", how) << DiskTrouble::WriteError << lasting;
        QTest::addRow("short write, %s", how) << DiskTrouble::ShortWrite << lasting;
        QTest::addRow("sync error, %s", how) << DiskTrouble::SyncError << lasting;
        QTest::addRow("read error, %s", how) << DiskTrouble::ReadError << lasting;
    }
    QTest::newRow("read-only from then on") << DiskTrouble::ReadOnly << true;
}

void JournalFaultTest::anErrorAtAnyOperationLosesNothingAccepted()
{
    QFETCH(DiskTrouble, trouble);
    QFETCH(bool, lasting);
    const qint64 operations = trouble == DiskTrouble::ReadError ? readsOfStory() : operationsOfStory();
    int struck = 0;
    for (qint64 at = 1; at <= operations; ++at) {
        const CrashKind kind = at % 2 == 0 ? CrashKind::Process : CrashKind::PowerCut; // the rows fall on both
        FailingDiskRun run{quint64(at)};
        run.disk.setFault(DiskFault{.trouble = trouble, .at = at, .lasting = lasting});
        const Told told = run.tellStory();
        struck += run.disk.hasStruck() ? 1 : 0;
        if (told.error) {
            QCOMPARE(told.error->code, ErrorCode::JournalFailed);
            QVERIFY2(told.error->message.contains(u"Check "_s), qPrintable(told.error->message));
        }
        run.disk.reboot(kind);
        const QString wrong = objection(run, told);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"operation %1, %2: %3"_s.arg(at).arg(int(kind)).arg(wrong)));
    }
    QVERIFY(struck > 20);
}

void JournalFaultTest::aReadOnlyFileSystemIsAStopThatChangesNothing()
{
    FailingDiskRun run(1);
    run.disk.setFault(DiskFault{.trouble = DiskTrouble::ReadOnly, .at = 0, .lasting = true});
    QVERIFY(!run.open());
    run.disk.reboot(CrashKind::Process);
    const Told told = run.tellStory();
    run.disk.setFault(DiskFault{.trouble = DiskTrouble::ReadOnly, .at = 0, .lasting = true});
    const auto journal = run.open();
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, ErrorCode::JournalFailed);
    run.disk.reboot(CrashKind::Process);
    QCOMPARE(objection(run, told), QString());
}

QTEST_GUILESS_MAIN(JournalFaultTest)
#include "journal_fault_test.moc"
