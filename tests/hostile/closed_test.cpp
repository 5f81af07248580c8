// SPDX-License-Identifier: MIT
// What a browser offers and a checkout does not: each thing is tried by a page or by hands, and does not happen.
#include "checkout_view_rig.h"
#include "process_tree.h"

#include <QClipboard>
#include <QDialog>
#include <QDropEvent>
#include <QHelpEvent>
#include <QMimeData>
#include <QPointingDevice>
#include <QShortcut>
#include <QTcpServer>
#include <QToolTip>
#include <QWindow>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

namespace {

/// Windows that came onto the screen since it was made, and dialogs that were only made.
class NewWindows : public QObject
{
public:
    NewWindows() { qApp->installEventFilter(this); }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ChildPolished)
            m_dialogs += qobject_cast<QDialog *>(static_cast<QChildEvent *>(event)->child()) ? 1 : 0;
        if (watched->isWindowType() && event->type() == QEvent::Show)
            m_names.append(QString::fromLatin1(watched->metaObject()->className()));
        return false;
    }
    QStringList m_names;
    int m_dialogs = 0;
};

} // namespace

class ClosedTest : public CheckoutViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void colourDialogNeverShows();
    void tooltipNeverShows();
    void shopNetworkIsOutOfReach_data();
    void shopNetworkIsOutOfReach();
    void lastRequestsIntoTheShopAreRefused();
    void redirectIntoTheShopIsRefused();
    void nothingLoadsInTheBackground();
    void appLinkNeedsASettingAndAPress_data();
    void appLinkNeedsASettingAndAPress();
    void appLinkFromAPopupReachesTheProgram_data();
    void appLinkFromAPopupReachesTheProgram();
    void nothingIsDroppedIn();
    void onlyFieldsAreSelected();
    void copiesGoWithThePayment();
    void otherKeysReachTheProgram();
    void otherButtonsReachNoPage();
    void floodOfKeysIsCutOff();
    void guardOutlivesTheEnginesWidget();
    void secondFingerEndsTheTouch();
    void thousandPopupsAreTwo();

private:
    CheckoutView &present(const QByteArray &script, const CheckoutViewOptions &options);
    CheckoutView &present(const QByteArray &script) { return present(script, options()); }
    int count(const QString &report) const { return int(m_server->reports().count(report)); }
};

CheckoutView &ClosedTest::present(const QByteArray &script, const CheckoutViewOptions &options)
{
    m_server->serve(u"/pses_1"_s, script + "\npainted(() => say('ready'));");
    return presentReady(options);
}

void ClosedTest::colourDialogNeverShows()
{
    auto &view = present(R"(document.body.innerHTML = '<input type=color value="#010203">';
        onclick = (event) => { if (!event.isTrusted) return;
            document.querySelector('input').click(); setTimeout(() => report('asked'), 0); };)");
    NewWindows windows;
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"asked"_s), patience);
    // It is made, and goes, unseen: that it was there is the sign that the page's wish arrived.
    QTRY_VERIFY_WITH_TIMEOUT(windows.m_dialogs > 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(view.findChildren<QDialog *>().isEmpty() || !windows.m_names.isEmpty(), patience);
    QCOMPARE(windows.m_names, QStringList());
}

void ClosedTest::tooltipNeverShows()
{
    auto &view = present("document.body.title = 'Your card is broken, call 555';");
    QWidget *target = input(&view);
    auto *web = view.findChild<QWebEngineView *>();
    for (int x = 10; web->toolTip().isEmpty() && x < 400; ++x) {
        QTest::mouseMove(target, {x, 200});
        QTest::qWait(20);
    }
    QVERIFY(!web->toolTip().isEmpty());
    QHelpEvent hover(QEvent::ToolTip, {200, 200}, target->mapToGlobal(QPoint(200, 200)));
    QApplication::sendEvent(target, &hover);
    QVERIFY(!QToolTip::isVisible());
}

// 0.0.0.0 is this machine, and not the loopback address that the sandbox may use.
void ClosedTest::shopNetworkIsOutOfReach_data()
{
    QTest::addColumn<QByteArray>("attempt");
    QTest::newRow("fetch") << QByteArray("fetch('https://' + router).catch(() => report('end'))");
    QTest::newRow("picture") << QByteArray(
        "const i = new Image(); i.onerror = () => report('end'); i.src = 'https://' + router");
    QTest::newRow("socket") << QByteArray("new WebSocket('wss://' + router).onerror = () => report('end')");
    QTest::newRow("worker") << QByteArray(R"(new Worker(URL.createObjectURL(new Blob([
        `fetch('https://${router}').catch(() => postMessage(1))`]))).onmessage = () => report('end'))");
    QTest::newRow("frame") << QByteArray("const f = document.createElement('iframe'); f.src = 'https://' + router; "
                                         "document.body.append(f); setTimeout(() => report('end'), 300)");
}

