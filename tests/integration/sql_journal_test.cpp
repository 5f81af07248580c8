// SPDX-License-Identifier: MIT
// The journal gives back what was appended, in the order that was promised, and takes nothing that cannot follow.
#include "support/journal.h"

#include <QTest>

#include <limits>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class SqlJournalTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString file() const { return m_till->file(); }

    std::unique_ptr<JournalFolder> m_till;

private Q_SLOTS:
    void init() { m_till = std::make_unique<JournalFolder>(); }
    void cleanup() { m_till.reset(); }

    void whatWasAppendedIsThereAfterReopening();
    void historyIsOldestFirstAndOfOneOrder();
    void unresolvedAndRecentAreNewestFirst();
    void unresolvedFollowsTheFold_data();
    void unresolvedFollowsTheFold();
    void aRecordThatCannotFollowLeavesNothing_data();
    void aRecordThatCannotFollowLeavesNothing();
    void aRecordThatCannotBeWrittenLeavesNothing();
    void aFileHeldByAnotherProgramIsAnErrorAndNoRecord();
    void aFullDiskIsSeenBefore();
    void notesComeWithTheNextRecordInOrder();
    void manyNotesAreWrittenByThemselves();
    void notesAreWrittenAtTheEnd();
    void notesThatCannotBeWrittenWait();
    void notesChangeNothingAboutTheAttempt();
};

void SqlJournalTest::whatWasAppendedIsThereAfterReopening()
{
    const std::vector<JournalRecord> records = {
        planned(u"a"_s), created, Record::Withdrawn{CancelReason::Customer},
        Record::Settled{.outcome = Outcome::Declined, .error = Error{ErrorCode::Refused, u"no"_s, u"declined"_s}},
        Record::LateMoney{}};
    std::optional<Attempt> expected;
    for (std::size_t i = 0; i < records.size(); ++i)
        expected = *fold(expected, records[i], m_till->now + 1 + qint64(i));
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(appendAll(journal, u"a"_s, records));
        QVERIFY(*journal.history(u"ORDER-1"_s) == std::vector{*expected});
    }
    OPEN_JOURNAL(journal);
    QVERIFY(*journal.history(u"ORDER-1"_s) == std::vector{*expected});
    QVERIFY(*journal.recent(5) == std::vector{*expected});
}

