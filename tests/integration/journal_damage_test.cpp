// SPDX-License-Identifier: MIT
// A journal that somebody edited, or that rotted: noticed at the next start, whichever row, column or byte it was. The
// till then stops with the file as it was, or it goes on with exactly what had been written.
#include "support/files.h"
#include "support/journal.h"

#include <QDir>
#include <QTest>

#include <random>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype page = 4096;

/// The three files of a journal that was in use when the machine stopped.
struct Files
{
    QByteArray database;
    QByteArray log;
    QByteArray head;
};

void lay(const QString &file, const Files &files)
{
    QFile::remove(file + u"-shm"_s);
    writeFile(file, files.database);
    if (files.log.isEmpty())
        QFile::remove(file + u"-wal"_s);
    else
        writeFile(file + u"-wal"_s, files.log);
    writeFile(file + u"-head"_s, files.head);
}

} // namespace

class JournalDamageTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString file() const { return m_till->file(); }

    /// The whole story, half of it in the database and half in the log.
    [[nodiscard]] Files tellStory()
    {
        const std::vector<Step> story = longStory();
        const std::size_t middle = story.size() / 2;
        Files files;
        for (const auto &[from, to] : {std::pair{std::size_t(0), middle}, std::pair{middle, story.size()}}) {
            const auto journal = m_till->open();
            for (std::size_t i = from; journal && i < to; ++i) {
                if (!(*journal)->append(story[i].attempt, story[i].record))
                    return {};
                (*journal)->note(story[i].attempt, {u"page"_s, u"ready"_s});
            }
            files = {contents(file()), contents(file() + u"-wal"_s), contents(file() + u"-head"_s)};
        }
        return files;
    }
    /// What is wrong with how the journal took the damage; empty when it stopped or nothing was lost.
    [[nodiscard]] QString objection(const Files &damaged)
    {
        lay(file(), damaged);
        const auto journal = m_till->open();
        if (!journal) {
            ++m_stops;
            if (journal.error().code != ErrorCode::JournalFailed || !journal.error().message.contains(file()) ||
                !journal.error().message.contains(u"Nothing is sold"_s))
                return journal.error().message;
            // SQLite may leave an empty log beside a file that it has read.
            const bool sameLog = damaged.log.isEmpty() ? QFileInfo(file() + u"-wal"_s).size() == 0
                                                       : contents(file() + u"-wal"_s) == damaged.log;
            const bool untouched = contents(file()) == damaged.database && sameLog;
            return untouched ? QString() : u"the file was changed: "_s + journal.error().message;
        }
        ++m_opened;
        if (recordsIn(file()) != recordsOf(longStory()))
            return u"other records were taken for true: "_s + recordsIn(file()).join(u'\n');
        const auto attempts = (*journal)->recent(9);
        if (!attempts || !(*attempts == m_truth))
            return u"other attempts were taken for true"_s;
        return attemptsOf((*journal)->unresolved()) == m_unresolved ? QString() : u"other attempts are unresolved"_s;
    }

    std::unique_ptr<JournalFolder> m_till;
    std::vector<Attempt> m_truth;
    QStringList m_unresolved;
    int m_stops = 0;
    int m_opened = 0;

private Q_SLOTS:
    void init()
    {
        m_till = std::make_unique<JournalFolder>();
        m_stops = 0;
        m_opened = 0;
    }
    void cleanup() { m_till.reset(); }

    void anEditIsNoticedAtTheNextStart_data();
    void anEditIsNoticedAtTheNextStart();
    void aLostEndIsNoticedAtTheNextStart_data();
    void aLostEndIsNoticedAtTheNextStart();
    void damageIsAStopOrDoesNoHarm_data();
    void damageIsAStopOrDoesNoHarm();
};