void ClosedTest::shopNetworkIsOutOfReach()
{
    QFETCH(QByteArray, attempt);
    QTcpServer router;
    QVERIFY(router.listen(QHostAddress::LocalHost));
    const QByteArray address = "0.0.0.0:" + QByteArray::number(router.serverPort()) + '/';
    auto &view = present("const router = '" + address + "';\n" + attempt);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"end"_s) || router.hasPendingConnections(), patience);
    QVERIFY(!router.hasPendingConnections());
    QVERIFY(view.refusals().of(NavigationRefusal::PrivateNetwork) > 0);
}

// Scripts go on for a while after their payment.
void ClosedTest::lastRequestsIntoTheShopAreRefused()
{
    QTcpServer router;
    QVERIFY(router.listen(QHostAddress::LocalHost));
    const QByteArray script = "const router = 'https://0.0.0.0:" + QByteArray::number(router.serverPort()) + "/';" + R"(
        const ask = `setInterval(() => { for (let i = 0; i < 20; ++i)
            fetch('${router}' + Math.random(), { mode: 'no-cors' }).catch(() => {}); }, 1)`;
        for (let i = 0; i < 3; ++i)
            new Worker(URL.createObjectURL(new Blob([ask])));
        eval(ask);
        setInterval(() => { new Image().src = router + Math.random(); }, 1);)";
    m_server->serve(u"/pses_1"_s, script);
    for (int payment = 0; payment < 6; ++payment) {
        auto &view = payment == 0 ? show() : *m_view;
        QVERIFY(view.present(session(u"pses_1"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(view.refusals().of(NavigationRefusal::PrivateNetwork) > 100, patience);
        if (payment < 5)
            view.withdraw();
        else
            m_view.reset();
        QTRY_COMPARE_WITH_TIMEOUT(renderers(QCoreApplication::applicationPid()), QList<qint64>(), patience);
        QVERIFY(!router.hasPendingConnections());
    }
}

void ClosedTest::redirectIntoTheShopIsRefused()
{
    QTcpServer router;
    QVERIFY(router.listen(QHostAddress::LocalHost));
    const QString address = u"https://0.0.0.0:%1/"_s.arg(router.serverPort());
    m_server->serve(u"/hop"_s, "hop", {{u"Location"_s, address}});
    auto &view = present("const f = document.createElement('iframe'); f.src = '/hop'; document.body.append(f); "
                         "setTimeout(() => report('end'), 500);");
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"end"_s) || router.hasPendingConnections(), patience);
    QVERIFY(!router.hasPendingConnections());
    QCOMPARE(m_server->hits(u"/hop"_s), 1);
    QVERIFY(view.refusals().of(NavigationRefusal::PrivateNetwork) > 0);
}

void ClosedTest::nothingLoadsInTheBackground()
{
    m_server->serve(u"/next"_s, "report('next')");
    auto &view = present(R"(for (const rel of ['prefetch', 'prerender']) {
            const link = document.createElement('link'); link.rel = rel; link.href = '/next';
            link.onerror = link.onload = () => report('end'); document.head.append(link); }
        navigator.serviceWorker.register('/next').catch(() => report('no worker'));)");
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"end"_s) && reported(u"no worker"_s), patience);
    QCOMPARE(m_server->hits(u"/next"_s), 0);
    QVERIFY(view.refusals().of(NavigationRefusal::Background) > 0);
}

void ClosedTest::appLinkNeedsASettingAndAPress_data()
{
    QTest::addColumn<QStringList>("allowed");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("expected");
    const QByteArray link = R"(const link = document.createElement('a'); link.href = 'bankid:///?token=1';
        link.textContent = 'x'; document.body.append(link);
        const follow = () => { link.click(); setTimeout(() => report('followed'), 300); };)";
    const QByteArray onClick = link + "onclick = (event) => { if (event.isTrusted) follow(); };";
    QTest::newRow("off by default") << QStringList() << onClick << 0;
    QTest::newRow("another app") << QStringList{u"otherbank"_s} << onClick << 0;
    QTest::newRow("pressed") << QStringList{u"bankid"_s} << onClick << 1;
    QTest::newRow("in a new window") << QStringList{u"bankid"_s}
                                     << link + "link.target = '_blank';" + QByteArray(onClick).mid(link.size()) << 1;
    QTest::newRow("a hundred for one press")
        << QStringList{u"bankid"_s}
        << link + "onclick = (event) => { if (event.isTrusted) for (let i = 0; i < 100; ++i) "
                  "setTimeout(follow, 5 * i); };"
        << 1;
    QTest::newRow("nobody pressed") << QStringList{u"bankid"_s} << link + "painted(follow);" << 0;
}

