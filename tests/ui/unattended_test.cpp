// SPDX-License-Identifier: MIT
// What keeps a till running that nobody watches, without the program around it.
#include "process_memory.h"
#include "service_manager.h"
#include "trace.h"
#include "unattended.h"

#include "checkout/ask_engine.h"
#include "checkout/system_ports.h"
#include "checkout_view_rig.h"
#include "unit/support/virtual_clock.h"

#include <QApplication>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <thread>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Testing::VirtualClock;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr quint64 megabyte = quint64(1) << 20;

const EngineQuestion answersAtOnce = [](const auto &answered) { answered(); };

/// Starts at a wall clock of the test's own.
class NightClock final : public Clock
{
public:
    explicit NightClock(const QDateTime &start)
        : m_start(start.toMSecsSinceEpoch())
    {
    }
    [[nodiscard]] qint64 monotonicMs() const override { return inner.monotonicMs(); }
    [[nodiscard]] qint64 wallMs() const override { return m_start + inner.monotonicMs(); }
    void after(qint64 ms, QObject *context, std::function<void()> what) override
    {
        inner.after(ms, context, std::move(what));
    }

    VirtualClock inner;

private:
    qint64 m_start;
};

} // namespace

class UnattendedTest : public CheckoutViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void theEnvironmentIsTaken_data();
    void theEnvironmentIsTaken();
    void theManagerHears_data();
    void theManagerHears();
    void nobodyListens();
    void aBlockedWindowSaysNothing();
    void anEngineThatDoesNotAnswerIsNotSpokenFor();
    void theRealEngineIsAsked();
    void restartsOnlyInItsNight_data();
    void restartsOnlyInItsNight();
    void growthIsAReason_data();
    void growthIsAReason();
    void nobodyThereAndNothingOpen();
    void oneLargeLookIsNoGrowth();
    void memoryIsThatOfAllProcesses();
    void aTraceHasAnEnd();

private:
    QTemporaryDir m_folder;
};

void UnattendedTest::theEnvironmentIsTaken_data()
{
    QTest::addColumn<QByteArray>("socket");
    QTest::addColumn<QByteArray>("interval");
    QTest::addColumn<QByteArray>("pid");
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<bool>("isWatched");
    const QByteArray own = QByteArray::number(qint64(getpid()));
    const QByteArray parent = QByteArray::number(qint64(getppid()));
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray() << false << false;
    QTest::newRow("a path") << QByteArray("/run/notify") << QByteArray("3000000") << own << true << true;
    QTest::newRow("abstract") << QByteArray("@notify") << QByteArray("3000000") << QByteArray() << true << true;
    QTest::newRow("the compositor's") << QByteArray("/run/notify") << QByteArray("3000000") << parent << true << true;
    QTest::newRow("another's") << QByteArray("/run/notify") << QByteArray("3000000") << QByteArray("1") << true
                               << (getppid() == 1);
    QTest::newRow("no watchdog") << QByteArray("/run/notify") << QByteArray() << own << true << false;
    QTest::newRow("no number") << QByteArray("/run/notify") << QByteArray("soon") << own << true << false;
    QTest::newRow("no time") << QByteArray("/run/notify") << QByteArray("0") << own << true << false;
    QTest::newRow("not a socket") << QByteArray("vsock:2:1234") << QByteArray("3000000") << own << false << false;
}

void UnattendedTest::theEnvironmentIsTaken()
{
    QFETCH(QByteArray, socket);
    QFETCH(QByteArray, interval);
    QFETCH(QByteArray, pid);
    QFETCH(bool, isAsked);
    QFETCH(bool, isWatched);
    qputenv("NOTIFY_SOCKET", socket);
    qputenv("WATCHDOG_USEC", interval);
    qputenv("WATCHDOG_PID", pid);
    const auto request = ServiceRequest::take();
    QCOMPARE(!request.socket.isEmpty(), isAsked);
    QCOMPARE(request.watchdog.has_value(), isWatched);
    for (const char *name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})
        QVERIFY2(!qEnvironmentVariableIsSet(name), name);
    request.giveBack();
    const auto again = ServiceRequest::take(); // the program that follows
    QCOMPARE(again.socket, request.socket);
    QCOMPARE(again.watchdog, request.watchdog);
}

void UnattendedTest::theManagerHears_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("path") << m_folder.filePath(u"notify"_s).toLocal8Bit();
    QTest::newRow("abstract") << QByteArray("@kassi-test-") + QByteArray::number(qint64(getpid()));
}

