// SPDX-License-Identifier: MIT
// A kiosk's window against a person with a keyboard, another program and a screen saver: a real X server, real keys.
#include "kiosk/kiosk_lock.h"
#include "support/session_bus.h"
#include "ui/virtual_display.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusError>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>
#include <QWindow>

#include <xcb/screensaver.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 15'000;

struct Free
{
    void operator()(void *memory) const { std::free(memory); }
};
template <typename Reply>
using XReply = std::unique_ptr<Reply, Free>;

xcb_connection_t *x()
{
    return qGuiApp->nativeInterface<QNativeInterface::QX11Application>()->connection();
}

xcb_window_t rootWindow()
{
    return xcb_setup_roots_iterator(xcb_get_setup(x())).data->root;
}

/// QWidget::winId() stays that of before when the window flags change.
xcb_window_t xWindow(const QWidget &window)
{
    return static_cast<xcb_window_t>(window.windowHandle()->winId());
}

/// What a person sees in front of everything.
xcb_window_t topWindow()
{
    const XReply<xcb_query_tree_reply_t> tree(xcb_query_tree_reply(x(), xcb_query_tree(x(), rootWindow()), nullptr));
    const xcb_window_t *children = xcb_query_tree_children(tree.get());
    for (int i = xcb_query_tree_children_length(tree.get()) - 1; i >= 0; --i) {
        const XReply<xcb_get_window_attributes_reply_t> attributes(
            xcb_get_window_attributes_reply(x(), xcb_get_window_attributes(x(), children[i]), nullptr));
        if (attributes && attributes->map_state == XCB_MAP_STATE_VIEWABLE)
            return children[i];
    }
    return XCB_NONE;
}

bool screenSaverIsOn()
{
    const XReply<xcb_screensaver_query_info_reply_t> info(
        xcb_screensaver_query_info_reply(x(), xcb_screensaver_query_info(x(), rootWindow()), nullptr));
    return info && info->state == XCB_SCREENSAVER_STATE_ON;
}

xcb_atom_t atom(const QByteArray &name)
{
    const XReply<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(
        x(), xcb_intern_atom(x(), 0, static_cast<uint16_t>(name.size()), name.constData()), nullptr));
    return reply->atom;
}

/// As a window manager does for Alt+F4 or its close button.
void askToClose(const QWidget &window)
{
    xcb_client_message_event_t message = {};
    message.response_type = XCB_CLIENT_MESSAGE;
    message.format = 32;
    message.window = xWindow(window);
    message.type = atom("WM_PROTOCOLS");
    message.data.data32[0] = atom("WM_DELETE_WINDOW");
    xcb_send_event(x(), 0, message.window, XCB_EVENT_MASK_NO_EVENT, reinterpret_cast<const char *>(&message));
    xcb_flush(x());
}

void press(const QStringList &arguments)
{
    QProcess xdotool;
    xdotool.start(u"xdotool"_s, arguments);
    QVERIFY(QTest::qWaitFor([&] { return xdotool.state() == QProcess::NotRunning; }, patience));
    QCOMPARE(xdotool.exitCode(), 0);
}

/// Another program, a desktop, asks for all keys.
bool anotherGetsAllKeys()
{
    const std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)> other(xcb_connect(nullptr, nullptr),
                                                                             &xcb_disconnect);
    const XReply<xcb_grab_keyboard_reply_t> answer(xcb_grab_keyboard_reply(
        other.get(),
        xcb_grab_keyboard(other.get(), 0, rootWindow(), XCB_CURRENT_TIME, XCB_GRAB_MODE_ASYNC, XCB_GRAB_MODE_ASYNC),
        nullptr));
    return !answer || answer->status != XCB_GRAB_STATUS_ALREADY_GRABBED;
}

/// This program again, as somebody else's.
std::unique_ptr<QProcess> another(const QStringList &arguments, const QString &platform = u"xcb"_s)
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, platform);
    process->setProcessEnvironment(environment);
    process->start(QCoreApplication::applicationFilePath(), arguments);
    return process;
}

/// The desktop's side of the screen saver's D-Bus interface.
class Desktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

public:
    QList<uint> held;

public Q_SLOTS:
    uint Inhibit(const QString &, const QString &)
    {
        held << 77;
        return 77;
    }
    void UnInhibit(uint cookie) { held.removeOne(cookie); }
};

} // namespace

class KioskLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fillsTheDisplay();
    void comesBackFromBeingMoved();
    void cannotBeClosedFromOutside();
    void keysThatLeaveDoNothing_data();
    void keysThatLeaveDoNothing();
    void typingStillWorks();
    void anotherProgramDoesNotStayInFront();
    void keysAreTakenFromTheDesktop();
    void pointerIsHidden();
    void screenNeverSleeps();
    void desktopIsToldToStayAwake();
    void takesTheChosenDisplay_data();
    void takesTheChosenDisplay();
    void givesTheWindowBack();

