// SPDX-License-Identifier: MIT
// The checkout view with the real web engine and a real HTTP element: what it shows, says and survives.
#include "checkout_view_rig.h"

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class CheckoutViewTest : public CheckoutViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void elementSeesTheConfiguredOrigin();
    void elementThatRefusesTheOriginFailsToLoad();
    void elementOnADeadPortFailsToLoad();
    void everyEventBecomesItsSignal_data();
    void everyEventBecomesItsSignal();
    void oneSignalCarriesAllEvents();
    void paymentsShareNothing();
    void realMouseAndKeysReachTheElement();
    void crashedEngineComesBackTwice();
    void hungElementComesBack();
    void silentElementIsLeftAlone();
    void hostPageCanBeReplaced();
    void preparedPageIsUsedOnce();
    void preparedPageIsKeptWarm();
    void preparedPageThatIsLostIsMadeAgain();
    void whatCannotBePreparedSaysWhy();
    void whatCannotBeShownIsRefused_data();
    void whatCannotBeShownIsRefused();
    void withdrawingInASlotIsSafe();
};

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

void CheckoutViewTest::realMouseAndKeysReachTheElement()
{
    m_server->serve(u"/pses_1"_s, R"(document.body.innerHTML = '<input style="width:100%;height:100%">';
        const field = document.querySelector('input'); field.oninput = () => report(field.value);
        field.onfocus = () => report('focus'); painted(() => say('ready'));)");
    auto &view = presentReady();
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"focus"_s), patience);
    QTest::keyClicks(input(&view), u"4242 J"_s);
    QTest::sendKeyEvent(QTest::Click, input(&view), Qt::Key_Oacute, u"ó"_s, Qt::NoModifier);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"4242 Jó"_s), patience);
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
    m_server->serve(u"/pses_1"_s, "setTimeout(() => report('still here'), 10000)");
    auto setup = options();
    setup.loadTimeout = 4s; // not so short that a busy machine's new page is taken for a dead one
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

void CheckoutViewTest::preparedPageIsKeptWarm()
{
    using enum CheckoutView::Preparation;
    auto setup = options();
    setup.warmFor = 2s;
    auto &view = show(setup);
    QCOMPARE(view.preparation(), None);
    QSignalSpy changes(&view, &CheckoutView::preparationChanged);
    QVERIFY(view.prepare());
    QCOMPARE(view.preparation(), Loading);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->hits(u"/favicon.ico"_s), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(view.preparation(), Stale, patience);
    const QPointer<CheckoutPage> prepared = hostPage();
    QVERIFY(view.prepare());
    QCOMPARE(view.preparation(), Ready);
    QCOMPARE(hostPage(), prepared.data());
    QTRY_COMPARE_WITH_TIMEOUT(m_server->hits(u"/favicon.ico"_s), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(view.preparation(), Stale, patience);
    m_server->serve(u"/pses_1"_s, "say('ready')");
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QCOMPARE(view.preparation(), None);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QList<CheckoutView::Preparation> all;
    for (const auto &change : changes) {
        all << change.at(0).value<CheckoutView::Preparation>();
        QVERIFY(!change.at(1).toString().isEmpty());
    }
    QCOMPARE(all, (QList{Loading, Ready, Stale, Ready, Stale, None}));
}

void CheckoutViewTest::preparedPageThatIsLostIsMadeAgain()
{
    auto &view = show();
    QVERIFY(view.prepare());
    QTRY_COMPARE_WITH_TIMEOUT(view.preparation(), CheckoutView::Preparation::Ready, patience);
    QSignalSpy changes(&view, &CheckoutView::preparationChanged);
    QCOMPARE(::kill(static_cast<pid_t>(hostPage()->renderProcessPid()), SIGKILL), 0);
    QTRY_COMPARE_WITH_TIMEOUT(view.preparation(), CheckoutView::Preparation::Failed, patience);
    QVERIFY2(changes.at(0).at(1).toString().contains(u"process"_s), qPrintable(changes.at(0).at(1).toString()));
    QVERIFY(view.prepare());
    QTRY_COMPARE_WITH_TIMEOUT(view.preparation(), CheckoutView::Preparation::Ready, patience);
    QVERIFY(view.prepare()); // Nothing more to do.
    QCOMPARE(changes.size(), 3);
}

void CheckoutViewTest::whatCannotBePreparedSaysWhy()
{
    auto setup = options();
    setup.hostPageFile = u"/none.html"_s;
    auto &view = show(setup);
    QSignalSpy changes(&view, &CheckoutView::preparationChanged);
    QVERIFY(!view.prepare());
    QCOMPARE(view.preparation(), CheckoutView::Preparation::Failed);
    QVERIFY2(changes.at(0).at(1).toString().contains(u"/none.html"_s), qPrintable(changes.at(0).at(1).toString()));
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
