// SPDX-License-Identifier: MIT
// The checkout view with the real web engine and a real HTTP element: what it shows, says, refuses and survives.
#include "checkout/checkout_bridge.h"
#include "checkout/checkout_page.h"
#include "checkout/checkout_view.h"
#include "checkout/popup_panel.h"
#include "element_server.h"
#include "web_test_main.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QWebEngineProfile>
#include <QWebEngineView>

#include <csignal>

using namespace Kassi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto till = u"https://till.example.is"_s;
constexpr int patience = 15'000; // For a busy machine; nothing waits that long when all is well.

PaymentSession session(const QString &id)
{
    return {.id = id, .clientSecret = Secret(u"cs_secret/1"_s)};
}

} // namespace

class CheckoutViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void elementSeesTheConfiguredOrigin();
    void elementThatRefusesTheOriginFailsToLoad();
    void elementOnADeadPortFailsToLoad();
    void everyEventBecomesItsSignal_data();
    void everyEventBecomesItsSignal();
    void oneSignalCarriesAllEvents();
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
    void paymentsShareNothing();
    void mainFrameNeverLeaves();
    void popupCannotMoveTheMainFrame();
    void realMouseAndKeysReachTheElement();
    void dialogsDownloadsAndSchemesAreHarmless();
    void crashedEngineComesBackTwice();
    void hungElementComesBack();
    void silentElementIsLeftAlone();
    void hostPageCanBeReplaced();
    void preparedPageIsUsedOnce();
    void whatCannotBeShownIsRefused_data();
    void whatCannotBeShownIsRefused();
    void withdrawingInASlotIsSafe();

private:
    CheckoutViewOptions options() const;
    CheckoutView &show(const CheckoutViewOptions &options);
    CheckoutView &show() { return show(options()); }
    QWidget *input(QWidget *view) const;
    void click(QWidget *view) const;
    CheckoutPage *hostPage() const;
    QString asHostPage(const QString &script) const;
    int popups() const;
    bool reported(const QString &text) const { return m_server->reports().contains(text); }

    std::unique_ptr<Test::ElementServer> m_server;
    std::unique_ptr<CheckoutView> m_view;
};

void CheckoutViewTest::init()
{
    m_server = std::make_unique<Test::ElementServer>();
}

void CheckoutViewTest::cleanup()
{
    m_view.reset();
    m_server.reset();
}

CheckoutViewOptions CheckoutViewTest::options() const
{
    return {.origin = *Origin::parse(till),
            .elementUrl = m_server->origin() + u"/{session_id}?secret={client_secret}"_s,
            .hostPageFile = {},
            .eventNames = {},
            .language = u"is"_s};
}

CheckoutView &CheckoutViewTest::show(const CheckoutViewOptions &options)
{
    m_view = std::make_unique<CheckoutView>(options);
    m_view->resize(480, 640);
    m_view->show();
    return *m_view;
}

// The widget that the engine listens on.
QWidget *CheckoutViewTest::input(QWidget *view) const
{
    auto *web = view->findChild<QWebEngineView *>();
    return web ? web->focusProxy() : nullptr;
}

// Chromium drops clicks until a page's first frame is on the screen, so that nobody presses what he cannot see. A click
// that was dropped had no effect: click until one arrives.
void CheckoutViewTest::click(QWidget *view) const
{
    QWidget *target = input(view);
    QVERIFY(target);
    const auto arrived = m_server->reports().count(u"pressed"_s);
    for (int tries = 0; tries < 10; ++tries) {
        QTest::mouseClick(target, Qt::LeftButton, {}, target->rect().center());
        if (QTest::qWaitFor([&] { return m_server->reports().count(u"pressed"_s) > arrived; }, 1000))
            return;
    }
    QFAIL("No click arrived.");
}

CheckoutPage *CheckoutViewTest::hostPage() const
{
    auto *web = m_view->findChild<QWebEngineView *>(QString(), Qt::FindDirectChildrenOnly);
    return web ? qobject_cast<CheckoutPage *>(web->page()) : nullptr;
}

// What the host page itself answers; empty: nothing in time.
QString CheckoutViewTest::asHostPage(const QString &script) const
{
    // Shared: the answer may come after the wait was given up.
    const auto answer = std::make_shared<QVariant>();
    hostPage()->runJavaScript(script, [answer](const QVariant &result) { *answer = result; });
    return QTest::qWaitFor([answer] { return answer->isValid(); }, patience) ? answer->toString() : QString();
}

