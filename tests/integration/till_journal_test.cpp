// SPDX-License-Identifier: MIT
// Facts about the till stand in the journal among the attempts' records: as durable, in the same chain, and without a
// trace on any attempt.
#include "journal/evidence_source.h"
#include "journal/journal_schema.h"
#include "journal/journal_thread.h"
#include "support/child.h"
#include "support/files.h"
#include "support/journal.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class TillJournalTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString file() const { return m_till->file(); }
    /// Attempts and facts about the till in turn: rows 1 to 9.
    [[nodiscard]] Result<void> tellDay(Journal &journal) const
    {
        return journal.appendTill(TillFact::SignedIn{u"Anna"_s})
            .and_then([&] { return journal.append(u"a"_s, planned(u"a"_s)); })
            .and_then([&] { return journal.appendTill(TillFact::PinRefused{u"Jón"_s}); })
            .and_then([&] { return journal.append(u"a"_s, created); })
            .and_then([&] { return journal.append(u"a"_s, paid); })
            .and_then([&] { return journal.append(u"b"_s, planned(u"b"_s, u"ORDER-2"_s)); })
            .and_then([&] { return journal.appendTill(TillFact::LockedOut{.who = u"Jón"_s, .seconds = 60}); })
            .and_then([&] { return journal.appendTill(TillFact::SignedOut{.who = u"Anna"_s, .idle = true}); })
            .and_then([&] { return journal.appendTill(TillFact::DayClosed{.number = 1, .through = 8}); });
    }
    [[nodiscard]] static QStringList namesOf(const Result<std::vector<TimedTillRecord>> &records)
    {
        if (!records)
            return {records.error().message};
        QStringList names;
        for (const TimedTillRecord &record : *records)
            names.append(QString::number(record.seq) + u' ' + tillRecordName(record.record));
        return names;
    }

    std::unique_ptr<JournalFolder> m_till;

private Q_SLOTS:
    void init() { m_till = std::make_unique<JournalFolder>(); }
    void cleanup() { m_till.reset(); }

    void whatWasWrittenIsThereAfterReopening();
    void attemptsKnowNothingOfIt();
    void itIsReadByKindAndTime();
    void notesComeBeforeIt();
    void aDayIsClosedOnce();
    void whatCannotBeWrittenLeavesNothing();
    void textThatCannotBeReadAgainIsRefused();
    void aKilledProcessLosesNothing();
    void itOnlyGrows_data();
    void itOnlyGrows();
    void anEditIsNoticedAtTheNextStart_data();
    void anEditIsNoticedAtTheNextStart();
    void aLostEndIsNoticed();
    void anOlderJournalIsBroughtUp_data();
    void anOlderJournalIsBroughtUp();
    void evidenceIsWholeAmongIt();
    void aWindowDoesNotWaitForIt();
};

void TillJournalTest::whatWasWrittenIsThereAfterReopening()
{
    const TillFact::DayClosed second = {
        .number = 2, .after = 8, .through = 9, .by = u"Anna"_s, .totals = {DayTotals{.currency = u"ISK"_s}}};
    {
        OPEN_JOURNAL(journal);
        QCOMPARE(namesOf(journal.tillRecords({})), QStringList());
        VERIFY_DONE(tellDay(journal));
        VERIFY_DONE(journal.appendTill(second));
    }
    OPEN_JOURNAL(journal);
    const auto records = journal.tillRecords({});
    QCOMPARE(namesOf(records), (QStringList{u"10 day_closed"_s, u"9 day_closed"_s, u"8 signed_out"_s, u"7 locked_out"_s,
                                            u"3 pin_refused"_s, u"1 signed_in"_s}));
    QVERIFY((*records)[0].record == TillRecord(second));
    QVERIFY((*records)[2].record == TillRecord(TillFact::SignedOut{.who = u"Anna"_s, .idle = true}));
    QCOMPARE((*records)[5].atMs, 1'700'000'000'001);
}

void TillJournalTest::attemptsKnowNothingOfIt()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(tellDay(journal));
    QCOMPARE(attemptsOf(journal.recent(9)), (QStringList{u"b"_s, u"a"_s}));
    QCOMPARE(attemptsOf(journal.unresolved()), QStringList{u"b"_s});
    QVERIFY(journal.history(u"ORDER-1"_s)->front().isPaid());
    QCOMPARE(journal.search({.counted = true})->count, (AttemptCount{.count = 2}));
    QCOMPARE(journal.search({.limit = 1})->next, 2);
    QCOMPARE(Stranger(file()).value(u"SELECT group_concat(id) FROM attempt"_s), u"1,2"_s);
}

