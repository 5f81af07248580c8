// SPDX-License-Identifier: MIT
// A till's readiness against real servers: the sandbox gateway, a wrong key, a clock that is wrong, hosts that are
// dead, certificates that end or have ended.
#include "checkout/system_ports.h"
#include "gateway/borga_api.h"
#include "gateway/borga_tls.h"
#include "journal/journal_thread.h"
#include "readiness/readiness_checks.h"
#include "sandbox/sandbox_gateway.h"
#include "support/certificates.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

/// Answers every request over TLS.
class SecureServer : public QTcpServer
{
public:
    explicit SecureServer(const ServerIdentity &identity)
    {
        m_tls.setLocalCertificateChain({certificateOf(identity)});
        m_tls.setPrivateKey(keyOf(identity));
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port for a test's server");
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"https://127.0.0.1:%1"_s.arg(serverPort())); }

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QSslSocket::readyRead, this, [socket] {
            if (!socket->readAll().contains("\r\n\r\n"))
                return;
            socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
        socket->setSslConfiguration(m_tls);
        socket->startServerEncryption();
    }

private:
    QSslConfiguration m_tls = QSslConfiguration::defaultConfiguration();
};

QUrl deadUrl()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())); // closed again when it is asked
}

struct Site
{
    std::unique_ptr<SandboxGateway> gateway = *SandboxGateway::start({.controlToken = u"t"_s});
    QTemporaryDir folder;
    std::unique_ptr<JournalThread> journal = *JournalThread::open(
        folder.filePath(u"journal.sqlite3"_s), [] { return qint64(1); }, JournalDepth::Whole);
    QString key = gateway->secretKey();
    QString caFile;
    qint64 aheadMs = 0;
    std::optional<qint64> bytesFree = 10'000'000'000;
    ReadinessPlan plan{.gateway = gateway->baseUrl(),
                       .element = QUrl(gateway->elementUrlTemplate()),
                       .origin = gateway->baseUrl(),
                       .journalFolder = folder.path(),
                       .chromiumVersion = u"122.0"_s};

