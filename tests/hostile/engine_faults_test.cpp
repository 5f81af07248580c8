// SPDX-License-Identifier: MIT
// The engine and the pages in it fail in every way they can: the same session comes back, at most twice, then a person
// is told on a page of Kassi's own, can try again, and the window never stands still.
#include "broken_server.h"
#include "checkout_view_rig.h"
#include "process_tree.h"
#include "stall_meter.h"

#include <QLabel>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int noticed = 100; ///< Milliseconds of a window that stands still.
} // namespace

class EngineFaultsTest : public CheckoutViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void pageThatCannotBePaidAtIsGivenUp_data();
    void pageThatCannotBePaidAtIsGivenUp();
    void hungPageIsReplaced_data();
    void hungPageIsReplaced();

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
    QTest::addColumn<bool>("stalls");
    const QByteArray page = "<!DOCTYPE html><title>t</title><h1>t</h1><p>text";
    const QByteArray form = "<!DOCTYPE html><form><input></form><script>parent.postMessage('ready', '*')</script>";
    const auto whole = [](const QByteArray &status, const QByteArray &headers, const QByteArray &body) -> QByteArray {
        return "HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\n" + headers +
               "Connection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    };
    const auto row = [](const char *name, const QByteArray &answer, bool stalls = false) {
        QTest::newRow(name) << answer << stalls;
    };
    row("404", whole("404 Not Found", {}, page));
    row("500", whole("500 Internal Server Error", {}, page));
    row("404 without a page", whole("404 Not Found", {}, {}));
    row("refuses to be framed by us", whole("200 OK", "Content-Security-Policy: frame-ancestors 'self'\r\n", form));
    row("refuses to be framed", whole("200 OK", "X-Frame-Options: DENY\r\n", form));
    row("no answer", {}, true);
    row("connection closed", {});
    row("half of the headers", "HTTP/1.1 200 OK\r\nContent-Ty", true);
    row("half a page, then silence", whole("200 OK", {}, form).chopped(10), true);
    row("half a page, then closed",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n" + page);
    row("not a page", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nno such session");
}

void EngineFaultsTest::pageThatCannotBePaidAtIsGivenUp()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, stalls);
    BrokenServer server;
    server.serve(answer, stalls ? Then::Stall : Then::Close);
    auto setup = impatient();
    setup.elementUrl = server.origin() + u"/{session_id}"_s;
    auto &view = show(setup);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    StallMeter stall;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
    qInfo("%d hits, %d ms, stall %d: %s", server.hits(), int(timer.elapsed()), int(stall.longestMs()),
          qPrintable(words(u"kassiStopTitle"_s)));
    QCOMPARE(failures.at(0).at(0).value<Error>().code, ErrorCode::EngineFailed);
    QVERIFY(!view.isPresented());
    QCOMPARE(words(u"kassiStopHost"_s), server.origin().mid(7));
    QVERIFY(!words(u"kassiStopWords"_s).isEmpty());

    // A person presses "try again" when the host is well again.
    server.servePage("200 OK", {}, "<!DOCTYPE html><script>parent.postMessage('ready', '*')</script>");
    QSignalSpy ready(&view, &CheckoutView::ready);
    pressStopButton();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QVERIFY(view.isPresented());
    QCOMPARE(words(u"kassiStopTitle"_s), QString());
}

void EngineFaultsTest::hungPageIsReplaced_data()
{
    QTest::addColumn<QByteArray>("hang");
    QTest::newRow("loop") << QByteArray("for (;;);");
    QTest::newRow("promises") << QByteArray("const again = () => Promise.resolve().then(again); again();");
    QTest::newRow("regular expression") << QByteArray("/^(a+)+$/.test('a'.repeat(60) + 'b')");
    QTest::newRow("memory of scripts") << QByteArray(
        "const keep = []; for (;;) keep.push(new Array(1e5).fill(Math.random()));");
    QTest::newRow("memory of buffers") << QByteArray(
        "const keep = []; for (;;) keep.push(new Uint8Array(1 << 26).fill(1));");
}

void EngineFaultsTest::hungPageIsReplaced()
{
    QFETCH(QByteArray, hang);
    m_server->serve(u"/pses_1"_s,
                    "say('ready'); report('hanging').then(() => setTimeout(() => { " + hang + " }, 100))");
    auto &view = show(impatient());
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    StallMeter stall;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(reported(u"hanging"_s), patience);
    const auto before = engineProcesses(QCoreApplication::applicationPid(), "renderer");
    m_server->serve(u"/pses_1"_s, "say('ready')");
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, patience);
    qInfo("%d ms, stall %d", int(timer.elapsed()), int(stall.longestMs()));
    QCOMPARE(failures.size(), 0);
    QVERIFY(view.isPresented());
    QTRY_VERIFY_WITH_TIMEOUT(engineProcesses(QCoreApplication::applicationPid(), "renderer").size() <= 2, patience);
    for (const qint64 pid : descendants(QCoreApplication::applicationPid()))
        qInfo() << pid << engineType(pid) << before.contains(pid);
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<EngineFaultsTest>(argc, argv);
}
#include "engine_faults_test.moc"
