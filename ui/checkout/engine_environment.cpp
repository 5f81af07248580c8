// SPDX-License-Identifier: MIT
#include "checkout/engine_environment.h"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <algorithm>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr DroppedVariable dropped[] = {
    {"QTWEBENGINE*", "debugging ports, switches, a sandbox that is off, another engine's program and resources"},
    {"CHROME_*", "Chromium's own: another sandbox helper, a log file"},
    {"SSLKEYLOGFILE", "a file that the keys of all TLS connections are written into"},
    {"SSLDEBUG*", "a file that TLS is traced into"},
    {"NSPR_LOG*", "a file that certificates and handshakes are traced into"},
    {"NSS_*", "another module of code in the certificate store"},
    {"OPENSSL_*", "code in the TLS library of our own calls to the gateway"},
    {"QT_LOGGING_*", "log output with addresses and headers in it"},
    {"QT_MESSAGE_PATTERN", "part of the log output"},
    {"QT_DEBUG_PLUGINS", "log output"},
    {"QT_FATAL_WARNINGS", "ends the program at a warning, in the middle of a payment"},
    {"QT_FATAL_CRITICALS", "the same at an error"},
    {"QT_QPA_GENERIC_PLUGINS", "touches and keys from elsewhere: one plugin takes them from the network"},
    {"QT_LOAD_TESTABILITY", "a library that drives the program from outside"},
    {"QT_PLUGIN_PATH", "other plugins, which are code"},
    {"QT_QPA_PLATFORM_PLUGIN_PATH", "the same"},
    {"QT_VIRTUALKEYBOARD_LAYOUT_PATH", "QML of another's, which is code, where card numbers are typed"},
    {"QML*", "QML of another's: import paths, a cache of compiled code, a debugger"},
    {"LD_*", "code in every process of the engine"},
    {"GCONV_PATH", "code in the C library"},
    {"GIO_*MODULE*", "code in GLib"},
    {"GTK_MODULES", "code in the desktop's theme"},
    {"GTK_PATH", "the same"},
    {"GDK_PIXBUF_MODULE*", "the same"},
    {"LIBGL_DRIVERS_PATH", "code in the graphics process"},
    {"LIBVA_DRIVERS_PATH", "the same"},
    {"VDPAU_DRIVER_PATH", "the same"},
    {"GBM_BACKENDS_PATH", "the same"},
    {"__EGL_*", "the same"},
    {"VK_*", "the same"},
    {"QT_VULKAN_*", "the same"},
};

constexpr EngineSwitch switches[] = {
    {"--js-flags=--max-old-space-size=512",
     "a script that eats memory loses its own process, not the machine its breath"},
    {"--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
     "WebRTC sends datagrams past the request guard, to the shop's own network too"},
    {"--disable-features=WebRtcHideLocalIpsWithMdns,PaintHolding",
     "WebRTC listens for and answers names on the shop's network (mDNS). And a page that paints nothing of its own, as "
     "the host page, holds the frame in it back for half a second"},
    {"--disable-shared-workers", "a shared worker's sockets go past the request guard"},
    {"--disable-blink-features=WebTransport", "its datagrams go past the request guard …"},
    {"--disable-quic", "… as long as the engine can speak QUIC at all"},
};

constexpr char switchesVariable[] = "QTWEBENGINE_CHROMIUM_FLAGS";

bool matches(const QString &name, QLatin1StringView pattern)
{
    // At most two stars, and one of them is the last character.
    const qsizetype star = pattern.indexOf(u'*');
    if (star < 0)
        return name == pattern;
    if (!name.startsWith(pattern.first(star)))
        return false;
    const QLatin1StringView rest = pattern.sliced(star + 1);
    return rest.isEmpty() || name.indexOf(rest.chopped(1), star) >= 0;
}

bool isDropped(const QString &name, const QString &value)
{
    // Not a screen of this machine's, but a port that serves one, with keys and mouse.
    if (name == "QT_QPA_PLATFORM"_L1)
        return value.contains("vnc"_L1, Qt::CaseInsensitive);
    return std::ranges::any_of(
        dropped, [&name](const DroppedVariable &each) { return matches(name, QLatin1StringView(each.name)); });
}

} // namespace

bool hasGraphicsCard(const QString &devices)
{
    return !QDir(devices + u"/dri"_s).entryList({u"renderD*"_s}, QDir::AllEntries | QDir::System).isEmpty() ||
           QFileInfo::exists(devices + u"/nvidia0"_s);
}

std::span<const DroppedVariable> droppedVariables()
{
    return dropped;
}

std::span<const EngineSwitch> engineSwitches()
{
    return switches;
}

QStringList cleanEngineEnvironment(const QStringList &more)
{
    QStringList names;
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (!isDropped(name, environment.value(name)))
            continue;
        names << name;
        qunsetenv(name.toLocal8Bit().constData());
    }
    QStringList own;
    for (const EngineSwitch &each : switches)
        own << QString::fromLatin1(each.text);
    // Without a graphics card OpenGL is computed, and that takes longer than painting without it. What would compute it
    // is not loaded either: a third of the time until the window stands, and a quarter of the program's memory.
    if (!hasGraphicsCard(u"/dev"_s) && qEnvironmentVariableIsEmpty("QT_QUICK_BACKEND")) {
        qputenv("QT_QUICK_BACKEND", "software");
        if (qEnvironmentVariableIsEmpty("QT_XCB_GL_INTEGRATION"))
            qputenv("QT_XCB_GL_INTEGRATION", "none");
    }
    // Not in the arguments: there a customer's neighbour could read them, and add to them.
    qputenv(switchesVariable, (own + more).join(u' ').toLocal8Bit());
    return names;
}

EngineStart::EngineStart(const Origin &element, bool reducedMotion)
    : m_switches(qgetenv(switchesVariable))
    , m_dumpable(prctl(PR_GET_DUMPABLE))
{
    const QUrl site = element.documentUrl().adjusted(QUrl::RemovePort | QUrl::StripTrailingSlash); // all its ports
    QByteArray own = m_switches + " --isolate-origins=" + site.toEncoded(QUrl::RemovePath);
    if (reducedMotion)
        own += " --force-prefers-reduced-motion";
    qputenv(switchesVariable, own);
    rlimit data{};
    getrlimit(RLIMIT_DATA, &data);
    m_dataLimit = data.rlim_cur;
    data.rlim_cur = std::min<rlim_t>(data.rlim_cur, mostMemory);
    setrlimit(RLIMIT_DATA, &data);
    prctl(PR_SET_DUMPABLE, 1);
}

EngineStart::~EngineStart()
{
    rlimit data{};
    getrlimit(RLIMIT_DATA, &data);
    data.rlim_cur = m_dataLimit;
    setrlimit(RLIMIT_DATA, &data);
    prctl(PR_SET_DUMPABLE, m_dumpable);
    qputenv(switchesVariable, m_switches);
}

} // namespace Kassi
