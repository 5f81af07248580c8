// SPDX-License-Identifier: MIT
// The journal's file: there after a kill and a power cut, unchanged by other hands, and left alone when it is unsound.
#include "support/child.h"
#include "support/files.h"
#include "support/journal.h"

#include <QDir>
#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class JournalFileTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString file() const { return m_till->file(); }

    std::unique_ptr<JournalFolder> m_till;

private Q_SLOTS:
    void init() { m_till = std::make_unique<JournalFolder>(); }
    void cleanup() { m_till.reset(); }

    void theJournalOnlyGrows_data();
    void theJournalOnlyGrows();
    void aRecordChangedByForceIsNotRead_data();
    void aRecordChangedByForceIsNotRead();
    void theFileIsOursAlone();
    void aKilledProcessLosesNothing();
    void aPowerCutLeavesABeginningOfTheJournal();
    void anUnfinishedFirstStartIsRepeated();
    void aFileThatIsNoSoundJournalIsLeftAsItIs_data();
    void aFileThatIsNoSoundJournalIsLeftAsItIs();
    void aJournalWhoseFileIsGoneIsNotMadeAnew();
};

void JournalFileTest::theJournalOnlyGrows_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("change a record") << u"UPDATE record SET body = '{}' WHERE seq = 1"_s;
    QTest::newRow("change all records") << u"UPDATE record SET at_ms = 0"_s;
    QTest::newRow("remove a record") << u"DELETE FROM record WHERE seq = 3"_s;
    QTest::newRow("remove all records") << u"DELETE FROM record"_s;
    QTest::newRow("replace a record") << u"REPLACE INTO record VALUES (1, 'a', 'ORDER-1', 0, 'closed', '{}', 0, '')"_s;
    QTest::newRow("hide an attempt") << u"DELETE FROM attempt"_s;
    QTest::newRow("rename an attempt") << u"UPDATE attempt SET attempt = 'b'"_s;
    QTest::newRow("move an attempt") << u"UPDATE attempt SET reference = 'ORDER-2'"_s;
    QTest::newRow("replace an attempt") << u"REPLACE INTO attempt VALUES (1, 'a', 'ORDER-2', 0)"_s;
    QTest::newRow("replace an attempt by name") << u"REPLACE INTO attempt (attempt, reference, unresolved)"
                                                   " VALUES ('a', 'ORDER-2', 0)"_s;
}

void JournalFileTest::theJournalOnlyGrows()
{
    QFETCH(QString, statement);
    OPEN_JOURNAL(journal);
    VERIFY_DONE(appendAll(journal, u"a"_s, {planned(u"a"_s), created, paid}));
    const auto before = journal.recent(9);
    QVERIFY2(Stranger(file()).run(statement).contains(u"the journal only grows"_s),
             qPrintable(Stranger(file()).run(statement)));
    QVERIFY(*journal.recent(9) == *before);
    QCOMPARE(Stranger(file()).value(u"SELECT count(*) FROM record"_s), u"3"_s);
}

void JournalFileTest::aRecordChangedByForceIsNotRead_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("no JSON") << u"UPDATE record SET body = 'paid' WHERE seq = 2"_s;
    QTest::newRow("unknown outcome") << u"UPDATE record SET body = replace(body, 'paid', 'free') WHERE seq = 3"_s;
    QTest::newRow("impossible order") << u"UPDATE record SET body = (SELECT body FROM record WHERE seq = 1)"_s;
    QTest::newRow("the plan of another attempt")
        << u"UPDATE record SET body = replace(body, '\"c\"', '\"d\"') WHERE attempt = 'c'"_s;
    QTest::newRow("the beginning gone") << u"DELETE FROM record WHERE seq = 1"_s;
}

void JournalFileTest::aRecordChangedByForceIsNotRead()
{
    QFETCH(QString, statement);
    OPEN_JOURNAL(journal);
    VERIFY_DONE(appendAll(journal, u"a"_s, {planned(u"a"_s), created, paid}));
    VERIFY_DONE(journal.append(u"c"_s, planned(u"c"_s)));
    {
        const Stranger stranger(file());
        QCOMPARE(stranger.run(u"DROP TRIGGER record_never_changes"_s), QString());
        QCOMPARE(stranger.run(u"DROP TRIGGER record_never_goes"_s), QString());
        QCOMPARE(stranger.run(statement), QString());
    }
    for (const auto &answer : {journal.history(u"ORDER-1"_s), journal.recent(9)}) {
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::JournalFailed);
    }
}