int CheckoutViewTest::popups() const
{
    int visible = 0;
    for (const auto *panel : m_view->findChildren<PopupPanel *>())
        visible += panel->isVisible() ? 1 : 0;
    return visible;
}

void CheckoutViewTest::elementSeesTheConfiguredOrigin()
{
    m_server->serve(u"/pses_1"_s, R"(report(location.ancestorOrigins[0] + ' ' + location.ancestorOrigins.length + ' ' +
                                            document.referrer + ' ' + isSecureContext + ' ' + typeof qt);
                                     addEventListener('message', () => report('disturbed'));)",
                    {{u"Content-Security-Policy"_s, u"frame-ancestors "_s + till}});
    auto &view = show();
    QSignalSpy hosts(&view, &CheckoutView::framedHostChanged);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->reports().value(0), till + u" 1 "_s + till + u"/ true undefined"_s, patience);
    QCOMPARE(m_server->query(u"/pses_1"_s), u"secret=cs_secret%2F1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(hosts.size(), 1, patience);
    QCOMPARE(view.framedHost(), m_server->origin().mid(7));
    QCOMPARE(hosts.at(0).at(0).toString(), view.framedHost());
    QVERIFY(!reported(u"disturbed"_s));
    view.withdraw();
    QCOMPARE(view.framedHost(), QString());
}

void CheckoutViewTest::elementThatRefusesTheOriginFailsToLoad()
{
    m_server->serve(u"/pses_1"_s, "say('ready')",
                    {{u"Content-Security-Policy"_s, u"frame-ancestors https://other.example.is"_s}});
    auto setup = options();
    setup.loadTimeout = 4s;
    auto &view = show(setup);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    QSignalSpy events(&view, &CheckoutView::eventReceived);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
    QCOMPARE(failures.at(0).at(0).value<Error>().code, ErrorCode::EngineFailed);
    QCOMPARE(m_server->hits(u"/pses_1"_s), 3); // Once, and twice again.
    QCOMPARE(events.size(), 0);
    QVERIFY(!view.isPresented());
    QCOMPARE(view.framedHost(), QString());
}

void CheckoutViewTest::elementOnADeadPortFailsToLoad()
{
    auto setup = options();
    setup.elementUrl = std::make_unique<Test::ElementServer>()->origin() + u"/{session_id}"_s; // Gone already.
    setup.loadTimeout = 2s;
    auto &view = show(setup);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
}

void CheckoutViewTest::everyEventBecomesItsSignal_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<QVariantList>("data");
    const auto row = [](const char *message, const char *signal, const QVariantList &data = {}) {
        QTest::newRow(message) << QByteArray(message) << QByteArray(signal) << data;
    };
    row("'ready'", "ready()");
    row("{type: 'borga:processing', nested: {deep: [1]}}", "processing()");
    row("{event: 'payment.complete'}", "completed()");
    row("{type: 'close'}", "cancelled()");
    row("{type: 'failed', code: 'card_declined'}", "failed(QString)", {u"card_declined"_s});
    row("{type: 'session-expired'}", "expired()");
    row("{type: 'resize', height: 900}", "resizeRequested(int)", {900});
    row("{type: 'field_focus'}", "unsupported(QString)", {u"fieldfocus"_s});
    row("JSON.stringify({type: 'complete'})", "completed()");
    row("'done'", "completed()");
}

void CheckoutViewTest::everyEventBecomesItsSignal()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, signal);
    QFETCH(QVariantList, data);
    m_server->serve(u"/pses_1"_s, "say(" + message + ")");
    auto setup = options();
    setup.eventNames = {{u"done"_s, u"completed"_s}};
    auto &view = show(setup);
    const QMetaObject *meta = view.metaObject();
    const int index = meta->indexOfSignal(signal.constData());
    QVERIFY(index >= 0);
    QSignalSpy spy(&view, meta->method(index));
    QSignalSpy all(&view, &CheckoutView::eventReceived);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 1, patience);
    QCOMPARE(spy.at(0), data);
    QCOMPARE(all.size(), 1);
    QCOMPARE(view.rejections().total(), quint64(0));
}

