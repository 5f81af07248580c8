// SPDX-License-Identifier: MIT
// What the programs do with bad usage, bad settings and a gateway that cannot serve: a clear message, the documented
// exit code, nothing sent that should not be, nothing lost. Here the screen hardly matters, the words and codes do.
#include "checkout/engine_environment.h"
#include "support/journal.h"
#include "till_rig.h"

#include <QTest>

#include <csignal>

using namespace Kassi;
using namespace Qt::StringLiterals;

class ProgramsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_display = std::make_unique<VirtualDisplay>(); }
    void init() { m_rig = std::make_unique<TillRig>(*m_display); }
    void cleanup() { m_rig.reset(); }

    void refusesBadUsage_data();
    void refusesBadUsage();
    void refusesBadSettings_data();
    void refusesBadSettings();
    void refusesAKioskWithNothingToSell();
    void refusesAKeyThatOthersCanRead();
    void isUnavailableWithoutAGateway();
    void isUnavailableWhenRefused_data();
    void isUnavailableWhenRefused();
    void tellsASecondProgramWhoHoldsTheState();
    void saysThatATestKeyMovesNoMoney();
    void opensOnADamagedJournalAndSellsNothing();
    void checksATillThatIsReady();
    void checksATillThatIsNot();
    void helpsAndTellsItsVersion();
    void loadsNoOpenGlWhereNoCardDraws();

private:
    [[nodiscard]] int createsSent() const
    {
        int count = 0;
        for (const QJsonValue &request : m_rig->requestLog())
            count += request[u"method"_s].toString() == u"POST"_s ? 1 : 0;
        return count;
    }

    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<TillRig> m_rig;
};

void ProgramsTest::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("cause");
    const auto charge = [](const QStringList &more) { return QStringList{u"charge"_s} + more; };
    const QStringList order{u"--amount"_s, u"4990"_s, u"--reference"_s, u"R"_s};
    QTest::newRow("no amount") << charge({u"--reference"_s, u"R"_s}) << u"--amount"_s;
    QTest::newRow("no such mode") << QStringList{u"--mode"_s, u"shop"_s} << u"--mode"_s;
    QTest::newRow("zero") << charge({u"--amount"_s, u"0"_s}) << u"amount"_s;
    QTest::newRow("negative") << charge({u"--amount=-5"_s}) << u"amount"_s;
    QTest::newRow("fractional") << charge({u"--amount"_s, u"49.90"_s}) << u"49.90"_s;
    QTest::newRow("grouped") << charge({u"--amount"_s, u"4.990"_s}) << u"4.990"_s;
    QTest::newRow("not safe") << charge({u"--amount"_s, u"9007199254740992"_s}) << u"9007199254740992"_s;
    QTest::newRow("30 digits") << charge({u"--amount"_s, QString(30, u'9')}) << u"too large"_s;
    QTest::newRow("empty reference") << charge({u"--amount"_s, u"1"_s, u"--reference"_s, u" "_s}) << u"reference"_s;
    QTest::newRow("huge reference") << charge({u"--amount"_s, u"1"_s, u"--reference"_s, QString(201, u'x')})
                                    << u"reference"_s;
    QTest::newRow("strange reference") << charge({u"--amount"_s, u"1"_s, u"--reference"_s, u"a\nb"_s})
                                       << u"reference"_s;
    QTest::newRow("unknown currency") << charge(order + QStringList{u"--currency"_s, u"XYZ"_s}) << u"XYZ"_s;
    QTest::newRow("lower case currency") << charge(order + QStringList{u"--currency"_s, u"isk"_s}) << u"isk"_s;
    QTest::newRow("no e-mail") << charge(order + QStringList{u"--email"_s, u"jon"_s}) << u"jon"_s;
    QTest::newRow("no customer") << charge(order + QStringList{u"--customer"_s, u"7"_s}) << u"cus_"_s;
    QTest::newRow("no payment") << charge(order + QStringList{u"--payment"_s, u"../x"_s}) << u"pay_"_s;
    QTest::newRow("metadata") << charge(order + QStringList{u"--metadata"_s, u"x"_s}) << u"key=value"_s;
    QTest::newRow("metadata twice") << charge(order + QStringList{u"--metadata"_s, u"x=1"_s, u"--metadata"_s, u"x=2"_s})
                                    << u"twice"_s;
    QTest::newRow("timeout") << charge(order + QStringList{u"--timeout"_s, u"0"_s}) << u"--timeout"_s;
    QTest::newRow("unknown option") << charge(order + QStringList{u"--amuont"_s, u"1"_s}) << u"amuont"_s;
    QTest::newRow("engine options") << charge(order + QStringList{u"--webEngineArgs"_s}) << u"webEngineArgs"_s;
    QTest::newRow("unknown command") << QStringList{u"refund"_s} << u"refund"_s;
    QTest::newRow("left over") << QStringList{u"recover"_s, u"now"_s} << u"now"_s;
}

