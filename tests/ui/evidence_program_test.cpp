// SPDX-License-Identifier: MIT
// `kassi evidence` beside a till that holds the state folder, without settings, key, gateway or display.
#include "journal/state_folder.h"
#include "support/files.h"
#include "support/journal.h"

#include <QProcess>
#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

struct Answer
{
    int code = -1;
    QString output;
    QString errors;
};

Answer kassi(const QString &home, const QStringList &arguments)
{
    QProcess program;
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, home);
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    program.setProcessEnvironment(environment);
    program.setWorkingDirectory(home);
    program.start(QStringLiteral(KASSI_PROGRAM), QStringList{u"evidence"_s} + arguments);
    if (!program.waitForFinished() || program.exitStatus() != QProcess::NormalExit)
        return {};
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

} // namespace

class EvidenceProgramTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] Answer evidence(const QStringList &arguments) const { return kassi(m_home->path(), arguments); }
    [[nodiscard]] QString path(const QString &name) const { return m_home->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StateFolder> m_held;
    std::unique_ptr<SqlJournal> m_journal;

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        auto held = StateFolder::acquire(path(u".local/state/kassi"_s));
        VERIFY_DONE(held);
        m_held = std::make_unique<StateFolder>(*std::move(held));
        auto journal = SqlJournal::open(m_held->journalFile(), [] { return qint64(1'700'000'000'000); });
        VERIFY_DONE(journal);
        m_journal = *std::move(journal);
        for (const Step &step : longStory())
            VERIFY_DONE(m_journal->append(step.attempt, step.record));
    }
    void cleanup()
    {
        m_journal.reset();
        m_held.reset();
        m_home.reset();
    }

    void writesAFileThatIsWholeAndSaysWhatTheJournalSays()
    {
        const Answer written = evidence({u"--reference"_s, u"ORDER-1"_s, u"--output"_s, u"file"_s});
        QVERIFY2(written.code == 0, qPrintable(written.errors));
        QVERIFY(onlyForUs(path(u"file"_s)));
        const Answer verified = evidence({u"--verify"_s, u"file"_s});
        QVERIFY2(verified.code == 0, qPrintable(verified.output + verified.errors));
        QVERIFY2(verified.output.contains(u"says what this till's journal says"_s), qPrintable(verified.output));
    }

    void writesToStandardOutput()
    {
        const Answer written = evidence({u"--reference"_s, u"ORDER-2"_s});
        QCOMPARE(written.code, 0);
        writeFile(path(u"file"_s), written.output.toUtf8());
        QCOMPARE(evidence({u"--verify"_s, u"file"_s}).code, 0);
    }

    void writesOverNoFile()
    {
        writeFile(path(u"file"_s), "older evidence");
        QCOMPARE(evidence({u"--reference"_s, u"ORDER-1"_s, u"--output"_s, u"file"_s}).code, 1);
        QCOMPARE(contents(path(u"file"_s)), QByteArray("older evidence"));
    }

    void saysWhatIsWrongWithAFile()
    {
        QCOMPARE(evidence({u"--reference"_s, u"ORDER-1"_s, u"--output"_s, u"file"_s}).code, 0);
        writeFile(path(u"file"_s), contents(path(u"file"_s)).replace("\"staff\"", "\"customer\""));
        const Answer verified = evidence({u"--verify"_s, u"file"_s});
        QCOMPARE(verified.code, 1);
        QVERIFY2(verified.output.contains(u"line 4: "_s), qPrintable(verified.output));
    }

    void saysThatItComparedWithNothing()
    {
        QCOMPARE(evidence({u"--reference"_s, u"ORDER-1"_s, u"--output"_s, u"file"_s}).code, 0);
        const Answer verified = evidence({u"--verify"_s, u"file"_s, u"--state-dir"_s, u"elsewhere"_s});
        QCOMPARE(verified.code, 0);
        QVERIFY2(verified.output.contains(u"was not compared"_s), qPrintable(verified.output));
        QVERIFY(!QFileInfo::exists(path(u"elsewhere"_s)));
    }

    void endsWithThreeWhereThereIsNothingToRead()
    {
        QCOMPARE(evidence({u"--reference"_s, u"ORDER-9"_s}).code, 3);
        QCOMPARE(evidence({u"--reference"_s, u"ORDER-1"_s, u"--state-dir"_s, u"elsewhere"_s}).code, 3);
        QCOMPARE(evidence({u"--verify"_s, u"not there"_s}).code, 3);
        QCOMPARE(evidence({}).code, 2);
    }
};

QTEST_GUILESS_MAIN(EvidenceProgramTest)
#include "evidence_program_test.moc"
