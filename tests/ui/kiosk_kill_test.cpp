// SPDX-License-Identifier: MIT
// A kiosk whose plug is pulled (SIGKILL) at every screen, and that comes up again on the same journal: nothing is taken
// twice, nothing is lost, and the same order is gone on with. The kiosk is this very program started anew: the real
// window, engine, journal and HTTP, which is told on its standard input what a finger does and says where it is.
#include "gateway_rig.h"
#include "virtual_display.h"
#include "web_test_main.h"

#include "checkout/system_ports.h"
#include "common/language.h"
#include "gateway/borga_api.h"
#include "journal/journal_thread.h"
#include "kiosk/kiosk_window.h"

#include <QProcess>
#include <QPushButton>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QWebEngineView>

#include <csignal>
#include <cstdio>
#include <iostream>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

// ---------------------------------------------------------------- the kiosk's side

void say(const QString &line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

/// In the page of the checkout, as a mouse and a keyboard do: "click X Y", "type TEXT", "enter".
void workInPage(const KioskWindow &window, const QStringList &words)
{
    QWidget *page = window.findChild<QWebEngineView *>()->focusProxy();
    if (words[0] == u"click"_s)
        QTest::mouseClick(page, Qt::LeftButton, {}, {words[1].toInt(), words[2].toInt()});
    else if (words[0] == u"type"_s)
        QTest::keyClicks(page, words[1]);
    else
        QTest::keyClick(page, Qt::Key_Return);
}

/// A line is the name of a button to press, or what is done in the page; the end of the input is the end.
int runKiosk(int argc, char *argv[])
{
    std::ios::sync_with_stdio(false); // else it is not known whether another line waits
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    SystemClock clock;
    SystemRandom random;
    auto journal = JournalThread::open(
        arguments.at(2), [&clock] { return clock.wallMs(); }, JournalDepth::End);
    if (!journal)
        return 1;
    auto api = BorgaApi::make({.baseUrl = QUrl(arguments.at(3)),
                               .merchantId = arguments.at(4),
                               .apiKey = Secret(arguments.at(5)),
                               .timeoutMs = 5'000});
    if (!api)
        return 1;
    Language language;
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    KioskOptions options{.view = {.origin = origin, .elementUrl = arguments.at(6)},
                         .defaults = {.money = {}, .origin = origin.toString(), .enabledMethods = {u"card"_s}}};
    options.kiosk.prices.items = {{.id = u"latte"_s, .name = {{u"is"_s, u"Latte"_s}}, .price = 890}};
    options.kiosk.volume = 0;
    options.locked = false;
    options.returnUrl = u"https://example.is/takk"_s;
    options.pace.outcomeMs = 600'000;
    ReadinessWatch readiness(clock, [&api] { return std::vector{gatewayCheck(**api)}; });
    KioskWindow window(CheckoutPorts{**api, **journal, clock, random}, options, readiness, language);
    // Where it is, and how many attempts of the journal took money, and have no outcome.
    const auto tell = [&window, &journal] {
        const auto all = (*journal)->recent(50).value_or(std::vector<Attempt>());
        const auto isOpen = [](const Attempt &each) { return !each.outcome; };
        say(u"%1 %2 %3"_s.arg(int(window.state().place))
                .arg(std::ranges::count_if(all, &Attempt::isTaken))
                .arg(std::ranges::count_if(all, isOpen)));
    };
    QObject::connect(&window, &KioskWindow::changed, &window, tell);
    QObject::connect(&window.guardian(), &PaymentGuardian::visited, &window, tell);
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &window, [&] {
        do { // several may have come at once
            std::string line;
            if (!std::getline(std::cin, line))
                return QCoreApplication::exit(0);
            if (const QStringList words = QString::fromStdString(line).split(u' '); words.size() > 1 || line == "enter")
                workInPage(window, words);
            for (auto *button : window.findChildren<QPushButton *>(QString::fromStdString(line))) {
                if (button->isVisible() && button->isEnabled()) {
                    button->click();
                    break;
                }
            }
        } while (std::cin.rdbuf()->in_avail() > 0);
    });
    window.resize(1024, 768);
    window.open();
    window.startGuardian();
    tell();
    return QApplication::exec();
}

} // namespace

class KioskKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void losesNothingAtAnyScreen_data();
    void losesNothingAtAnyScreen();
    void losesNothingWhileACardIsPaid_data();
    void losesNothingWhileACardIsPaid();
    void theSameOrderIsGoneOnWith();

private:
    void start();
    void kill();
    void press(const QString &button) { m_kiosk->write(button.toUtf8() + '\n'); }
    [[nodiscard]] const QString &lastLine()
    {
        while (m_kiosk->canReadLine())
            m_last = QString::fromUtf8(m_kiosk->readLine()).trimmed();
        return m_last;
    }
    [[nodiscard]] bool reaches(KioskPlace place)
    {
        return GatewayRig::waitFor([&] { return lastLine().startsWith(QString::number(int(place)) + u' '); });
    }
    [[nodiscard]] bool pressUntil(const QString &button, KioskPlace place)
    {
        press(button);
        return reaches(place);
    }
    void toPayment()
    {
        QVERIFY(reaches(KioskPlace::Attract));
        QVERIFY(pressUntil(u"attract-begin"_s, KioskPlace::Order));
        press(u"more-latte"_s);
        QVERIFY(pressUntil(u"order-go-on"_s, KioskPlace::Review));
        QVERIFY(pressUntil(u"review-pay"_s, KioskPlace::Payment));
    }
    /// What did not arrive is pressed again: the first clicks may come before the page's first picture, and be dropped.
    [[nodiscard]] bool payByCard(const QString &number)
    {
        const auto hears = [this](const QString &field) {
            return GatewayRig::waitFor([&] { return m_rig->hears(field); }, 5'000);
        };
        for (int tries = 0; tries < 20 && !m_rig->hears(u"card-number"_s); ++tries) {
            const auto field = m_rig->placeOf(u"card-number"_s);
            if (!field)
                return false;
            const QPoint at = field->box.center().toPoint();
            press(u"click %1 %2"_s.arg(at.x()).arg(at.y()));
            (void)hears(u"card-number"_s);
        }
        press(u"type "_s + number); // a full field hands over to the next one
        if (!hears(u"card-expiry"_s))
            return false;
        press(u"type 1234"_s);
        if (!hears(u"card-cvc"_s))
            return false;
        press(u"type 123"_s);
        if (!GatewayRig::waitFor([this] { return m_rig->digits() == 3; }))
            return false;
        press(u"enter"_s);
        return GatewayRig::waitFor([this] { return m_rig->paymentStatus() == u"processing"_s; });
    }
    void complete() { m_rig->control("POST", u"/sessions/"_s + m_rig->sessionId(), {{u"action"_s, u"complete"_s}}); }
    /// How often the gateway was asked about a session of that mode: only about what was shown to somebody.
    [[nodiscard]] qsizetype looks(const QString &mode) const
    {
        QStringList paths;
        for (const QJsonValue &session : m_rig->truth()[u"sessions"_s].toArray()) {
            if (session[u"mode"].toString() == mode)
                paths << u"/v1/payment_sessions/"_s + session[u"id"].toString();
        }
        const QJsonArray requests = m_rig->requestLog();
        return std::ranges::count_if(requests, [&](const QJsonValue &request) {
            return request[u"method"].toString() == u"GET"_s && paths.contains(request[u"path"].toString());
        });
    }
    [[nodiscard]] qsizetype sessions() const { return m_rig->truth()[u"sessions"_s].toArray().size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayRig> m_rig;
    std::unique_ptr<QProcess> m_kiosk;
    QString m_last;
};

void KioskKillTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_rig = std::make_unique<GatewayRig>();
}

void KioskKillTest::cleanup()
{
    if (m_kiosk && m_kiosk->state() != QProcess::NotRunning)
        kill();
    m_kiosk.reset();
    m_rig.reset();
}

void KioskKillTest::start()
{
    m_last.clear();
    m_kiosk = std::make_unique<QProcess>();
    m_kiosk->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    diesWithUs(*m_kiosk);
    m_kiosk->start(QCoreApplication::applicationFilePath(),
                   {u"--kiosk"_s, m_folder->filePath(u"journal.sqlite3"_s), m_rig->gateway().baseUrl().toString(),
                    m_rig->gateway().merchantId(), m_rig->gateway().secretKey(),
                    m_rig->gateway().elementUrlTemplate()});
    QVERIFY(m_kiosk->waitForStarted());
}

void KioskKillTest::kill()
{
    ::kill(pid_t(m_kiosk->processId()), SIGKILL);
    m_kiosk->waitForFinished();
}

void KioskKillTest::losesNothingAtAnyScreen_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<bool>("pays");
    for (const char *screen : {"attract", "order", "review", "creating", "payment", "phone", "stopping", "outcome"}) {
        for (const bool pays : {false, true}) {
            if (pays && QByteArray(screen) == "creating") // nobody was shown that session, so nobody can pay it
                continue;
            QTest::addRow("%s%s", screen, pays ? ", paid in the dark" : "") << QString::fromLatin1(screen) << pays;
        }
    }
}

