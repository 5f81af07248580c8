// SPDX-License-Identifier: MIT
#include "checkout/engine_probe.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebEngineView>

namespace Kassi {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QSize size(320, 240);
constexpr auto pressAgain = 250ms; // an engine may drop clicks until its first picture stands

// What it says is in the names that every event table knows.
const QByteArray frameDocument = "<!DOCTYPE html><title>Kassi</title><body style='margin:0;height:100vh'><script>"
                                 "const say = type => parent.postMessage({type}, '*');"
                                 "onmessage = event => { if (event.data === 'kassi-popup') say('completed'); };"
                                 "document.body.onmousedown = () => open('/popup');"
                                 "say('ready');"
                                 "</script>";
const QByteArray popupDocument = "<!DOCTYPE html><title>Kassi</title><script>"
                                 "opener.postMessage('kassi-popup', location.origin); close();"
                                 "</script>";

void answer(QTcpSocket &socket)
{
    const QByteArray request = socket.property("request").toByteArray() + socket.readAll();
    socket.setProperty("request", request);
    if (!request.contains("\r\n\r\n"))
        return;
    const bool isFrame = request.startsWith("GET /frame");
    const bool isPopup = request.startsWith("GET /popup");
    const QByteArray body = isFrame ? frameDocument : isPopup ? popupDocument : QByteArray();
    socket.write(QByteArray(isFrame || isPopup ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found") +
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
                 .language = checkout.language})
    , m_patience(patience)
    , m_server(std::make_unique<QTcpServer>())
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &EngineProbe::finish);
    m_press.setInterval(pressAgain);
    connect(&m_press, &QTimer::timeout, this, &EngineProbe::press);
}

EngineProbe::~EngineProbe() = default;

void EngineProbe::start()
{
    m_end.start(m_patience);
    serve();
    m_options.elementUrl = u"http://127.0.0.1:%1/frame/{client_secret}"_s.arg(m_server->serverPort());
    m_options.loadTimeout = m_patience;
    m_view = std::make_unique<CheckoutView>(m_options);
    m_view->setAttribute(Qt::WA_DontShowOnScreen); // an engine neither paints nor takes a click where nothing is shown
    m_view->setAttribute(Qt::WA_ShowWithoutActivating);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->resize(size);
    connect(m_view.get(), &CheckoutView::ready, this, [this] {
        m_result.pageSpoke = true;
        m_press.start();
    });
    connect(m_view.get(), &CheckoutView::completed, this, [this] {
        m_result.popupCameBack = m_result.pageSpoke;
        finish();
    });
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

// Into the page itself and not onto the screen: whoever works there is not disturbed.
void EngineProbe::press()
{
    const auto *view = m_view->findChild<QWebEngineView *>();
    QWidget *page = view ? view->focusProxy() : nullptr;
    if (!page)
        return;
    const QPointF at(page->width() / 2.0, page->height() / 2.0);
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        QMouseEvent event(type, at, page->mapToGlobal(at), Qt::LeftButton,
                          type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(page, &event);
    }
}

void EngineProbe::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    m_end.stop();
    m_press.stop();
    m_view->withdraw();
    m_view->hide();
    Q_EMIT finished(m_result);
}

} // namespace Kassi