private:
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_field = nullptr;
    std::unique_ptr<KioskLock> m_lock;
};

void KioskLockTest::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->setGeometry(50, 60, 300, 200);
    auto *layout = new QVBoxLayout(m_window.get());
    m_field = new QLineEdit(m_window.get());
    layout->addWidget(m_field);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
    m_lock = std::make_unique<KioskLock>(*m_window, KioskLockOptions{.hidePointer = true});
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), patience));
    m_field->setFocus();
}

void KioskLockTest::cleanup()
{
    m_lock.reset();
    m_window.reset();
}

void KioskLockTest::fillsTheDisplay()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_window->geometry(), QGuiApplication::primaryScreen()->geometry(), patience);
    QCOMPARE(m_window->frameGeometry(), m_window->geometry());
    QVERIFY(m_window->isFullScreen());
    QTRY_COMPARE_WITH_TIMEOUT(topWindow(), xWindow(*m_window), patience);
}

void KioskLockTest::comesBackFromBeingMoved()
{
    const QRect whole = QGuiApplication::primaryScreen()->geometry();
    press({u"type"_s, u"settled"_s}); // Heard after all that the screen says of its opening.
    QTRY_COMPARE_WITH_TIMEOUT(m_field->text(), u"settled"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->geometry(), whole, patience);
    m_window->setGeometry(100, 100, 200, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->geometry(), whole, patience);
    m_window->showMinimized();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isFullScreen() && !m_window->isMinimized(), patience);
    m_window->hide();
    m_window->windowHandle()->requestActivate();
    m_window->showNormal();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isFullScreen() && m_window->geometry() == whole, patience);
}

void KioskLockTest::cannotBeClosedFromOutside()
{
    askToClose(*m_window);
    press({u"type"_s, u"still here"_s}); // After the request, on the same connection to the screen.
    QTRY_COMPARE_WITH_TIMEOUT(m_field->text(), u"still here"_s, patience);
    QVERIFY(m_window->isVisible());
    QVERIFY(m_window->close()); // The program itself may.
}

void KioskLockTest::keysThatLeaveDoNothing_data()
{
    QTest::addColumn<QString>("keys");
    for (const char *keys : {"alt+F4", "ctrl+q", "ctrl+w", "F11", "F1", "F5", "F12", "ctrl+shift+i", "ctrl+p", "ctrl+n",
                             "alt+Left", "alt+Tab", "super+d", "Menu", "shift+F10", "ctrl+alt+Delete", "Print"})
        QTest::newRow(keys) << QString::fromLatin1(keys);
}

