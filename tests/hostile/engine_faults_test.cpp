// SPDX-License-Identifier: MIT
// The engine and the pages in it fail in every way they can: the same session comes back, at most twice, then a person
// is told on a page of Kassi's own, can try again, and the window never stands still.
#include "broken_server.h"
#include "checkout_view_rig.h"
#include "gateway_rig.h"
#include "process_tree.h"
#include "stall_meter.h"

#include "cashier/payment_flow.h"
#include "checkout/system_ports.h"
#include "gateway/borga_api.h"
#include "journal/sql_journal.h"

#include <QLabel>
#include <QSet>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 noticed = 100; ///< Milliseconds of a window that stands still.
const qint64 self = ::getpid();

QByteArray reply(const QByteArray &status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\n" + headers +
           "Connection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class EngineFaultsTest : public CheckoutViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void pageThatCannotBePaidAtIsGivenUp_data();
    void pageThatCannotBePaidAtIsGivenUp();
    void wordsThatAskToWaitAreNoErrorPage();
    void hungPageIsReplaced_data();
    void hungPageIsReplaced();
    void tenHangsLeaveNoProcess();
    void memoryHasAnEnd();
    void elementHasAProcessOfItsOwn();
    void elementsProcessStandsBeforeTheElement();
    void elementsProcessGoesWhenNobodyComes();
    void deadProcessIsReplaced_data();
    void deadProcessIsReplaced();
    void banksFrameThatHangsIsReplaced();
    void popupThatDiesIsClosed();
    void popupThatDiesIsClosedAndItsOpenerKnows();
    void popupThatHangsCanBeClosed();
    void paymentIsHeldAndItsMoneyFound();
    void engineWithoutItsZygoteIsGivenUp();

private:
    [[nodiscard]] CheckoutViewOptions impatient(std::chrono::milliseconds patience = 2s) const
    {
        auto setup = options();
        setup.loadTimeout = patience;
        return setup;
    }
    [[nodiscard]] QString words(const QString &label) const
    {
        const auto *found = m_view->findChild<QLabel *>(label);
        return found && found->isVisible() ? found->text() : QString();
    }
    /// A payment in the middle of 3-D Secure: the bank's page, on another site, is in a frame of the element.
    void showPaymentWithBank(const QByteArray &bank, const QByteArray &element = {})
    {
        m_server->serve(u"/bank"_s, "report('bank');" + bank);
        m_server->serve(u"/pses_1"_s, "const bank = document.createElement('iframe');"
                                      "bank.src = 'http://localhost:' + location.port + '/bank';"
                                      "document.body.append(bank); say('ready');" +
                                          element);
        show(impatient(8s)); // Not so short that a busy machine's new engine is taken for a dead one.
        QVERIFY(m_view->present(session(u"pses_1"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(reported(u"bank"_s), patience);
        m_server->serve(u"/bank"_s, "report('bank again')");
    }
    void showPaymentWithPopup(const QByteArray &bank, const QByteArray &host = "'http://localhost:' + location.port")
    {
        m_server->serve(u"/pses_1"_s, R"(let popup = null; onclick = () => { popup = open()" + host + R"( + '/bank'); };
            setInterval(() => { if (popup && popup.closed) { popup = null; report('popup closed'); } }, 50);
            painted(() => say('ready'));)");
        m_server->serve(u"/bank"_s, "report('bank');" + bank);
        show(impatient());
        QSignalSpy ready(m_view.get(), &CheckoutView::ready);
        QVERIFY(m_view->present(session(u"pses_1"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
        click(m_view.get());
        QTRY_VERIFY_WITH_TIMEOUT(reported(u"bank"_s), patience);
    }
    void pressStopButton() const
    {
        auto *button = m_view->findChild<QPushButton *>(u"kassiStopButton"_s);
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
};

void EngineFaultsTest::pageThatCannotBePaidAtIsGivenUp_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Then>("then");
    QTest::addColumn<QString>("title");
    const QString refused = u"The payment page cannot be shown here"_s;
    const QString notOpened = u"The payment page could not be opened"_s;
    const QByteArray page = "<!DOCTYPE html><title>t</title><h1>t</h1><p>text";
    const QByteArray form = "<!DOCTYPE html><form><input></form><script>parent.postMessage('ready', '*')</script>";
    const auto row = [&](const char *name, const QByteArray &answer, Then then = Then::Close,
                         const QString &title = {}) {
        QTest::newRow(name) << answer << then << (title.isEmpty() ? notOpened : title);
    };
    row("404", reply("404 Not Found", {}, page));
    row("500", reply("500 Internal Server Error", {}, page));
    row("404 without a page", reply("404 Not Found", {}, {}));
    row("not a page", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nno such session");
    row("frame-ancestors", reply("200 OK", "Content-Security-Policy: frame-ancestors 'self'\r\n", form), Then::Close,
        refused);
    row("X-Frame-Options", reply("200 OK", "X-Frame-Options: DENY\r\n", form), Then::Close, refused);
    row("connection closed", {});
    row("no answer", {}, Then::Stall);
    row("half of the headers", "HTTP/1.1 200 OK\r\nContent-Ty", Then::Stall);
    row("half a page, then silence", reply("200 OK", {}, form).chopped(10), Then::Stall);
    row("half a page, then closed",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n" + page);
}

void EngineFaultsTest::pageThatCannotBePaidAtIsGivenUp()
{
    QFETCH(QByteArray, answer);
    QFETCH(Then, then);
    BrokenServer server;
    server.serve(answer, then);
    auto setup = impatient();
    setup.elementUrl = server.origin() + u"/{session_id}"_s;
    auto &view = show(setup);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
    QCOMPARE(failures.at(0).at(0).value<Error>().code, ErrorCode::EngineFailed);
    QCOMPARE(server.hits(), 3); // Once, and twice again.
    QVERIFY(!view.isPresented());
    QTEST(words(u"kassiStopTitle"_s), "title");
    QCOMPARE(words(u"kassiStopHost"_s), server.origin().mid(7));

    // A person presses "try again" when the host is well again.
    server.serve(reply("200 OK", {}, "<!DOCTYPE html><script>parent.postMessage('ready', '*')</script>"));
    QSignalSpy ready(&view, &CheckoutView::ready);
    const auto press = [&] { // Again, where a busy machine's new engine was taken for a dead one.
        if (!view.isPresented())
            pressStopButton();
        return ready.size() == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(press(), patience);
    QVERIFY(view.isPresented());
    QCOMPARE(words(u"kassiStopTitle"_s), QString());
}

// A script that has done its work may take everything away but words; nothing is to press, and nothing is wrong.
void EngineFaultsTest::wordsThatAskToWaitAreNoErrorPage()
{
    m_server->serve(
        u"/pses_1"_s,
        "document.body.innerHTML = '<p>Please wait for your bank'; setInterval(() => report('waits'), 100)");
    auto &view = show(impatient(4s));
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->reports().count(u"waits"_s) > 50, patience); // longer than the patience
    QCOMPARE(m_server->hits(u"/pses_1"_s), 1);
    QVERIFY(view.isPresented());
}

void EngineFaultsTest::hungPageIsReplaced_data()
{
    QTest::addColumn<QByteArray>("hang");
    QTest::newRow("loop") << QByteArray("for (;;);");
    QTest::newRow("promises") << QByteArray("const again = () => Promise.resolve().then(again); again();");
    QTest::newRow("regular expression") << QByteArray("/^(a+)+$/.test('a'.repeat(60) + 'b')");
    QTest::newRow("memory") << QByteArray("const keep = []; for (;;) keep.push(new Array(1e5).fill(Math.random()));");
}

void EngineFaultsTest::hungPageIsReplaced()
{
    QFETCH(QByteArray, hang);
    auto &view = show(impatient());
    QVERIFY(view.prepare());
    QCoreApplication::processEvents(); // The engine starts; that is no fault.
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    StallMeter stall;
    m_server->serve(u"/pses_1"_s,
                    "say('ready'); report('hanging').then(() => setTimeout(() => { " + hang + " }, 100))");
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"hanging"_s), patience);
    m_server->serve(u"/pses_1"_s, "say('ready')");
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, patience);
    QCOMPARE(failures.size(), 0);
    QVERIFY(view.isPresented());
    QVERIFY2(stall.longestMs() < noticed, qPrintable(u"%1 ms"_s.arg(stall.longestMs())));
    qInfo("longest stall %d ms", int(stall.longestMs()));
}

void EngineFaultsTest::tenHangsLeaveNoProcess()
{
    m_server->serve(u"/pses_1"_s, "say('ready'); setTimeout(() => { for (;;); }, 50)");
    auto &view = show(impatient(1s));
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSet<qint64> used;
    for (int hangs = 1; hangs <= 10; ++hangs) {
        const auto isReady = [&] {
            if (!view.isPresented()) // Given up after three, also of a busy machine's: a person tries again.
                (void)view.present(session(u"pses_1"_s));
            return ready.size() >= hangs;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), patience);
        for (const qint64 pid : renderers(self))
            used << pid;
        QTRY_VERIFY_WITH_TIMEOUT(ready.size() > hangs || !view.isPresented(), patience);
    }
    view.withdraw();
    QVERIFY(used.size() >= 10);
    QTRY_COMPARE_WITH_TIMEOUT(renderers(self).size(), 0, patience);
}

void EngineFaultsTest::memoryHasAnEnd()
{
    // Not filled: what is never touched costs the machine nothing, should it be given.
    m_server->serve(u"/pses_1"_s, R"(const keep = []; let told = 'all of it';
        try { while (keep.length < 64) keep.push(new ArrayBuffer(1 << 26)); } catch (error) { told = error.name; }
        report(told).then(() => say('ready'));)");
    auto &view = show(impatient(5s));
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->reports().isEmpty(), patience);
    QCOMPARE(m_server->reports().value(0), u"RangeError"_s);
}

void EngineFaultsTest::elementHasAProcessOfItsOwn()
{
    showPaymentWithBank("");
    QVERIFY(m_view);
    // The host page and the bank's frame live in one, the element in another.
    QTRY_COMPARE_WITH_TIMEOUT(renderers(self).size(), 2, patience);
}

// What is loaded ahead is nothing: no script of it runs, it says nothing, and it goes when the element comes.
void EngineFaultsTest::elementsProcessStandsBeforeTheElement()
{
    m_server->serve(u"/favicon.ico"_s, "say('completed'); report('ran');");
    m_server->serve(u"/pses_1"_s, "say('ready');");
    auto &view = show(impatient(8s));
    QVERIFY(view.prepare());
    QTRY_COMPARE_WITH_TIMEOUT(m_server->hits(u"/favicon.ico"_s), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(renderers(self).size(), 2, patience);
    const QList<qint64> before = renderers(self);
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy completed(&view, &CheckoutView::completed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(asHostPage(u"String(frames.length)"_s), u"1"_s, patience);
    QCOMPARE(renderers(self), before);
    QCOMPARE(completed.size(), 0);
    QVERIFY(!reported(u"ran"_s));
    for (std::size_t reason = 0; reason < rejectionCount; ++reason)
        QCOMPARE(view.rejections().of(Rejection(reason)), 0U);
}

void EngineFaultsTest::elementsProcessGoesWhenNobodyComes()
{
    auto setup = impatient(8s);
    setup.warmFor = 3s;
    auto &view = show(setup);
    for (int customer = 1; customer <= 2; ++customer) {
        QVERIFY(view.prepare());
        QTRY_COMPARE_WITH_TIMEOUT(m_server->hits(u"/favicon.ico"_s), customer, patience);
        QTRY_COMPARE_WITH_TIMEOUT(view.preparation(), CheckoutView::Preparation::Stale, patience);
        QTRY_COMPARE_WITH_TIMEOUT(renderers(self).size(), 1, patience);
    }
    m_server->serve(u"/pses_1"_s, "say('ready');");
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
}

void EngineFaultsTest::deadProcessIsReplaced_data()
{
    QTest::addColumn<bool>("element");
    QTest::addColumn<int>("signal");
    QTest::newRow("element killed") << true << SIGKILL;
    QTest::newRow("element crashed") << true << SIGSEGV;
    QTest::newRow("element stopped") << true << SIGSTOP;
    QTest::newRow("bank's page and host page killed") << false << SIGKILL;
    QTest::newRow("bank's page and host page crashed") << false << SIGSEGV;
}

void EngineFaultsTest::deadProcessIsReplaced()
{
    QFETCH(bool, element);
    QFETCH(int, signal);
    showPaymentWithBank("");
    QVERIFY(m_view);
    QSignalSpy ready(m_view.get(), &CheckoutView::ready);
    QSignalSpy failures(m_view.get(), &CheckoutView::loadFailed);
    const qint64 host = hostPage()->renderProcessPid();
    StallMeter stall;
    // A process that the engine keeps for what comes next is nobody's yet.
    QList<qint64> victims = renderers(self);
    victims.removeIf([&](qint64 pid) { return (pid == host) == element; });
    QVERIFY(!victims.isEmpty());
    for (const qint64 victim : std::as_const(victims))
        QCOMPARE(::kill(static_cast<pid_t>(victim), signal), 0);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QCOMPARE(m_server->hits(u"/pses_1"_s), 2); // The same session.
    QCOMPARE(failures.size(), 0);
    const auto areGone = [&] {
        const QList<qint64> alive = renderers(self);
        return std::ranges::none_of(victims, [&](qint64 victim) { return alive.contains(victim); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(areGone(), patience);
    QVERIFY2(stall.longestMs() < noticed, qPrintable(u"%1 ms"_s.arg(stall.longestMs())));
}

void EngineFaultsTest::banksFrameThatHangsIsReplaced()
{
    // In another process than the element, which is well and says so; but the host page hangs with it and hears
    // nothing.
    showPaymentWithBank("setTimeout(() => { report('hanging').then(() => { for (;;); }) }, 500)");
    QVERIFY(m_view);
    QSignalSpy ready(m_view.get(), &CheckoutView::ready);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"hanging"_s), patience);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 2 * patience);
}

// In the element's process: no other process of the engine says that it is gone, and the heartbeat comes later.
void EngineFaultsTest::popupThatDiesIsClosed()
{
    showPaymentWithPopup("", "location.origin");
    QCOMPARE(popups(), 1);
    auto *page = &m_view->findChild<PopupPanel *>()->page();
    QSignalSpy dead(page, &QWebEnginePage::renderProcessTerminated);
    QCOMPARE(::kill(static_cast<pid_t>(page->renderProcessPid()), SIGKILL), 0);
    QVERIFY(dead.wait(patience));
    QCOMPARE(popups(), 0);
    QVERIFY(m_view->isPresented());
}

void EngineFaultsTest::popupThatDiesIsClosedAndItsOpenerKnows()
{
    showPaymentWithPopup("");
    QCOMPARE(popups(), 1);
    auto *page = &m_view->findChild<PopupPanel *>()->page();
    const qint64 victim = page->renderProcessPid();
    QCOMPARE(::kill(static_cast<pid_t>(victim), SIGKILL), 0);
    QTRY_COMPARE_WITH_TIMEOUT(popups(), 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"popup closed"_s) || m_server->hits(u"/pses_1"_s) == 2, patience);
    QVERIFY(m_view->isPresented());
}

void EngineFaultsTest::popupThatHangsCanBeClosed()
{
    showPaymentWithPopup("report('hanging').then(() => { for (;;); })");
    QCOMPARE(popups(), 1);
    StallMeter stall;
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"hanging"_s), patience);
    QTest::mouseClick(m_view->findChild<QPushButton *>(u"kassiPopupClose"_s), Qt::LeftButton);
    QCOMPARE(popups(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"popup closed"_s), patience);
    QVERIFY(m_view->isPresented());
    QVERIFY2(stall.longestMs() < noticed, qPrintable(u"%1 ms"_s.arg(stall.longestMs())));
}

void EngineFaultsTest::paymentIsHeldAndItsMoneyFound()
{
    BrokenServer element;
    element.serve({}, Then::Stall);
    const GatewayRig rig;
    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    auto journal = SqlJournal::open(folder.filePath(u"journal.sqlite3"_s), [&clock] { return clock.wallMs(); });
    auto api = BorgaApi::make({.baseUrl = rig.gateway().baseUrl(),
                               .merchantId = rig.gateway().merchantId(),
                               .apiKey = Secret(rig.gateway().secretKey())});
    QVERIFY(journal && api);
    PaymentFlow flow(
        {**api, **journal, clock, random},
        {.origin = *Origin::parse(till), .elementUrl = element.origin() + u"/{session_id}"_s, .loadTimeout = 1s},
        false);
    flow.resize(800, 600);
    flow.show();
    std::optional<Outcome> outcome;
    connect(&flow, &PaymentFlow::settled, &flow, [&](const Settlement &settlement) { outcome = settlement.outcome; });
    SessionRequest request;
    request.money.amount = 4990;
    request.reference = u"ORDER-1"_s;
    request.origin = till;
    QVERIFY(flow.start(request));
    auto *title = flow.findChild<QLabel *>(u"kassiStopTitle"_s);
    QTRY_VERIFY_WITH_TIMEOUT(title->isVisible(), patience);
    QVERIFY(flow.isActive() && !outcome);
    const auto says = [&flow](const QString &text) {
        return std::ranges::any_of(flow.findChildren<QLabel *>(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(text); // and since when
        });
    };
    QVERIFY(says(u"The payment page is not open"_s));
    rig.control("POST", u"/sessions/"_s + rig.sessionId(), {{u"action"_s, u"complete"_s}});
    QTRY_VERIFY_WITH_TIMEOUT(outcome == Outcome::Paid, patience);
    QCOMPARE(rig.timesTaken(), 1);
}

// Last: nothing comes back after it in this process.
void EngineFaultsTest::engineWithoutItsZygoteIsGivenUp()
{
    m_server->serve(u"/pses_1"_s, "say('ready')");
    auto &view = show(impatient());
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    StallMeter stall;
    for (const qint64 pid : descendants(self)) // all that the engine has
        ::kill(static_cast<pid_t>(pid), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
    QCOMPARE(failures.at(0).at(0).value<Error>().code, ErrorCode::EngineFailed);
    QCOMPARE(words(u"kassiStopTitle"_s), u"The payment page does not work right now"_s);
    QVERIFY2(stall.longestMs() < noticed, qPrintable(u"%1 ms"_s.arg(stall.longestMs())));
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<EngineFaultsTest>(argc, argv);
}
#include "engine_faults_test.moc"