void TillJournalTest::itIsReadByKindAndTime()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(tellDay(journal));
    QCOMPARE(namesOf(journal.tillRecords({.kind = u"day_closed"_s})), QStringList{u"9 day_closed"_s});
    QCOMPARE(namesOf(journal.tillRecords({.kind = u"planned"_s})), QStringList());
    QCOMPARE(namesOf(journal.tillRecords({.limit = 2})), (QStringList{u"9 day_closed"_s, u"8 signed_out"_s}));
    QCOMPARE(namesOf(journal.tillRecords({.before = 8, .limit = 2})),
             (QStringList{u"7 locked_out"_s, u"3 pin_refused"_s}));
    QCOMPARE(namesOf(journal.tillRecords({.limit = 0})), QStringList());
    QCOMPARE(namesOf(journal.tillRecords({.limit = -1})), QStringList());
    const qint64 refused = journal.tillRecords({.kind = u"pin_refused"_s})->front().atMs;
    QCOMPARE(namesOf(journal.tillRecords({.fromMs = refused, .untilMs = refused + 1})),
             QStringList{u"3 pin_refused"_s});
    QCOMPARE(namesOf(journal.tillRecords({.untilMs = refused})), QStringList{u"1 signed_in"_s});
    // A clock that was put back: the order stays that in which it was written.
    m_till->now = 1'000;
    VERIFY_DONE(journal.appendTill(TillFact::SignedIn{u"Jón"_s}));
    QCOMPARE(namesOf(journal.tillRecords({.limit = 1})), QStringList{u"10 signed_in"_s});
    QCOMPARE(namesOf(journal.tillRecords({.untilMs = 2'000})), QStringList{u"10 signed_in"_s});
}

void TillJournalTest::notesComeBeforeIt()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
    journal.note(u"a"_s, {u"page"_s, u"ready"_s});
    VERIFY_DONE(journal.appendTill(TillFact::SignedIn{u"Anna"_s}));
    QCOMPARE(namesOf(journal.tillRecords({})), QStringList{u"3 signed_in"_s});
    QCOMPARE(Stranger(file()).value(u"SELECT kind FROM record WHERE seq = 2"_s), u"noted"_s);
}

void TillJournalTest::aDayIsClosedOnce()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(tellDay(journal));
    for (const TillFact::DayClosed &wrong :
         {TillFact::DayClosed{.number = 1, .through = 8}, TillFact::DayClosed{.number = 2, .after = 7, .through = 9},
          TillFact::DayClosed{.number = 2, .after = 8, .through = 10}}) {
        const auto again = journal.appendTill(wrong);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::JournalFailed);
    }
    QCOMPARE(namesOf(journal.tillRecords({.kind = u"day_closed"_s})), QStringList{u"9 day_closed"_s});
    // Its own row, and what comes later, is the next day's.
    VERIFY_DONE(journal.appendTill(TillFact::DayClosed{.number = 2, .after = 8, .through = 9}));
}

void TillJournalTest::whatCannotBeWrittenLeavesNothing()
{
    OPEN_JOURNAL(journal);
    const Stranger stranger(file());
    QCOMPARE(stranger.run(u"CREATE TRIGGER full BEFORE INSERT ON till_record"
                          " BEGIN SELECT RAISE(ABORT, 'disk full'); END"_s),
             QString());
    const auto answer = journal.appendTill(TillFact::SignedIn{u"Anna"_s});
    QVERIFY(!answer);
    QVERIFY2(answer.error().message.contains(u"disk full"_s), qPrintable(answer.error().message));
    QCOMPARE(stranger.run(u"DROP TRIGGER full"_s), QString());
    VERIFY_DONE(tellDay(journal)); // from row 1
}

void TillJournalTest::textThatCannotBeReadAgainIsRefused()
{
    OPEN_JOURNAL(journal);
    const QString half = u"A"_s + QChar(0xd800);
    QVERIFY(!journal.appendTill(TillFact::SignedIn{half}));
    VERIFY_DONE(journal.appendTill(TillFact::SignedIn{u"A\0B\u2028"_s}));
    VERIFY_DONE(journal.tillRecords({}));
}

void TillJournalTest::aKilledProcessLosesNothing()
{
    std::optional<Result<std::unique_ptr<SqlJournal>>> kept; // Only in the child; nobody closes it there.
    Child child([&] {
        const auto &journal = kept.emplace(m_till->open());
        return journal && tellDay(**journal);
    });
    QVERIFY(child.didWell());
    child.kill();
    OPEN_JOURNAL(journal);
    QCOMPARE(namesOf(journal.tillRecords({.limit = 1})), QStringList{u"9 day_closed"_s});
}