void KioskLockTest::keysThatLeaveDoNothing()
{
    QFETCH(QString, keys);
    QKeySequence sequence(QString(keys).replace(u"super"_s, u"meta"_s));
    QShortcut shortcut(sequence, m_window.get());
    QSignalSpy triggered(&shortcut, &QShortcut::activated);
    QSignalSpy ambiguous(&shortcut, &QShortcut::activatedAmbiguously);
    press({u"key"_s, keys});
    press({u"type"_s, u"7"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_field->text(), u"7"_s, patience);
    QCOMPARE(triggered.size() + ambiguous.size(), 0);
    QVERIFY(m_window->isVisible() && m_window->isFullScreen());
    QCOMPARE(topWindow(), xWindow(*m_window));
}

void KioskLockTest::typingStillWorks()
{
    press({u"type"_s, u"4242 Jon@a.is"_s});
    press({u"key"_s, u"BackSpace"_s, u"Home"_s, u"Delete"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_field->text(), u"242 Jon@a.i"_s, patience);
}

void KioskLockTest::anotherProgramDoesNotStayInFront()
{
    const auto ours = xWindow(*m_window);
    const auto intruder = another({u"--intruder"_s});
    // It says so when it had the front and the keyboard.
    QVERIFY(QTest::qWaitFor([&] { return intruder->canReadLine(); }, patience));
    QTRY_COMPARE_WITH_TIMEOUT(topWindow(), ours, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isActiveWindow(), patience);
    press({u"type"_s, u"4242"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_field->text(), u"4242"_s, patience);
    intruder->kill();
    QVERIFY(intruder->waitForFinished());
}

// Or Alt+Tab would be the desktop's.
void KioskLockTest::keysAreTakenFromTheDesktop()
{
    QTRY_VERIFY_WITH_TIMEOUT(!anotherGetsAllKeys(), patience);
}

void KioskLockTest::pointerIsHidden()
{
    m_window->setCursor(Qt::CrossCursor); // As a page may.
    QVERIFY(QGuiApplication::overrideCursor());
    QCOMPARE(QGuiApplication::overrideCursor()->shape(), Qt::BlankCursor);
    m_lock.reset();
    QVERIFY(!QGuiApplication::overrideCursor());
}

void KioskLockTest::screenNeverSleeps()
{
    const auto sleepAfterASecond = [] {
        xcb_force_screen_saver(x(), XCB_SCREEN_SAVER_RESET);
        xcb_set_screen_saver(x(), 1, 0, XCB_BLANKING_PREFERRED, XCB_EXPOSURES_ALLOWED);
        xcb_flush(x());
    };
    m_lock.reset();
    sleepAfterASecond();
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(screenSaverIsOn(), patience); // Without a lock it sleeps …
    const qint64 usual = timer.elapsed();
    m_lock = std::make_unique<KioskLock>(*m_window, KioskLockOptions{});
    sleepAfterASecond();
    QTRY_VERIFY_WITH_TIMEOUT(!screenSaverIsOn(), patience);
    // … and with one not even after twice the time.
    QVERIFY(!QTest::qWaitFor(screenSaverIsOn, static_cast<int>(2 * usual)));
}

void KioskLockTest::desktopIsToldToStayAwake()
{
    auto bus = QDBusConnection::sessionBus();
    QVERIFY2(bus.isConnected(), qPrintable(bus.lastError().message()));
    auto elsewhere = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
    Desktop desktop;
    QVERIFY(elsewhere.registerObject(u"/org/freedesktop/ScreenSaver"_s, &desktop, QDBusConnection::ExportAllSlots));
    QVERIFY(elsewhere.registerService(u"org.freedesktop.ScreenSaver"_s));
    m_lock = std::make_unique<KioskLock>(*m_window, KioskLockOptions{});
    QTRY_COMPARE_WITH_TIMEOUT(desktop.held.size(), 1, patience);
    m_lock.reset(); // The answer to the first call may still be on its way.
    QTRY_VERIFY_WITH_TIMEOUT(desktop.held.isEmpty(), patience);
    QDBusConnection::disconnectFromBus(u"desktop"_s);
}

void KioskLockTest::takesTheChosenDisplay_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("the second") << u"customer"_s << QByteArray("1024,0 1080x1920");
    QTest::newRow("the first") << u"staff"_s << QByteArray("0,0 1024x768");
    QTest::newRow("the usual one") << QString() << QByteArray();
    QTest::newRow("one that is not connected") << u"none"_s << QByteArray();
}

void KioskLockTest::takesTheChosenDisplay()
{
    QFETCH(QString, wanted);
    QTemporaryDir folder;
    QFile screens(folder.filePath(u"screens.json"_s));
    QVERIFY(screens.open(QIODevice::WriteOnly));
    screens.write(R"({"screens": [{"name": "staff", "x": 0, "y": 0, "width": 1024, "height": 768},
                                  {"name": "customer", "x": 1024, "y": 0, "width": 1080, "height": 1920}]})");
    screens.close();
    const auto program = another({u"--place"_s, wanted}, u"offscreen:configfile="_s + screens.fileName());
    QVERIFY(program->waitForFinished(patience));
    const QList<QByteArray> places = program->readAllStandardOutput().split('\n');
    QVERIFY(places.size() > 1);
    QFETCH(QByteArray, place);
    QCOMPARE(places[0], place.isEmpty() ? places[1] : place);
}

void KioskLockTest::givesTheWindowBack()
{
    m_lock.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isVisible() && !m_window->isFullScreen(), patience);
    askToClose(*m_window);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), patience);
}

namespace {

/// Somebody else's window: takes the front and the keyboard.
int intrude(int argc, char **argv)
{
    QApplication application(argc, argv);
    QLineEdit window;
    window.show();
    if (!QTest::qWaitForWindowExposed(&window, patience))
        return 1;
    window.raise();
    window.activateWindow();
    std::puts("in front");
    std::fflush(stdout);
    return QApplication::exec();
}

/// Tells where a locked window stands.
int tellPlace(int argc, char **argv)
{
    QApplication application(argc, argv);
    QWidget window;
    const KioskLock lock(window, {.screen = QString::fromLocal8Bit(argv[2])});
    if (!QTest::qWaitForWindowExposed(&window, patience))
        return 1;
    for (const QRect &place : {window.geometry(), QGuiApplication::primaryScreen()->geometry()})
        std::printf("%d,%d %dx%d\n", place.x(), place.y(), place.width(), place.height());
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QByteArray role = argc > 1 ? argv[1] : "";
    if (role == "--intruder")
        return intrude(argc, argv);
    if (role == "--place")
        return tellPlace(argc, argv);
    const VirtualDisplay display;
    const Test::SessionBus bus;
    qputenv("DISPLAY", display.name().toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "xcb");
    QApplication application(argc, argv);
    KioskLockTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "kiosk_lock_test.moc"