void JournalDamageTest::anEditIsNoticedAtTheNextStart_data()
{
    QTest::addColumn<QString>("statements");
    QTest::addColumn<QString>("says");
    // Every column of every row; the story has 26 rows, half of them notes.
    for (int row = 1; row <= 26; row += 5) {
        const auto edit = [row](const char *column, const QString &value) {
            QTest::addRow("%s of row %d", column, row)
                << u"UPDATE record SET %1 = %2 WHERE seq = %3"_s.arg(QString::fromLatin1(column), value).arg(row)
                << u"at row %1 "_s.arg(row);
        };
        edit("attempt", u"iif(attempt = 'a', 'b', 'a')"_s);
        edit("reference", u"reference || ' '"_s);
        edit("at_ms", u"at_ms + 1"_s);
        edit("kind", u"upper(kind)"_s);
        edit("body", u"replace(body, '}', ' }')"_s);
        edit("unresolved", u"1 - unresolved"_s);
        edit("hash", u"replace(hash, substr(hash, 1, 1), 'x')"_s);
        edit("seq", u"1000"_s);
    }
    const auto row = [](const char *name, const char *statements, const QString &says) {
        QTest::newRow(name) << QString::fromLatin1(statements) << says;
    };
    row("the first row gone", "DELETE FROM record WHERE seq = 1", u"at row 1 a record is missing"_s);
    row("a row gone", "DELETE FROM record WHERE seq = 12", u"at row 12 a record is missing"_s);
    row("a row gone, the rest moved up",
        "DELETE FROM record WHERE seq = 12; UPDATE record SET seq = -seq WHERE seq > 12;"
        "UPDATE record SET seq = -seq - 1 WHERE seq < 0",
        u"at row 12 the hash"_s);
    row("the last row gone", "DELETE FROM record WHERE seq = 26", u"the journal ends"_s);
    row("all rows gone", "DELETE FROM record", u"the journal ends"_s);
    row("the last row gone, the head moved back",
        "DELETE FROM record WHERE seq = 26; UPDATE head SET (seq, hash) = (SELECT seq, hash FROM record"
        " WHERE seq = 25)",
        u"is not the one that was last used"_s);
    row("two rows swapped",
        "UPDATE record SET seq = -1 WHERE seq = 7; UPDATE record SET seq = 7 WHERE seq = 8;"
        "UPDATE record SET seq = 8 WHERE seq = -1",
        u"at row 7 the hash"_s);
    row("a row copied to the end",
        "INSERT INTO record SELECT 27, attempt, reference, at_ms, kind, body, unresolved, hash"
        " FROM record WHERE seq = 25",
        u"at row 27 the hash"_s);
    row("a note made of a record", "UPDATE record SET kind = 'noted' WHERE seq = 25", u"at row 25"_s);
    row("the head gone", "DELETE FROM head", u"its head is gone"_s);
    row("the head moved on", "UPDATE head SET seq = 27", u"the journal ends"_s);
    row("another hash in the head", "UPDATE head SET hash = replace(hash, substr(hash, 1, 1), 'x')",
        u"the journal ends"_s);
    row("a settled attempt made open", "UPDATE attempt SET unresolved = 1 WHERE attempt = 'b'",
        u"attempt 2 is settled"_s);
    row("an open attempt made settled", "UPDATE attempt SET unresolved = 0 WHERE attempt = 'c'",
        u"attempt 3 is settled"_s);
    row("an attempt moved to another order", "UPDATE attempt SET reference = 'ORDER-9' WHERE attempt = 'b'",
        u"list of attempts"_s);
    row("an attempt renamed", "UPDATE attempt SET attempt = 'x' WHERE attempt = 'b'", u"list of attempts"_s);
    row("two attempts swapped",
        "UPDATE attempt SET id = -1 WHERE id = 1; UPDATE attempt SET id = 1 WHERE id = 2;"
        "UPDATE attempt SET id = 2 WHERE id = -1",
        u"list of attempts"_s);
    row("an attempt gone", "DELETE FROM attempt WHERE attempt = 'a'", u"list of attempts"_s);
    row("an attempt put in", "INSERT INTO attempt VALUES (4, 'd', 'ORDER-4', 0)", u"attempts that have no records"_s);
    row("of a development version", "PRAGMA user_version = 1", u"development version"_s);
}