void UnattendedTest::theManagerHears()
{
    QFETCH(QByteArray, address);
    const ServiceManager manager(address);
    {
        VirtualClock clock;
        Unattended unattended({.socket = address, .watchdog = 40s}, {}, {clock, [] { return 0ULL; }, answersAtOnce},
                              [] { return true; });
        QTRY_COMPARE(manager.heard(), QList<QByteArray>({"READY=1", "WATCHDOG=1"}));
        clock.pass(30'000);
        QTRY_COMPARE(manager.signsOfLife(), 4);
        unattended.setStatus(u"A payment is on the screen\nREADY=0"_s);
        unattended.setStatus(u"A payment is on the screen\nREADY=0"_s);
        QTRY_COMPARE(manager.times("STATUS=A payment is on the screen READY=0"), 1);
    }
    QTRY_COMPARE(manager.times("STOPPING=1"), 1);
    QCOMPARE(manager.signsOfLife(), 4);
}

void UnattendedTest::nobodyListens()
{
    const ServiceNotifier nobody({});
    nobody.ready();
    const ServiceNotifier gone("/nonexistent/notify");
    gone.alive();
    const ServiceNotifier tooLong(QByteArray(200, 'x').prepend('/'));
    tooLong.alive();
}

void UnattendedTest::aBlockedWindowSaysNothing()
{
    const QByteArray address = m_folder.filePath(u"blocked"_s).toLocal8Bit();
    const ServiceManager manager(address);
    SystemClock clock;
    Unattended unattended({.socket = address, .watchdog = 200ms}, {}, {clock, [] { return 0ULL; }, answersAtOnce},
                          [] { return true; });
    QTRY_VERIFY_WITH_TIMEOUT(manager.signsOfLife() >= 3, patience);
    QTRY_VERIFY(manager.silentFor() < 150ms); // nothing is on its way
    const auto before = manager.signsOfLife();
    while (manager.silentFor() < 1s)
        std::this_thread::sleep_for(10ms); // the window's thread hangs
    QVERIFY(manager.signsOfLife() <= before + 1);
    QTRY_VERIFY_WITH_TIMEOUT(manager.signsOfLife() >= before + 3, patience);
}

void UnattendedTest::anEngineThatDoesNotAnswerIsNotSpokenFor()
{
    const QByteArray address = m_folder.filePath(u"engine"_s).toLocal8Bit();
    const ServiceManager manager(address);
    const ServiceNotifier notifier(address);
    VirtualClock clock;
    std::vector<std::function<void()>> asked;
    const ServiceWatchdog watchdog(notifier, clock, 40s,
                                   [&](std::function<void()> answered) { asked.push_back(std::move(answered)); });
    clock.pass(20'000);
    QTRY_COMPARE(manager.signsOfLife(), 3); // it may take that long to start
    clock.pass(600'000);
    QVERIFY(asked.size() > 50); // it is asked on
    asked.back()();
    clock.pass(20'000);
    QTRY_COMPARE(manager.signsOfLife(), 5);
    clock.pass(600'000);
    notifier.status(u"end"_s);
    QTRY_COMPARE(manager.times("STATUS=end"), 1);
    QCOMPARE(manager.signsOfLife(), 5);
}

void UnattendedTest::theRealEngineIsAsked()
{
    int answers = 0;
    const QWidget bare;
    askEngine(bare, [&] { ++answers; });
    QCOMPARE(answers, 1);

    auto &view = show(); // nothing is made ready: that is part of the question
    askEngine(view, [&] { ++answers; });
    QTRY_VERIFY_WITH_TIMEOUT((askEngine(view, [&] { ++answers; }), answers > 1), patience);

    m_server->serve(u"/pses_1"_s, "painted(() => say('ready'));");
    auto &presented = presentReady();
    answers = 0;
    askEngine(presented, [&] { ++answers; });
    QTRY_VERIFY_WITH_TIMEOUT(answers > 0, patience);
}

void UnattendedTest::restartsOnlyInItsNight_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<double>("hours");
    QTest::addColumn<bool>("restarts");
    QTest::newRow("before it") << u"2026-12-01T03:59:00"_s << 100.0 << false;
    QTest::newRow("at it") << u"2026-12-01T04:00:00"_s << 100.0 << true;
    QTest::newRow("later that night") << u"2026-12-01T07:59:00"_s << 100.0 << true;
    QTest::newRow("by day") << u"2026-12-01T08:01:00"_s << 100.0 << false;
    QTest::newRow("started anew tonight") << u"2026-12-01T05:30:00"_s << 1.4 << false;
    QTest::newRow("started before it") << u"2026-12-01T05:30:00"_s << 1.6 << true;
    QTest::newRow("just started; the clock jumped") << u"2026-12-01T04:00:00"_s << 0.9 << false;
}

void UnattendedTest::restartsOnlyInItsNight()
{
    QFETCH(QString, now);
    QFETCH(double, hours);
    QFETCH(bool, restarts);
    RestartFacts facts{.now = QDateTime::fromString(now, Qt::ISODate), .runningMs = qint64(hours * double(hour))};
    const auto yes = [] { return true; };
    QCOMPARE(judgeRestart({.at = QTime(4, 0)}, facts, yes).has_value(), restarts);
    QVERIFY(!judgeRestart({.at = QTime(4, 0)}, facts, [] { return false; }));
    QVERIFY(!judgeRestart({}, facts, yes));
    // The same around midnight.
    facts.now = facts.now.addSecs(-qint64(5) * 3600);
    QCOMPARE(judgeRestart({.at = QTime(23, 0)}, facts, yes).has_value(), restarts);
}

void UnattendedTest::growthIsAReason_data()
{
    QTest::addColumn<quint64>("most");
    QTest::addColumn<quint64>("holds");
    QTest::addColumn<bool>("restarts");
    QTest::newRow("below") << 1000 * megabyte << 1000 * megabyte << false;
    QTest::newRow("above") << 1000 * megabyte << 1001 * megabyte << true;
    QTest::newRow("no rule") << quint64(0) << 9000 * megabyte << false;
}

void UnattendedTest::growthIsAReason()
{
    QFETCH(quint64, most);
    QFETCH(quint64, holds);
    QFETCH(bool, restarts);
    const RestartFacts facts{.now = QDateTime::currentDateTime(), .runningMs = 0, .memory = holds};
    const auto reason = judgeRestart({.mostMemory = most}, facts, [] { return true; });
    QCOMPARE(reason.has_value(), restarts);
    QVERIFY(!reason || *reason == RestartReason::Memory);
    QVERIFY(!judgeRestart({.mostMemory = most}, facts, [] { return false; }));
}

void UnattendedTest::nobodyThereAndNothingOpen()
{
    const QByteArray address = m_folder.filePath(u"night"_s).toLocal8Bit();
    const ServiceManager manager(address);
    NightClock clock(QDateTime(QDate(2026, 12, 1), QTime(2, 0)));
    bool nothingOpen = false;
    {
        Unattended unattended({.socket = address}, {.at = QTime(4, 0)}, {clock, [] { return 0ULL; }, answersAtOnce},
                              [&] { return nothingOpen; });
        QSignalSpy wanted(&unattended, &Unattended::restartWanted);
        clock.inner.pass(2 * hour + hour / 2);
        QCOMPARE(wanted.size(), 0); // something is open
        QWidget window;
        QTest::mouseClick(&window, Qt::LeftButton); // somebody is there
        nothingOpen = true;
        clock.inner.pass(Unattended::nobodyAfterMs - 2 * Unattended::lookEveryMs);
        QCOMPARE(wanted.size(), 0);
        QTest::keyClick(&window, Qt::Key_1);
        clock.inner.pass(Unattended::nobodyAfterMs - Unattended::lookEveryMs);
        QCOMPARE(wanted.size(), 0);
        clock.inner.pass(2 * Unattended::lookEveryMs);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<RestartReason>(), RestartReason::Nightly);
        clock.inner.pass(2 * hour);
        QCOMPARE(wanted.size(), 1); // once
    }
    QTRY_COMPARE(manager.times("STATUS=Starting anew, as every night"), 1);
    QCOMPARE(manager.times("STOPPING=1"), 0); // it goes on
}

void UnattendedTest::oneLargeLookIsNoGrowth()
{
    VirtualClock clock;
    quint64 memory = 0;
    Unattended unattended({}, {.mostMemory = 1000 * megabyte}, {clock, [&] { return memory; }, answersAtOnce},
                          [] { return true; });
    QSignalSpy wanted(&unattended, &Unattended::restartWanted);
    clock.pass(hour);
    memory = 2000 * megabyte;
    clock.pass(Unattended::lookEveryMs);
    memory = 900 * megabyte;
    clock.pass(Unattended::lookEveryMs);
    QCOMPARE(wanted.size(), 0);
    memory = 2000 * megabyte;
    clock.pass(2 * Unattended::lookEveryMs);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<RestartReason>(), RestartReason::Memory);
}

void UnattendedTest::memoryIsThatOfAllProcesses()
{
    const quint64 before = memoryOfTree(getpid());
    QVERIFY(before > 5 * megabyte);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--eat"_s});
    QTRY_VERIFY_WITH_TIMEOUT(child.canReadLine(), patience);
    const quint64 with = memoryOfTree(getpid());
    QVERIFY2(with > before + 190 * megabyte && with < before + 300 * megabyte,
             qPrintable(QString::number((with - before) / megabyte)));
    child.kill();
    QVERIFY(child.waitForFinished());
    QVERIFY(memoryOfTree(getpid()) < before + 50 * megabyte);
}

void UnattendedTest::aTraceHasAnEnd()
{
    const QString file = m_folder.filePath(u"trace"_s);
    {
        const auto trace = Trace::open(file, 10'000);
        QVERIFY(trace);
        for (int i = 0; i < 1'000; ++i)
            (*trace)->moment(u"again"_s);
    }
    QVERIFY(QFileInfo(file).size() > 10'000 && QFileInfo(file).size() < 11'000);
}

int main(int argc, char *argv[])
{
    if (argc > 1 && QByteArray(argv[1]) == "--eat") {
        const std::vector<char> eaten(200 * megabyte, 'x');
        std::puts("eaten");
        std::fflush(stdout);
        std::this_thread::sleep_for(std::chrono::hours(1));
        return eaten[size_t(argc)] == 'x' ? 0 : 1;
    }
    return Test::webTestMain<UnattendedTest>(argc, argv);
}
#include "unattended_test.moc"
