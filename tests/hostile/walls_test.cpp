// SPDX-License-Identifier: MIT
// What has to go on inside the walls: a bank's windows, and the element's last word in a flood.
#include "checkout_view_rig.h"
#include "stall_meter.h"

#include <QLabel>
#include <QTcpServer>
#include <QWebChannel>

#include <ctime>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

/// What the customer reads above a popup.
static QString nameOn(const PopupPanel &panel)
{
    return panel.findChild<QLabel *>(u"kassiPopupHost"_s)->text();
}

class WallsTest : public CheckoutViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void theMeterSeesAStall();
    void lastOfHundredThousandMessagesIsHeard();
    void budgetHoldsWhateverTheScriptPassesOn();
    void whatIsSaidAfterThePaymentIsCounted();
    void channelGoesWithItsPage();
    void popupKeepsItsOpenerAndCloses();
    void popupWithoutAnAddressHasNobodysName_data();
    void popupWithoutAnAddressHasNobodysName();
    void popupNeedsAClick();
    void onlyTwoPopupsAtATime();
    void popupsGoWithThePayment();
    void customerCanCloseThePopup();
    void hostPageNeverLeaves();
};

// The other tests believe it: a window that computes for long has stood still, however busy the machine is.
void WallsTest::theMeterSeesAStall()
{
    const StallMeter stall;
    const auto computed = [] {
        timespec spent{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
        return spent.tv_sec * 1'000 + spent.tv_nsec / 1'000'000;
    };
    QTimer::singleShot(0, qApp, [&] {
        for (const auto end = computed() + 150; computed() < end;) {
        }
    });
    QTRY_VERIFY_WITH_TIMEOUT(stall.longestMs() >= 100, patience);
}

void WallsTest::lastOfHundredThousandMessagesIsHeard()
{
    m_server->serve(u"/pses_1"_s, R"(for (let i = 0; i < 100000; ++i) say({type: 'resize', height: 1 + i % 1000});
                                     say('completed');)");
    auto &view = show();
    QVERIFY(view.prepare());
    auto *bridge = view.findChild<CheckoutBridge *>();
    QVERIFY(bridge);
    QSignalSpy completed(&view, &CheckoutView::completed);
    QSignalSpy calls(bridge, &CheckoutBridge::incoming);
    const StallMeter stall;
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(completed.size(), 1, 4 * patience);
    // All were seen by the page script, nearly all stopped there, and the last word of all came through.
    QTRY_VERIFY_WITH_TIMEOUT(view.rejections().of(Rejection::Throttled) > 98'000, patience);
    QVERIFY2(calls.size() <= messageBudget + 50, qPrintable(QString::number(calls.size())));
    QVERIFY2(stall.longestMs() < 100, qPrintable(u"%1 ms"_s.arg(stall.longestMs())));
    qInfo("100 000 messages: %d slot calls, longest stall %d ms", int(calls.size()), int(stall.longestMs()));
}

// The page's script begins to count anew with each load, and could be broken; the payment's own count goes on.
void WallsTest::budgetHoldsWhateverTheScriptPassesOn()
{
    m_server->serve(u"/pses_1"_s, "painted(() => say('ready'));");
    auto &view = presentReady();
    QSignalSpy events(&view, &CheckoutView::eventReceived);
    auto *bridge = view.findChild<CheckoutBridge *>();
    QVERIFY(bridge);
    const QString message = uR"({"origin":"%1","fromElement":true,"data":"processing"})"_s.arg(m_server->origin());
    for (int i = 0; i < messageBudget + 100; ++i)
        bridge->receive(message);
    QVERIFY2(events.size() > messageBudget - 50 && events.size() < messageBudget,
             qPrintable(QString::number(events.size())));
    QVERIFY(view.rejections().of(Rejection::BudgetSpent) > 100);
}

void WallsTest::whatIsSaidAfterThePaymentIsCounted()
{
    m_server->serve(u"/pses_1"_s, "setInterval(() => say('completed'), 5); painted(() => say('ready'));");
    auto &view = presentReady();
    QCOMPARE(view.rejections().of(Rejection::NotPresented), 0U);
    view.withdraw();
    QSignalSpy events(&view, &CheckoutView::eventReceived);
    QTRY_VERIFY_WITH_TIMEOUT(view.rejections().of(Rejection::NotPresented) > 0, patience);
    QCOMPARE(events.size(), 0);
}

// A stage waits for its last requests long after its pages; nothing leads into the program any more then.
void WallsTest::channelGoesWithItsPage()
{
    m_server->serve(u"/pses_1"_s, "painted(() => say('ready'));");
    auto &view = presentReady();
    const QPointer<CheckoutPage> page = hostPage();
    const QPointer<QWebChannel> channel = page->webChannel();
    QVERIFY(channel);
    view.withdraw();
    QTRY_VERIFY_WITH_TIMEOUT(!page, patience);
    QVERIFY(!channel);
}

void WallsTest::popupKeepsItsOpenerAndCloses()
{
    m_server->serve(u"/pses_1"_s, R"(onclick = () => open('/acs');
        onmessage = (event) => { if (event.data === 'challenge passed') say('completed'); };
        painted(() => say('ready'));)");
    m_server->serve(u"/acs"_s, R"(onclick = () => { opener.postMessage('challenge passed', '*'); close(); };
        painted(() => report('challenge'));)");
    auto &view = presentReady();
    QSignalSpy completed(&view, &CheckoutView::completed);
    const auto windows = QApplication::topLevelWidgets().size();
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"challenge"_s), patience);
    QCOMPARE(popups(), 1);
    auto *panel = view.findChild<PopupPanel *>();
    QCOMPARE(nameOn(*panel), m_server->origin().mid(7));
    QCOMPARE(view.framedHost(), m_server->origin().mid(7));
    QCOMPARE(panel->geometry(), view.rect());
    click(panel);
    QTRY_COMPARE_WITH_TIMEOUT(completed.size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(popups(), 0, patience);
    QTRY_VERIFY(!view.findChild<PopupPanel *>());
    QCOMPARE(QApplication::topLevelWidgets().size(), windows);
}

void WallsTest::popupWithoutAnAddressHasNobodysName_data()
{
    QTest::addColumn<bool>("waits");
    QTest::newRow("about:blank") << false;
    QTest::newRow("an address that does not answer") << true;
}

// A page in the bank's frame fills a window with what looks like the shop's or Borga's own.
void WallsTest::popupWithoutAnAddressHasNobodysName()
{
    QFETCH(bool, waits);
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QString address = waits ? u"http://127.0.0.1:%1/"_s.arg(silent.serverPort()) : u"about:blank"_s;
    m_server->serve(u"/pses_1"_s, R"(document.body.innerHTML = '<iframe width=400 height=600></iframe>';
        const bank = document.querySelector('iframe');
        bank.onload = () => painted(() => say('ready'));
        bank.src = `http://localhost:${location.port}/bank`;)");
    m_server->serve(u"/bank"_s, QByteArray(R"(onclick = () => {
        const popup = open('%1');
        popup.document.write('Type your card');
        report(popup.document.body.textContent); };)")
                                    .replace("%1", address.toLatin1()));
    auto &view = presentReady();
    QCOMPARE(view.framedHost(), m_server->origin().mid(7));
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"Type your card"_s), patience);
    QCOMPARE(popups(), 1);
    const auto *panel = view.findChild<PopupPanel *>();
    QTRY_COMPARE_WITH_TIMEOUT(nameOn(*panel), u"A window without an address"_s, patience);
    QCOMPARE(view.framedHost(), QString());
    QVERIFY(view.hasPopup());
    QTest::mouseClick(panel->findChild<QPushButton *>(u"kassiPopupClose"_s), Qt::LeftButton);
    QCOMPARE(view.framedHost(), m_server->origin().mid(7));
}

