// SPDX-License-Identifier: MIT
// Servers whose certificate is not valid, and servers that ask who is there: the first are always refused, on a page of
// Kassi's own, the second get no answer and no dialog, and the payment goes on.
#include "checkout_view_rig.h"
#include "support/certificates.h"

#include <QLabel>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QWebEngineClientCertificateStore>
#include <QWebEngineProfile>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<!DOCTYPE html><script>"
                        "parent.postMessage('completed', '*')</script>";

/// Answers every request with the same bytes; over TLS where it has an identity.
class Answering : public QTcpServer
{
public:
    explicit Answering(const QByteArray &answer)
        : m_answer(answer)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port for a test's server");
    }
    void identify(const Testing::ServerIdentity &identity)
    {
        m_tls.setLocalCertificateChain({Testing::certificateOf(identity)});
        m_tls.setPrivateKey(Testing::keyOf(identity));
    }
    void askWhoIsThere() { m_tls.setPeerVerifyMode(QSslSocket::QueryPeer); }
    int connections = 0;
    int requests = 0;
    int credentials = 0; ///< Requests with a name and a password.
    int known = 0;       ///< Requests of clients that said who they are.

protected:
    void incomingConnection(qintptr handle) override
    {
        ++connections;
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QSslSocket::readyRead, this, [this, socket] {
            const QByteArray request = socket->readAll().toLower();
            if (!request.contains("\r\n\r\n"))
                return;
            ++requests;
            credentials += request.contains("authorization:") ? 1 : 0;
            known += socket->peerCertificate().isNull() ? 0 : 1;
            socket->write(m_answer);
            socket->disconnectFromHost();
        });
        if (m_tls.localCertificate().isNull())
            return;
        socket->setSslConfiguration(m_tls);
        socket->startServerEncryption();
    }

private:
    QByteArray m_answer;
    QSslConfiguration m_tls = QSslConfiguration::defaultConfiguration();
};

} // namespace

class CertificatesTest : public CheckoutViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { setUp(); }
    void cleanup()
    {
        tearDown();
        QNetworkProxy::setApplicationProxy(QNetworkProxy::DefaultProxy);
    }
    void elementWithABadCertificateIsStopped_data();
    void elementWithABadCertificateIsStopped();
    void banksFrameWithABadCertificateIsStopped();
    void popupWithABadCertificateIsStopped();
    void pictureWithABadCertificateIsOnlyMissing();
    void askingForAPasswordGetsNothing_data();
    void askingForAPasswordGetsNothing();
    void proxyThatAsksForAPasswordGetsNothing();
    void askingForACertificateGetsNone();

private:
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
    /// Nothing but the checkout's own window; a dialog would be another.
    [[nodiscard]] qsizetype windows() const
    {
        return std::ranges::count_if(QApplication::topLevelWidgets(), [](QWidget *each) { return each->isVisible(); });
    }

    Testing::TestAuthority m_authority;
    Testing::ServerIdentity m_trusted; ///< Of the one server that the engine takes for a valid one.
};

void CertificatesTest::initTestCase()
{
    m_trusted = m_authority.issue(u"IP:127.0.0.1"_s);
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS",
            qgetenv("QTWEBENGINE_CHROMIUM_FLAGS") + ' ' + Testing::engineTrusts(m_trusted).toLatin1());
}

void CertificatesTest::elementWithABadCertificateIsStopped_data()
{
    QTest::addColumn<QString>("who");
    QTest::newRow("nobody vouches for it") << u"self"_s;
    QTest::newRow("an authority nobody knows") << u"IP:127.0.0.1"_s;
    QTest::newRow("another host's") << u"DNS:borga.example.is"_s;
}

void CertificatesTest::elementWithABadCertificateIsStopped()
{
    QFETCH(QString, who);
    Answering server(page);
    server.identify(who == u"self"_s ? m_authority.selfSigned() : m_authority.issue(who));
    auto setup = options();
    const QString host = u"127.0.0.1:%1"_s.arg(server.serverPort());
    setup.elementUrl = u"https://"_s + host + u"/{session_id}?secret={client_secret}"_s;
    auto &view = show(setup);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    QSignalSpy events(&view, &CheckoutView::eventReceived);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
    QCOMPARE(failures.at(0).at(0).value<Error>().code, ErrorCode::TlsFailed);
    QVERIFY(!view.isPresented());
    QCOMPARE(words(u"kassiStopTitle"_s), u"The payment page was not opened"_s);
    QCOMPARE(words(u"kassiStopHost"_s), host);
    QCOMPARE(server.requests, 0); // Not even the address, with the secret in it, was sent.
    QCOMPARE(events.size(), 0);
    QCOMPARE(windows(), 1);

    pressStopButton(); // It is no better now.
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 2, patience);
    QCOMPARE(server.requests, 0);
}

