// SPDX-License-Identifier: MIT
#include "gateway/borga_api.h"

#include "gateway/borga_tls.h"
#include "gateway/codec.h"
#include "gateway/transport_error.h"

#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 bodyCap = 256 * 1024;

Result<QByteArray> outcomeOf(QNetworkReply &reply, const QList<QSslError> &certificateProblems)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.property("tooLarge").toBool())
        return fail(ErrorCode::MalformedReply,
                    u"The answer is longer than 256 KiB, so it is not one of the gateway's."_s);
    const bool answered = status >= 300 || reply.error() == QNetworkReply::NoError;
    if (!answered)
        return tl::unexpected(transportError(reply, certificateProblems));
    const QByteArray body = reply.read(bodyCap);
    if (auto stranger = strangersAnswer(reply, body))
        return tl::unexpected(*std::move(stranger));
    if (status >= 200 && status < 300)
        return body;
    Error error =
        decodeError(status, body, parseRetryAfter(reply.rawHeader("Retry-After"), QDateTime::currentDateTimeUtc()));
    if (isWebPage(reply, body))
        error.message += u" It says so with a web page, so something between here and the gateway may have said it."_s;
    return tl::unexpected(std::move(error));
}

} // namespace

Result<std::unique_ptr<BorgaApi>> BorgaApi::make(const BorgaConfig &config)
{
    auto tls = borgaTls(config);
    if (!tls)
        return tl::unexpected(tls.error());
    std::unique_ptr<BorgaApi> api(new BorgaApi(config));
    api->m_tls = *tls;
    return api;
}

BorgaApi::BorgaApi(const BorgaConfig &config)
    : m_config(config)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(true);
}

void BorgaApi::preconnect()
{
    const QUrl &url = m_config.baseUrl;
    const bool isEncrypted = url.scheme() == u"https"_s;
    const auto port = quint16(url.port(isEncrypted ? 443 : 80));
    if (!isEncrypted)
        return m_network.connectToHost(url.host(), port);
    QSslConfiguration tls = m_tls;
    tls.setAllowedNextProtocols({QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
    m_network.connectToHostEncrypted(url.host(), port, tls);
}

void BorgaApi::create(const QString &key, const QByteArray &body, Reply<PaymentSession> reply)
{
    post(u"/v1/payment_sessions"_s, key, body, [reply = std::move(reply)](const Result<QByteArray> &answer) {
        reply(answer.and_then([](const QByteArray &text) { return decodeSession(text, true); }));
    });
}

void BorgaApi::session(const QString &id, Reply<PaymentSession> reply)
{
    get(u"/v1/payment_sessions/"_s + id, true, [reply = std::move(reply)](const Result<QByteArray> &answer) {
        reply(answer.and_then([](const QByteArray &text) { return decodeSession(text, false); }));
    });
}

void BorgaApi::payment(const QString &id, Reply<Payment> reply)
{
    get(u"/v1/payments/"_s + id, true,
        [reply = std::move(reply)](const Result<QByteArray> &answer) { reply(answer.and_then(decodePayment)); });
}

void BorgaApi::merchant(Reply<Merchant> reply)
{
    get(u"/v1/merchants/current"_s, false,
        [reply = std::move(reply)](const Result<QByteArray> &answer) { reply(answer.and_then(decodeMerchant)); });
}

void BorgaApi::refund(const QString &key, const QByteArray &body, Reply<Refund> reply)
{
    post(u"/v1/refunds"_s, key, body,
         [reply = std::move(reply)](const Result<QByteArray> &answer) { reply(answer.and_then(decodeRefund)); });
}

void BorgaApi::lookUpRefund(const QString &id, Reply<Refund> reply)
{
    get(u"/v1/refunds/"_s + id, true,
        [reply = std::move(reply)](const Result<QByteArray> &answer) { reply(answer.and_then(decodeRefund)); });
}

QNetworkRequest BorgaApi::request(const QString &path, bool withMerchant) const
{
    QUrl url = m_config.baseUrl;
    url.setPath(path);
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setRawHeader("Authorization", "Bearer " + m_config.apiKey.reveal().toLatin1());
    request.setRawHeader("Accept", "application/json");
    if (withMerchant)
        request.setRawHeader("X-Merchant-Id", m_config.merchantId.toLatin1());
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, true);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    return request;
}

void BorgaApi::get(const QString &path, bool withMerchant, Decode decode)
{
    await(m_network.get(request(path, withMerchant)), std::move(decode));
}

void BorgaApi::post(const QString &path, const QString &key, const QByteArray &body, Decode decode)
{
    QNetworkRequest send = request(path, true);
    send.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    send.setRawHeader("Idempotency-Key", key.toLatin1());
    await(m_network.post(send, body), std::move(decode));
}

void BorgaApi::await(QNetworkReply *reply, Decode decode) const
{
    // Not setTransferTimeout(): that begins anew with each byte, so a server that trickles would never be given up.
    QTimer::singleShot(m_config.timeoutMs, reply, [reply] { reply->abort(); });
    auto problems = std::make_shared<QList<QSslError>>();
    QObject::connect(reply, &QNetworkReply::sslErrors, reply,
                     [problems](const QList<QSslError> &found) { *problems = found; });
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply] {
        if (reply->bytesAvailable() <= bodyCap)
            return;
        reply->setProperty("tooLarge", true);
        reply->abort();
    });
    QObject::connect(reply, &QNetworkReply::finished, reply,
                     [reply, problems, decode = std::move(decode)] { decode(outcomeOf(*reply, *problems)); });
}

} // namespace Kassi