void JournalDamageTest::anEditIsNoticedAtTheNextStart()
{
    QFETCH(QString, statements);
    QFETCH(QString, says);
    QVERIFY(!tellStory().log.isEmpty());
    {
        const Stranger stranger(file());
        QCOMPARE(stranger.value(u"SELECT max(seq) FROM record"_s), u"26"_s);
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
}

void JournalDamageTest::aLostEndIsNoticedAtTheNextStart_data()
{
    QTest::addColumn<std::function<void(QString, Files, Files)>>("lose"); // path, the files, the files half-way
    using Lose = std::function<void(QString, Files, Files)>;
    QTest::newRow("the log removed") << Lose([](const QString &path, Files files, const Files &) {
        lay(path, files);
        QFile::remove(path + u"-wal"_s);
    });
    QTest::newRow("the log emptied") << Lose([](const QString &path, Files files, const Files &) {
        lay(path, files);
        writeFile(path + u"-wal"_s, {});
    });
    QTest::newRow("the log without its last commit") << Lose([](const QString &path, Files files, const Files &) {
        files.log.chop(1);
        lay(path, files);
    });
    QTest::newRow("an older copy in its place") << Lose([](const QString &path, Files files, const Files &older) {
        files.database = older.database;
        files.log = older.log;
        lay(path, files);
    });
    QTest::newRow("an empty journal in its place") << Lose([](const QString &path, const Files &files, const Files &) {
        lay(path, files);
        QFile::remove(path);
        QFile::remove(path + u"-wal"_s);
        QFile::remove(path + u"-head"_s);
        VERIFY_DONE(SqlJournal::open(path, [] { return qint64(1); }));
        writeFile(path + u"-head"_s, files.head);
    });
    QTest::newRow("the journal removed") << Lose([](const QString &path, const Files &files, const Files &) {
        lay(path, files);
        QFile::remove(path);
        QFile::remove(path + u"-wal"_s);
    });
}

void JournalDamageTest::aLostEndIsNoticedAtTheNextStart()
{
    using Lose = std::function<void(QString, Files, Files)>;
    QFETCH(Lose, lose);
    Files older;
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(journal.append(u"z"_s, planned(u"z"_s, u"ORDER-0"_s)));
        older = {contents(file()), contents(file() + u"-wal"_s), {}};
    }
    const Files files = tellStory();
    lose(file(), files, older);
    const auto journal = m_till->open();
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, ErrorCode::JournalFailed);
    QVERIFY2(journal.error().message.contains(file() + u"-head"_s), qPrintable(journal.error().message));
    // The message says how to go on from what is there: without the head.
    QFile::remove(file() + u"-head"_s);
    VERIFY_DONE(m_till->open());
}

void JournalDamageTest::damageIsAStopOrDoesNoHarm_data()
{
    QTest::addColumn<bool>("inLog");
    QTest::addColumn<bool>("atRest");
    QTest::newRow("the database in use") << false << false;
    QTest::newRow("the database at rest") << false << true;
    QTest::newRow("the log") << true << false;
}

void JournalDamageTest::damageIsAStopOrDoesNoHarm()
{
    QFETCH(bool, inLog);
    QFETCH(bool, atRest);
    Files files = tellStory();
    if (atRest)
        files = {contents(file()), {}, contents(file() + u"-head"_s)};
    {
        lay(file(), files);
        OPEN_JOURNAL(journal);
        m_truth = *journal.recent(9);
        m_unresolved = attemptsOf(journal.unresolved());
        QCOMPARE(m_truth.size(), 3U);
    }
    QCOMPARE(objection(files), QString());

    const QByteArray &whole = inLog ? files.log : files.database;
    std::mt19937_64 random(1);
    const auto tryOut = [&](const char *what, qsizetype at, const QByteArray &bytes) {
        Files damaged = files;
        (inLog ? damaged.log : damaged.database) = bytes;
        const QString wrong = objection(damaged);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1 at %2: %3"_s.arg(QLatin1StringView(what)).arg(at).arg(wrong)));
    };
    for (qsizetype at = 0; at < whole.size(); at += page) {
        QByteArray bytes = whole;
        tryOut("zeros", at, bytes.replace(at, page, QByteArray(std::min(page, whole.size() - at), '\0')));
        tryOut("cut off", at, whole.left(at));
        tryOut("cut off inside", at, whole.left(at + page / 2));
        bytes = whole;
        tryOut("other bytes", at, bytes.replace(at, 512, QByteArray(512, 'x')));
        bytes = whole;
        tryOut("an older page", at, bytes.replace(at, page, whole.mid(at >= page ? at - page : at, page)));
    }
    for (int i = 0; i < 500; ++i) {
        QByteArray bytes = whole;
        const auto at = qsizetype(random() % quint64(whole.size()));
        bytes[at] = char(bytes.at(at) ^ char(1U << (random() % 8)));
        tryOut("a bit", at, bytes);
    }
    QVERIFY2(m_stops > (atRest || inLog ? 100 : 0), qPrintable(QString::number(m_stops)));
    QVERIFY(inLog || m_opened > 10); // what hits bytes that are not in use does no harm
}

QTEST_GUILESS_MAIN(JournalDamageTest)
#include "journal_damage_test.moc"
