// SPDX-License-Identifier: MIT
// What [till] says about the look is what the real `kassi` looks like: its colours are on the screen, the web engine
// has the size, and a logo that cannot be shown is told before anything is open.
#include "element_server.h"
#include "portal.h"
#include "support/session_bus.h"
#include "till_rig.h"

#include "common/logo.h"
#include "common/theme_colours.h"

#include <QFile>
#include <QGuiApplication>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;
using Theme::Scheme;

class LookTest : public QObject
{
    Q_OBJECT

public:
    explicit LookTest(const VirtualDisplay &display)
        : m_display(display)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void theWindowHasTheTheme_data();
    void theWindowHasTheTheme();
    void theStripHasTheBrandAndTheLogo();
    void everythingIsAsLargeAsSet();
    void aLogoIsShownOrRefused_data();
    void aLogoIsShownOrRefused();

private:
    [[nodiscard]] bool shows(QPoint point, const QColor &colour) const
    {
        return TillRig::waitFor([&] { return m_display.picture().pixelColor(point) == colour; });
    }

    const VirtualDisplay &m_display;
    Portal m_portal;
    QTemporaryDir m_folder;
};

void LookTest::initTestCase()
{
    QVERIFY(m_portal.open());
}

void LookTest::theWindowHasTheTheme_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<PortalSettings>("desktop");
    QTest::addColumn<Scheme>("scheme");
    const auto group = u"org.freedesktop.appearance"_s;
    const PortalSettings none;
    const PortalSettings dark{{group, {{u"color-scheme"_s, 1U}}}};
    QTest::newRow("not set") << QString() << dark << Scheme::Light;
    QTest::newRow("light") << u"light"_s << dark << Scheme::Light;
    QTest::newRow("dark") << u"dark"_s << none << Scheme::Dark;
    QTest::newRow("contrast") << u"contrast"_s << none << Scheme::Contrast;
    QTest::newRow("auto, a desktop that does not say") << u"auto"_s << none << Scheme::Light;
    QTest::newRow("auto, a dark desktop") << u"auto"_s << dark << Scheme::Dark;
    QTest::newRow("auto, a light desktop")
        << u"auto"_s << PortalSettings{{group, {{u"color-scheme"_s, 2U}}}} << Scheme::Light;
    QTest::newRow("auto, a desktop with contrast")
        << u"auto"_s << PortalSettings{{group, {{u"color-scheme"_s, 2U}, {u"contrast"_s, 1U}}}} << Scheme::Contrast;
}

void LookTest::theWindowHasTheTheme()
{
    QFETCH(QString, setting);
    QFETCH(PortalSettings, desktop);
    QFETCH(Scheme, scheme);
    m_portal.say(desktop);
    TillRig rig(m_display);
    if (!setting.isEmpty())
        rig.addToTillSettings(u"theme = \"%1\""_s.arg(setting));
    rig.setVariable(u"DBUS_SESSION_BUS_ADDRESS"_s, qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
    rig.start({});
    const QPoint besideTheKeys(4, VirtualDisplay::height / 2);
    QVERIFY(shows(besideTheKeys, Theme::coloursFor(scheme).paper));
    rig.killHard();
}

void LookTest::theStripHasTheBrandAndTheLogo()
{
    QImage logo(120, 60, QImage::Format_RGB32);
    logo.fill(0x00aa55);
    const QString file = m_folder.filePath(u"logo.png"_s);
    QVERIFY(logo.save(file));
    TillRig rig(m_display);
    rig.addToTillSettings(u"brand_color = \"#c8102e\"\nlogo = \"%1\""_s.arg(file));
    rig.startCharge();
    QVERIFY(shows({4, VirtualDisplay::height / 2}, QColor(0xc8102e)));
    const QPoint inTheLogo(60, 100); // below the strip that says that no money moves
    QVERIFY(shows(inTheLogo, QColor(0x00aa55)));
    rig.killHard();
}

void LookTest::everythingIsAsLargeAsSet()
{
    Test::ElementServer element;
    element.serve(u"/element"_s, "report(String(devicePixelRatio));");
    TillRig rig(m_display);
    rig.rewriteSettings(rig.gateway().elementUrlTemplate(), element.origin() + u"/element?{client_secret}"_s);
    rig.addToTillSettings(u"scale = 150"_s);
    rig.startCharge();
    QVERIFY(TillRig::waitFor([&] { return !element.reports().isEmpty(); }));
    QCOMPARE(element.reports().constFirst(), u"1.5"_s);
    rig.killHard();
}

void LookTest::aLogoIsShownOrRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const QByteArray svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="%" height="10"><rect width="9" height="9"/></svg>)";
    QTest::newRow("SVG") << u"a.svg"_s << QByteArray(svg).replace('%', "20") << QString();
    QTest::newRow("no file") << u"b.svg"_s << QByteArray() << u"cannot be read"_s;
    QTest::newRow("too large a file") << u"c.svg"_s << QByteArray(svg).replace('%', "20") + QByteArray(1024 * 1024, ' ')
                                      << u"1 MiB"_s;
    QTest::newRow("too large a picture") << u"d.svg"_s << QByteArray(svg).replace('%', "5000") << u"4096"_s;
    QTest::newRow("another kind") << u"e.png"_s << QByteArray("GIF89a") << u"neither a PNG nor an SVG"_s;
    QTest::newRow("half a PNG") << u"f.png"_s << QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000000")
                                << u"till.logo"_s;
}

void LookTest::aLogoIsShownOrRefused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!content.isEmpty())
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    const auto logo = loadLogo(path);
    if (says.isEmpty()) {
        QVERIFY2(logo.has_value(), logo ? "" : qPrintable(logo.error().message));
        QVERIFY(!logo->isNull());
        return;
    }
    QVERIFY(!logo);
    QCOMPARE(logo.error().param, u"till.logo"_s);
    QVERIFY2(logo.error().message.contains(says), qPrintable(logo.error().message));
    TillRig rig(m_display);
    rig.addToTillSettings(u"logo = \"%1\""_s.arg(path));
    const RunResult result = rig.run({});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.errors.contains(u"till.logo"_s), qPrintable(result.errors));
}

int main(int argc, char *argv[])
{
    const VirtualDisplay display;
    const Test::SessionBus bus;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    LookTest test(display);
    return QTest::qExec(&test, argc, argv);
}
#include "look_test.moc"
