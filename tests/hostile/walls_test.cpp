// SPDX-License-Identifier: MIT
// What a page may not do from inside the checkout view: each attack, with the real web engine, must change nothing.
#include "checkout_view_rig.h"

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class WallsTest : public CheckoutViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void opaqueOriginIsRefused();
    void frameInsideTheElementIsRefused();
    void messageAfterWithdrawIsRefused();
    void oddMessagesAreRefusedByReason();
    void hundredThousandMessagesAreThrottled();
    void popupKeepsItsOpenerAndCloses();
    void popupNeedsAClick();
    void onlyTwoPopupsAtATime();
    void popupsGoWithThePayment();
    void customerCanCloseThePopup();
    void mainFrameNeverLeaves();
    void popupCannotMoveTheMainFrame();
    void dialogsDownloadsAndSchemesAreHarmless();
};

void WallsTest::opaqueOriginIsRefused()
{
    // The element's own window, but a document without an origin.
    m_server->serve(u"/pses_1"_s, "say('completed')", {{u"Content-Security-Policy"_s, u"sandbox allow-scripts"_s}});
    auto &view = show();
    QSignalSpy events(&view, &CheckoutView::eventReceived);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(view.rejections().of(Rejection::WrongOrigin), quint64(1), patience);
    QCOMPARE(events.size(), 0);
}

void WallsTest::frameInsideTheElementIsRefused()
{
    m_server->serve(u"/pses_1"_s, R"(const inner = document.createElement('iframe');
        inner.srcdoc = '<script>top.postMessage({type:"completed"},"*");top.postMessage({kassiAlive:1},"*")</' + 'script>';
        inner.onload = () => say('ready');
        document.body.append(inner);)");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy completed(&view, &CheckoutView::completed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(view.rejections().of(Rejection::WrongSource), quint64(2), patience);
    QCOMPARE(completed.size(), 0);
}

void WallsTest::messageAfterWithdrawIsRefused()
{
    m_server->serve(u"/pses_1"_s, "say('ready')");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy events(&view, &CheckoutView::eventReceived);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    auto *bridge = view.findChild<CheckoutBridge *>();
    QVERIFY(bridge);
    view.withdraw();
    // What a message under way does: the page is not deleted before the event loop turns.
    bridge->receive(u"{\"origin\":\"%1\",\"fromElement\":true,\"data\":\"completed\"}"_s.arg(m_server->origin()));
    QCOMPARE(view.rejections().of(Rejection::NotPresented), quint64(1));
    QCOMPARE(events.size(), 1);
    QTRY_VERIFY(!view.findChild<CheckoutBridge *>());
    QVERIFY(!view.findChild<QWebEngineView *>());
}

void WallsTest::oddMessagesAreRefusedByReason()
{
    m_server->serve(u"/pses_1"_s, R"(const cyclic = {type: 'completed'}; cyclic.self = cyclic;
        let deep = 'completed'; for (let i = 0; i < 100000; ++i) deep = [deep];
        say(cyclic);
        say({type: 'completed', big: 10n});
        say('x'.repeat(5000000));
        say({type: 'completed', filler: 'x'.repeat(5000)});
        say({});
        say(undefined);
        say(7);
        say({__proto__: {type: 'completed'}});
        say({['__proto__']: {type: 'completed'}});
        say({type: ['completed']});
        say({type: 'resize', height: '1'});
        say(new Uint8Array(10));
        say('ready');)");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy events(&view, &CheckoutView::eventReceived);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QCOMPARE(events.size(), 1);
    QCOMPARE(view.rejections().of(Rejection::Malformed), quint64(2));
    QCOMPARE(view.rejections().of(Rejection::TooLarge), quint64(2));
    QCOMPARE(view.rejections().of(Rejection::NoName), quint64(7));
    QCOMPARE(view.rejections().of(Rejection::BadValue), quint64(1));
    QCOMPARE(view.rejections().total(), quint64(12));
}

