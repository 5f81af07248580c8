// SPDX-License-Identifier: MIT
// The real `kassi --mode kiosk` on a screen of its own: locked onto it, worked with a real mouse and real keys, killed
// and started again, ended in good order.
#include "service_manager.h"
#include "till_rig.h"

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
    void cleanup() { m_rig.reset(); }

    void tellsWhyNobodyCanPay();
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
    /// From the first touch to the form: 1.000 krónur. What comes before the kiosk is ready would go nowhere.
    void toForm()
    {
        const qsizetype before = sessions();
        m_rig->hand({u"mousemove"_s, u"512"_s, u"330"_s, u"click"_s, u"1"_s});
        m_rig->type(u"1000"_s);
        m_rig->press(u"Return"_s);
        m_rig->hand({u"key"_s, u"--delay"_s, u"60"_s, u"Tab"_s, u"Tab"_s, u"space"_s});
        QVERIFY(TillRig::waitFor([&] { return sessions() > before; }));
        QCOMPARE(sessions(), before + 1);
    }
    /// From field to field as the form leads: a click brings the keyboard on the screen up, the next key sends it away,
    /// and both move the form.
    void payWithKeys()
    {
        m_rig->fillIn(u"card-number"_s, u"4242424242424242"_s);
        QVERIFY(TillRig::waitFor([this] { return m_rig->hears(u"card-expiry"_s); }));
        m_rig->type(u"1234"_s);
        QVERIFY(TillRig::waitFor([this] { return m_rig->hears(u"card-cvc"_s); }));
        m_rig->type(u"123"_s);
        QVERIFY(TillRig::waitFor([this] { return m_rig->digits() == 3; }));
        m_rig->press(u"Return"_s);
    }
    void launch(const QStringList &arguments = {})
    {
        const QString address = m_rig->folder() + u"/notify"_s;
        QFile::remove(address);
        m_manager = std::make_unique<Test::ServiceManager>(address.toLocal8Bit());
        m_rig->setVariable(u"NOTIFY_SOCKET"_s, address);
        m_rig->start(arguments);
    }
    void start()
    {
        launch();
        QVERIFY(TillRig::waitFor([this] { return m_manager->times("STATUS=Ready") > 0; }));
        QVERIFY(lookUps() > 0); // not said before it was proven
    }

    const VirtualDisplay &m_display;
    std::unique_ptr<TillRig> m_rig;
    std::unique_ptr<Test::ServiceManager> m_manager;
};

void KioskProgramTest::init()
{
    m_rig = std::make_unique<TillRig>(m_display);
    m_rig->addToTillSettings(u"mode = \"kiosk\"\n[kiosk]\nsource = \"amount\"\nvolume = 0\nhide_pointer = false"_s);
}

void KioskProgramTest::tellsWhyNobodyCanPay()
{
    QFile key(m_rig->folder() + u"/api-key"_s);
    QVERIFY(key.open(QIODevice::WriteOnly));
    key.write("sk_test_anothers\n");
    key.close();
    launch();
    QVERIFY(TillRig::waitFor(
        [this] { return m_manager->times("STATUS=Out of service: call_failed, may_not_read_sessions") == 1; }));
    QCOMPARE(m_manager->times("STATUS=Ready"), 0);
}

// The service manager starts it again when it ends. Until then customers see why they cannot pay, and no black screen.
void KioskProgramTest::oneThatCannotStartSaysSo()
{
    m_rig->rewriteSettings(u"[till]"_s, u"[till]\nno_such_setting = 1"_s);
    launch({u"--mode"_s, u"kiosk"_s}); // as its service does
    QVERIFY(TillRig::waitFor([this] { return m_manager->times("READY=1") == 1; }));
    const QList<QByteArray> said = m_manager->heard();
    QVERIFY(std::ranges::any_of(said, [](const QByteArray &line) {
        return line.startsWith("STATUS=Out of service: ") && line.contains("no_such_setting");
    }));
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
    payWithKeys();
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
