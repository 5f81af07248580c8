// SPDX-License-Identifier: MIT
// Evidence comes out of a journal that a till is using, with every row of the order and none of another, and is held
// against that journal later.
#include "journal/evidence_source.h"
#include "support/files.h"
#include "support/journal.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class EvidenceSourceTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString file() const { return m_till->file(); }
    void tellStory(Journal &journal)
    {
        for (const Step &step : longStory()) {
            VERIFY_DONE(journal.append(step.attempt, step.record));
            journal.note(step.attempt, {u"page"_s, u"ready"_s});
        }
        VERIFY_DONE(journal.append(u"e"_s, planned(u"e"_s, u"ORDER-5"_s)));
    }
    [[nodiscard]] QStringList compared(const Evidence &evidence) const
    {
        const auto answer = compareWithJournal(file(), evidence);
        if (!answer)
            return {answer.error().message};
        return answer->value_or(QStringList{u"not compared"_s});
    }
    void edit(const QStringList &statements) const
    {
        const Stranger stranger(file());
        for (const QString &trigger : {u"record_never_changes"_s, u"record_never_goes"_s})
            QCOMPARE(stranger.run(u"DROP TRIGGER "_s + trigger), QString());
        for (const QString &statement : statements)
            QCOMPARE(stranger.run(statement), QString());
    }

    std::unique_ptr<JournalFolder> m_till;

private Q_SLOTS:
    void init() { m_till = std::make_unique<JournalFolder>(); }
    void cleanup() { m_till.reset(); }

    void everyRowOfTheOrderAndNoneOfAnother();
    void theTillGoesOnMeanwhile();
    void anUnknownOrderHasNoRows();
    void aDamagedJournalGivesNoEvidence();
    void aJournalThatIsNotThereIsNotMade();
    void anEditedJournalDiffersFromTheEvidence_data();
    void anEditedJournalDiffersFromTheEvidence();
    void aJournalMadeAnewDiffersFromTheEvidence();
};

void EvidenceSourceTest::everyRowOfTheOrderAndNoneOfAnother()
{
    OPEN_JOURNAL(journal);
    tellStory(journal);
    const auto evidence = readEvidence(file(), u"ORDER-1"_s);
    VERIFY_DONE(evidence);
    QCOMPARE(QString::number(evidence->rows.size()),
             Stranger(file()).value(u"SELECT count(*) FROM record WHERE reference = 'ORDER-1'"_s));
    QStringList records;
    for (const EvidenceRow &stored : evidence->rows) {
        QCOMPARE(stored.row.reference, QByteArray("ORDER-1"));
        if (stored.row.kind != "noted")
            records.append(QString::fromUtf8(stored.row.attempt + ' ' + stored.row.body));
    }
    std::vector<Step> expected = longStory();
    std::erase_if(expected, [](const Step &step) { return step.attempt == u"b"_s; });
    QCOMPARE(records, recordsOf(expected));
    const EvidenceVerdict verdict = verifyEvidence(writeEvidence(*evidence));
    QCOMPARE(verdict.wrong, QStringList());
    QVERIFY(verdict.evidence == *evidence);
}

void EvidenceSourceTest::theTillGoesOnMeanwhile()
{
    OPEN_JOURNAL(journal);
    tellStory(journal);
    const auto evidence = readEvidence(file(), u"ORDER-2"_s);
    VERIFY_DONE(evidence);
    QCOMPARE(compared(*evidence), QStringList());
    VERIFY_DONE(appendAll(journal, u"f"_s, {planned(u"f"_s, u"ORDER-2"_s), created}));
    QCOMPARE(compared(*evidence), QStringList()); // what came later is no contradiction
    QVERIFY(readEvidence(file(), u"ORDER-2"_s)->rows.size() > evidence->rows.size());
}

void EvidenceSourceTest::anUnknownOrderHasNoRows()
{
    OPEN_JOURNAL(journal);
    tellStory(journal);
    Evidence other = *readEvidence(file(), u"ORDER-9"_s);
    QVERIFY(other.rows.empty());
    QCOMPARE(compared(other), QStringList{u"not compared"_s});
}

void EvidenceSourceTest::aDamagedJournalGivesNoEvidence()
{
    {
        OPEN_JOURNAL(journal);
        tellStory(journal);
    }
    edit({u"UPDATE record SET at_ms = 0 WHERE seq = 3"_s});
    const auto evidence = readEvidence(file(), u"ORDER-1"_s);
    QVERIFY(!evidence);
    QVERIFY2(evidence.error().message.contains(u"row 3 "_s), qPrintable(evidence.error().message));
}

void EvidenceSourceTest::aJournalThatIsNotThereIsNotMade()
{
    QVERIFY(!readEvidence(file(), u"ORDER-1"_s));
    QVERIFY(!compareWithJournal(file(), {}));
    QVERIFY(!QFileInfo::exists(file()));
}

void EvidenceSourceTest::anEditedJournalDiffersFromTheEvidence_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("says");
    QTest::newRow("a row changed") << u"UPDATE record SET body = replace(body, '4990', '1') WHERE seq = 1"_s
                                   << u"row 1 is another one"_s;
    QTest::newRow("a row gone") << u"DELETE FROM record WHERE seq = 3"_s << u"row 3 is not in"_s;
    QTest::newRow("another head") << u"UPDATE record SET hash = replace(hash, substr(hash, 1, 1), 'x')"
                                     " WHERE seq = (SELECT seq FROM head)"_s
                                  << u"the journal's chain"_s;
}

void EvidenceSourceTest::anEditedJournalDiffersFromTheEvidence()
{
    QFETCH(QString, statement);
    QFETCH(QString, says);
    OPEN_JOURNAL(journal);
    tellStory(journal);
    const auto evidence = readEvidence(file(), u"ORDER-1"_s);
    VERIFY_DONE(evidence);
    QCOMPARE(compared(*evidence), QStringList());
    edit({statement});
    QVERIFY2(compared(*evidence).join(u'\n').contains(says), qPrintable(compared(*evidence).join(u'\n')));

    // The other way round: a file that leaves a row out, whole in itself.
    Evidence shorter = *evidence;
    shorter.rows.erase(shorter.rows.begin() + 4);
    QVERIFY2(compared(shorter).join(u'\n').contains(
                 u"row %1 of the till's journal is not in the file"_s.arg(evidence->rows.at(4).row.seq)),
             qPrintable(compared(shorter).join(u'\n')));
}

// By somebody who knows all about the chain: sound in itself, and not what was handed over.
void EvidenceSourceTest::aJournalMadeAnewDiffersFromTheEvidence()
{
    std::optional<Evidence> evidence;
    {
        OPEN_JOURNAL(journal);
        tellStory(journal);
        evidence = *readEvidence(file(), u"ORDER-2"_s);
    }
    for (const QString &name : {file(), QString(file() + u"-head"_s)})
        QVERIFY(QFile::remove(name));
    OPEN_JOURNAL(journal);
    VERIFY_DONE(journal.append(u"x"_s, planned(u"x"_s, u"ORDER-0"_s)));
    tellStory(journal);
    QVERIFY2(compared(*evidence).join(u'\n').contains(u"the journal's chain"_s),
             qPrintable(compared(*evidence).join(u'\n')));
}

QTEST_GUILESS_MAIN(EvidenceSourceTest)
#include "evidence_source_test.moc"