void WallsTest::popupNeedsAClick()
{
    m_server->serve(u"/pses_1"_s, "for (let i = 0; i < 100; ++i) open('/acs'); say('ready');");
    m_server->serve(u"/acs"_s, "report('opened')");
    presentReady();
    QCOMPARE(popups(), 0);
    QCOMPARE(m_server->hits(u"/acs"_s), 0);
}

void WallsTest::onlyTwoPopupsAtATime()
{
    const QByteArray opens = R"(onclick = () => { const popup = open('/acs');
        setTimeout(() => report(popup && !popup.closed ? 'up' : 'none'), 300); };
        painted(() => { say('ready'); report('painted'); });)";
    m_server->serve(u"/pses_1"_s, opens);
    m_server->serve(u"/acs"_s, opens);
    auto &view = show();
    QVERIFY(view.present(session(u"pses_1"_s)));
    for (int expected = 1; expected <= 3; ++expected) {
        QTRY_COMPARE_WITH_TIMEOUT(m_server->reports().count(u"painted"_s), expected, patience);
        const auto panels = view.findChildren<PopupPanel *>();
        click(panels.isEmpty() ? static_cast<QWidget *>(&view) : panels.last());
        QTRY_COMPARE_WITH_TIMEOUT(m_server->reports().count(u"up"_s) + m_server->reports().count(u"none"_s), expected,
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
    auto &view = presentReady();
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
    auto &view = presentReady();
    click(&view);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"opened"_s), patience);
    auto *close = view.findChild<QPushButton *>(u"kassiPopupClose"_s);
    QVERIFY(close);
    QTest::mouseClick(close, Qt::LeftButton);
    QCOMPARE(popups(), 0);
    QVERIFY(view.isPresented());
}

// No page is asked to be good: not even Kassi's own can take the window elsewhere.
void WallsTest::hostPageNeverLeaves()
{
    m_server->serve(u"/pses_1"_s, "painted(() => say('ready'));");
    m_server->serve(u"/escaped"_s, "report('escaped')");
    auto &view = presentReady();
    QSignalSpy refused(hostPage(), &CheckoutPage::navigationRefused);
    hostPage()->runJavaScript(u"location.href = '%1/escaped'"_s.arg(m_server->origin()));
    QTRY_VERIFY_WITH_TIMEOUT(!refused.isEmpty(), patience);
    QCOMPARE(m_server->hits(u"/escaped"_s), 0);
    // The engine may call that a load that failed; then the page is loaded again.
    const auto isAtHome = [this] { return asHostPage(u"location.href"_s) == till + u'/'; };
    QVERIFY(QTest::qWaitFor(isAtHome, patience));
    QVERIFY(view.isPresented());
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<WallsTest>(argc, argv);
}
#include "walls_test.moc"