void CheckoutViewTest::oneSignalCarriesAllEvents()
{
    m_server->serve(u"/pses_1"_s, "say('ready'); say('submit'); say({type: 'declined', code: 'x'}); say('paid')");
    auto &view = show();
    std::vector<CheckoutEvent> heard;
    connect(&view, &CheckoutView::eventReceived, &view,
            [&heard](const CheckoutEvent &event) { heard.push_back(event); });
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(heard.size(), std::size_t(4), patience);
    const std::vector<CheckoutEvent> expected = {Event::Ready{}, Event::Processing{}, Event::Failed{.code = u"x"_s},
                                                 Event::Completed{}};
    QVERIFY(heard == expected);
}

void CheckoutViewTest::opaqueOriginIsRefused()
{
    // The element's own window, but a document without an origin.
    m_server->serve(u"/pses_1"_s, "say('completed')", {{u"Content-Security-Policy"_s, u"sandbox allow-scripts"_s}});
    auto &view = show();
    QSignalSpy events(&view, &CheckoutView::eventReceived);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(view.rejections().of(Rejection::WrongOrigin), quint64(1), patience);
    QCOMPARE(events.size(), 0);
}

void CheckoutViewTest::frameInsideTheElementIsRefused()
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

void CheckoutViewTest::messageAfterWithdrawIsRefused()
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

void CheckoutViewTest::oddMessagesAreRefusedByReason()
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

void CheckoutViewTest::hundredThousandMessagesAreThrottled()
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

void CheckoutViewTest::popupKeepsItsOpenerAndCloses()
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

void CheckoutViewTest::popupNeedsAClick()
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

void CheckoutViewTest::onlyTwoPopupsAtATime()
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

void CheckoutViewTest::popupsGoWithThePayment()
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

void CheckoutViewTest::customerCanCloseThePopup()
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

void CheckoutViewTest::paymentsShareNothing()
{
    const QByteArray look = R"(report(document.cookie + '|' + localStorage.length + '|' + sessionStorage.length);
        document.cookie = 'customer=anna; max-age=9999; SameSite=None; Secure'; localStorage.customer = sessionStorage.customer = 'anna';
        report('wrote ' + document.cookie + localStorage.customer); say('ready');)";
    m_server->serve(u"/pses_1"_s, look);
    m_server->serve(u"/pses_2"_s, look);
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QVERIFY(view.present(session(u"pses_2"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->reports().count(u"|0|0"_s), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->reports().count(u"wrote customer=annaanna"_s), 2, patience);
}

void CheckoutViewTest::mainFrameNeverLeaves()
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
    QCOMPARE(asHostPage(u"location.href"_s), till + u'/');
    QVERIFY(view.isPresented());
}

void CheckoutViewTest::popupCannotMoveTheMainFrame()
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
    QCOMPARE(asHostPage(u"location.href"_s), till + u'/');
}

void CheckoutViewTest::realMouseAndKeysReachTheElement()
{
    m_server->serve(u"/pses_1"_s, R"(document.body.innerHTML = '<input style="width:100%;height:100%">';
        const field = document.querySelector('input'); field.oninput = () => report(field.value);
        field.onfocus = () => report('focus'); painted(() => say('ready'));)");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"focus"_s), patience);
    QTest::keyClicks(input(&view), u"4242 J"_s);
    QTest::sendKeyEvent(QTest::Click, input(&view), Qt::Key_Oacute, u"ó"_s, Qt::NoModifier);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"4242 Jó"_s), patience);
}

void CheckoutViewTest::dialogsDownloadsAndSchemesAreHarmless()
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

void CheckoutViewTest::crashedEngineComesBackTwice()
{
    m_server->serve(u"/pses_1"_s, "say('ready')");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    for (int lives = 1; lives <= 3; ++lives) {
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), lives, patience);
        QCOMPARE(m_server->hits(u"/pses_1"_s), lives); // The same session.
        QCOMPARE(failures.size(), 0);
        const auto pid = hostPage()->renderProcessPid();
        QVERIFY(pid > 1);
        QCOMPARE(::kill(static_cast<pid_t>(pid), SIGKILL), 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
    QVERIFY(!view.isPresented());
    // And a person may try again.
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 4, patience);
}

void CheckoutViewTest::hungElementComesBack()
{
    // Alive, ready, and then busy for ever, the first time only.
    m_server->serve(u"/pses_1"_s, R"(say('ready'); fetch('/visits').then(() => { report('hanging');
        setTimeout(() => { for (;;); }, 200); }))");
    auto setup = options();
    setup.loadTimeout = 3s;
    auto &view = show(setup);
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"hanging"_s), patience);
    m_server->serve(u"/pses_1"_s, "say('ready')");
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, patience);
    QCOMPARE(failures.size(), 0);
    QVERIFY(view.isPresented());
}

