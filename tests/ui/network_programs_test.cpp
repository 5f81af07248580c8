// SPDX-License-Identifier: MIT
// The programs in a network as shops have them: `kassi check`, `recover` and `charge` against servers that cannot prove
// who they are, login pages, proxies and connections that break. The right exit code, words that say what to do, and
// nothing of the key to a peer that is not the gateway. The runs of a test go side by side, since most of it is
// waiting.
#include "integration/support/network_faults.h"
#include "journal/sql_journal.h"
#include "journal/state_folder.h"
#include "payment/outcome.h"
#include "support/files.h"
#include "support/journal.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

const QByteArray apiKey = "sk_test_51NotOneByteOfThis";

const QString settingsText = u"[gateway]\n"
                             u"base_url = \"%1\"\n"
                             u"merchant_id = \"mer_of_the_shop\"\n"
                             u"api_key = { env = \"KASSI_TEST_KEY\" }\n"
                             u"timeout_seconds = 2\n"
                             u"ca_file = \"%2\"\n"
                             u"[checkout]\n"
                             u"origin = \"https://till.example.is\"\n"
                             u"element_url = \"https://pay.example/{client_secret}\"\n"_s;

qint64 someTime()
{
    return 1'700'000'000'000;
}

/// A till in a folder of its own, with one peer in the place of the gateway.
class Run
{
public:
    Run(const NetworkFault &fault, const QString &caFile)
        : m_fault(fault)
        , m_peer(fault.answer, fault.identity)
    {
        const QString settings = settingsText.arg(fault.urlOf(m_peer).toString(), caFile);
        writeFile(file(u"kassi.toml"_s), settings.toUtf8());
    }
    ~Run()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Run)

    /// What an earlier run of the program left behind, of the attempt "a".
    [[nodiscard]] Result<void> writeJournal(const std::vector<JournalRecord> &records) const
    {
        return StateFolder::acquire(stateDir())
            .and_then([](const StateFolder &folder) { return SqlJournal::open(folder.journalFile(), someTime); })
            .and_then([&](const std::unique_ptr<SqlJournal> &journal) { return appendAll(*journal, u"a"_s, records); });
    }
    /// How many attempts of the journal somebody still has to ask about; -1 where it cannot be read.
    [[nodiscard]] int unresolved() const
    {
        const auto left =
            StateFolder::acquire(stateDir())
                .and_then([](const StateFolder &folder) { return SqlJournal::open(folder.journalFile(), someTime); })
                .and_then([](const std::unique_ptr<SqlJournal> &journal) { return journal->unresolved(); });
        return left ? int(left->size()) : -1;
    }

    void start(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"KASSI_TEST_KEY"_s, QString::fromLatin1(apiKey));
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
        environment.insert(u"HOME"_s, m_folder.path());
        for (const QString &name : {u"https_proxy"_s, u"HTTPS_PROXY"_s, u"no_proxy"_s, u"NO_PROXY"_s})
            environment.remove(name);
        if (m_fault.isOfProxy())
            environment.insert(u"https_proxy"_s, m_peer.url().toString());
        m_process.setProcessEnvironment(environment);
        // A test program that is killed takes what it started with it.
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.start(QStringLiteral(KASSI_PROGRAM),
                        arguments + QStringList{u"--config"_s, file(u"kassi.toml"_s), u"--state-dir"_s, stateDir()});
    }
    [[nodiscard]] bool isOver() const { return m_process.state() == QProcess::NotRunning; }
    void finish()
    {
        if (!QTest::qWaitFor([this] { return isOver(); }, 90'000))
            qFatal("%s: did not end", m_fault.name);
        exitCode = m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
        output = m_process.readAllStandardOutput();
        errors = m_process.readAllStandardError();
    }

    [[nodiscard]] QString stateDir() const { return file(u"state"_s); }
    [[nodiscard]] const NetworkFault &fault() const { return m_fault; }
    [[nodiscard]] const RecordingPeer &peer() const { return m_peer; }
    [[nodiscard]] QJsonObject line() const { return QJsonDocument::fromJson(output).object(); }
    /// For a failing test: what happened.
    [[nodiscard]] QByteArray story() const { return m_fault.name + QByteArray(": ") + output + errors; }
    /// The key has not left the till where the peer is not the gateway, and has not been written anywhere.
    [[nodiscard]] bool keptTheKey() const
    {
        const bool mayHear = !m_fault.identity && !m_fault.isOfProxy(); // loopback without TLS
        return (mayHear || !m_peer.wire().contains(apiKey)) && (!m_fault.identity || m_peer.clear().isEmpty()) &&
               !output.contains(apiKey) && !errors.contains(apiKey);
    }

    int exitCode = -1;
    QByteArray output;
    QByteArray errors;

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

    NetworkFault m_fault;
    RecordingPeer m_peer;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace

class NetworkProgramsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checkTellsEveryFaultApart();
    void chargeTakesNothing();
    void recoverLeavesWhatWasShownUnconfirmed();
    void recoverAsksNobodyAboutWhatWasNeverShown();

private:
    /// One for every fault that `wanted` names, or for all.
    [[nodiscard]] std::vector<std::unique_ptr<Run>> runs(const QList<QByteArrayView> &wanted = {});

    TestAuthority m_authority;
    TestAuthority m_stranger;
};

std::vector<std::unique_ptr<Run>> NetworkProgramsTest::runs(const QList<QByteArrayView> &wanted)
{
    std::vector<std::unique_ptr<Run>> made;
    for (const NetworkFault &fault : networkFaults(m_authority, m_stranger)) {
        if (wanted.isEmpty() || wanted.contains(fault.name))
            made.push_back(std::make_unique<Run>(fault, m_authority.file()));
    }
    return made;
}

void NetworkProgramsTest::checkTellsEveryFaultApart()
{
    const auto all = runs();
    for (const auto &run : all)
        run->start({u"check"_s});
    QSet<QByteArray> seen;
    for (const auto &run : all) {
        run->finish();
        QVERIFY2(run->exitCode == 4, run->story().constData());
        QVERIFY2(run->output.contains("NOT OK  gateway and key: "), run->story().constData());
        QVERIFY2(run->output.contains(run->fault().advice.toUtf8()), run->story().constData());
        QVERIFY2(run->output.endsWith("This till cannot take a payment now.\n"), run->story().constData());
        QVERIFY2(run->keptTheKey(), run->story().constData());
        QByteArray words = run->output.mid(run->output.indexOf("gateway and key: "));
        words.replace(run->fault().urlOf(run->peer()).host().toUtf8(), "HOST");
        QVERIFY2(!seen.contains(words), run->story().constData());
        seen.insert(words);
    }
}

void NetworkProgramsTest::chargeTakesNothing()
{
    const auto all = runs({"certificate expired", "unknown authority", "redirect", "login page"});
    QCOMPARE(all.size(), size_t(4));
    for (const auto &run : all)
        run->start({u"charge"_s, u"--amount"_s, u"4990"_s, u"--reference"_s, u"ORDER-1"_s});
    for (const auto &run : all) {
        run->finish();
        QVERIFY2(run->exitCode == 4, run->story().constData());
        QCOMPARE(run->line()[u"outcome"_s].toString(), outcomeName(Outcome::Unavailable));
        QCOMPARE(run->line()[u"error"_s][u"code"_s].toString(), errorCodeName(run->fault().code));
        QVERIFY2(run->line()[u"error"_s][u"message"_s].toString().contains(run->fault().advice),
                 run->story().constData());
        QVERIFY2(run->keptTheKey(), run->story().constData());
    }
}

void NetworkProgramsTest::recoverLeavesWhatWasShownUnconfirmed()
{
    const auto all = runs({"certificate expired", "redirect", "login page", "proxy wants a password", "reset"});
    QCOMPARE(all.size(), size_t(5));
    for (const auto &run : all) {
        VERIFY_DONE(run->writeJournal({planned(u"a"_s), created}));
        run->start({u"recover"_s});
    }
    for (const auto &run : all) {
        run->finish();
        QVERIFY2(run->exitCode == 13, run->story().constData());
        QCOMPARE(run->line()[u"outcome"_s].toString(), outcomeName(Outcome::Unconfirmed));
        QVERIFY2(run->line()[u"error"_s][u"message"_s].toString().contains(run->fault().advice),
                 run->story().constData());
        QVERIFY2(run->keptTheKey(), run->story().constData());
        QCOMPARE(run->unresolved(), 1); // somebody asks again
    }
}

void NetworkProgramsTest::recoverAsksNobodyAboutWhatWasNeverShown()
{
    const auto run = std::move(runs({"certificate expired"}).front());
    VERIFY_DONE(run->writeJournal({planned(u"a"_s)}));
    run->start({u"recover"_s});
    run->finish();
    QVERIFY2(run->exitCode == 0, run->story().constData());
    QCOMPARE(run->line()[u"outcome"_s].toString(), outcomeName(Outcome::Unavailable));
    QCOMPARE(run->unresolved(), 0);
    QCOMPARE(run->peer().wire(), QByteArray());
}

QTEST_GUILESS_MAIN(NetworkProgramsTest)
#include "network_programs_test.moc"
