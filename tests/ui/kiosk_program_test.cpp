// SPDX-License-Identifier: MIT
// The real `kassi --mode kiosk` on a screen of its own: locked onto it, worked with a real mouse and real keys, killed
// and started again, ended in good order.
#include "kiosk_program.h"

#include <QGuiApplication>
#include <QTest>

#include <csignal>

using namespace Kassi;
using namespace Qt::StringLiterals;

class KioskProgramTest : public QObject
{
    Q_OBJECT

public:
    explicit KioskProgramTest(const VirtualDisplay &display)
        : m_display(display)
    {
    }

private Q_SLOTS:
    void init();
    void cleanup()
    {
        m_rig.reset();
        m_kiosk.reset();
    }

    void tellsWhyNobodyCanPay();
    void tellsTheReasonsOfNow();
    void oneThatCannotStartSaysSo();
    void takesAnAmountFromTheFirstTouchHome();
    void goesOnAfterAPowerCut();
    void endsInGoodOrderDuringAPayment();

private:
    [[nodiscard]] qsizetype sessions() const { return m_rig->truth()[u"sessions"_s].toArray().size(); }
    [[nodiscard]] int lookUps() const
    {
        int count = 0;
        for (const QJsonValue &request : m_rig->requestLog())
            count += request[u"path"_s].toString().contains(u"pay_kassi_readiness"_s) ? 1 : 0;
        return count;
    }
    void toForm()
    {
        const qsizetype before = sessions();
        m_kiosk->walkToForm();
        QVERIFY(TillRig::waitFor([&] { return sessions() > before; }));
        QCOMPARE(sessions(), before + 1);
    }
    void start()
    {
        m_kiosk->launch();
        QVERIFY(m_kiosk->says("Ready"));
        QVERIFY(lookUps() > 0); // not said before it was proven
    }
    [[nodiscard]] qsizetype timesSaid(const QByteArray &status) const
    {
        return m_kiosk->manager().times("STATUS=" + status);
    }

    const VirtualDisplay &m_display;
    std::unique_ptr<TillRig> m_rig;
    std::unique_ptr<Test::KioskProgram> m_kiosk;
};

void KioskProgramTest::init()
{
    m_rig = std::make_unique<TillRig>(m_display);
    m_kiosk = std::make_unique<Test::KioskProgram>(*m_rig);
}

void KioskProgramTest::tellsWhyNobodyCanPay()
{
    QFile key(m_rig->folder() + u"/api-key"_s);
    QVERIFY(key.open(QIODevice::WriteOnly));
    key.write("sk_test_anothers\n");
    key.close();
    m_kiosk->launch();
    QVERIFY(m_kiosk->says("Out of service: call_failed, may_not_read_sessions"));
    QCOMPARE(timesSaid("Ready"), 0);
}

// A slow look may name others first, and somebody may have done half of what had to be done.
void KioskProgramTest::tellsTheReasonsOfNow()
{
    const auto refuse = [this](const QString &calls) {
        m_rig->addFault({{u"match"_s, calls}, {u"action"_s, u"status"_s}, {u"status"_s, 401}, {u"times"_s, 0}});
    };
    refuse(u"GET /v1/payment_sessions"_s);
    m_kiosk->launch();
    QVERIFY(m_kiosk->says("Out of service: may_not_read_sessions"));
    refuse(u"GET /v1/payments"_s);
    QVERIFY(m_kiosk->says("Out of service: may_not_read_sessions, call_failed"));
    m_rig->control("DELETE", u"/faults"_s);
    QVERIFY(m_kiosk->says("Ready"));
    QCOMPARE(timesSaid("Out of service: may_not_read_sessions, call_failed"), 1); // once, however often it looks
}

// The service manager starts it again when it ends. Until then customers see why they cannot pay, and no black screen.
void KioskProgramTest::oneThatCannotStartSaysSo()
{
    m_rig->rewriteSettings(u"[till]"_s, u"[till]\nno_such_setting = 1"_s);
    m_kiosk->launch({u"--mode"_s, u"kiosk"_s}); // as its service does
    const auto tellsWhy = [this] {
        return std::ranges::any_of(m_kiosk->manager().heard(), [](const QByteArray &line) {
            return line.startsWith("STATUS=Out of service: ") && line.contains("no_such_setting");
        });
    };
    QVERIFY(TillRig::waitFor(tellsWhy));
    QCOMPARE(m_kiosk->manager().times("READY=1"), 1);
    QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
    surroundings.insert(u"DISPLAY"_s, m_display.name());
    QProcess windows;
    windows.setProcessEnvironment(surroundings);
    const auto seesWindow = [&] {
        windows.start(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"^Kassi$"_s});
        return windows.waitForFinished() && !windows.readAllStandardOutput().isEmpty();
    };
    QVERIFY(TillRig::waitFor(seesWindow));
    m_rig->press(u"alt+F4"_s);
    QVERIFY(m_rig->isRunning());
    ::kill(pid_t(m_rig->process().processId()), SIGTERM);
    QCOMPARE(m_rig->finish().exitCode, 3);
}

void KioskProgramTest::takesAnAmountFromTheFirstTouchHome()
{
    start();
    toForm();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(Test::payWithKeys(*m_rig));
    QVERIFY(TillRig::waitFor([this] { return m_rig->paymentStatus() == u"succeeded"_s; }));
    QCOMPARE(m_rig->timesTaken(), 1);
    m_rig->press(u"alt+F4"_s); // leads nowhere
    QVERIFY(m_rig->isRunning());
}

void KioskProgramTest::goesOnAfterAPowerCut()
{
    start();
    toForm();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    const QString session = m_rig->sessionId();
    m_rig->killHard();
    m_rig->control("POST", u"/sessions/"_s + session, {{u"action"_s, u"complete"_s}});
    m_rig->start({});
    QVERIFY(TillRig::waitFor([&] { // the guardian asks
        int looks = 0;
        for (const QJsonValue &request : m_rig->requestLog())
            looks += request[u"path"_s].toString().contains(session) ? 1 : 0;
        return looks > 0 && lookUps() > 1;
    }));
    ::kill(pid_t(m_rig->process().processId()), SIGTERM);
    QCOMPARE(m_rig->finish().exitCode, 0);
    const RunResult recovered = m_rig->run({u"recover"_s, u"--mode"_s, u"cashier"_s});
    QCOMPARE(recovered.exitCode, 0);
    QCOMPARE(m_rig->timesTaken(), 1);
    QCOMPARE(sessions(), 1);
}

void KioskProgramTest::endsInGoodOrderDuringAPayment()
{
    start();
    toForm();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    ::kill(pid_t(m_rig->process().processId()), SIGTERM);
    QCOMPARE(m_rig->finish().exitCode, 0);
    QCOMPARE(m_rig->timesTaken(), 0);
}

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    VirtualDisplay display;
    KioskProgramTest test(display);
    return QTest::qExec(&test, argc, argv);
}

#include "kiosk_program_test.moc"
