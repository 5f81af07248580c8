// SPDX-License-Identifier: MIT
// The journal on a disk that fails: power cuts and kills at every operation, and every kind of error at every
// operation. Whatever append() accepted is there afterwards, byte by byte and in order; what it did not is there whole
// or not at all.
#include "sim/crash_disk.h"
#include "support/journal.h"

#include <QTest>

#include <random>

using namespace Kassi;
using namespace Kassi::Sim;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

/// What a run was told: the steps that were accepted, and the last that was not.
struct Told
{
    std::vector<Step> accepted;
    std::optional<Step> refused;
    std::optional<Error> error;
    std::size_t facts = 0;    ///< About the till, accepted.
    bool factRefused = false; ///< … and one more that was not.
};

class Run
{
public:
    explicit Run(quint64 seed, bool withFacts = true)
        : m_random(seed)
        , m_withFacts(withFacts)
        , disk([this] { return m_random(); })
    {
    }

    [[nodiscard]] Result<std::unique_ptr<SqlJournal>> open()
    {
        return SqlJournal::open(disk.journalFile(), [this] { return ++m_now; });
    }

    /// Goes through the story, with a restart in the middle, each step tried twice where it fails.
    Told tellStory()
    {
        Told told;
        const std::vector<Step> story = longStory();
        const auto middle = story.begin() + qsizetype(story.size() / 2);
        for (const std::vector<Step> &half : {std::vector(story.begin(), middle), std::vector(middle, story.end())}) {
            const auto journal = open();
            if (!journal) {
                told.error = journal.error();
                return told;
            }
            for (const Step &step : half) {
                if (!take(**journal, step, told))
                    return told;
            }
        }
        return told;
    }

private:
    std::mt19937_64 m_random;
    bool m_withFacts; ///< Some about the till are told among the steps.
    qint64 m_now = 1'700'000'000'000;

    bool take(SqlJournal &journal, const Step &step, Told &told)
    {
        Result<void> done = journal.append(step.attempt, step.record);
        if (!done) {
            told.error = done.error();
            done = journal.append(step.attempt, step.record);
        }
        if (!done) {
            told.refused = step;
            return false;
        }
        told.accepted.push_back(step);
        journal.note(step.attempt, {u"page"_s, u"ready"_s});
        return !m_withFacts || told.accepted.size() % 3 != 0 || takeFact(journal, told);
    }

    static bool takeFact(SqlJournal &journal, Told &told)
    {
        const TillRecord fact = TillFact::SignedIn{u"Anna"_s};
        Result<void> done = journal.appendTill(fact);
        if (!done) {
            told.error = done.error();
            done = journal.appendTill(fact);
        }
        told.factRefused = !done;
        if (done)
            ++told.facts;
        return done.has_value();
    }

public:
    CrashDisk disk;
};

/// Why what is there after the reboot is not what it has to be; empty when it is.
QString objection(Run &run, const Told &told)
{
    const auto journal = run.open();
    if (!journal)
        return u"not opened: "_s + journal.error().message;
    const QStringList there = recordsIn(run.disk.journalFile());
    const QStringList accepted = recordsOf(told.accepted);
    const bool asAccepted = there == accepted;
    if (!asAccepted && !(told.refused && there == accepted + recordsOf({*told.refused})))
        return u"%1 accepted, %2 there:\n%3"_s.arg(accepted.size()).arg(there.size()).arg(there.join(u'\n'));

    const auto facts = (*journal)->tillRecords({});
    if (!facts)
        return facts.error().message;
    if (facts->size() != told.facts && !(told.factRefused && facts->size() == told.facts + 1))
        return u"%1 facts about the till accepted, %2 there"_s.arg(told.facts).arg(facts->size());

    std::optional<Attempt> expected;
    for (const Step &step : told.accepted) {
        if (step.attempt == u"b"_s)
            expected = *fold(expected, step.record, 0);
    }
    const auto history = (*journal)->history(u"ORDER-2"_s);
    if (!history)
        return history.error().message;
    if (asAccepted && expected && (history->size() != 1 || history->front().outcome != expected->outcome))
        return u"the order is not what its records say"_s;
    if (auto next = (*journal)->append(u"d"_s, planned(u"d"_s, u"ORDER-3"_s)); !next)
        return u"no further record: "_s + next.error().message;
    return {};
}

/// As many operations as the story takes on a disk that does not fail.
qint64 operationsOfStory()
{
    Run run(1);
    const Told told = run.tellStory();
    return told.refused || told.error ? 0 : run.disk.operations();
}

qint64 readsOfStory()
{
    Run run(1);
    static_cast<void>(run.tellStory());
    return run.disk.reads();
}

} // namespace

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
    void anErrorAtAnyOperationLosesNothingAccepted_data();
    void anErrorAtAnyOperationLosesNothingAccepted();
    void aReadOnlyFileSystemIsAStopThatChangesNothing();
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
            Run run(quint64(at * 1000 + round));
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
    const auto sell = [](Run &run, std::vector<Step> &accepted) {
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
        Run run(1);
        std::vector<Step> accepted;
        QVERIFY(!sell(run, accepted));
        operations = run.disk.operations();
    }
    std::mt19937_64 random(1);
    for (int round = 0; round < 40; ++round) {
        Run run{quint64(round)};
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
        Run run(quint64(crashes) + 1, false);
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
        Run run{quint64(at)};
        run.disk.setLies(true);
        run.disk.crashAt(at);
        const Told told = run.tellStory();
        run.disk.reboot(CrashKind::PowerCut);
        wrong += objection(run, told).isEmpty() ? 0 : 1;
    }
    QVERIFY2(wrong > operations / 10, qPrintable(QString::number(wrong)));
}

void JournalPowerTest::anErrorAtAnyOperationLosesNothingAccepted_data()
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

void JournalPowerTest::anErrorAtAnyOperationLosesNothingAccepted()
{
    QFETCH(DiskTrouble, trouble);
    QFETCH(bool, lasting);
    const qint64 operations = trouble == DiskTrouble::ReadError ? readsOfStory() : operationsOfStory();
    int struck = 0;
    for (qint64 at = 1; at <= operations; ++at) {
        const CrashKind kind = at % 2 == 0 ? CrashKind::Process : CrashKind::PowerCut; // the rows fall on both
        Run run{quint64(at)};
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

void JournalPowerTest::aReadOnlyFileSystemIsAStopThatChangesNothing()
{
    Run run(1);
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

QTEST_GUILESS_MAIN(JournalPowerTest)
#include "journal_power_test.moc"