void ClosedTest::appLinkNeedsASettingAndAPress()
{
    QFETCH(QStringList, allowed);
    QFETCH(QByteArray, script);
    QFETCH(int, expected);
    auto setup = options();
    setup.appSchemes = allowed;
    auto &view = present(script, setup);
    QSignalSpy links(&view, &CheckoutView::appLinkActivated);
    if (script.contains("onclick"))
        click(&view);
    const int times = script.contains("100") ? 100 : 1;
    QTRY_VERIFY_WITH_TIMEOUT(count(u"followed"_s) >= times, patience);
    QCOMPARE(links.size(), expected);
    if (expected > 0)
        QCOMPARE(links.at(0).at(0).toUrl(), QUrl(u"bankid:///?token=1"_s));
    QVERIFY(view.isPresented());
}

void ClosedTest::appLinkFromAPopupReachesTheProgram_data()
{
    QTest::addColumn<QStringList>("allowed");
    QTest::addColumn<int>("expected");
    QTest::newRow("pressed") << QStringList{u"bankid"_s} << 1;
    QTest::newRow("another app") << QStringList{u"otherbank"_s} << 0;
}

void ClosedTest::appLinkFromAPopupReachesTheProgram()
{
    QFETCH(QStringList, allowed);
    m_server->serve(u"/popup"_s, R"(document.body.innerHTML = '<a href="bankid:///">x</a>';
        onclick = (event) => { if (!event.isTrusted) return;
            document.querySelector('a').click(); setTimeout(() => report('followed'), 300); };
        painted(() => report('popup'));)");
    auto setup = options();
    setup.appSchemes = allowed;
    auto &view = present("onclick = () => open('/popup');", setup);
    QSignalSpy links(&view, &CheckoutView::appLinkActivated);
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"popup"_s), patience);
    click(view.findChild<PopupPanel *>());
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"followed"_s), patience);
    QTEST(int(links.size()), "expected");
}

void ClosedTest::nothingIsDroppedIn()
{
    auto &view = present("for (const t of ['dragenter', 'dragover', 'drop']) addEventListener(t, (e) => {"
                         "e.preventDefault(); report(t); }); addEventListener('keydown', () => report('key'));");
    click(&view);
    QMimeData data;
    data.setUrls({QUrl(u"file:///etc/passwd"_s)});
    QWidget *target = input(&view);
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &enter);
    QDropEvent drop({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &drop);
    QTest::keyClick(target, Qt::Key_A);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"key"_s), patience);
    QVERIFY(!enter.isAccepted());
    QVERIFY(!reported(u"dragenter"_s) && !reported(u"drop"_s));
}

void ClosedTest::onlyFieldsAreSelected()
{
    auto &view = present(R"(document.body.innerHTML = '<p>some text of a page</p><input value="4242">';
        addEventListener('keyup', (e) => { if (e.key === 'a')
            report('"' + getSelection() + '" ' + document.activeElement.selectionEnd); });)");
    click(&view);
    QTest::keyClick(input(&view), Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->reports().filter(u" undefined"_s).isEmpty(), patience);
    QVERIFY(reported(u"\"\" undefined"_s));
    QTest::keyClick(input(&view), Qt::Key_Tab);
    QTest::keyClick(input(&view), Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->reports().filter(u" 4"_s).isEmpty(), patience);
}

void ClosedTest::copiesGoWithThePayment()
{
    QGuiApplication::clipboard()->setText(u"of the shop"_s);
    auto &view = present(R"(document.body.innerHTML = '<input value="4242424242424242">';
        onclick = () => { document.querySelector('input').select(); report('copied ' + document.execCommand('copy')); };)");
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->reports().filter(u"copied"_s).isEmpty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(QGuiApplication::clipboard()->text(), u"4242424242424242"_s, patience);
    view.withdraw();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString());
    QGuiApplication::clipboard()->setText(u"of the shop"_s);
    view.withdraw();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"of the shop"_s);
}

void ClosedTest::otherKeysReachTheProgram()
{
    auto &view = present("addEventListener('keydown', (e) => report('key ' + e.key));");
    QShortcut shortcut(QKeySequence(Qt::Key_F5), &view);
    QSignalSpy activated(&shortcut, &QShortcut::activated);
    click(&view);
    QTest::keyClick(input(&view), Qt::Key_F5);
    QCOMPARE(activated.size(), 1);
    QTest::keyClick(input(&view), Qt::Key_F12);
    QTest::keyClick(input(&view), Qt::Key_P, Qt::ControlModifier);
    QTest::keyClick(input(&view), Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(input(&view), Qt::Key_A);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"key a"_s), patience);
    const QStringList others = m_server->reports().filter(QRegularExpression(u"^key (?!a$|Control$)"_s));
    QVERIFY2(others.isEmpty(), qPrintable(others.join(u", "_s)));
}

