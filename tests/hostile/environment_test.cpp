// SPDX-License-Identifier: MIT
// The real `kassi` started by somebody who prepared its environment, its arguments and its machine: no port, no file,
// no program and no log line comes of it, and no other process finds the key.
#include "process_tree.h"
#include "till_rig.h"
#include "traces.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr uid_t nobody = 65534;

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

bool answers(int port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(port));
    return socket.waitForConnected(1'000);
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qUtf8Printable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
}

} // namespace

class EnvironmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_display = std::make_unique<VirtualDisplay>(); }
    void init();
    void cleanup();

    void preparedEnvironmentDoesNothing_data();
    void preparedEnvironmentDoesNothing();
    void enginesChildrenAreStartedClean();
    void argumentsOfTheEngineAreRefused_data();
    void argumentsOfTheEngineAreRefused();
    void secondProgramOnTheSameStateIsRefused();
    void nothingIsDumped();
    void othersMayNotLookInside();
    void keyInTheEnvironmentIsForgotten();
    void rootIsRefusedWithARealGateway();

private:
    /// `kassi` is started with these variables, by a program in between, as a session would.
    void prepare(const QByteArrayList &variables, const QByteArray &as = {}) const;
    void startPayment() const;
    [[nodiscard]] QList<qint64> processes() const { return processTree(m_rig->process().processId()); }
    [[nodiscard]] QString file(const char *name) const { return m_rig->folder() + u'/' + QLatin1StringView(name); }

    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<TillRig> m_rig;
    QByteArray m_program;
};

void EnvironmentTest::init()
{
    m_rig = std::make_unique<TillRig>(*m_display);
    m_program = qgetenv("KASSI_PROGRAM");
}

void EnvironmentTest::cleanup()
{
    m_rig.reset();
    if (m_program.isEmpty())
        qunsetenv("KASSI_PROGRAM");
    else
        qputenv("KASSI_PROGRAM", m_program);
}

void EnvironmentTest::prepare(const QByteArrayList &variables, const QByteArray &as) const
{
    const QByteArray program = m_program.isEmpty() ? QByteArray(KASSI_PROGRAM) : m_program;
    QByteArray script = "#!/bin/sh\n";
    for (const QByteArray &variable : variables)
        script += "export '" + variable + "'\n";
    write(file("start"), script + "exec " + as + " '" + program + "' \"$@\"\n");
    qputenv("KASSI_PROGRAM", file("start").toLocal8Bit());
}

void EnvironmentTest::startPayment() const
{
    m_rig->startCharge();
    QVERIFY(m_rig->waitFor([this] { return m_rig->sees(u"pay"_s); }));
}

void EnvironmentTest::preparedEnvironmentDoesNothing_data()
{
    QTest::addColumn<QByteArray>("variable");
    for (const char *variable :
         {"QTWEBENGINE_REMOTE_DEBUGGING=@PORT", "QTWEBENGINE_CHROMIUM_FLAGS=--remote-debugging-port=@PORT",
          "QTWEBENGINE_CHROMIUM_FLAGS=--log-net-log=@FILE", "SSLKEYLOGFILE=@FILE", "QTWEBENGINEPROCESS_PATH=@PROGRAM",
          "QT_LOGGING_RULES=*=true", "QT_MESSAGE_PATTERN=CANARY %{message}", "QT_DEBUG_PLUGINS=1",
          "QT_FATAL_WARNINGS=1", "QT_FATAL_CRITICALS=1", "QT_PLUGIN_PATH=@FOLDER", "QT_QPA_PLATFORM=vnc:port=@PORT",
          "QT_QPA_GENERIC_PLUGINS=TuioTouch:udp=@PORT"})
        QTest::newRow(variable) << QByteArray(variable);
}

void EnvironmentTest::preparedEnvironmentDoesNothing()
{
    QFETCH(QByteArray, variable);
    const int port = freePort();
    write(file("engine"), "#!/bin/sh\necho CANARY > '" + file("canary").toLocal8Bit() + "'\n");
    variable.replace("@PORT", QByteArray::number(port))
        .replace("@FILE", file("canary").toLocal8Bit())
        .replace("@PROGRAM", file("engine").toLocal8Bit())
        .replace("@FOLDER", m_rig->folder().toLocal8Bit());
    prepare({variable});
    startPayment();
    QVERIFY(!answers(port));
    QCOMPARE(listeners(m_rig->process().processId()), QStringList());
    m_rig->fillInCard(u"4242424242424242"_s);
    m_rig->click(u"pay"_s);
    const RunResult result = m_rig->finish();
    QVERIFY2(result.outcome() == u"paid"_s, qPrintable(result.errors));
    QVERIFY(!QFileInfo::exists(file("canary")));
    // It says what it does not listen to, and no more than without it.
    const QString name = QString::fromLatin1(variable.first(variable.indexOf('=')));
    QVERIFY2(result.errors.contains(u"kassi: %1 is ignored"_s.arg(name)), qPrintable(result.errors));
    QVERIFY2(!result.errors.contains(u"CANARY"_s), qPrintable(result.errors));
    QVERIFY2(result.errors.size() < 4'000, qPrintable(result.errors));
}

void EnvironmentTest::enginesChildrenAreStartedClean()
{
    prepare({"LD_PRELOAD=/no/such/library.so", "LD_LIBRARY_PATH=/no/such/folder", "GIO_EXTRA_MODULES=/no/such/folder",
             "__EGL_VENDOR_LIBRARY_DIRS=/no/such/folder"});
    startPayment();
    const QList<qint64> engine = descendants(m_rig->process().processId());
    QVERIFY(engine.size() >= 3);
    for (const qint64 pid : engine) {
        QByteArray environment = procFile(pid, "environ");
        QVERIFY(!environment.isEmpty());
        QVERIFY2(!environment.contains("/no/such"), environment.replace('\0', ' ').constData());
    }
}

void EnvironmentTest::argumentsOfTheEngineAreRefused_data()
{
    QTest::addColumn<QString>("argument");
    for (const char *argument : {"--webEngineArgs", "--remote-debugging-port=0", "--no-sandbox", "--single-process",
                                 "-platformpluginpath", "--qwindowgeometry=10x10"})
        QTest::newRow(argument) << QString::fromLatin1(argument);
}

void EnvironmentTest::argumentsOfTheEngineAreRefused()
{
    QFETCH(QString, argument);
    for (const QStringList &arguments :
         {QStringList{argument}, QStringList{u"charge"_s, u"--amount"_s, u"4990"_s, argument},
          QStringList{argument, u"charge"_s}}) {
        const RunResult result = m_rig->run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.errors.contains(u"kassi --help"_s), qPrintable(result.errors));
    }
    QCOMPARE(m_rig->truth().value(u"sessions"_s).toArray().size(), 0);
}

