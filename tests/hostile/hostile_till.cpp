// SPDX-License-Identifier: MIT
#include "hostile_till.h"

#include "hostile_page.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

namespace Kassi::Test {
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 15'000;
}

HostileTill::HostileTill(const VirtualDisplay &display)
    : m_rig(display)
    , m_display(display.name())
    , m_decoys(m_rig.folder() + u"/decoys"_s)
    , m_partner(display.name())
{
    adoptOrphans();
    const QByteArray page = HostilePage::script(m_canary.origin());
    m_elements.serve(u"/element"_s, page);
    m_elements.serve(u"/popup"_s, page);
    m_rig.rewriteSettings(m_rig.gateway().elementUrlTemplate(), m_elements.origin() + u"/element?{client_secret}"_s);
    for (const QString &name : {u"TMPDIR"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s}) {
        const QString folder = m_rig.folder() + u'/' + name.toLower();
        QDir().mkpath(folder);
        m_rig.setVariable(name, folder);
    }
    m_rig.setVariable(u"MESA_SHADER_CACHE_DISABLE"_s, u"true"_s); // the graphics driver's own, at any time
    m_rig.setVariable(u"PATH"_s, m_decoys.folder() + u':' + qEnvironmentVariable("PATH"));
    for (const QString &name : {u"BROWSER"_s, u"DEFAULT_BROWSER"_s})
        m_rig.setVariable(name, m_decoys.folder() + u"/firefox"_s);
}

void HostileTill::standUp()
{
    if (m_rig.isRunning()) {
        if (m_path == u"/element"_s)
            return;
        click(u"close"_s);
        return comeTo(u"/element"_s);
    }
    m_rig.startCharge();
    expectPayment();
}

void HostileTill::openWindow()
{
    m_rig.start({});
    (void)TillRig::waitFor([this] { return m_display.placeOf(u"Kassi"_s).isValid(); });
}

void HostileTill::expectPayment()
{
    m_path = u"/element"_s;
    m_shapeShouldBe.clear();
    (void)TillRig::waitFor([this] { return sizeOf(m_path).isValid(); });
    takeAsItShouldBe();
    goTo(m_path);
    takeAsItShouldBe(); // with what the first steps of an engine leave behind
}

void HostileTill::toPopup()
{
    if (m_path == u"/popup"_s)
        return;
    m_reportsBefore = m_elements.reports().size();
    click(u"window"_s);
    goTo(u"/popup"_s);
}

void HostileTill::lieDown()
{
    if (m_rig.isRunning())
        m_rig.killHard();
    m_reportsBefore = m_elements.reports().size();
}

void HostileTill::takeAsItShouldBe()
{
    m_windowsShouldBe = m_display.windows();
    m_filesShouldBe = files();
    m_canaryShouldBe = m_canary.requests(); // an attack that got that far has failed its own row already
    m_loadsShouldBe = m_elements.hits(u"/element"_s);
}

QString HostileTill::stateOf(const QString &path) const
{
    const QStringList said = m_elements.reports().mid(m_reportsBefore).filter(path + u" state "_s);
    return said.isEmpty() ? QString() : said.constLast().section(u' ', 2);
}

QSize HostileTill::sizeOf(const QString &path) const
{
    const QStringList said = m_elements.reports().mid(m_reportsBefore).filter(path + u" up "_s);
    const QStringList words = said.isEmpty() ? QStringList() : said.constLast().split(u' ');
    return {words.value(2, u"-1"_s).toInt(), words.value(3, u"-1"_s).toInt()};
}

void HostileTill::goTo(const QString &path)
{
    if (!TillRig::waitFor([&] { return sizeOf(path).isValid(); }, patience))
        qWarning("the page %s is not shown", qUtf8Printable(path));
    m_viewports.insert(path, sizeOf(path));
    comeTo(path);
}

void HostileTill::comeTo(const QString &path)
{
    m_path = path;
    m_viewport = m_viewports.value(path);
    // A browser may drop clicks and keys until its first picture stands. A person sees that, and clicks again.
    const qsizetype before = probes().size();
    for (int tries = 0; tries < 20 && probes().size() == before; ++tries) {
        click(u"probe"_s);
        (void)TillRig::waitFor([&] { return probes().size() > before; }, 500);
    }
    click(u"field"_s);
    if (!m_shapeShouldBe.contains(path) && probe())
        m_shapeShouldBe.insert(path, m_shape);
}

QPoint HostileTill::pointOf(const QString &control) const
{
    // The page fills the window's lower right corner.
    const QRect window = m_display.placeOf(u"Kassi"_s);
    return window.topLeft() + QPoint(window.width() - m_viewport.width(), window.height() - m_viewport.height()) +
           HostilePage::pointOf(control);
}

