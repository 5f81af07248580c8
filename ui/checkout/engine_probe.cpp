// SPDX-License-Identifier: MIT
#include "checkout/engine_probe.h"

#include "checkout/checkout_page.h"
#include "checkout/popup_panel.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineScript>
#include <QWebEngineSettings>
#include <QWebEngineView>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr QSize size(320, 240);

const QByteArray frame = R"(<!DOCTYPE html><title>Kassi</title><script>
addEventListener('message', (event) => event.source.postMessage('heard', '*'));
parent.postMessage('ready', '*');
</script>)";

const QByteArray popup = R"(<!DOCTYPE html><title>Kassi</title><script>
addEventListener('message', () => close());
opener.frames[0].postMessage('here', '*');
</script>)";

void answer(QTcpSocket &socket)
{
    const QByteArray request = socket.property("request").toByteArray() + socket.readAll();
    socket.setProperty("request", request);
    if (!request.contains("\r\n\r\n"))
        return;
    const QByteArray body = request.startsWith("GET /frame")   ? frame
                            : request.startsWith("GET /popup") ? popup
                                                               : QByteArray();
    socket.write(QByteArray(body.isEmpty() ? "HTTP/1.1 404 Not Found" : "HTTP/1.1 200 OK") +
                 "\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket.disconnectFromHost();
}

} // namespace

EngineProbe::EngineProbe(const CheckoutViewOptions &checkout, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_options({.origin = checkout.origin,
                 .elementUrl = {},
                 .hostPageFile = checkout.hostPageFile,
                 .language = checkout.language,
                 .wantsReducedMotion = checkout.wantsReducedMotion}) // it may be what starts the engine
    , m_patience(patience)
    , m_server(std::make_unique<QTcpServer>())
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &EngineProbe::finish);
}

EngineProbe::~EngineProbe() = default;

void EngineProbe::start()
{
    m_end.start(m_patience);
    serve();
    m_options.elementUrl = u"http://127.0.0.1:%1/frame/{client_secret}"_s.arg(m_server->serverPort());
    m_options.loadTimeout = m_patience;
    m_view = std::make_unique<CheckoutView>(m_options);
    m_view->setAttribute(Qt::WA_DontShowOnScreen);
    m_view->setAttribute(Qt::WA_ShowWithoutActivating);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->resize(size);
    connect(m_view.get(), &CheckoutView::ready, this, &EngineProbe::openPopup);
    connect(m_view.get(), &CheckoutView::loadFailed, this, &EngineProbe::finish);
    m_view->show();
    const PaymentSession test{.id = u"pses_probe"_s, .clientSecret = Secret(u"probe"_s)}; // of no gateway
    if (!m_view->present(test))
        QTimer::singleShot(0, this, &EngineProbe::finish);
}

void EngineProbe::serve()
{
    if (!m_server->listen(QHostAddress::LocalHost))
        return; // then nothing is heard
    connect(m_server.get(), &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { answer(*socket); });
    });
}

// In a checkout it takes a click, which a page that is not painted does not get. So the popup is let open without one,
// here alone, and is taken into a panel as CheckoutStage does it.
void EngineProbe::openPopup()
{
    m_result.page = true;
    auto *view = m_view->findChild<QWebEngineView *>();
    view->settings()->setAttribute(QWebEngineSettings::JavascriptCanOpenWindows, true);
    connect(view->page(), &QWebEnginePage::newWindowRequested, this, [this, view](QWebEngineNewWindowRequest &request) {
        if (m_popup)
            return;
        const QString host = request.requestedUrl().host();
        m_popup = new PopupPanel(std::make_unique<CheckoutPage>(*view->page()->profile(), PageRole::Popup,
                                                                HomeNetwork{.elementHost = host, .loopback = true},
                                                                QStringList()),
                                 m_view.get());
        connect(m_popup, &PopupPanel::closed, this, [this] {
            m_result.popup = true;
            finish();
        });
        request.openIn(&m_popup->page());
        m_popup->show();
    });
    view->page()->runJavaScript(u"open('http://127.0.0.1:%1/popup')"_s.arg(m_server->serverPort()),
                                QWebEngineScript::ApplicationWorld);
}

void EngineProbe::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    m_end.stop();
    if (m_popup)
        m_popup->deleteLater(); // it may be what called
    m_view->withdraw();
    m_view->hide();
    Q_EMIT finished(m_result);
}

} // namespace Kassi