void ProgramsTest::refusesBadUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, cause);
    const RunResult result = m_rig->run(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.lines.isEmpty());
    QVERIFY2(result.errors.contains(cause), qPrintable(result.errors));
    QCOMPARE(createsSent(), 0);
}

void ProgramsTest::refusesBadSettings_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("cause");
    QTest::newRow("unknown key") << u"timeout_seconds = 5"_s << u"timeout_secnds = 5"_s << u"kassi.toml:5"_s;
    QTest::newRow("wrong type") << u"timeout_seconds = 5"_s << u"timeout_seconds = \"5\""_s << u"timeout_seconds"_s;
    QTest::newRow("key as text") << u"api_key = {"_s << u"api_key = \"sk_test_0123456789\" #"_s << u"api_key"_s;
    QTest::newRow("no such key file") << u"/api-key\""_s << u"/no-key\""_s << u"no-key"_s;
    QTest::newRow("http elsewhere") << u"http://127.0.0.1"_s << u"http://10.0.0.1"_s << u"base_url"_s;
    QTest::newRow("not TOML") << u"[till]"_s << u"[till"_s << u"kassi.toml:"_s;
    QTest::newRow("postgresql") << u"[till]"_s << u"[journal]\nurl = \"postgresql://u@h/db\"\n[till]"_s
                                << u"journal.url"_s;
}

void ProgramsTest::refusesBadSettings()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, cause);
    m_rig->rewriteSettings(before, after);
    m_rig->startCharge();
    const RunResult result = m_rig->finish();
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.errors.contains(cause), qPrintable(result.errors));
    QVERIFY(!result.errors.contains(u"sk_test_0123456789"_s));
    QVERIFY(m_rig->requestLog().isEmpty());
}

void ProgramsTest::refusesAKioskWithNothingToSell()
{
    const RunResult result = m_rig->run({u"--mode"_s, u"kiosk"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.errors.contains(u"kiosk.items"_s), qPrintable(result.errors));
    QVERIFY(m_rig->requestLog().isEmpty());
}

void ProgramsTest::refusesAKeyThatOthersCanRead()
{
    QFile key(m_rig->folder() + u"/api-key"_s);
    QVERIFY(key.setPermissions(key.permissions() | QFile::ReadOther));
    m_rig->startCharge();
    const RunResult result = m_rig->finish();
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.errors.contains(u"chmod"_s), qPrintable(result.errors));
    QVERIFY(m_rig->requestLog().isEmpty());
}

void ProgramsTest::isUnavailableWithoutAGateway()
{
    m_rig->rewriteSettings(m_rig->gateway().baseUrl().toString() + u'"', u"http://127.0.0.1:9\""_s);
    m_rig->startCharge();
    const RunResult result = m_rig->finish();
    QCOMPARE(result.exitCode, 4);
    QCOMPARE(result.outcome(), u"unavailable"_s);
    QCOMPARE(result.line()[u"error"_s][u"code"_s].toString(), u"unreachable"_s);
}