void SqlJournalTest::historyIsOldestFirstAndOfOneOrder()
{
    OPEN_JOURNAL(journal);
    for (const char *attempt : {"b", "a", "c"})
        VERIFY_DONE(journal.append(QString::fromLatin1(attempt), planned(QString::fromLatin1(attempt))));
    VERIFY_DONE(journal.append(u"d"_s, planned(u"d"_s, u"ORDER-2"_s)));
    // Records of several attempts mix in time; a later one does not change the order.
    VERIFY_DONE(journal.append(u"b"_s, created));
    QCOMPARE(attemptsOf(journal.history(u"ORDER-1"_s)), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    QCOMPARE(attemptsOf(journal.history(u"ORDER-2"_s)), QStringList{u"d"_s});
    QCOMPARE(attemptsOf(journal.history(u"ORDER-3"_s)), QStringList{});
    QCOMPARE(attemptsOf(journal.history(u"order-1"_s)), QStringList{});
}

void SqlJournalTest::unresolvedAndRecentAreNewestFirst()
{
    OPEN_JOURNAL(journal);
    for (const char *name : {"a", "b", "c", "d"}) {
        const QString attempt = QString::fromLatin1(name);
        VERIFY_DONE(appendAll(journal, attempt, {planned(attempt, u"ORDER-"_s + attempt), created}));
    }
    VERIFY_DONE(journal.append(u"b"_s, paid));
    VERIFY_DONE(journal.append(u"a"_s, Record::Withdrawn{}));
    QCOMPARE(attemptsOf(journal.unresolved()), (QStringList{u"d"_s, u"c"_s, u"a"_s}));
    QCOMPARE(attemptsOf(journal.recent(3)), (QStringList{u"d"_s, u"c"_s, u"b"_s}));
    QCOMPARE(attemptsOf(journal.recent(9)), (QStringList{u"d"_s, u"c"_s, u"b"_s, u"a"_s}));
    QCOMPARE(attemptsOf(journal.recent(0)), QStringList{});
    QCOMPARE(attemptsOf(journal.recent(-1)), QStringList{});
}

void SqlJournalTest::unresolvedFollowsTheFold_data()
{
    QTest::addColumn<std::vector<JournalRecord>>("records");
    using Records = std::vector<JournalRecord>;
    const auto settled = [](Outcome outcome, bool closed) {
        return Record::Settled{.outcome = outcome, .sessionClosed = closed};
    };
    QTest::newRow("planned") << Records{};
    QTest::newRow("created") << Records{created};
    QTest::newRow("unavailable") << Records{settled(Outcome::Unavailable, false)};
    QTest::newRow("paid") << Records{created, paid};
    QTest::newRow("pending") << Records{created, settled(Outcome::Pending, true)};
    QTest::newRow("pending, then paid") << Records{created, settled(Outcome::Pending, true), paid};
    QTest::newRow("unconfirmed") << Records{created, settled(Outcome::Unconfirmed, false)};
    QTest::newRow("cancelled, still exposed") << Records{created, settled(Outcome::Cancelled, false)};
    QTest::newRow("cancelled, then closed") << Records{created, settled(Outcome::Cancelled, false), Record::Closed{}};
    QTest::newRow("cancelled, then late money")
        << Records{created, settled(Outcome::Cancelled, false), Record::LateMoney{}};
}

void SqlJournalTest::unresolvedFollowsTheFold()
{
    QFETCH(std::vector<JournalRecord>, records);
    OPEN_JOURNAL(journal);
    VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
    VERIFY_DONE(appendAll(journal, u"a"_s, records));
    const bool isUnresolved = journal.history(u"ORDER-1"_s)->front().isUnresolved();
    QCOMPARE(attemptsOf(journal.unresolved()), isUnresolved ? QStringList{u"a"_s} : QStringList{});
}

void SqlJournalTest::aRecordThatCannotFollowLeavesNothing_data()
{
    QTest::addColumn<QString>("attempt");
    QTest::addColumn<JournalRecord>("record");
    QTest::newRow("no beginning") << u"new"_s << created;
    QTest::newRow("planned twice") << u"open"_s << planned(u"open"_s);
    QTest::newRow("a second session") << u"open"_s << JournalRecord(Record::Created{u"pses_2"_s, u"pay_2"_s, {}});
    QTest::newRow("a final outcome changed") << u"expired"_s << paid;
    QTest::newRow("late money in an open attempt") << u"open"_s << JournalRecord(Record::LateMoney{});
    QTest::newRow("the plan of another attempt") << u"new"_s << planned(u"other"_s);
    QTest::newRow("an attempt without a name") << u""_s << planned(u""_s);
}

void SqlJournalTest::aRecordThatCannotFollowLeavesNothing()
{
    QFETCH(QString, attempt);
    QFETCH(JournalRecord, record);
    OPEN_JOURNAL(journal);
    VERIFY_DONE(appendAll(journal, u"open"_s, {planned(u"open"_s), created}));
    VERIFY_DONE(appendAll(journal, u"expired"_s, {planned(u"expired"_s), created, expired}));
    const auto before = journal.recent(9);

    const auto answer = journal.append(attempt, record);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::JournalFailed);
    QVERIFY(*journal.recent(9) == *before);
    QCOMPARE(Stranger(file()).value(u"SELECT count(*) FROM record"_s), u"5"_s);
    QCOMPARE(Stranger(file()).value(u"SELECT count(*) FROM attempt"_s), u"2"_s);
    // The refusal left no transaction open.
    VERIFY_DONE(journal.append(u"open"_s, paid));
}

void SqlJournalTest::aRecordThatCannotBeWrittenLeavesNothing()
{
    OPEN_JOURNAL(journal);
    const Stranger stranger(file());
    QCOMPARE(stranger.run(u"CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'disk full'); END"_s),
             QString());
    const auto answer = journal.append(u"a"_s, planned(u"a"_s));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::JournalFailed);
    QVERIFY2(answer.error().message.contains(u"disk full"_s), qPrintable(answer.error().message));
    QCOMPARE(stranger.value(u"SELECT count(*) FROM attempt"_s), u"0"_s);

    QCOMPARE(stranger.run(u"DROP TRIGGER full"_s), QString());
    VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
}

void SqlJournalTest::aFileHeldByAnotherProgramIsAnErrorAndNoRecord()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
    {
        const Stranger stranger(file());
        QCOMPARE(stranger.run(u"BEGIN IMMEDIATE"_s), QString());
        for (const auto &answer : {journal.append(u"a"_s, created), journal.checkReadyToRecord()}) {
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, ErrorCode::JournalFailed);
        }
        QVERIFY(journal.history(u"ORDER-1"_s)->front().session.isEmpty());
    }
    VERIFY_DONE(journal.checkReadyToRecord());
    VERIFY_DONE(journal.append(u"a"_s, created));
}

