// SPDX-License-Identifier: MIT
// A kiosk that reaches the gateway, but not where the card form comes from, which is another host: it says so, takes
// nobody's time for what cannot be paid, and comes back by itself. Between them stands a relay that is cut.
#include "kiosk_rig.h"
#include "web_test_main.h"

#include "gateway/host_probe.h"
#include "readiness/readiness_rules.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

/// The host of the card form: passes on to the sandbox, until it is cut.
class Relay
{
public:
    explicit Relay(quint16 target)
        : m_target(target)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { pass(); });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port on loopback");
        m_port = m_server.serverPort();
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    void cut()
    {
        m_server.close();
        for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>()) {
            socket->abort();
            socket->deleteLater();
        }
    }
    void mend()
    {
        if (!m_server.listen(QHostAddress::LocalHost, m_port))
            qFatal("the port is taken");
    }

private:
    void pass()
    {
        QTcpSocket *here = m_server.nextPendingConnection();
        auto *there = new QTcpSocket(&m_server);
        there->connectToHost(QHostAddress::LocalHost, m_target);
        for (const auto &[from, to] : {std::pair(here, there), std::pair(there, here)}) {
            QObject::connect(from, &QTcpSocket::readyRead, to, [from = from, to = to] { to->write(from->readAll()); });
            QObject::connect(from, &QTcpSocket::disconnected, to, [to = to] { to->disconnectFromHost(); });
        }
    }

    quint16 m_target;
    quint16 m_port = 0;
    QTcpServer m_server;
};

} // namespace

class KioskElementHostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isSaidWhereNobodyPays_data();
    void isSaidWhereNobodyPays();
    void aFormThatDoesNotComeIsSaidAndLeft();
    void aFormThatIsThereIsPaidWhenItComesBack();

private:
    [[nodiscard]] bool isInterrupted() const
    {
        return GatewayRig::waitFor(
            [this] { return kioskTrouble(m_rig->window().state()) == KioskTrouble::GatewayUnreachable; });
    }
    void paysNow()
    {
        m_rig->toPayment();
        m_rig->payByCard();
        QVERIFY(m_rig->reaches(KioskPlace::Outcome));
        QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
        QCOMPARE(m_rig->gateway().timesTaken(), 1);
    }

    std::unique_ptr<Relay> m_relay;
    std::unique_ptr<NetworkHostProbe> m_probe;
    std::unique_ptr<KioskRig> m_rig;
};

void KioskElementHostTest::init()
{
    m_rig = std::make_unique<KioskRig>();
    m_relay = std::make_unique<Relay>(m_rig->gateway().gateway().port());
    m_probe = std::make_unique<NetworkHostProbe>(QSslConfiguration::defaultConfiguration(), 5'000);
    const QString host = u"http://127.0.0.1:%1/"_s.arg(m_relay->port());
    m_rig->options.view.elementUrl = host + u"element/{client_secret}"_s;
    m_rig->options.pace.idleMs = m_rig->options.pace.outcomeMs = 600'000;
    m_rig->readinessPace = {.readyMs = 200, .notReadyMs = 200};
    m_rig->checks.push_back([this, url = QUrl(host)](const PointsFound &told) {
        m_probe->look(url, [url, told](const HostLook &look) { told({judgeElement(url.host(), look)}); });
    });
}

void KioskElementHostTest::cleanup()
{
    m_rig.reset();
    m_probe.reset();
    m_relay.reset();
}

void KioskElementHostTest::isSaidWhereNobodyPays_data()
{
    QTest::addColumn<QString>("screen");
    for (const char *screen : {"attract", "order", "review"})
        QTest::newRow(screen) << QString::fromLatin1(screen);
}

void KioskElementHostTest::isSaidWhereNobodyPays()
{
    QFETCH(QString, screen);
    m_rig->open();
    if (screen == u"order"_s)
        m_rig->touch(u"attract-begin"_s);
    else if (screen == u"review"_s)
        m_rig->toReview();
    m_relay->cut();
    QVERIFY(isInterrupted());
    QCOMPARE(m_rig->place(), KioskPlace::OutOfService);
    QCOMPARE(m_rig->text(u"notice-title"_s), u"Ekki er hægt að borga í bili"_s);
    QCOMPARE(m_rig->text(u"notice-for-staff"_s), u"Fyrir starfsfólk: host_unreachable"_s); // and not the gateway
    m_relay->mend();
    QVERIFY(m_rig->reaches(KioskPlace::Attract));
    paysNow();
}

// Somebody has pressed "pay" in that very moment.
void KioskElementHostTest::aFormThatDoesNotComeIsSaidAndLeft()
{
    m_rig->readinessPace = {}; // nobody looks for ten minutes
    m_rig->options.view.loadTimeout = std::chrono::seconds(3);
    m_rig->open();
    m_rig->toReview();
    m_relay->cut();
    m_rig->touch(u"review-pay"_s);
    QVERIFY(GatewayRig::waitFor(
        [this] { return m_rig->text(u"pay-status"_s).contains(u"Greiðslusíðan opnast ekki"_s); }, 60'000));
    QCOMPARE(m_rig->place(), KioskPlace::Payment);
    m_rig->touch(u"pay-stop"_s);
    m_rig->touch(u"pay-stop-yes"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QVERIFY(m_rig->window().state().outcome != Outcome::Paid);
    QCOMPARE(m_rig->gateway().timesTaken(), 0);
    m_relay->mend();
    m_rig->touch(u"end-again"_s);
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
}

void KioskElementHostTest::aFormThatIsThereIsPaidWhenItComesBack()
{
    m_rig->open();
    m_rig->toPayment();
    QVERIFY(m_rig->isCheckoutThere());
    m_relay->cut();
    QVERIFY(isInterrupted());
    QCOMPARE(m_rig->place(), KioskPlace::Payment); // what is paid stays where it is
    m_relay->mend();
    QVERIFY(GatewayRig::waitFor([this] { return !kioskTrouble(m_rig->window().state()); }));
    QCOMPARE(m_rig->place(), KioskPlace::Payment);
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<KioskElementHostTest>(argc, argv);
}

#include "kiosk_element_host_test.moc"
