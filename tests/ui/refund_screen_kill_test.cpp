// SPDX-License-Identifier: MIT
// A refund that somebody confirms on the screen, in a program that is killed with SIGKILL at its worst moments: started
// again, it has been carried out once. The till is this same program, started again with --till.
#include "gateway_rig.h"
#include "support/verify.h"
#include "virtual_display.h"
#include "web_test_main.h"

#include "cashier/cashier_window.h"
#include "checkout/system_ports.h"
#include "common/language.h"
#include "gateway/borga_api.h"
#include "journal/journal_thread.h"

#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSet>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;

void die()
{
    ::kill(::getpid(), SIGKILL);
}

void key(QWidget &window, int key)
{
    QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key(key));
}

/// Up to the page that asks once more.
bool goToTheQuestion(QWidget &window)
{
    key(window, Qt::Key_F3);
    const auto *table = window.findChild<QTableView *>(u"journal-table"_s);
    if (!GatewayRig::waitFor([table] { return table->model()->rowCount() > 0; }))
        return false;
    key(window, Qt::Key_Return);
    key(window, Qt::Key_F7);
    QTest::keyClicks(window.focusWidget(), u"990"_s);
    key(window, Qt::Key_Return);
    return window.findChild<QLabel *>(u"refund-figures"_s)->isVisible();
}

/// Kills itself when the moment has come; ends with 0 when nothing is left to do.
int runTill(const QString &journalFile, const QUrl &gateway, const QString &moment)
{
    SystemClock clock;
    SystemRandom random;
    auto journal = JournalThread::open(
        journalFile, [&clock] { return clock.wallMs(); }, JournalDepth::Whole);
    auto api = BorgaApi::make(
        {.baseUrl = gateway, .merchantId = u"mer_sandbox"_s, .apiKey = Secret(u"sk_test_sandbox_kassi"_s)});
    if (!journal || !api)
        return 3;
    Language language;
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    CashierWindow window({**api, **journal, clock, random},
                         {.view = {.origin = origin, .elementUrl = u"http://127.0.0.1:9/{client_secret}"_s},
                          .defaults = {.money = {}, .origin = origin.toString()},
                          .journalFile = journalFile},
                         language);
    window.show();
    window.startGuardian();
    const auto isDone = [&journal] { return (*journal)->unresolved()->empty(); };
    if (moment == u"none"_s)
        return GatewayRig::waitFor(isDone, patienceMs) ? 0 : 1;
    if (!QTest::qWaitForWindowActive(&window) || !goToTheQuestion(window))
        return 2;
    key(window, Qt::Key_F7);
    if (moment == u"pressed"_s)
        die();
    const auto *note = window.findChild<QLabel *>(u"journal-note"_s);
    const bool wasSeen = GatewayRig::waitFor([&] {
        const bool isPlanned = !note->text().isEmpty();
        const bool isDelayed = note->text().contains(u"has not been answered"_s);
        return moment == u"planned"_s ? isPlanned : isDelayed;
    });
    if (!wasSeen)
        return 4;
    die();
    return 5;
}

} // namespace

class RefundScreenKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCarriedOutOnce_data();
    void isCarriedOutOnce();

private:
    [[nodiscard]] QProcess::ExitStatus run(const QString &journalFile, const GatewayRig &rig, const QString &moment)
    {
        QProcess till;
        diesWithUs(till);
        till.setProcessChannelMode(QProcess::ForwardedChannels);
        till.start(QCoreApplication::applicationFilePath(),
                   {u"--till"_s, journalFile, rig.gateway().baseUrl().toString(), moment});
        [&] { QVERIFY(GatewayRig::waitFor([&] { return till.state() == QProcess::NotRunning; }, 2 * patienceMs)); }();
        if (till.exitStatus() == QProcess::NormalExit)
            m_exitCode = till.exitCode();
        return till.exitStatus();
    }

    int m_exitCode = -1;
};

void RefundScreenKillTest::isCarriedOutOnce_data()
{
    QTest::addColumn<QString>("moment");
    QTest::addColumn<bool>("losesReplies");
    QTest::newRow("as the key was pressed") << u"pressed"_s << false;
    QTest::newRow("as it was written down") << u"planned"_s << false;
    QTest::newRow("as the answer was lost") << u"delayed"_s << true;
}

void RefundScreenKillTest::isCarriedOutOnce()
{
    QFETCH(QString, moment);
    QFETCH(bool, losesReplies);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.sqlite3"_s);
    const GatewayRig rig;
    SystemClock clock;
    const auto open = [&] {
        return *JournalThread::open(
            file, [&clock] { return clock.wallMs(); }, JournalDepth::Whole);
    };
    { // a paid order, in the gateway's books and in the journal
        const auto journal = open();
        SystemRandom random;
        const auto api = *BorgaApi::make({.baseUrl = rig.gateway().baseUrl(),
                                          .merchantId = rig.gateway().merchantId(),
                                          .apiKey = Secret(rig.gateway().secretKey())});
        CheckoutController controller({*api, *journal, clock, random});
        std::optional<Outcome> outcome;
        connect(&controller, &CheckoutController::settled, this,
                [&outcome](const Settlement &settlement) { outcome = settlement.outcome; });
        VERIFY_DONE(controller.charge(
            {.money = {4990, u"ISK"_s}, .origin = u"https://till.example.is"_s, .reference = u"ORDER-1"_s}));
        rig.control("POST", u"/sessions/"_s + rig.sessionId(), {{u"action"_s, u"complete"_s}});
        QVERIFY(GatewayRig::waitFor([&] { return outcome == Outcome::Paid; }));
    }
    if (losesReplies)
        rig.addFault({{u"match"_s, u"POST /v1/refunds"_s}, {u"action"_s, u"lose_reply"_s}, {u"times"_s, 0}});
    QCOMPARE(run(file, rig, moment), QProcess::CrashExit);
    rig.control("DELETE", u"/faults"_s);
    QCOMPARE(run(file, rig, u"none"_s), QProcess::NormalExit);
    QCOMPARE(m_exitCode, 0);

    const auto attempt = open()->history(u"ORDER-1"_s)->front();
    const qint64 givenBack = rig.truth()[u"payments"_s].toArray().first()[u"refunded"_s].toInteger();
    QCOMPARE(attempt.refunded(), givenBack);
    QVERIFY(!attempt.isBeingRefunded());
    // Killed as the key was pressed, it may not have been written down yet; then nobody was told that it was.
    QVERIFY(givenBack == 990 || (givenBack == 0 && moment == u"pressed"_s));
    QSet<QString> keys;
    for (const QJsonValue &request : rig.requestLog()) {
        if (request[u"method"_s] == u"POST"_s && request[u"path"_s] == u"/v1/refunds"_s)
            keys.insert(request[u"idempotency_key"_s].toString());
    }
    QCOMPARE(keys.size(), givenBack == 0 ? 0 : 1);
}

int main(int argc, char *argv[])
{
    if (argc == 5 && QByteArray(argv[1]) == "--till") {
        cleanEngineEnvironment();
        if (::geteuid() == 0)
            qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
        qputenv("QT_QPA_PLATFORM", "offscreen");
        QApplication application(argc, argv);
        return runTill(QString::fromLocal8Bit(argv[2]), QUrl(QString::fromLatin1(argv[3])),
                       QString::fromLatin1(argv[4]));
    }
    return Kassi::Test::webTestMain<RefundScreenKillTest>(argc, argv);
}

#include "refund_screen_kill_test.moc"
