// SPDX-License-Identifier: MIT
#include "watch.h"

#include "gateway_rig.h"
#include "traces.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QDirIterator>
#include <QTcpSocket>
#include <QUrl>
#include <QWidget>
#include <QWindow>

namespace Kassi::Test {
using namespace Qt::StringLiterals;

namespace {

// Every scheme that an attack uses to get out of the browser.
constexpr std::array outsideSchemes = {"mailto",  "tel",        "sms",    "ssh",    "ftp",    "intent",
                                       "bankapp", "file",       "market", "magnet", "callto", "steam",
                                       "ms-word", "x-man-page", "http",   "https"};

QString describe(const QObject *window)
{
    return QString::fromLatin1(window->metaObject()->className()) + u' ' + window->objectName();
}

} // namespace

Watch::Watch(QString world)
    : m_world(std::move(world))
{
    if (!m_tcpCanary.listen(QHostAddress::LocalHost) || !m_udpCanary.bind(QHostAddress::LocalHost))
        qFatal("no canary");
    connect(&m_tcpCanary, &QTcpServer::newConnection, this, [this] {
        m_seen << u"a connection to an address that is not on the public web"_s;
        while (auto *connection = m_tcpCanary.nextPendingConnection())
            delete connection;
    });
    connect(&m_udpCanary, &QUdpSocket::readyRead, this, [this] {
        m_seen << u"a datagram to an address that is not on the public web"_s;
        while (m_udpCanary.hasPendingDatagrams())
            m_udpCanary.readDatagram(nullptr, 0);
    });
    for (const char *scheme : outsideSchemes)
        QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "desktopAsked");
}

Watch::~Watch()
{
    for (const char *scheme : outsideSchemes)
        QDesktopServices::unsetUrlHandler(QString::fromLatin1(scheme));
}

void Watch::start()
{
    m_seen.clear();
    m_longestStallMs = 0;
    m_filesBefore = files();
    m_listenersBefore = listeners(QCoreApplication::applicationPid());
    qApp->installEventFilter(this);
}

void Watch::rest()
{
    qApp->removeEventFilter(this);
}

void Watch::startTiming()
{
    m_stall.emplace();
}

void Watch::stopTiming()
{
    m_longestStallMs = m_stall->longestMs();
    m_stall.reset();
    // Some go with the payment. WebRTC keeps ports that send nothing, for as long as a page has a connection of its
    // kind.
    for (const QString &listener : newListeners()) {
        const QString address = listener.section(u' ', 1).section(u':', 0, 0);
        if (!listener.startsWith(u"udp"_s) || address.count(u'0') < address.size())
            m_seen << u"a socket listens: "_s + listener;
    }
}

QStringList Watch::newListeners() const
{
    QStringList all = listeners(QCoreApplication::applicationPid());
    all.removeIf([this](const QString &listener) { return m_listenersBefore.contains(listener); });
    return all;
}

QStringList Watch::complaints()
{
    (void)GatewayRig::waitFor([this] { return newListeners().isEmpty(); }, 3'000);
    QStringList all = m_seen;
    for (const QString &listener : newListeners())
        all << u"a socket listens: "_s + listener;
    for (const QString &program : strangePrograms())
        all << u"a program was started: "_s + program;
    // The engine makes one where a download would go, and takes it away when that is refused.
    QMap<QString, qint64> after;
    (void)GatewayRig::waitFor([&] { return (after = files()) == m_filesBefore; }, 3'000);
    for (auto file = after.cbegin(); file != after.cend(); ++file) {
        if (m_filesBefore.value(file.key(), -1) != file.value())
            all << u"a file was written: "_s + file.key();
    }
    all.removeDuplicates();
    return all;
}

// The list of a <select> is a window too, of the engine's own and without a frame; no attack opens one.
bool Watch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        const auto *widget = qobject_cast<QWidget *>(watched);
        const auto *window = qobject_cast<QWindow *>(watched);
        // What InputGuard sends away is made, but never on the screen.
        const bool unseen = widget && widget->testAttribute(Qt::WA_DontShowOnScreen);
        if ((widget && widget->isWindow() && !unseen) || (window && window->isTopLevel()))
            m_seen << u"a window was opened: "_s + describe(watched);
        if (widget && widget->isWindow()) // A dialog would hold the test up for good.
            QMetaObject::invokeMethod(watched, "close", Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void Watch::desktopAsked(const QUrl &url)
{
    m_seen << u"the desktop was asked to open "_s + url.toDisplayString();
}

QMap<QString, qint64> Watch::files() const
{
    QMap<QString, qint64> found;
    // Not folders: the engine makes one for every profile that has a service worker, and puts nothing into it.
    QDirIterator all(m_world, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo info = all.nextFileInfo();
        found.insert(info.filePath(), info.size());
    }
    return found;
}

void ownWorld(const QString &base)
{
    const QDir folder(base);
    for (const char *name : {"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                             "XDG_RUNTIME_DIR", "XDG_DOWNLOAD_DIR", "current"}) {
        folder.mkpath(QString::fromLatin1(name));
        const QString path = folder.filePath(QString::fromLatin1(name));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        if (qstrcmp(name, "current") != 0)
            qputenv(name, path.toUtf8());
    }
    QDir::setCurrent(folder.filePath(u"current"_s));
}

} // namespace Kassi::Test