void ProgramsTest::isUnavailableWhenRefused_data()
{
    QTest::addColumn<QJsonObject>("fault");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("sends");
    const auto status = [](int number) { return QJsonObject{{u"action"_s, u"status"_s}, {u"status"_s, number}}; };
    QTest::newRow("400") << status(400) << u"refused"_s << 1;
    QTest::newRow("401") << status(401) << u"refused"_s << 1;
    QTest::newRow("403") << status(403) << u"refused"_s << 1;
    QTest::newRow("422") << status(422) << u"refused"_s << 1;
    QTest::newRow("500 for ever") << status(500) << u"server_error"_s << 4;
    QTest::newRow("redirect") << QJsonObject{{u"action"_s, u"redirect"_s},
                                             {u"headers"_s, QJsonObject{{u"Location"_s, u"http://127.0.0.1:9/"_s}}}}
                              << u"redirected"_s << 4;
    QTest::newRow("another amount") << QJsonObject{{u"action"_s, u"body"_s},
                                                   {u"status"_s, 201},
                                                   {u"body"_s,
                                                    QJsonObject{{u"id"_s, u"pses_1"_s},
                                                                {u"mode"_s, u"embedded"_s},
                                                                {u"url"_s, QJsonValue()},
                                                                {u"client_secret"_s, u"secret_1"_s},
                                                                {u"status"_s, u"open"_s},
                                                                {u"payment"_s, u"pay_1"_s},
                                                                {u"amount"_s, 499},
                                                                {u"currency"_s, u"ISK"_s},
                                                                {u"expires_at"_s, u"2030-01-01T00:00:00Z"_s}}}}
                                    << u"mismatch"_s << 1;
    QTest::newRow("web page") << QJsonObject{{u"action"_s, u"body"_s}, {u"status"_s, 200}, {u"body"_s, u"<html>"_s}}
                              << u"malformed_reply"_s << 4;
}

void ProgramsTest::isUnavailableWhenRefused()
{
    QFETCH(QJsonObject, fault);
    QFETCH(QString, code);
    QFETCH(int, sends);
    fault.insert(u"match"_s, u"POST /v1/payment_sessions"_s);
    fault.insert(u"times"_s, 0);
    m_rig->addFault(fault);
    m_rig->startCharge();
    const RunResult result = m_rig->finish();
    QVERIFY2(result.exitCode == 4, qPrintable(result.errors));
    QCOMPARE(result.outcome(), u"unavailable"_s);
    QCOMPARE(result.line()[u"error"_s][u"code"_s].toString(), code);
    QVERIFY(!result.line()[u"error"_s][u"message"_s].toString().isEmpty());
    QCOMPARE(createsSent(), sends);
    QCOMPARE(m_rig->timesTaken(), 0);
}

void ProgramsTest::tellsASecondProgramWhoHoldsTheState()
{
    m_rig->startCharge();
    QVERIFY(m_rig->waitFor([this] { return m_rig->sees(u"pay"_s); }));
    const qint64 holder = m_rig->process().processId();
    TillRig &rig = *m_rig;
    QProcess second;
    QProcessEnvironment environment = rig.process().processEnvironment();
    second.setProcessEnvironment(environment);
    second.start(QStringLiteral(KASSI_PROGRAM),
                 {u"recover"_s, u"--config"_s, rig.configFile(), u"--state-dir"_s, rig.stateDir()});
    QVERIFY(second.waitForFinished());
    QCOMPARE(second.exitCode(), 1);
    QVERIFY(QString::fromUtf8(second.readAllStandardError()).contains(QString::number(holder)));
}

// The window is there before the whole file has been read; what is found then stops it all the same.
void ProgramsTest::saysThatATestKeyMovesNoMoney()
{
    m_rig->start({}); // not on the sandbox, but with a key of the gateway's test mode
    const auto isOpen = [this] {
        QProcess search;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DISPLAY"_s, m_display->name());
        search.setProcessEnvironment(environment);
        search.start(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"prófunarlykill"_s});
        return search.waitForFinished() && search.exitCode() == 0;
    };
    QVERIFY(m_rig->waitFor(isOpen));
}