void HostileTill::click(const QString &control, int button)
{
    const QPoint at = pointOf(control);
    m_rig.hand({u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"click"_s, QString::number(button)});
}

void HostileTill::press(const QString &control, const QString &keys)
{
    const QPoint at = pointOf(control);
    m_rig.hand(
        QStringList{u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"click"_s, u"1"_s, u"key"_s} +
        keys.split(u' '));
}

void HostileTill::drag(const QPoint &from, const QPoint &to)
{
    m_partner.raise();
    QStringList moves{u"mousemove"_s, QString::number(from.x()), QString::number(from.y()), u"mousedown"_s, u"1"_s};
    constexpr int steps = 12;
    for (int step = 1; step <= steps; ++step) {
        const QPoint at = from + (to - from) * step / steps;
        moves << u"mousemove"_s << QString::number(at.x()) << QString::number(at.y()) << u"sleep"_s << u"0.03"_s;
    }
    for (const int wiggle :
         {3, -3, 3, -3, 3, -3, 3, -3}) // until whoever is below has had time to say whether it takes what comes
        moves << u"mousemove_relative"_s << u"--"_s << QString::number(wiggle) << u"0"_s << u"sleep"_s << u"0.1"_s;
    m_rig.hand(moves + QStringList{u"mouseup"_s, u"1"_s});
}

QStringList HostileTill::probes() const
{
    return m_elements.reports().filter(m_path + u" probe "_s);
}

// Keys and clicks arrive in order: when the probe is answered, what came before it has been dealt with. A key first,
// since a click would close a menu that must not be there.
bool HostileTill::probe()
{
    const qsizetype before = probes().size();
    const auto answered = [&] { return probes().size() > before; };
    const auto hopeless = [&] { return !m_rig.isRunning() || m_display.windows() != m_windowsShouldBe; };
    m_rig.press(u"Control_R"_s);
    if (!TillRig::waitFor([&] { return answered() || hopeless(); }, 1'000) && !hopeless()) {
        click(u"probe"_s);
        (void)TillRig::waitFor([&] { return answered() || hopeless(); }, patience);
    }
    if (answered())
        m_shape = probes().constLast().section(u' ', 2);
    return answered();
}

QString HostileTill::trouble()
{
    QStringList wrong;
    if (!probe())
        wrong << u"the page does not answer"_s;
    else if (m_shape != m_shapeShouldBe.value(m_path))
        wrong << u"the page was "_s + m_shapeShouldBe.value(m_path) + u" and is "_s + m_shape;
    if (!m_rig.isRunning())
        wrong << u"kassi ended: "_s + QString::fromUtf8(m_rig.process().readAllStandardError());
    wrong << traces();
    wrong.removeAll(QString());
    return wrong.join(u"; "_s);
}

QString HostileTill::traces()
{
    QStringList wrong;
    const auto expect = [&wrong](const QString &what, const QStringList &is, const QStringList &shouldBe) {
        for (const QString &one : is) {
            if (!shouldBe.contains(one))
                wrong << u"%1: there is %2"_s.arg(what, one);
        }
        for (const QString &one : shouldBe) {
            if (!is.contains(one))
                wrong << u"%1: there is no %2"_s.arg(what, one);
        }
    };
    if (m_rig.isRunning()) {
        expect(u"windows"_s, m_display.windows(), m_windowsShouldBe);
        expect(u"listens"_s, listeners(m_rig.process().processId()), {});
    }
    expect(u"processes"_s, strangePrograms({QFileInfo(m_rig.process().program()).fileName(), u"Xvfb"_s}),
           {});                         // Orphans too, see adoptOrphans().
    QStringList gone = m_filesShouldBe; // the engine tidies up when it ends
    for (const QString &file : files())
        gone.removeAll(file);
    expect(u"files"_s, files() + gone, m_filesShouldBe);
    expect(u"the desktop was asked"_s, {m_decoys.marks()}, {QString()});
    expect(u"loads"_s, {QString::number(m_elements.hits(u"/element"_s))}, {QString::number(m_loadsShouldBe)});
    expect(u"asked for the canary"_s, {QString::number(m_canary.requests())}, {QString::number(m_canaryShouldBe)});
    const QString dropped = m_partner.received();
    expect(u"dragged out"_s, {dropped}, {QString()});
    return wrong.join(u"; "_s);
}

RunResult HostileTill::pay()
{
    takeMoney();
    return m_rig.finish();
}

void HostileTill::takeMoney()
{
    m_rig.control("POST", u"/sessions/"_s + m_rig.sessionId(), {{u"action"_s, u"complete"_s}});
    m_reportsBefore = m_elements.reports().size();
}

QStringList HostileTill::files() const
{
    return filesIn(m_rig.folder(), {m_rig.stateDir(), m_decoys.folder(), m_decoys.marksFile()});
}

} // namespace Kassi::Test