void CheckoutViewTest::silentElementIsLeftAlone()
{
    m_server->serve(u"/pses_1"_s, "setTimeout(() => report('still here'), 3500)");
    auto setup = options();
    setup.loadTimeout = 1s;
    auto &view = show(setup);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"still here"_s), patience);
    QCOMPARE(m_server->hits(u"/pses_1"_s), 1);
    QVERIFY(view.isPresented());
}

void CheckoutViewTest::hostPageCanBeReplaced()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"host.html"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<html lang={language}><meta http-equiv=Content-Security-Policy content='script-src *'>"
               "<title>Búðin</title><style nonce={nonce}>#kassi-element{height:321px}</style>"
               "<div id=kassi-element></div><script>document.title = 'scripted'</script></html>");
    file.close();
    m_server->serve(u"/pses_1"_s, "say('ready')");
    auto setup = options();
    setup.hostPageFile = file.fileName();
    auto &view = show(setup);
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QCOMPARE(asHostPage(u"[document.title, document.documentElement.lang, document.compatMode,"
                        "document.getElementById('kassi-element').clientHeight,"
                        "document.querySelector('iframe').sandbox.contains('allow-top-navigation')].join()"_s),
             u"Búðin,is,CSS1Compat,321,false"_s);
}

void CheckoutViewTest::preparedPageIsUsedOnce()
{
    m_server->serve(u"/pses_1"_s, "say('ready')");
    auto &view = show();
    QVERIFY(view.prepare());
    QVERIFY(view.prepare()); // Nothing more to do.
    QCOMPARE(view.findChildren<QWebEngineView *>().size(), 1);
    const QPointer<CheckoutPage> prepared = hostPage();
    QTRY_COMPARE_WITH_TIMEOUT(prepared->title(), u"Kassi"_s, patience);
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QCOMPARE(hostPage(), prepared.data());
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, patience);
    QVERIFY(!prepared);
}

void CheckoutViewTest::whatCannotBeShownIsRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("param");
    QTest::newRow("hosted session") << u"hosted"_s << u"mode"_s;
    QTest::newRow("no secret") << u"secret"_s << u"client_secret"_s;
    QTest::newRow("no origin") << u"origin"_s << u"checkout.origin"_s;
    QTest::newRow("bad template") << u"template"_s << u"checkout.element_url"_s;
    QTest::newRow("bad event table") << u"events"_s << u"checkout.events"_s;
    QTest::newRow("host page that is not there") << u"page"_s << u"checkout.host_page"_s;
    QTest::newRow("host page that is a folder") << u"folder"_s << u"checkout.host_page"_s;
}

void CheckoutViewTest::whatCannotBeShownIsRefused()
{
    QFETCH(QString, what);
    QTemporaryDir folder;
    auto setup = options();
    auto payment = session(u"pses_1"_s);
    if (what == u"hosted"_s)
        payment.mode = SessionMode::Hosted;
    else if (what == u"secret"_s)
        payment.clientSecret = {};
    else if (what == u"origin"_s)
        setup.origin = {};
    else if (what == u"template"_s)
        setup.elementUrl = u"https://{session_id}/"_s;
    else if (what == u"events"_s)
        setup.eventNames = {{u"a"_s, u"b"_s}};
    else if (what == u"page"_s)
        setup.hostPageFile = folder.filePath(u"none.html"_s);
    else if (what == u"folder"_s)
        setup.hostPageFile = folder.path();
    auto &view = show(setup);
    const auto result = view.present(payment);
    QVERIFY(!result);
    QTEST(result.error().param, "param");
    QVERIFY(!result.error().message.isEmpty());
    QVERIFY(!view.isPresented());
    QVERIFY(!view.findChild<QWebEngineView *>());
}

void CheckoutViewTest::withdrawingInASlotIsSafe()
{
    m_server->serve(u"/pses_1"_s, "say('ready'); say('completed');");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy completed(&view, &CheckoutView::completed);
    connect(&view, &CheckoutView::eventReceived, &view, [&view] { view.withdraw(); });
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(!view.isPresented(), patience);
    QTRY_VERIFY(!view.findChild<QWebEngineView *>());
    QCOMPARE(ready.size(), 0);
    QCOMPARE(completed.size(), 0);
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<CheckoutViewTest>(argc, argv);
}
#include "checkout_view_test.moc"