void TillJournalTest::itOnlyGrows_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("change") << u"UPDATE till_record SET body = '{}' WHERE seq = 9"_s;
    QTest::newRow("move") << u"UPDATE till_record SET seq = 99 WHERE seq = 9"_s;
    QTest::newRow("remove") << u"DELETE FROM till_record WHERE seq = 9"_s;
    QTest::newRow("remove all") << u"DELETE FROM till_record"_s;
    QTest::newRow("replace") << u"REPLACE INTO till_record VALUES (9, 0, 'day_closed', '{}', '')"_s;
}

void TillJournalTest::itOnlyGrows()
{
    QFETCH(QString, statement);
    OPEN_JOURNAL(journal);
    VERIFY_DONE(tellDay(journal));
    const QString before = chainedTillRowsIn(file());
    const QString refused = Stranger(file()).run(statement);
    QVERIFY2(refused.contains(u"the journal only grows"_s), qPrintable(refused));
    QCOMPARE(chainedTillRowsIn(file()), before);
}

void TillJournalTest::anEditIsNoticedAtTheNextStart_data()
{
    QTest::addColumn<QString>("statements");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *statements, const QString &says) {
        QTest::newRow(name) << QString::fromLatin1(statements) << says;
    };
    for (const int seq : {1, 3, 9}) { // the first, one between, the last
        const auto edit = [seq](const char *column, const char *value) {
            QTest::addRow("%s of row %d", column, seq)
                << u"UPDATE till_record SET %1 = %2 WHERE seq = %3"_s
                       .arg(QString::fromLatin1(column), QString::fromLatin1(value))
                       .arg(seq)
                << u"at row %1 "_s.arg(seq);
        };
        edit("at_ms", "at_ms + 1");
        edit("kind", "upper(kind)");
        edit("body", "replace(body, '}', ' }')");
        edit("hash", "replace(hash, substr(hash, 1, 1), 'x')");
        edit("seq", "1000");
    }
    row("one gone", "DELETE FROM till_record WHERE seq = 3", u"at row 3 a record is missing"_s);
    row("all gone", "DELETE FROM till_record", u"at row 1 a record is missing"_s);
    row("the last gone", "DELETE FROM till_record WHERE seq = 9", u"the journal ends"_s);
    row("the last two gone", "DELETE FROM till_record WHERE seq > 7", u"the journal ends"_s);
    row("the last gone, the head moved back",
        "DELETE FROM till_record WHERE seq = 9;"
        "UPDATE head SET (seq, hash) = (SELECT seq, hash FROM till_record WHERE seq = 8)",
        u"is not the one that was last used"_s);
    row("one put in at the end",
        "INSERT INTO till_record SELECT 10, at_ms, kind, body, hash FROM till_record"
        " WHERE seq = 8",
        u"at row 10 the hash"_s);
    row("one in another's place", "INSERT INTO till_record SELECT 4, at_ms, kind, body, hash FROM record WHERE seq = 4",
        u"at row 5 a record is missing or was put in"_s);
    row("two swapped",
        "UPDATE till_record SET seq = -1 WHERE seq = 7; UPDATE till_record SET seq = 7 WHERE seq = 8;"
        "UPDATE till_record SET seq = 8 WHERE seq = -1",
        u"at row 7 the hash"_s);
    row("an attempt's record made one of the till",
        "INSERT INTO till_record SELECT seq, at_ms, kind, body, hash FROM record WHERE seq = 5;"
        "DELETE FROM record WHERE seq = 5",
        u"at row 5 the hash"_s);
    row("before the first", "INSERT INTO till_record SELECT 0, at_ms, kind, body, hash FROM till_record WHERE seq = 1",
        u"at row 1 a record is missing or was put in"_s);
}

void TillJournalTest::anEditIsNoticedAtTheNextStart()
{
    QFETCH(QString, statements);
    QFETCH(QString, says);
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(tellDay(journal));
    }
    {
        const Stranger stranger(file());
        const QString triggers = stranger.value(
            u"SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master WHERE type = 'trigger'"_s);
        for (const QString &statement : QString(triggers + u';' + statements).split(u';'))
            QCOMPARE(stranger.run(statement), QString());
    }
    const QByteArray before = contents(file());
    const auto journal = m_till->open();
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, ErrorCode::JournalFailed);
    QVERIFY2(journal.error().message.contains(says), qPrintable(journal.error().message));
    QVERIFY2(journal.error().message.contains(u"Nothing is sold"_s), qPrintable(journal.error().message));
    QVERIFY(contents(file()) == before);
    // Where only the end is read, it is read as well as that.
    const auto end = SqlJournal::open(
        file(), [] { return qint64(1); }, JournalDepth::End);
    if (says.contains(u"the journal ends"_s) || says.contains(u"last used"_s) || says.contains(u"row 9"_s))
        QVERIFY(!end);
}