void JournalFileTest::theFileIsOursAlone()
{
    const QString nested = m_till->folder.filePath(u"new/journal.sqlite3"_s);
    const auto journal = SqlJournal::open(nested, [] { return qint64(1); });
    VERIFY_DONE(journal);
    VERIFY_DONE((*journal)->append(u"a"_s, planned(u"a"_s)));
    for (const QString &path : {QFileInfo(nested).absolutePath(), nested, QString(nested + u"-wal"_s)}) {
        QVERIFY2(QFileInfo::exists(path), qPrintable(path));
        QVERIFY2(onlyForUs(path), qPrintable(path));
    }
    QCOMPARE(Stranger(nested).value(u"PRAGMA journal_mode"_s), u"wal"_s);
}

void JournalFileTest::aKilledProcessLosesNothing()
{
    std::optional<Result<std::unique_ptr<SqlJournal>>> kept; // Only in the child; nobody closes it there.
    Child child([&] {
        const auto &journal = kept.emplace(m_till->open());
        return journal && appendAll(**journal, u"a"_s, {planned(u"a"_s), created, paid});
    });
    QVERIFY(child.didWell());
    child.kill();
    QVERIFY(QFileInfo(file() + u"-wal"_s).size() > 0);
    OPEN_JOURNAL(journal);
    const auto history = journal.history(u"ORDER-1"_s);
    QCOMPARE(attemptsOf(history), QStringList{u"a"_s});
    QVERIFY(history->front().isPaid());
    QCOMPARE(Stranger(file()).value(u"SELECT count(*) FROM record"_s), u"3"_s);
}

// Whatever length of the write-ahead log reached the disk, the journal opens and holds the first so many records.
void JournalFileTest::aPowerCutLeavesABeginningOfTheJournal()
{
    constexpr int attempts = 6;
    QByteArray database;
    QByteArray log;
    {
        OPEN_JOURNAL(journal);
        for (int i = 0; i < attempts; ++i)
            VERIFY_DONE(journal.append(QString::number(i), planned(QString::number(i))));
        database = contents(file());
        log = contents(file() + u"-wal"_s);
    }
    const QString copy = m_till->folder.filePath(u"copy.sqlite3"_s);
    qsizetype before = 0;
    for (qsizetype length = 0; length <= log.size(); length += 1000) {
        const bool whole = length + 1000 > log.size();
        for (const QString &side : QStringList{copy, copy + u"-shm"_s})
            QFile::remove(side);
        writeFile(copy, database);
        writeFile(copy + u"-wal"_s, whole ? log : log.left(length));
        const auto journal = SqlJournal::open(copy, [] { return qint64(1); });
        VERIFY_DONE(journal);
        const auto found = (*journal)->recent(attempts);
        VERIFY_DONE(found);
        const auto count = qsizetype(found->size());
        QVERIFY(count >= before && (!whole || count == attempts));
        for (qsizetype i = 0; i < count; ++i)
            QCOMPARE((*found)[std::size_t(i)].plan, makePlan(QString::number(count - 1 - i)));
        before = count;
    }
}

void JournalFileTest::anUnfinishedFirstStartIsRepeated()
{
    writeFile(file() + u".new"_s, "half a journal");
    writeFile(file() + u".new-journal"_s, "and its rollback");
    OPEN_JOURNAL(journal);
    VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
    QCOMPARE(QDir(m_till->folder.path()).entryList({u"*.new*"_s}, QDir::Files), QStringList{});
}

