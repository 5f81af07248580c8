// SPDX-License-Identifier: MIT
// The real `kassi --mode kiosk` on a screen of its own: locked onto it, worked with a real mouse and real keys, killed
// and started again, ended in good order.
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
    /// From the first touch to the form: 1.000 krónur. Presses that come before a screen stands are made again.
    void toForm()
    {
        QVERIFY(TillRig::waitFor([this] { return lookUps() > 0; }));
        const qsizetype before = sessions();
        for (int tries = 0; tries < 20 && sessions() == before; ++tries) {
            m_rig->hand({u"mousemove"_s, u"512"_s, u"330"_s, u"click"_s, u"1"_s});
            m_rig->type(u"1000"_s);
            m_rig->press(u"Return"_s);
            m_rig->hand({u"key"_s, u"--delay"_s, u"60"_s, u"Tab"_s, u"Tab"_s, u"space"_s});
            (void)TillRig::waitFor([&] { return sessions() > before; }, 2'000);
            if (sessions() == before)
                m_rig->hand({u"mousemove"_s, u"960"_s, u"735"_s, u"click"_s, u"1"_s}); // start over
        }
        QCOMPARE(sessions(), before + 1);
    }

    const VirtualDisplay &m_display;
    std::unique_ptr<TillRig> m_rig;
};

void KioskProgramTest::init()
{
    m_rig = std::make_unique<TillRig>(m_display);
    m_rig->addToTillSettings(u"mode = \"kiosk\"\n[kiosk]\nsource = \"amount\"\nvolume = 0\nhide_pointer = false"_s);
}

void KioskProgramTest::takesAnAmountFromTheFirstTouchHome()
{
    m_rig->start({});
    toForm();
    m_rig->fillInCard(u"4242424242424242"_s);
    m_rig->click(u"pay"_s);
    QVERIFY(TillRig::waitFor([this] { return m_rig->paymentStatus() == u"succeeded"_s; }));
    QCOMPARE(m_rig->timesTaken(), 1);
    m_rig->press(u"alt+F4"_s); // leads nowhere
    QVERIFY(m_rig->isRunning());
}

void KioskProgramTest::goesOnAfterAPowerCut()
{
    m_rig->start({});
    toForm();
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
    m_rig->start({});
    toForm();
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
