// SPDX-License-Identifier: MIT
// Whoever asked for no animations, in Kassi's settings or in those of the desktop, gets none: the real `kassi` on a
// session bus of the test's own, and a page that says what it was told.
#include "element_server.h"
#include "kiosk_program.h"
#include "portal.h"
#include "support/session_bus.h"

#include <QGuiApplication>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class MotionTest : public QObject
{
    Q_OBJECT

public:
    explicit MotionTest(const VirtualDisplay &display)
        : m_display(display)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void pagesAreToldWhetherToMove_data();
    void pagesAreToldWhetherToMove();
    void aKiosksPagesAreToldToo_data();
    void aKiosksPagesAreToldToo();

private:
    [[nodiscard]] static QByteArray whatItIsTold()
    {
        return R"(const told = [matchMedia('(prefers-reduced-motion: reduce)').matches && 'reduce',
                                matchMedia('(prefers-reduced-motion: no-preference)').matches && 'no-preference'];
                  report(told.filter(Boolean).join());)";
    }

    const VirtualDisplay &m_display;
    Portal m_portal;
};

void MotionTest::initTestCase()
{
    QVERIFY(m_portal.open());
}

void MotionTest::pagesAreToldWhetherToMove_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<PortalSettings>("desktop");
    QTest::addColumn<bool>("answers");
    QTest::addColumn<QString>("bus");
    QTest::addColumn<QString>("told");
    const auto still = u"reduce"_s;
    const auto moving = u"no-preference"_s;
    const auto row = [](const char *name, const QString &told, const PortalSettings &desktop,
                        const QString &setting = {}, bool answers = true,
                        const QString &bus = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS")) {
        QTest::newRow(name) << setting << desktop << answers << bus << told;
    };
    const auto common = u"org.freedesktop.appearance"_s;
    const auto gnome = u"org.gnome.desktop.interface"_s;
    const auto kde = u"org.kde.kdeglobals.KDE"_s;
    row("nobody asks", moving, {});
    row("the settings", still, {}, u"animations = false"_s);
    row("a desktop", still, {{common, {{u"reduced-motion"_s, 1U}}}});
    row("a desktop that has none to ask for", moving, {{common, {{u"reduced-motion"_s, 0U}}}});
    row("GNOME", still, {{gnome, {{u"enable-animations"_s, false}}}});
    row("GNOME with animations", moving, {{gnome, {{u"enable-animations"_s, true}}}});
    row("KDE", still, {{kde, {{u"AnimationDurationFactor"_s, u"0"_s}}}});
    row("KDE with slow animations", moving, {{kde, {{u"AnimationDurationFactor"_s, u"1.414"_s}}}});
    row("a desktop that never answers", moving, {{common, {{u"reduced-motion"_s, 1U}}}}, {}, false);
    row("no session bus", moving, {}, {}, true, {});
    row("a session bus that is gone", moving, {}, {}, true, u"unix:path=/nonexistent"_s);
}

void MotionTest::pagesAreToldWhetherToMove()
{
    QFETCH(QString, setting);
    QFETCH(PortalSettings, desktop);
    QFETCH(bool, answers);
    QFETCH(QString, bus);
    QFETCH(QString, told);
    m_portal.say(desktop, answers);
    Test::ElementServer element;
    element.serve(u"/element"_s, whatItIsTold());
    TillRig rig(m_display);
    rig.rewriteSettings(rig.gateway().elementUrlTemplate(), element.origin() + u"/element?{client_secret}"_s);
    rig.addToTillSettings(setting);
    rig.setVariable(u"DBUS_SESSION_BUS_ADDRESS"_s, bus);
    rig.startCharge();
    QVERIFY(TillRig::waitFor([&] { return !element.reports().isEmpty(); }));
    QCOMPARE(element.reports().constFirst(), told);
    rig.killHard();
}

void MotionTest::aKiosksPagesAreToldToo_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<PortalSettings>("desktop");
    QTest::addColumn<QString>("told");
    QTest::newRow("nobody asks") << QString() << PortalSettings() << u"no-preference"_s;
    QTest::newRow("the settings") << u"animations = false"_s << PortalSettings() << u"reduce"_s;
    QTest::newRow("the desktop") << QString()
                                 << PortalSettings{{u"org.freedesktop.appearance"_s, {{u"reduced-motion"_s, 1U}}}}
                                 << u"reduce"_s;
}

void MotionTest::aKiosksPagesAreToldToo()
{
    QFETCH(QString, setting);
    QFETCH(PortalSettings, desktop);
    QFETCH(QString, told);
    m_portal.say(desktop);
    Test::ElementServer element;
    element.serve(u"/element"_s, whatItIsTold());
    TillRig rig(m_display);
    rig.rewriteSettings(rig.gateway().elementUrlTemplate(), element.origin() + u"/element?{client_secret}"_s);
    rig.setVariable(u"DBUS_SESSION_BUS_ADDRESS"_s, qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
    Test::KioskProgram kiosk(rig, setting);
    kiosk.launch();
    QVERIFY(kiosk.says("Ready"));
    kiosk.walkToForm();
    QVERIFY(TillRig::waitFor([&] { return !element.reports().isEmpty(); }));
    QCOMPARE(element.reports().constFirst(), told);
    rig.killHard();
}

int main(int argc, char *argv[])
{
    const VirtualDisplay display;
    const Test::SessionBus bus;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    MotionTest test(display);
    return QTest::qExec(&test, argc, argv);
}
#include "motion_test.moc"