void KioskKillTest::losesNothingAtAnyScreen()
{
    QFETCH(QString, screen);
    QFETCH(bool, pays);
    start();
    QVERIFY(reaches(KioskPlace::Attract));
    const bool began = !QStringList{u"attract"_s, u"order"_s, u"review"_s}.contains(screen);
    const int made = !began ? 0 : screen == u"phone"_s ? 2 : 1;
    if (screen == u"creating"_s)
        m_rig->addFault({{u"match"_s, u"POST /v1/payment_sessions"_s},
                         {u"action"_s, u"lose_reply"_s},
                         {u"times"_s, 1}}); // the session is there, and the kiosk never hears of it
    if (began) {
        toPayment();
        if (screen == u"creating"_s)
            QVERIFY(GatewayRig::waitFor([this] { return sessions() == 1; }));
        else
            QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
        if (screen == u"outcome"_s) {
            complete();
            QVERIFY(reaches(KioskPlace::Outcome));
        } else if (screen == u"phone"_s) {
            press(u"customer-phone"_s);
            QVERIFY(GatewayRig::waitFor([this] { return looks(u"hosted"_s) > 0; })); // somebody sees the code
        } else if (screen == u"stopping"_s) { // and the gateway does not say whether it is
            m_rig->addFault({{u"match"_s, u"GET /v1/payment_sessions"_s},
                             {u"action"_s, u"delay"_s},
                             {u"delay_ms"_s, 4'000},
                             {u"times"_s, 3}});
            const qsizetype before = looks(u"embedded"_s);
            press(u"pay-stop"_s);
            press(u"pay-stop-yes"_s);
            QVERIFY(GatewayRig::waitFor([&] { return looks(u"embedded"_s) > before; }));
        }
    } else if (screen != u"attract"_s) {
        QVERIFY(pressUntil(u"attract-begin"_s, KioskPlace::Order));
        press(u"more-latte"_s);
        if (screen == u"review"_s)
            QVERIFY(pressUntil(u"order-go-on"_s, KioskPlace::Review));
    }
    kill();
    QCOMPARE(sessions(), made);
    if (pays && began && screen != u"outcome"_s)
        complete();

    start(); // straight into recovery
    QVERIFY(reaches(KioskPlace::Attract));
    const int taken = screen == u"outcome"_s || (pays && began) ? 1 : 0;
    const QString end = u" %1 0"_s.arg(taken);
    QVERIFY2(GatewayRig::waitFor([&] { return lastLine().endsWith(end); }), qPrintable(m_last));
    QCOMPARE(m_rig->timesTaken(), taken);
    QCOMPARE(sessions(), made); // nothing was asked for twice
}

void KioskKillTest::losesNothingWhileACardIsPaid_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("then");
    const auto bank = u"4000002500003155"_s;
    QTest::newRow("in the bank's page") << bank << u""_s;
    QTest::newRow("in the bank's page, and the bank says yes in the dark") << bank << u"dark"_s;
    QTest::newRow("in the bank's page, and the bank says yes when it is given up") << bank << u"late"_s;
    QTest::newRow("while the card is asked, which says yes in the dark") << u"4242424242424242"_s << u"itself"_s;
    QTest::newRow("while the card is asked, which says no in the dark") << u"4000000000000002"_s << u""_s;
}