void ClosedTest::floodOfKeysIsCutOff()
{
    auto &view = present(R"(let keys = 0, ends = 0; onkeydown = (event) => { ++keys; if (event.key === '-')
            report('keys ' + keys + ' ' + ends); }; onkeyup = () => ++ends;)");
    click(&view);
    for (int i = 0; i < 10'000; ++i)
        QTest::keyClick(input(&view), Qt::Key_7);
    // What comes after it is heard again.
    QTRY_VERIFY_WITH_TIMEOUT(
        (QTest::keyClick(input(&view), Qt::Key_Minus), !m_server->reports().filter(u"keys "_s).isEmpty()), patience);
    QCOMPARE(m_server->hits(u"/pses_1"_s), 1); // It was at no time too busy for a sign of life.
    const QStringList told = m_server->reports().filter(u"keys "_s).first().split(u' ');
    const int keys = told.value(1).toInt();
    QVERIFY2(keys > 500 && keys < 5'000, qPrintable(told.value(1)));
    QVERIFY2(told.value(2).toInt() < keys, qPrintable(told.value(2)));
}

void ClosedTest::otherButtonsReachNoPage()
{
    auto &view = present("addEventListener('mousedown', (e) => report('button ' + e.button));"
                         "oncontextmenu = () => report('menu');");
    for (const auto button : {Qt::RightButton, Qt::MiddleButton, Qt::BackButton, Qt::ForwardButton})
        QTest::mouseClick(input(&view), button);
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"button 0"_s), patience);
    for (const auto button : {Qt::RightButton, Qt::MiddleButton, Qt::BackButton, Qt::ForwardButton})
        QTest::mouseClick(input(&view), button);
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, QPoint(9, 9), QPoint(9, 9));
    QApplication::sendEvent(input(&view), &menu);
    QTest::mouseClick(input(&view), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(count(u"button 0"_s) > 1, patience);
    QCOMPARE(m_server->reports().filter(QRegularExpression(u"button [1-9]|menu"_s)), QStringList());
}

void ClosedTest::guardOutlivesTheEnginesWidget()
{
    auto &view = present("addEventListener('keydown', (e) => report('key ' + e.key)); report('up');");
    kill(pid_t(hostPage()->renderProcessPid()), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(count(u"up"_s) == 2, patience);
    click(&view);
    // A new engine may lose what is typed right after the first click. A person sees that nothing came.
    for (int tries = 0; tries < 3 && !reported(u"key a"_s); ++tries) {
        QTest::keyClick(input(&view), Qt::Key_F12);
        QTest::keyClick(input(&view), Qt::Key_A);
        (void)QTest::qWaitFor([this] { return reported(u"key a"_s); }, patience / 3);
    }
    QVERIFY(reported(u"key a"_s));
    QVERIFY(!reported(u"key F12"_s));
}

void ClosedTest::secondFingerEndsTheTouch()
{
    auto &view = present("for (const t of ['touchstart', 'touchend', 'touchcancel'])"
                         "addEventListener(t, (e) => report(t + ' ' + e.touches.length));");
    click(&view);
    std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QWidget *target = input(&view);
    QTest::touchEvent(target, screen.get()).press(0, {100, 100});
    QTest::touchEvent(target, screen.get()).stationary(0).press(1, {200, 200});
    QTest::touchEvent(target, screen.get()).move(0, {50, 50}).move(1, {300, 300});
    QTest::touchEvent(target, screen.get()).release(0, {50, 50}).release(1, {300, 300});
    QTest::touchEvent(target, screen.get()).press(2, {100, 100});
    QTest::touchEvent(target, screen.get()).release(2, {100, 100});
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"touchend 0"_s), patience);
    QVERIFY(m_server->reports().filter(QRegularExpression(u"touch.* 2"_s)).isEmpty());
    QCOMPARE(count(u"touchstart 1"_s), 2);
}

void ClosedTest::thousandPopupsAreTwo()
{
    m_server->serve(u"/popup"_s, "report('popup')");
    auto &view = present(R"(onclick = () => {
            const windows = [];
            for (let i = 0; i < 1000; ++i)
                windows.push(open('/popup'));
            const look = () => { // One that is refused is open for a moment.
                if (windows.filter((each) => each && !each.closed).length > 2)
                    setTimeout(look, 50);
                else
                    report('two');
            };
            look();
        };)");
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"two"_s), patience);
    QVERIFY2(popups() <= 2, qPrintable(QString::number(popups())));
    QVERIFY(view.isPresented());
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<ClosedTest>(argc, argv);
}
#include "closed_test.moc"