void WallsTest::hundredThousandMessagesAreThrottled()
{
    m_server->serve(u"/pses_1"_s, R"(for (let i = 0; i < 100000; ++i) say({type: 'resize', height: 1 + i % 1000});
                                     say('completed');)");
    auto &view = show();
    QVERIFY(view.prepare());
    auto *bridge = view.findChild<CheckoutBridge *>();
    QVERIFY(bridge);
    QSignalSpy completed(&view, &CheckoutView::completed);
    QSignalSpy calls(bridge, &CheckoutBridge::incoming);
    QElapsedTimer beat;
    qint64 longestStall = 0;
    QTimer pulse;
    connect(&pulse, &QTimer::timeout, &pulse, [&] { longestStall = std::max(longestStall, beat.restart()); });
    pulse.start(5ms);
    beat.start();

    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(completed.size(), 1, 4 * patience);
    // All were seen by the page script, nearly all stopped there, and the last word of all came through.
    QTRY_VERIFY_WITH_TIMEOUT(view.rejections().of(Rejection::Throttled) > 98'000, patience);
    QVERIFY2(calls.size() <= messageBudget + 50, qPrintable(QString::number(calls.size())));
    QVERIFY2(longestStall < 500, qPrintable(u"%1 ms"_s.arg(longestStall)));
    qInfo("100 000 messages: %d slot calls, longest stall %d ms", int(calls.size()), int(longestStall));
}

void WallsTest::popupKeepsItsOpenerAndCloses()
{
    m_server->serve(u"/pses_1"_s, R"(onclick = () => open('/acs');
        onmessage = (event) => { if (event.data === 'challenge passed') say('completed'); };
        painted(() => say('ready'));)");
    m_server->serve(u"/acs"_s, R"(onclick = () => { opener.postMessage('challenge passed', '*'); close(); };
        painted(() => report('challenge'));)");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy completed(&view, &CheckoutView::completed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    const auto windows = QApplication::topLevelWidgets().size();
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"challenge"_s), patience);
    QCOMPARE(popups(), 1);
    auto *panel = view.findChild<PopupPanel *>();
    QCOMPARE(panel->host(), m_server->origin().mid(7));
    QCOMPARE(panel->geometry(), view.rect());
    click(panel);
    QTRY_COMPARE_WITH_TIMEOUT(completed.size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(popups(), 0, patience);
    QTRY_VERIFY(!view.findChild<PopupPanel *>());
    QCOMPARE(QApplication::topLevelWidgets().size(), windows);
}

void WallsTest::popupNeedsAClick()
{
    m_server->serve(u"/pses_1"_s, "for (let i = 0; i < 100; ++i) open('/acs'); say('ready');");
    m_server->serve(u"/acs"_s, "report('opened')");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QCOMPARE(popups(), 0);
    QCOMPARE(m_server->hits(u"/acs"_s), 0);
}

void WallsTest::onlyTwoPopupsAtATime()
{
    const QByteArray opens =
        R"(onclick = () => { const w = open('/acs'); setTimeout(() => report(w && !w.closed ? 'up' :
        'none'), 300); }; painted(() => { say('ready'); report('painted'); });)";
    m_server->serve(u"/pses_1"_s, opens);
    m_server->serve(u"/acs"_s, opens);
    auto &view = show();
    QVERIFY(view.present(session(u"pses_1"_s)));
    for (int expected = 1; expected <= 3; ++expected) {
        const int popupsBefore = expected - 1;
        QTRY_COMPARE_WITH_TIMEOUT(m_server->reports().count(u"painted"_s), popupsBefore + 1, patience);
        const auto panels = view.findChildren<PopupPanel *>();
        click(panels.isEmpty() ? static_cast<QWidget *>(&view) : panels.last());
        QTRY_COMPARE_WITH_TIMEOUT(m_server->reports().filter(QRegularExpression(u"^(up|none)$"_s)).size(), expected,
                                  patience);
    }
    QCOMPARE(m_server->reports().count(u"up"_s), 2);
    QCOMPARE(m_server->reports().count(u"none"_s), 1);
    QCOMPARE(popups(), 2);
}

