// SPDX-License-Identifier: MIT
#include "gateway/borga_api.h"

#include "gateway/codec.h"

#include <QFile>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslKey>
#include <QTimer>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 bodyCap = 256 * 1024;

Result<QByteArray> readPem(const QString &path, const QString &setting)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidSettings,
                    u"gateway.%1: %2 cannot be read: %3."_s.arg(setting, path, file.errorString()), setting);
    return file.readAll();
}

Result<QSslConfiguration> makeTls(const BorgaConfig &config)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!config.caFile.isEmpty()) {
        const auto pem = readPem(config.caFile, u"ca_file"_s);
        if (!pem)
            return tl::unexpected(pem.error());
        const auto authorities = QSslCertificate::fromData(*pem);
        if (authorities.isEmpty())
            return fail(ErrorCode::InvalidSettings, u"gateway.ca_file: %1 holds no certificate."_s.arg(config.caFile),
                        u"ca_file"_s);
        tls.addCaCertificates(authorities);
    }
    if (config.clientCertificate.isEmpty())
        return tls;
    const auto certificate = readPem(config.clientCertificate, u"client_certificate"_s);
    if (!certificate)
        return tl::unexpected(certificate.error());
    const auto keyText = readPem(config.clientKey, u"client_key"_s);
    if (!keyText)
        return tl::unexpected(keyText.error());
    const auto chain = QSslCertificate::fromData(*certificate);
    QSslKey key(*keyText, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(*keyText, QSsl::Ec);
    if (chain.isEmpty() || key.isNull())
        return fail(ErrorCode::InvalidSettings,
                    u"gateway.client_certificate or gateway.client_key is not in PEM form."_s, u"client_key"_s);
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    return tls;
}

/// Why no whole answer arrived, in words that tell a till's keeper where to look.
Error transportError(const QNetworkReply &reply, const QString &tlsProblem)
{
    const QString host = reply.url().host();
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        return {ErrorCode::Unreachable,
                u"The address %1 was not found. Check the network and gateway.base_url."_s.arg(host)};
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorCode::Unreachable,
                u"%1 refused the connection. Check gateway.base_url and the firewall."_s.arg(host)};
    case QNetworkReply::SslHandshakeFailedError:
        return {
            ErrorCode::TlsFailed,
            u"%1 could not prove who it is (%2). Nothing was sent. Check the clock, the network and gateway.ca_file."_s
                .arg(host, tlsProblem.isEmpty() ? reply.errorString() : tlsProblem)};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // what the time-out in await() ends with
        return {ErrorCode::Indeterminate, u"%1 did not answer in time."_s.arg(host)};
    case QNetworkReply::RemoteHostClosedError:
        return {ErrorCode::Indeterminate, u"%1 closed the connection before its answer was whole."_s.arg(host)};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {ErrorCode::Unreachable,
                u"The network's proxy did not let the request through: %1."_s.arg(reply.errorString())};
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::TemporaryNetworkFailureError: return {ErrorCode::Unreachable, u"There is no network."_s};
    default: return {ErrorCode::Indeterminate, u"The exchange with %1 failed: %2."_s.arg(host, reply.errorString())};
    }
}

Result<QByteArray> outcomeOf(QNetworkReply &reply, const QString &tlsProblem)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.property("tooLarge").toBool())
        return fail(ErrorCode::MalformedReply,
                    u"The answer is longer than 256 KiB, so it is not one of the gateway's."_s);
    if (status >= 300 && status < 400)
        return fail(ErrorCode::Redirected,
                    u"%1 answered with a redirect, which the gateway never does. Check gateway.base_url and whether "
                    "this network wants you to log in first."_s.arg(reply.url().host()));
    const bool answered = status >= 400;
    if (reply.error() != QNetworkReply::NoError && !answered)
        return tl::unexpected(transportError(reply, tlsProblem));
    QByteArray body = reply.read(bodyCap);
    if (status >= 200 && status < 300)
        return body;
    return tl::unexpected(
        decodeError(status, body, parseRetryAfter(reply.rawHeader("Retry-After"), QDateTime::currentDateTimeUtc())));
}

} // namespace

Result<std::unique_ptr<BorgaApi>> BorgaApi::make(const BorgaConfig &config)
{
    auto tls = makeTls(config);
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
    auto tlsProblem = std::make_shared<QString>();
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [tlsProblem](const QList<QSslError> &problems) {
        *tlsProblem = problems.isEmpty() ? QString() : problems.first().errorString();
    });
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply] {
        if (reply->bytesAvailable() <= bodyCap)
            return;
        reply->setProperty("tooLarge", true);
        reply->abort();
    });
    QObject::connect(reply, &QNetworkReply::finished, reply,
                     [reply, tlsProblem, decode = std::move(decode)] { decode(outcomeOf(*reply, *tlsProblem)); });
}

} // namespace Kassi
