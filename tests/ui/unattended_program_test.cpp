// SPDX-License-Identifier: MIT
// The real `kassi` as a service that nobody watches: what it tells its manager, and what the manager's kill leads to.
// This test is the manager.
#include "hostile/process_tree.h"
#include "service_manager.h"
#include "till_rig.h"
#include "virtual_display.h"

#include <QCoreApplication>
#include <QTest>

#include <csignal>
#include <memory>

#include <unistd.h>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {
constexpr auto within = std::chrono::seconds(4);
const VirtualDisplay *display = nullptr;
} // namespace

class UnattendedProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsThatItIsThere_data();
    void tellsThatItIsThere();
    void noOtherProgramSpeaksForIt();
    void aDeadEngineIsNotSpokenFor();
    void aCrashLeadsStraightIntoRecovery();

private:
    void start();
    void charge();
    [[nodiscard]] bool isReady(qsizetype times = 1) const;

    std::unique_ptr<TillRig> m_rig;
    std::unique_ptr<Test::ServiceManager> m_manager;
};

void UnattendedProgramTest::init()
{
    m_rig = std::make_unique<TillRig>(*display);
}

void UnattendedProgramTest::cleanup()
{
    m_rig.reset();
    m_manager.reset();
}

void UnattendedProgramTest::start()
{
    if (!m_manager)
        m_manager = std::make_unique<Test::ServiceManager>((m_rig->folder() + u"/notify"_s).toLocal8Bit());
    m_rig->setVariable(u"NOTIFY_SOCKET"_s, m_rig->folder() + u"/notify"_s);
    m_rig->setVariable(u"WATCHDOG_USEC"_s, QString::number(std::chrono::microseconds(within).count()));
    m_rig->start({});
}

bool UnattendedProgramTest::isReady(qsizetype times) const
{
    return TillRig::waitFor([&] { return m_manager->times("READY=1") == times; });
}

// A window is ready before it has the keyboard, so: until the gateway hears of it.
void UnattendedProgramTest::charge()
{
    for (int tries = 0; tries < 10; ++tries) {
        m_rig->hand({u"key"_s, u"Escape"_s});
        m_rig->hand({u"type"_s, u"--delay"_s, u"60"_s, u"4990"_s}); // as a person does, and no scanner
        m_rig->press(u"Return"_s);
        if (TillRig::waitFor([&] { return !m_rig->truth().value(u"sessions"_s).toArray().isEmpty(); }, 5'000))
            return;
    }
    QFAIL("The window does not take the amount.");
}

void UnattendedProgramTest::tellsThatItIsThere_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("path") << QByteArray();
    QTest::newRow("abstract") << QByteArray("@kassi-program-test-") + QByteArray::number(qint64(getpid()));
}

void UnattendedProgramTest::tellsThatItIsThere()
{
    QFETCH(QByteArray, address);
    if (address.isEmpty())
        address = (m_rig->folder() + u"/notify"_s).toLocal8Bit();
    m_manager = std::make_unique<Test::ServiceManager>(address);
    m_rig->setVariable(u"NOTIFY_SOCKET"_s, QString::fromLocal8Bit(address));
    m_rig->setVariable(u"WATCHDOG_USEC"_s, QString::number(std::chrono::microseconds(within).count()));
    m_rig->start({});
    QVERIFY(isReady());
    QVERIFY(TillRig::waitFor([&] { return m_manager->signsOfLife() >= 4; }));
    charge();
    QVERIFY(TillRig::waitFor([&] { return m_manager->times("STATUS=A payment is on the screen") == 1; }));
    const auto before = m_manager->signsOfLife();
    QVERIFY(TillRig::waitFor([&] { return m_manager->signsOfLife() >= before + 4; })); // with a page that is another's
    QVERIFY(!m_rig->sessionId().isEmpty());
    m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(TillRig::waitFor([&] { return m_manager->times("STATUS=Ready") == 2; }));
    ::kill(pid_t(m_rig->process().processId()), SIGTERM);
    QVERIFY(TillRig::waitFor([&] { return m_manager->times("STOPPING=1") == 1; }));
    QCOMPARE(m_rig->finish().exitCode, 0);
    // Closed words only: no order, no amount, no key.
    const QList<QByteArray> known{"READY=1",    "STATUS=Ready",  "WATCHDOG=1", "STATUS=A payment is on the screen",
                                  "STOPPING=1", "STATUS=Closing"};
    for (const QByteArray &line : m_manager->heard())
        QVERIFY2(known.contains(line), line.constData());
}

void UnattendedProgramTest::noOtherProgramSpeaksForIt()
{
    start();
    QVERIFY(isReady());
    QVERIFY(TillRig::waitFor([&] { return !Test::renderers(m_rig->process().processId()).isEmpty(); }));
    for (const qint64 pid : Test::descendants(m_rig->process().processId()))
        QVERIFY(!Test::procFile(pid, "environ").contains("NOTIFY_SOCKET="));
}

void UnattendedProgramTest::aDeadEngineIsNotSpokenFor()
{
    start();
    QVERIFY(isReady());
    QVERIFY(TillRig::waitFor([&] { return m_manager->signsOfLife() >= 4; }));
    const qint64 pid = m_rig->process().processId();
    QVERIFY(TillRig::waitFor([&] { return !Test::renderers(pid).isEmpty(); }));
    const auto engine = Test::descendants(pid);
    for (const qint64 child : engine)
        ::kill(pid_t(child), SIGSTOP);
    QVERIFY(TillRig::waitFor([&] { return m_manager->silentFor() > within; }));
    QVERIFY(m_rig->isRunning());
    m_rig->killHard(); // WatchdogSec=, which ends all of its processes
    for (const qint64 child : engine)
        ::kill(pid_t(child), SIGKILL);
    const auto before = m_manager->signsOfLife();
    start(); // Restart=always
    QVERIFY(isReady(2));
    QVERIFY(TillRig::waitFor([&] { return m_manager->signsOfLife() >= before + 4; }));
}

void UnattendedProgramTest::aCrashLeadsStraightIntoRecovery()
{
    start();
    QVERIFY(isReady());
    charge();
    QVERIFY(TillRig::waitFor([&] { return m_rig->sees(u"card-number"_s); }));
    m_rig->killHard();
    const QString session = m_rig->sessionId();
    m_rig->control("POST", u"/sessions/"_s + session, {{u"action"_s, u"complete"_s}}); // the bank was quicker
    start();
    QVERIFY(isReady(2));
    const QString reference = m_rig->truth().value(u"sessions"_s)[0][u"external_reference"_s].toString();
    QVERIFY(!reference.isEmpty());
    QByteArray evidence;
    QVERIFY(TillRig::waitFor([&] { // nobody presses anything
        const auto asked = m_rig->launch({u"evidence"_s, u"--reference"_s, reference});
        asked->waitForFinished();
        evidence = asked->readAllStandardOutput();
        return evidence.contains(R"("outcome":"paid")") || evidence.contains(R"(\"outcome\":\"paid\")");
    }));
    QCOMPARE(m_rig->timesTaken(), 1);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const VirtualDisplay screen;
    display = &screen;
    UnattendedProgramTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "unattended_program_test.moc"