void KioskKillTest::losesNothingWhileACardIsPaid()
{
    QFETCH(QString, card);
    QFETCH(QString, then);
    const bool asksTheBank = card.endsWith(u"3155"_s);
    m_rig->set(u"authorise_ms"_s, asksTheBank ? 0 : 10'000);
    start();
    toPayment();
    QVERIFY(payByCard(card));
    if (asksTheBank)
        QVERIFY(GatewayRig::waitFor([this] { return m_rig->sees(u"acs-approve"_s); }));
    kill();
    QCOMPARE(m_rig->paymentStatus(), u"processing"_s); // it was in the middle of it
    QCOMPARE(m_rig->timesTaken(), 0);
    if (then == u"dark"_s)
        complete();
    if (!asksTheBank)
        QVERIFY(GatewayRig::waitFor([this] { return m_rig->paymentStatus() != u"processing"_s; }));

    start(); // straight into recovery
    QVERIFY(reaches(KioskPlace::Attract));
    const auto knows = [this](int taken) {
        const QString end = u" %1 0"_s.arg(taken);
        return GatewayRig::waitFor([&] { return lastLine().endsWith(end); }, 90'000);
    };
    if (then == u"late"_s) {
        QVERIFY2(knows(0), qPrintable(m_last));
        complete();
    }
    const int taken = then.isEmpty() ? 0 : 1;
    QVERIFY2(knows(taken), qPrintable(m_last));
    QCOMPARE(m_rig->timesTaken(), taken);
    QCOMPARE(sessions(), 1);
}

void KioskKillTest::theSameOrderIsGoneOnWith()
{
    start();
    toPayment();
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    kill();
    start();
    toPayment(); // they are still there, and want the same
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    QCOMPARE(sessions(), 1);
    complete();
    QVERIFY(reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->timesTaken(), 1);
}

int main(int argc, char *argv[])
{
    if (argc > 1 && QByteArray(argv[1]) == "--kiosk") {
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        cleanEngineEnvironment();
        if (geteuid() == 0) // Chromium's sandbox cannot start as root.
            qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
        return runKiosk(argc, argv);
    }
    return Kassi::Test::webTestMain<KioskKillTest>(argc, argv);
}

#include "kiosk_kill_test.moc"