void JournalFileTest::aFileThatIsNoSoundJournalIsLeftAsItIs_data()
{
    QTest::addColumn<std::function<void(QString)>>("spoil"); // Gets the path of a journal with one paid attempt.
    QTest::addColumn<QString>("says");
    using Spoil = std::function<void(QString)>;
    const auto sql = [](const QStringList &statements) -> Spoil {
        return [statements](const QString &path) {
            const Stranger stranger(path);
            for (const QString &statement : statements)
                QCOMPARE(stranger.run(statement), QString());
        };
    };
    const auto afresh = [sql](const QStringList &statements) -> Spoil {
        return [=](const QString &path) {
            QFile::remove(path);
            sql(statements)(path);
        };
    };
    QTest::newRow("a text") << Spoil([](const QString &path) { writeFile(path, "Kæra dagbók\n"); })
                            << u"not a database"_s;
    QTest::newRow("zeros") << Spoil([](const QString &path) { writeFile(path, QByteArray(20'000, '\0')); })
                           << u"not a database"_s;
    QTest::newRow("empty") << Spoil([](const QString &path) { writeFile(path, {}); }) << u"not a database"_s;
    for (const QByteArray &left : {QByteArray(), QByteArray("S"), QByteArray("SQLite format")})
        QTest::addRow("%d bytes beside a -wal", int(left.size())) << Spoil([left](const QString &path) {
            writeFile(path, left);
            writeFile(path + u"-wal"_s, QByteArray(4096, 'w'));
        }) << u"not a database"_s;
    QTest::newRow("another program's") << afresh({u"CREATE TABLE record (seq)"_s}) << u"not a journal of Kassi"_s;
    QTest::newRow("another program's, in WAL mode")
        << afresh({u"PRAGMA journal_mode = WAL"_s, u"CREATE TABLE record (seq)"_s}) << u"not a journal of Kassi"_s;
    QTest::newRow("without a version") << sql({u"PRAGMA user_version = 0"_s}) << u"has no version"_s;
    QTest::newRow("without a trigger") << sql({u"DROP TRIGGER record_never_goes"_s}) << u"tables are not"_s;
    QTest::newRow("a trigger's text overwritten") << Spoil([](const QString &path) {
        QByteArray bytes = contents(path);
        QVERIFY(bytes.contains("RAISE(ABORT"));
        writeFile(path, bytes.replace("RAISE(ABORT", "RA%SE(ABORT"));
    }) << u"damaged"_s;
    QTest::newRow("of a newer Kassi") << sql({u"PRAGMA user_version = 99"_s}) << u"newer Kassi"_s;
    QTest::newRow("of a newer Kassi that was killed") << Spoil([](const QString &path) {
        std::optional<Stranger> kept; // Only in the child; nobody closes it there.
        Child child([&] { return kept.emplace(path).run(u"PRAGMA user_version = 99"_s).isEmpty(); });
        QVERIFY(child.didWell());
    }) << u"newer Kassi"_s;
    QTest::newRow("cut off") << Spoil([](const QString &path) { QVERIFY(QFile::resize(path, 9000)); }) << u"damaged"_s;
    QTest::newRow("overwritten in the middle") << Spoil([](const QString &path) {
        QByteArray bytes = contents(path);
        writeFile(path, bytes.replace(8192, 4096, QByteArray(4096, 'x')));
    }) << u"damaged"_s;
}

void JournalFileTest::aFileThatIsNoSoundJournalIsLeftAsItIs()
{
    QFETCH(std::function<void(QString)>, spoil);
    QFETCH(QString, says);
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(appendAll(journal, u"a"_s, {planned(u"a"_s), created, paid}));
    }
    spoil(file());
    const QByteArray before = contents(file());
    const QByteArray logBefore = contents(file() + u"-wal"_s);

    const auto journal = m_till->open();
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, ErrorCode::JournalFailed);
    QVERIFY2(journal.error().message.contains(says), qPrintable(journal.error().message));
    QVERIFY2(journal.error().message.contains(file()), qPrintable(journal.error().message));
    QVERIFY(contents(file()) == before);
    // SQLite may leave an empty one beside a file that it has read.
    if (const QByteArray log = contents(file() + u"-wal"_s); !log.isEmpty() || logBefore.size() > 32)
        QVERIFY(log == logBefore);
}

void JournalFileTest::aJournalWhoseFileIsGoneIsNotMadeAnew()
{
    writeFile(file() + u"-wal"_s, "what is left");
    const auto journal = m_till->open();
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, ErrorCode::JournalFailed);
    QVERIFY(!QFileInfo::exists(file()));
    QCOMPARE(contents(file() + u"-wal"_s), QByteArray("what is left"));
}

QTEST_GUILESS_MAIN(JournalFileTest)
#include "journal_file_test.moc"
