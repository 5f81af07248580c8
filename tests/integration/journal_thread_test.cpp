// SPDX-License-Identifier: MIT
// The journal behind a window, on a real disk: nobody waits for it, nothing overtakes anything, and a file that is not
// right is never written to.
#include "journal/journal_thread.h"
#include "support/journal.h"
#include "support/verify.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Kassi;
using namespace Kassi::Testing;

class JournalThreadTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString file() const { return m_folder->filePath(u"journal.sqlite3"_s); }
    [[nodiscard]] std::unique_ptr<JournalThread> open(JournalDepth depth = JournalDepth::End) const
    {
        auto journal = JournalThread::open(
            file(), [] { return qint64(1'767'225'600'000); }, depth);
        return journal ? *std::move(journal) : nullptr;
    }
    void leaveAttempts(int count) const
    {
        const auto journal = SqlJournal::open(file(), [] { return qint64(1'767'225'600'000); });
        QVERIFY(journal);
        for (int number = 0; number < count; ++number) {
            const QString attempt = u"earlier-%1"_s.arg(number);
            QVERIFY((*journal)->append(attempt, planned(attempt, u"EARLIER-%1"_s.arg(number))));
            QVERIFY((*journal)->append(attempt, created));
        }
    }

    /// By somebody who leaves no other trace of it.
    void changeRow(int row) const
    {
        const Stranger stranger(file());
        const QString guard = stranger.value(u"SELECT sql FROM sqlite_master WHERE name = 'record_never_changes'"_s);
        for (const QString &statement : {u"DROP TRIGGER record_never_changes"_s,
                                         u"UPDATE record SET at_ms = at_ms + 1 WHERE seq = %1"_s.arg(row), guard})
            QCOMPARE(stranger.run(statement), QString());
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void whatIsToldIsDurable();
    void nobodyWaitsForASlowDisk();
    void nobodyWaitsForASearch();
    void quickDiskAnswersAtOnce();
    void whatIsReadKnowsWhatWasGivenBefore();
    void recordsKeepTheirOrder();
    void recordThatCannotFollowIsRefused();
    void whatWasGivenIsWrittenAtTheEnd();
    void answersEndWithTheJournal();
    void wrongRowStopsEveryRecord();
    void wrongEndIsNotOpened();
    void checkCanBeLeft();
};

void JournalThreadTest::whatIsToldIsDurable()
{
    const auto journal = open();
    QVERIFY(journal);
    Result<void> written = fail(ErrorCode::JournalFailed, u"not answered"_s);
    journal->appendThen(u"a-1"_s, planned(u"a-1"_s), [&](const Result<void> &result) {
        written = result;
        QCOMPARE(Stranger(file()).value(u"SELECT count(*) FROM record"_s), u"1"_s);
    });
    QVERIFY(!written); // the file is being checked: it comes with the event loop, and not before
    QTRY_VERIFY(written);
}

void JournalThreadTest::nobodyWaitsForASlowDisk()
{
    const auto journal = open(JournalDepth::Whole);
    QVERIFY(journal);
    const Stranger holder(file());
    QCOMPARE(holder.run(u"BEGIN IMMEDIATE"_s), QString());
    bool answered = false;
    journal->appendThen(u"a-1"_s, planned(u"a-1"_s), [&](const Result<void> &result) {
        answered = true;
        QVERIFY(result);
    });
    int frames = 0; // while the record waits for who holds the file
    QTimer frame;
    connect(&frame, &QTimer::timeout, this, [&frames] { ++frames; });
    frame.start(1);
    QTRY_VERIFY(frames >= 100);
    QVERIFY(!answered);
    QCOMPARE(holder.run(u"COMMIT"_s), QString());
    QTRY_VERIFY(answered);
}

void JournalThreadTest::nobodyWaitsForASearch()
{
    const auto journal = open(JournalDepth::Whole);
    QVERIFY(journal);
    const Stranger holder(file());
    QCOMPARE(holder.run(u"BEGIN IMMEDIATE"_s), QString());
    journal->appendThen(u"a-1"_s, planned(u"a-1"_s), [](const Result<void> &) {}); // the search comes behind it
    std::vector<QStringList> found;
    for (const QString &text : {u"ORDER-1"_s, u"ORDER-2"_s})
        journal->searchThen({.text = text}, [&](const Result<AttemptPage> &page) {
            found.push_back(attemptsOf(page.map([](const AttemptPage &whole) { return whole.attempts; })));
        });
    QVERIFY(found.empty());
    QCOMPARE(holder.run(u"COMMIT"_s), QString());
    QTRY_COMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0], QStringList{u"a-1"_s});
    QCOMPARE(found[1], QStringList());
}

void JournalThreadTest::quickDiskAnswersAtOnce()
{
    const auto journal = open(JournalDepth::Whole);
    QVERIFY(journal);
    bool atOnce = false; // no event loop runs
    for (int number = 0; number < 50 && !atOnce; ++number) {
        const QString attempt = u"a-%1"_s.arg(number);
        bool returned = false;
        journal->appendThen(attempt, planned(attempt, attempt), [&](const Result<void> &written) {
            QVERIFY(written);
            atOnce = atOnce || !returned;
        });
        returned = true;
        QVERIFY(journal->history(attempt)); // until it is written, should it have taken longer
        QCoreApplication::processEvents();
    }
    QVERIFY(atOnce);
}

