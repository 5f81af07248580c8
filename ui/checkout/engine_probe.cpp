// SPDX-License-Identifier: MIT
#include "checkout/engine_probe.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr QSize size(320, 240);

const QByteArray document = "<!DOCTYPE html><title>Kassi</title><script>parent.postMessage('ready', '*')</script>";

void answer(QTcpSocket &socket)
{
    const QByteArray request = socket.property("request").toByteArray() + socket.readAll();
    socket.setProperty("request", request);
    if (!request.contains("\r\n\r\n"))
        return;
    const bool isFrame = request.startsWith("GET /frame");
    const QByteArray body = isFrame ? document : QByteArray();
    socket.write(QByteArray(isFrame ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found") +
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
    connect(&m_end, &QTimer::timeout, this, [this] { finish(false); });
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
    connect(m_view.get(), &CheckoutView::ready, this, [this] { finish(true); });
    connect(m_view.get(), &CheckoutView::loadFailed, this, [this] { finish(false); });
    m_view->show();
    const PaymentSession test{.id = u"pses_probe"_s, .clientSecret = Secret(u"probe"_s)}; // of no gateway
    if (!m_view->present(test))
        QTimer::singleShot(0, this, [this] { finish(false); });
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

void EngineProbe::finish(bool spoke)
{
    if (m_finished)
        return;
    m_finished = true;
    m_end.stop();
    m_view->withdraw();
    m_view->hide();
    Q_EMIT finished(spoke);
}

} // namespace Kassi