void ProgramsTest::opensOnADamagedJournalAndSellsNothing()
{
    m_rig->startCharge();
    QVERIFY(m_rig->waitFor([this] { return m_rig->sees(u"pay"_s); }));
    ::kill(pid_t(m_rig->process().processId()), SIGTERM);
    QCOMPARE(m_rig->finish().exitCode, 11);
    const int sent = createsSent();
    {
        const Testing::Stranger stranger(m_rig->stateDir() + u"/journal.sqlite3"_s);
        const QString guard = stranger.value(u"SELECT sql FROM sqlite_master WHERE name = 'record_never_changes'"_s);
        for (const QString &statement :
             {u"DROP TRIGGER record_never_changes"_s, u"UPDATE record SET at_ms = at_ms + 1 WHERE seq = 1"_s, guard})
            QCOMPARE(stranger.run(statement), QString());
    }
    m_rig->start({});
    QString said;
    QVERIFY(m_rig->waitFor([&] {
        said += QString::fromUtf8(m_rig->process().readAllStandardError());
        return said.contains(u"at row 1"_s);
    }));
    m_rig->hand({u"type"_s, u"--delay"_s, u"60"_s, u"4990"_s});
    m_rig->hand({u"sleep"_s, u"0.1"_s, u"key"_s, u"Return"_s});
    m_rig->press(u"Escape"_s);
    ::kill(pid_t(m_rig->process().processId()), SIGTERM); // nobody pays, so it just ends
    QVERIFY(m_rig->waitFor([this] { return !m_rig->isRunning(); }));
    QCOMPARE(createsSent(), sent);
    QVERIFY(m_rig->run({u"recover"_s}).errors.contains(u"at row 1"_s));
}

void ProgramsTest::checksATillThatIsReady()
{
    const RunResult result = m_rig->run({u"check"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
    QCOMPARE(createsSent(), 0);
}

void ProgramsTest::checksATillThatIsNot()
{
    m_rig->addFault({{u"match"_s, u"GET /v1/payment_sessions/"_s},
                     {u"action"_s, u"status"_s},
                     {u"status"_s, 403},
                     {u"times"_s, 0}});
    QCOMPARE(m_rig->run({u"check"_s}).exitCode, 4);
}

// The loader's own log tells, also where the program's files in /proc are not to be read.
void ProgramsTest::loadsNoOpenGlWhereNoCardDraws()
{
    const QString log = m_rig->folder() + u"/loaded"_s;
    m_rig->setVariable(u"LD_DEBUG"_s, u"files"_s);
    m_rig->setVariable(u"LD_DEBUG_OUTPUT"_s, log);
    m_rig->startCharge();
    QVERIFY(m_rig->waitFor([this] { return m_rig->sees(u"pay"_s); })); // the engine has painted
    const qint64 pid = m_rig->process().processId();
    ::kill(pid_t(pid), SIGTERM);
    const RunResult result = m_rig->finish();
    QCOMPARE(result.exitCode, 11);
    for (const QString &missed : {u"OpenGL"_s, u"graphics backend"_s, u"Vulkan"_s})
        QVERIFY2(!result.errors.contains(missed), qUtf8Printable(result.errors));
    QFile file(u"%1.%2"_s.arg(log).arg(pid));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray loaded = file.readAll();
    QVERIFY(loaded.contains("libqxcb.so"));
    QCOMPARE(loaded.contains("libqxcb-glx-integration"), hasGraphicsCard(u"/dev"_s));
}

void ProgramsTest::helpsAndTellsItsVersion()
{
    QProcess kassi;
    kassi.start(QStringLiteral(KASSI_PROGRAM), {u"--help"_s});
    QVERIFY(kassi.waitForFinished());
    QCOMPARE(kassi.exitCode(), 0);
    const QString help = QString::fromUtf8(kassi.readAllStandardOutput());
    for (const QString &word : {u"charge"_s, u"recover"_s, u"check"_s, u"--sandbox"_s, u"--timeout"_s, u"13"_s})
        QVERIFY2(help.contains(word), qPrintable(word));
    kassi.start(QStringLiteral(KASSI_PROGRAM), {u"charge"_s, u"--version"_s});
    QVERIFY(kassi.waitForFinished());
    QVERIFY(kassi.readAllStandardOutput().startsWith("kassi "));
}

QTEST_GUILESS_MAIN(ProgramsTest)
#include "programs_test.moc"