void CertificatesTest::banksFrameWithABadCertificateIsStopped()
{
    Answering bank(page);
    bank.identify(m_authority.selfSigned());
    m_server->serve(u"/pses_1"_s, "const f = document.createElement('iframe'); f.src = 'https://127.0.0.1:" +
                                      QByteArray::number(bank.serverPort()) +
                                      "/'; setTimeout(() => document.body.append(f), 300); say('ready');");
    auto &view = show();
    QSignalSpy ready(&view, &CheckoutView::ready);
    QSignalSpy completed(&view, &CheckoutView::completed);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(words(u"kassiStopTitle"_s), u"A page was not opened"_s, patience);
    QCOMPARE(words(u"kassiStopHost"_s), u"127.0.0.1:%1"_s.arg(bank.serverPort()));
    QCOMPARE(bank.requests, 0);
    QVERIFY(view.isPresented());
    m_server->serve(u"/pses_1"_s, "say('completed')"); // another card, no bank
    pressStopButton();
    QTRY_COMPARE_WITH_TIMEOUT(completed.size(), 1, patience);
    QCOMPARE(words(u"kassiStopTitle"_s), QString());
    QCOMPARE(failures.size(), 0);
    QCOMPARE(m_server->hits(u"/pses_1"_s), 1); // since it serves another page
}

void CertificatesTest::popupWithABadCertificateIsStopped()
{
    Answering bank(page);
    bank.identify(m_authority.selfSigned());
    m_server->serve(u"/pses_1"_s,
                    "onclick = () => { const popup = open('https://127.0.0.1:" + QByteArray::number(bank.serverPort()) +
                        "/'); setInterval(() => { if (popup.closed) say('completed'); }, 100); };"
                        "painted(() => say('ready'));");
    auto &view = presentReady();
    QSignalSpy completed(&view, &CheckoutView::completed);
    click(&view);
    QTRY_COMPARE_WITH_TIMEOUT(popups(), 1, patience);
    auto *panel = view.findChild<PopupPanel *>();
    QTRY_VERIFY_WITH_TIMEOUT(panel->findChild<QLabel *>(u"kassiStopHost"_s), patience);
    QCOMPARE(panel->findChild<QLabel *>(u"kassiStopHost"_s)->text(), u"127.0.0.1:%1"_s.arg(bank.serverPort()));
    QCOMPARE(bank.requests, 0);
    QTest::mouseClick(panel->findChild<QPushButton *>(u"kassiStopButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(completed.size() > 0, patience);
    QCOMPARE(popups(), 0);
}

void CertificatesTest::pictureWithABadCertificateIsOnlyMissing()
{
    Answering other(page);
    other.identify(m_authority.selfSigned());
    m_server->serve(u"/pses_1"_s,
                    "const i = new Image(); i.onerror = () => say('completed'); i.src = 'https://127.0.0.1:" +
                        QByteArray::number(other.serverPort()) + "/';");
    auto &view = show();
    QSignalSpy completed(&view, &CheckoutView::completed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(completed.size(), 1, patience);
    QVERIFY(other.connections > 0);
    QCOMPARE(other.requests, 0);
    QVERIFY(view.isPresented());
    QCOMPARE(words(u"kassiStopTitle"_s), QString());
}

void CertificatesTest::askingForAPasswordGetsNothing_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::newRow("Basic") << QByteArray("Basic realm=\"Kassi\"");
    QTest::newRow("Digest") << QByteArray("Digest realm=\"Kassi\", nonce=\"1\"");
    for (const char *scheme : {"NTLM", "Negotiate"})
        QTest::newRow(scheme) << QByteArray(scheme);
}

void CertificatesTest::askingForAPasswordGetsNothing()
{
    QFETCH(QByteArray, scheme);
    Answering bank(
        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: " + scheme +
        "\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<script>top.postMessage('401', '*')</script>");
    m_server->serve(u"/pses_1"_s, "const f = document.createElement('iframe'); f.src = 'http://127.0.0.1:" +
                                      QByteArray::number(bank.serverPort()) +
                                      "/'; f.onload = () => say('completed'); document.body.append(f);");
    auto &view = show();
    QSignalSpy completed(&view, &CheckoutView::completed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(completed.size(), 1, patience);
    QVERIFY(bank.requests > 0);
    QCOMPARE(bank.credentials, 0);
    QCOMPARE(windows(), 1);
    QVERIFY(view.isPresented());
}

void CertificatesTest::proxyThatAsksForAPasswordGetsNothing()
{
    Answering proxy("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"Kassi\"\r\n"
                    "Content-Length: 0\r\nConnection: close\r\n\r\n");
    QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.serverPort()});
    auto setup = options();
    setup.elementUrl = u"https://checkout.example.is/{session_id}"_s;
    setup.loadTimeout = 2s;
    auto &view = show(setup);
    QSignalSpy failures(&view, &CheckoutView::loadFailed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, patience);
    QVERIFY(proxy.requests > 0);
    QCOMPARE(proxy.credentials, 0);
    QCOMPARE(windows(), 1);
    QVERIFY(!words(u"kassiStopTitle"_s).isEmpty());
}

// The till has a certificate of somebody's, and the page's server would like to see it.
void CertificatesTest::askingForACertificateGetsNone()
{
    Answering server(page);
    server.identify(m_trusted);
    server.askWhoIsThere();
    auto setup = options();
    setup.elementUrl = u"https://127.0.0.1:%1/{session_id}"_s.arg(server.serverPort());
    auto &view = show(setup);
    QVERIFY(view.prepare());
    const auto staff = m_authority.issue(u"DNS:staff.example.is"_s);
    hostPage()->profile()->clientCertificateStore()->add(certificateOf(staff), keyOf(staff));
    QSignalSpy completed(&view, &CheckoutView::completed);
    QVERIFY(view.present(session(u"pses_1"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(completed.size(), 1, patience);
    QVERIFY(server.requests > 0);
    QCOMPARE(server.known, 0);
    QCOMPARE(windows(), 1);
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<CertificatesTest>(argc, argv);
}
#include "certificates_test.moc"