void EnvironmentTest::secondProgramOnTheSameStateIsRefused()
{
    startPayment();
    QProcess second;
    QProcessEnvironment environment = m_rig->process().processEnvironment();
    second.setProcessEnvironment(environment);
    second.start(m_rig->process().program(), m_rig->process().arguments());
    QVERIFY(second.waitForFinished());
    QCOMPARE(second.exitCode(), 1);
    const QByteArray errors = second.readAllStandardError();
    QVERIFY2(errors.contains(QByteArray::number(m_rig->process().processId())), errors.constData());
    QVERIFY(m_rig->sees(u"pay"_s));
    QCOMPARE(m_rig->truth().value(u"sessions"_s).toArray().size(), 1);
}

void EnvironmentTest::nothingIsDumped()
{
    startPayment();
    QVERIFY(processes().size() >= 4);
    for (const qint64 pid : processes()) {
        for (const QByteArray &line : procFile(pid, "limits").split('\n')) {
            if (line.startsWith("Max core file size"))
                QCOMPARE(line.simplified(), "Max core file size 0 0 bytes");
        }
    }
}

void EnvironmentTest::othersMayNotLookInside()
{
    // As a user like any other, and with the engine's whole sandbox.
    if (::geteuid() == 0) {
        const QString copy = file("kassi-copy"); // the build may be where nobody else may look
        QVERIFY(
            QFile::copy(m_program.isEmpty() ? QStringLiteral(KASSI_PROGRAM) : QString::fromLocal8Bit(m_program), copy));
        m_program = copy.toLocal8Bit();
        prepare({}, "setpriv --reuid=65534 --regid=65534 --clear-groups");
        m_program.clear();
        QVERIFY(QDir().mkpath(m_rig->stateDir()));
        QCOMPARE(::chown(m_rig->folder().toLocal8Bit().constData(), nobody, nobody), 0);
        for (QDirIterator each(m_rig->folder(), QDir::AllEntries | QDir::NoDotAndDotDot); each.hasNext();)
            QCOMPARE(::chown(each.next().toLocal8Bit().constData(), nobody, nobody), 0);
    }
    startPayment();
    const qint64 program = m_rig->process().processId();
    const QFileInfo memory(u"/proc/%1/mem"_s.arg(program));
    const QByteArray user = QByteArray::number(::geteuid() == 0 ? nobody : ::geteuid());
    QVERIFY(procFile(program, "status").contains(QByteArray("\nUid:\t" + user)));
    QCOMPARE(memory.ownerId(), 0U); // what cannot be dumped belongs to root
    const QList<qint64> pages = renderers(program);
    QVERIFY(!pages.isEmpty());
    for (const qint64 pid : pages) {
        const QByteArray status = procFile(pid, "status");
        QVERIFY(status.contains("Seccomp:\t2"));
        const qsizetype line = status.indexOf("NSpid:");
        const QByteArray pids = status.mid(line, status.indexOf('\n', line) - line);
        QVERIFY2(pids.simplified().count(' ') >= 2, pids.constData()); // a namespace within ours
    }
}

void EnvironmentTest::keyInTheEnvironmentIsForgotten()
{
    const QByteArray key = m_rig->gateway().secretKey().toUtf8();
    m_rig->rewriteSettings(u"{ file = \"%1/api-key\" }"_s.arg(m_rig->folder()), u"{ env = \"TILL_KEY\" }"_s);
    prepare({"TILL_KEY=" + key, "STAYS=1"});
    startPayment();
    for (const qint64 pid : processes()) {
        QVERIFY(!procFile(pid, "environ").contains(key));
        QVERIFY(!procFile(pid, "cmdline").contains(key));
    }
    QVERIFY(::geteuid() != 0 || procFile(processes().first(), "environ").contains("STAYS=1"));
}

void EnvironmentTest::rootIsRefusedWithARealGateway()
{
    if (::geteuid() != 0)
        return;
    m_rig->rewriteSettings(m_rig->gateway().baseUrl().toString(), u"https://gateway.example.is"_s);
    for (const QStringList &arguments :
         {QStringList{}, QStringList{u"charge"_s, u"--amount"_s, u"4990"_s, u"--reference"_s, u"ORDER-1"_s}}) {
        const RunResult result = m_rig->run(arguments);
        QCOMPARE(result.exitCode, 3);
        QVERIFY2(result.errors.contains(u"as root"_s), qPrintable(result.errors));
    }
}

QTEST_GUILESS_MAIN(EnvironmentTest)
#include "environment_test.moc"