void JournalThreadTest::whatIsReadKnowsWhatWasGivenBefore()
{
    const auto journal = open(JournalDepth::Whole);
    QVERIFY(journal);
    const Stranger holder(file()); // else it is answered at once
    QCOMPARE(holder.run(u"BEGIN IMMEDIATE"_s), QString());
    bool answered = false;
    journal->appendThen(u"a-1"_s, planned(u"a-1"_s), [&](const Result<void> &) { answered = true; });
    QCOMPARE(holder.run(u"COMMIT"_s), QString());
    const auto history = journal->history(u"ORDER-1"_s);
    QVERIFY(!answered);
    QCOMPARE(attemptsOf(history), QStringList{u"a-1"_s});
    QCOMPARE(attemptsOf(journal->unresolved()), QStringList{u"a-1"_s});
    QCOMPARE(attemptsOf(journal->recent(10)), QStringList{u"a-1"_s});
}

void JournalThreadTest::recordsKeepTheirOrder()
{
    const auto journal = open(); // the first ones are given while the file is being checked
    QVERIFY(journal);
    QStringList told;
    const auto tell = [&told](const QString &what) {
        return [&told, what](const Result<void> &result) { told << (result ? what : result.error().message); };
    };
    for (int number = 0; number < 20; ++number) {
        const QString attempt = u"a-%1"_s.arg(number);
        journal->appendThen(attempt, planned(attempt, attempt), tell(attempt + u" planned"_s));
        journal->note(attempt, {u"sent"_s, u"create"_s});
        journal->appendThen(attempt, created, tell(attempt + u" created"_s));
        if (number == 10)
            QTRY_COMPARE(told.size(), 22);
    }
    QTRY_COMPARE(told.size(), 40);
    for (int number = 0; number < 20; ++number) {
        QCOMPARE(told.at(2 * number), u"a-%1 planned"_s.arg(number));
        QCOMPARE(told.at(2 * number + 1), u"a-%1 created"_s.arg(number));
    }
    const Stranger stranger(file());
    QCOMPARE(stranger.value(
                 u"SELECT group_concat(kind) FROM (SELECT kind FROM record WHERE attempt = 'a-7' ORDER BY seq)"_s),
             u"planned,noted,created"_s);
}

void JournalThreadTest::recordThatCannotFollowIsRefused()
{
    const auto journal = open();
    QVERIFY(journal);
    std::optional<Result<void>> written;
    journal->appendThen(u"nobody"_s, created, [&](const Result<void> &result) { written = result; });
    QTRY_VERIFY(written);
    QVERIFY(!*written);
    QCOMPARE(written->error().code, ErrorCode::JournalFailed);
    QVERIFY(journal->append(u"a-1"_s, planned(u"a-1"_s))); // and the journal goes on
}

void JournalThreadTest::whatWasGivenIsWrittenAtTheEnd()
{
    auto journal = open(JournalDepth::Whole);
    QVERIFY(journal);
    for (int number = 0; number < 50; ++number) {
        const QString attempt = u"a-%1"_s.arg(number);
        journal->appendThen(attempt, planned(attempt, attempt), [](const Result<void> &) {});
        journal->note(attempt, {u"sent"_s, u"create"_s});
    }
    journal.reset();
    QCOMPARE(Stranger(file()).value(u"SELECT count(*) FROM record"_s), u"100"_s);
}

void JournalThreadTest::answersEndWithTheJournal()
{
    auto journal = open(JournalDepth::Whole);
    QVERIFY(journal);
    const Stranger holder(file()); // else it is answered at once
    QCOMPARE(holder.run(u"BEGIN IMMEDIATE"_s), QString());
    bool answered = false;
    journal->appendThen(u"a-1"_s, planned(u"a-1"_s), [&](const Result<void> &) { answered = true; });
    QCOMPARE(holder.run(u"COMMIT"_s), QString());
    journal.reset();
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

void JournalThreadTest::wrongRowStopsEveryRecord()
{
    leaveAttempts(20);
    changeRow(7);
    const auto journal = open();
    QVERIFY(journal); // its end is as it was left
    QSignalSpy failed(journal.get(), &JournalThread::checkFailed);
    std::optional<Result<void>> early;
    journal->appendThen(u"a-1"_s, planned(u"a-1"_s), [&](const Result<void> &result) { early = result; });
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.front().front().value<Error>();
    QCOMPARE(error.code, ErrorCode::JournalFailed);
    QVERIFY2(error.message.contains(u"at row 7"_s), qPrintable(error.message));
    QTRY_VERIFY(early);
    QVERIFY(!*early);
    std::optional<Result<void>> late;
    journal->appendThen(u"a-2"_s, planned(u"a-2"_s), [&](const Result<void> &result) { late = result; });
    journal->note(u"earlier-1"_s, {u"sent"_s, u"create"_s});
    QTRY_VERIFY(late);
    QVERIFY(!*late);
    QVERIFY(!journal->append(u"a-3"_s, planned(u"a-3"_s)));
    QVERIFY(!journal->checkReadyToRecord());
    QCOMPARE(Stranger(file()).value(u"SELECT count(*) FROM record"_s), u"40"_s);
}

void JournalThreadTest::wrongEndIsNotOpened()
{
    leaveAttempts(2);
    changeRow(4);
    const auto journal = JournalThread::open(
        file(), [] { return qint64(0); }, JournalDepth::End);
    QVERIFY(!journal);
    QVERIFY2(journal.error().message.contains(u"at row 4"_s), qPrintable(journal.error().message));
}

void JournalThreadTest::checkCanBeLeft()
{
    leaveAttempts(500);
    auto journal = open();
    QVERIFY(journal);
    bool answered = false;
    journal->appendThen(u"a-1"_s, planned(u"a-1"_s), [&](const Result<void> &) { answered = true; });
    journal.reset();
    QCoreApplication::processEvents();
    QVERIFY(!answered);
    // A file that was not read through was not written to.
    QCOMPARE(Stranger(file()).value(u"SELECT count(*) FROM record"_s), u"1000"_s);
}

QTEST_GUILESS_MAIN(JournalThreadTest)
#include "journal_thread_test.moc"