void SqlJournalTest::aFullDiskIsSeenBefore()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(journal.checkReadyToRecord());
    const auto answer = journal.checkReadyToRecord(std::numeric_limits<qint64>::max());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::JournalFailed);
    QVERIFY2(answer.error().message.contains(u"MB left"_s), qPrintable(answer.error().message));
}

// "attempt what/kind" of every row, in order.
static QStringList rowsIn(const QString &file)
{
    const QString all = Stranger(file).value(
        u"SELECT coalesce(group_concat(line, ','), '') FROM (SELECT attempt || ' ' || iif(kind = 'noted',"
        " json_extract(body, '$.what'), kind) AS line FROM record ORDER BY seq)"_s);
    return all.split(u',', Qt::SkipEmptyParts);
}

void SqlJournalTest::notesComeWithTheNextRecordInOrder()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
    VERIFY_DONE(journal.append(u"b"_s, planned(u"b"_s, u"ORDER-2"_s)));
    const qint64 before = m_till->now;
    journal.note(u"b"_s, {u"sent"_s, u"create"_s});
    journal.note(u"a"_s, {u"sent"_s, u"create"_s});
    journal.note(u"unknown"_s, {u"sent"_s, u"create"_s});
    journal.note(u"b"_s, {u"shown"_s, u"pses_1"_s});
    QCOMPARE(rowsIn(file()), (QStringList{u"a planned"_s, u"b planned"_s}));
    VERIFY_DONE(journal.append(u"a"_s, created));
    QCOMPARE(rowsIn(file()),
             (QStringList{u"a planned"_s, u"b planned"_s, u"b sent"_s, u"a sent"_s, u"b shown"_s, u"a created"_s}));
    // With the time at which they were noted, and their order's reference.
    QCOMPARE(Stranger(file()).value(u"SELECT at_ms || ' ' || reference FROM record WHERE seq = 3"_s),
             u"%1 ORDER-2"_s.arg(before + 1));
    VERIFY_DONE(journal.append(u"a"_s, paid));
    QCOMPARE(rowsIn(file()).size(), 7);
}

void SqlJournalTest::manyNotesAreWrittenByThemselves()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
    for (int i = 0; i < 63; ++i)
        journal.note(u"a"_s, {u"session"_s, u"open"_s});
    QCOMPARE(rowsIn(file()).size(), 1);
    journal.note(u"a"_s, {u"session"_s, u"complete"_s});
    QCOMPARE(rowsIn(file()).size(), 65);
}

void SqlJournalTest::notesAreWrittenAtTheEnd()
{
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
        journal.note(u"a"_s, {u"told"_s, u"paid"_s});
    }
    QCOMPARE(rowsIn(file()), (QStringList{u"a planned"_s, u"a told"_s}));
    VERIFY_DONE(m_till->open());
}

void SqlJournalTest::notesThatCannotBeWrittenWait()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
    const Stranger stranger(file());
    QCOMPARE(stranger.run(u"CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'disk full'); END"_s),
             QString());
    for (int i = 0; i < 130; ++i)
        journal.note(u"a"_s, {i == 0 ? u"first"_s : u"later"_s, {}});
    QVERIFY(!journal.append(u"a"_s, created));
    QCOMPARE(rowsIn(file()).size(), 1);
    QCOMPARE(stranger.run(u"DROP TRIGGER full"_s), QString());
    VERIFY_DONE(journal.append(u"a"_s, created));
    const QStringList rows = rowsIn(file());
    QCOMPARE(rows.size(), 132);
    QCOMPARE(rows.at(1), u"a first"_s);
    QCOMPARE(rows.last(), u"a created"_s);
}

void SqlJournalTest::notesChangeNothingAboutTheAttempt()
{
    std::vector<Attempt> before;
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(appendAll(journal, u"a"_s, {planned(u"a"_s), created, paid}));
        before = *journal.recent(9);
        journal.note(u"a"_s, {u"told"_s, u"paid"_s});
    }
    OPEN_JOURNAL(journal);
    QVERIFY(*journal.recent(9) == before);
    QVERIFY(*journal.history(u"ORDER-1"_s) == before);
    QCOMPARE(attemptsOf(journal.unresolved()), QStringList());
}

QTEST_GUILESS_MAIN(SqlJournalTest)
#include "sql_journal_test.moc"