    /// "name state finding" of each point that is not good, and the verdict.
    QStringList look()
    {
        SystemClock clock;
        const BorgaConfig config{.baseUrl = plan.gateway,
                                 .merchantId = gateway->merchantId(),
                                 .apiKey = Secret(key),
                                 .timeoutMs = 5'000,
                                 .caFile = caFile};
        const auto api = *BorgaApi::make(config);
        NetworkHostProbe gatewayHost(*borgaTls(config), 5'000);
        NetworkHostProbe webHosts(*borgaTls(config), 5'000);
        ReadinessRound round(readinessChecks(plan, {.api = *api,
                                                    .journal = *journal,
                                                    .gatewayHost = gatewayHost,
                                                    .webHosts = webHosts,
                                                    .wallMs = [&] { return clock.wallMs() + aheadMs; },
                                                    .bytesFree = [this](const QString &) { return bytesFree; }}));
        std::optional<std::vector<ReadinessPoint>> found;
        QObject::connect(&round, &ReadinessRound::finished, &round,
                         [&found](const std::vector<ReadinessPoint> &points) { found = points; });
        round.start();
        if (!QTest::qWaitFor([&found] { return found.has_value(); }, 30'000))
            return {u"no end"_s};
        QStringList words;
        for (const ReadinessPoint &point : *found) {
            if (point.state != ReadinessState::Ok)
                words << point.name + u": "_s + readinessFindingName(point.finding);
        }
        return words << readinessVerdictName(ReadinessReport{.points = *found}.verdict());
    }
};

} // namespace

class ReadinessHttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodTillIsReady();
    void wrongKeyIsNot();
    void publishableKeyIsNot();
    void deadGatewayIsNot();
    void wrongClockIsSaid();
    void deadElementIsNotReady();
    void deadOriginIsAWarning();
    void fullDiskIsNot();
    void expiredCertificateIsNamed();
    void certificateThatEndsSoonIsAWarning();
    void strangeCertificateIsNot();
};

void ReadinessHttpTest::goodTillIsReady()
{
    Site site;
    QCOMPARE(site.look(), (QStringList{u"ready"_s}));
}

void ReadinessHttpTest::wrongKeyIsNot()
{
    Site site;
    site.key = u"sk_test_another"_s;
    const QStringList found = site.look();
    QCOMPARE(found.last(), u"not_ready"_s);
    QVERIFY2(found.contains(u"gateway and key: call_failed"_s), qPrintable(found.join(u'\n')));
    QVERIFY(found.contains(u"reading sessions: may_not_read_sessions"_s));
}

void ReadinessHttpTest::publishableKeyIsNot()
{
    Site site;
    site.key = site.gateway->publishableKey();
    const QStringList found = site.look();
    QVERIFY2(found.contains(u"reading sessions: may_not_read_sessions"_s), qPrintable(found.join(u'\n')));
    QCOMPARE(found.last(), u"not_ready"_s);
}

void ReadinessHttpTest::deadGatewayIsNot()
{
    Site site;
    site.plan.gateway = deadUrl();
    const QStringList found = site.look();
    QVERIFY2(found.contains(u"gateway and key: call_failed"_s), qPrintable(found.join(u'\n')));
    QVERIFY(found.contains(u"clock: clock_unknown"_s));
    QCOMPARE(found.last(), u"not_ready"_s);
}

void ReadinessHttpTest::wrongClockIsSaid()
{
    Site site;
    site.aheadMs = 3'600'000;
    QCOMPARE(site.look(), (QStringList{u"clock: clock_off"_s, u"ready_with_warnings"_s}));
    site.aheadMs = -3 * qint64(86'400'000);
    QCOMPARE(site.look(), (QStringList{u"clock: clock_far_off"_s, u"not_ready"_s}));
}

void ReadinessHttpTest::deadElementIsNotReady()
{
    Site site;
    site.plan.element = deadUrl();
    QCOMPARE(site.look(), (QStringList{u"card form: host_unreachable"_s, u"not_ready"_s}));
}

void ReadinessHttpTest::deadOriginIsAWarning()
{
    Site site;
    site.plan.origin = deadUrl();
    QCOMPARE(site.look(), (QStringList{u"origin: host_unreachable"_s, u"ready_with_warnings"_s}));
}

void ReadinessHttpTest::fullDiskIsNot()
{
    Site site;
    site.bytesFree = 1'000;
    QCOMPARE(site.look(), (QStringList{u"space: no_space"_s, u"not_ready"_s}));
}

void ReadinessHttpTest::expiredCertificateIsNamed()
{
    TestAuthority authority;
    SecureServer server(authority.issue(u"IP:127.0.0.1"_s, u"-startdate 20240101000000Z -enddate 20240201000000Z"_s));
    Site site;
    site.caFile = authority.file();
    site.plan.element = server.url();
    const QStringList found = site.look();
    QCOMPARE(found, (QStringList{u"card form: host_unreachable"_s, u"certificate of the card form: certificate_ended"_s,
                                 u"not_ready"_s}));
}

void ReadinessHttpTest::certificateThatEndsSoonIsAWarning()
{
    TestAuthority authority;
    SecureServer soon(authority.issue(u"IP:127.0.0.1"_s, u"-days 5"_s));
    Site site;
    site.caFile = authority.file();
    site.plan.element = soon.url();
    QCOMPARE(site.look(), (QStringList{u"certificate of the card form: certificate_ends"_s, u"ready_with_warnings"_s}));
    SecureServer late(authority.issue(u"IP:127.0.0.1"_s, u"-days 60"_s));
    site.plan.element = late.url();
    QCOMPARE(site.look(), (QStringList{u"ready"_s}));
}

void ReadinessHttpTest::strangeCertificateIsNot()
{
    TestAuthority authority;
    SecureServer server(authority.selfSigned());
    Site site;
    site.plan.element = server.url();
    const QStringList found = site.look();
    QVERIFY2(found.contains(u"card form: host_unreachable"_s), qPrintable(found.join(u'\n')));
    QCOMPARE(found.last(), u"not_ready"_s);
}

QTEST_GUILESS_MAIN(ReadinessHttpTest)
#include "readiness_http_test.moc"