void TillJournalTest::aLostEndIsNoticed()
{
    QByteArray older;
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
    }
    older = contents(file());
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(journal.appendTill(TillFact::SignedIn{u"Anna"_s})); // the witness's row is the till's
    }
    VERIFY_DONE(m_till->open());
    writeFile(file(), older);
    const auto journal = m_till->open();
    QVERIFY(!journal);
    QVERIFY2(journal.error().message.contains(u"is not the one that was last used"_s),
             qPrintable(journal.error().message));
}

void TillJournalTest::anOlderJournalIsBroughtUp_data()
{
    QTest::addColumn<int>("version");
    QTest::newRow("before searches") << 2;
    QTest::newRow("before facts about the till") << 3;
}

void TillJournalTest::anOlderJournalIsBroughtUp()
{
    QFETCH(int, version);
    {
        OPEN_JOURNAL(journal);
        for (const Step &step : longStory())
            VERIFY_DONE(journal.append(step.attempt, step.record));
    }
    const QString before = chainedRowsIn(file());
    QCOMPARE(makeOlder(file(), version), QString());
    // Evidence does not wait for the next start.
    const auto evidence = readEvidence(file(), u"ORDER-2"_s);
    VERIFY_DONE(evidence);
    OPEN_JOURNAL(journal);
    QCOMPARE(Stranger(file()).value(u"PRAGMA user_version"_s), QString::number(journalSchemaVersion()));
    QCOMPARE(chainedRowsIn(file()), before);
    QVERIFY(*readEvidence(file(), u"ORDER-2"_s) == *evidence);
    QCOMPARE(namesOf(journal.tillRecords({})), QStringList());
    VERIFY_DONE(journal.appendTill(TillFact::SignedIn{u"Anna"_s}));
    QCOMPARE(namesOf(journal.tillRecords({})), QStringList{u"14 signed_in"_s});
    VERIFY_DONE(checkWholeJournal(file(), {}));
}

void TillJournalTest::evidenceIsWholeAmongIt()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(tellDay(journal));
    const auto evidence = readEvidence(file(), u"ORDER-1"_s);
    VERIFY_DONE(evidence);
    QCOMPARE(evidence->rows.size(), 3U);
    QCOMPARE(evidence->head.seq, 9);
    QCOMPARE(verifyEvidence(writeEvidence(*evidence)).wrong, QStringList());
    // Its head is a row about the till, and still known when the journal has grown.
    VERIFY_DONE(journal.append(u"c"_s, planned(u"c"_s, u"ORDER-3"_s)));
    QCOMPARE(*compareWithJournal(file(), *evidence), std::optional(QStringList()));
}

void TillJournalTest::aWindowDoesNotWaitForIt()
{
    auto opened = JournalThread::open(
        file(), [] { return qint64(5); }, JournalDepth::End);
    VERIFY_DONE(opened);
    JournalThread &journal = **opened;
    QStringList answers;
    const auto answered = [&answers](const QString &name) {
        return [&answers, name](const Result<void> &written) { answers.append(written ? name : u"refused "_s + name); };
    };
    journal.appendTillThen(TillFact::SignedIn{u"Anna"_s}, answered(u"in"_s));
    journal.appendThen(u"a"_s, planned(u"a"_s), answered(u"planned"_s));
    journal.appendTillThen(TillFact::DayClosed{.number = 1, .through = 2}, answered(u"closed"_s));
    journal.appendTillThen(TillFact::DayClosed{.number = 1, .through = 2}, answered(u"again"_s));
    QTRY_COMPARE(answers, (QStringList{u"in"_s, u"planned"_s, u"closed"_s, u"refused again"_s}));
    VERIFY_DONE(journal.appendTill(TillFact::SignedOut{u"Anna"_s}));
    QCOMPARE(namesOf(journal.tillRecords({})), (QStringList{u"4 signed_out"_s, u"3 day_closed"_s, u"1 signed_in"_s}));
}

QTEST_GUILESS_MAIN(TillJournalTest)
#include "till_journal_test.moc"