void WallsTest::popupsGoWithThePayment()
{
    m_server->serve(u"/pses_1"_s, "onclick = () => open('/acs'); painted(() => say('ready'));");
    m_server->serve(u"/acs"_s, "report('opened')");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"opened"_s), patience);
    view.withdraw();
    QCOMPARE(popups(), 0);
    QTRY_VERIFY(!view.findChild<PopupPanel *>());
}

void WallsTest::customerCanCloseThePopup()
{
    m_server->serve(u"/pses_1"_s, "onclick = () => open('/acs'); painted(() => say('ready'));");
    m_server->serve(u"/acs"_s, "onbeforeunload = () => 'stay'; report('opened')");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"opened"_s), patience);
    auto *close = view.findChild<QPushButton *>(u"kassiPopupClose"_s);
    QVERIFY(close);
    QTest::mouseClick(close, Qt::LeftButton);
    QCOMPARE(popups(), 0);
    QVERIFY(view.isPresented());
}

void WallsTest::mainFrameNeverLeaves()
{
    m_server->serve(u"/pses_1"_s,
                    R"(onclick = () => { try { top.location = location.origin + '/escaped'; report('tried');
        } catch (error) { report('tried'); } }; painted(() => say('ready'));)");
    m_server->serve(u"/escaped"_s, "report('escaped')");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"tried"_s), patience);
    // Even the host page itself cannot.
    QSignalSpy refused(hostPage(), &CheckoutPage::navigationRefused);
    hostPage()->runJavaScript(u"location.href = '%1/escaped'"_s.arg(m_server->origin()));
    QTRY_VERIFY_WITH_TIMEOUT(!refused.isEmpty(), patience);
    QCOMPARE(m_server->hits(u"/escaped"_s), 0);
    QTRY_COMPARE_WITH_TIMEOUT(asHostPage(u"location.href"_s), till + u'/', patience); // a reload may be under way
    QVERIFY(view.isPresented());
}

void WallsTest::popupCannotMoveTheMainFrame()
{
    m_server->serve(u"/pses_1"_s, "onclick = () => open('/acs'); painted(() => say('ready'));");
    m_server->serve(u"/acs"_s, R"(onclick = () => { try { opener.top.location = location.origin + '/escaped'; }
        catch (error) {} report('tried'); }; painted(() => report('challenge'));)");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"challenge"_s), patience);
    click(view.findChild<PopupPanel *>());
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"tried"_s), patience);
    QCOMPARE(m_server->hits(u"/escaped"_s), 0);
    QTRY_COMPARE_WITH_TIMEOUT(asHostPage(u"location.href"_s), till + u'/', patience); // a reload may be under way
}

void WallsTest::dialogsDownloadsAndSchemesAreHarmless()
{
    QTemporaryDir folder;
    m_server->serve(u"/pses_1"_s, R"(document.body.innerHTML = '<input type=file><a href="/file" download>d</a>' +
            '<a id=mail href="mailto:a@b.is">m</a><a id=local href="file:///etc/passwd">f</a>';
        onclick = async (event) => {
            if (!event.isTrusted) return;
            alert('a'); const answers = [confirm('c'), prompt('p')];
            document.querySelector('a[download]').click();
            document.getElementById('mail').click();
            document.getElementById('local').click();
            try { document.querySelector('input').click(); } catch (error) {}
            try { await document.documentElement.requestFullscreen(); answers.push('full'); } catch (e) {}
            try { await Notification.requestPermission(); } catch (e) {}
            answers.push(Notification.permission);
            try { print(); } catch (e) {}
            navigator.geolocation.getCurrentPosition(() => report('located'), () => report('no position'));
            report('did ' + answers.join());
        };
        painted(() => say('ready'));)");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    hostPage()->profile()->setDownloadPath(folder.path());
    const auto windows = QApplication::topLevelWidgets().size();
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"did false,,denied"_s), patience);
    QCOMPARE(QApplication::topLevelWidgets().size(), windows);
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(QDir(folder.path()).isEmpty());
    QCOMPARE(popups(), 0);
    QVERIFY(!reported(u"located"_s));
    QVERIFY(view.isPresented());
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<WallsTest>(argc, argv);
}
#include "walls_test.moc"
