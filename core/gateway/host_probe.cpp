// SPDX-License-Identifier: MIT
#include "gateway/host_probe.h"

#include "gateway/transport_error.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>
#include <QTimeZone>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

std::optional<qint64> endOf(const QSslCertificate &certificate)
{
    return certificate.isNull() ? std::nullopt : std::optional(certificate.expiryDate().toMSecsSinceEpoch());
}

// "Sun, 06 Nov 1994 08:49:37 GMT", the only form that servers may send (RFC 9110).
std::optional<qint64> readDate(const QByteArray &header)
{
    QDateTime when = QLocale::c().toDateTime(QString::fromLatin1(header), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!when.isValid())
        return {};
    when.setTimeZone(QTimeZone::utc());
    return when.toMSecsSinceEpoch();
}

} // namespace

NetworkHostProbe::NetworkHostProbe(const QSslConfiguration &tls, int timeoutMs)
    : m_tls(tls)
    , m_timeoutMs(timeoutMs)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(true);
}

void NetworkHostProbe::look(const QUrl &url, const Looked &looked)
{
    m_network.clearConnectionCache(); // a kept connection shows no certificate
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    QNetworkReply *reply = m_network.head(request);
    QTimer::singleShot(m_timeoutMs, reply, [reply] { reply->abort(); });
    const auto problems = std::make_shared<QList<QSslError>>();
    const auto ends = std::make_shared<std::optional<qint64>>();
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [problems, ends](const QList<QSslError> &found) {
        *problems = found;
        const auto expired = std::ranges::find(found, QSslError::CertificateExpired, &QSslError::error);
        if (expired != found.end())
            *ends = endOf(expired->certificate());
    });
    QObject::connect(reply, &QNetworkReply::finished, reply, [reply, problems, ends, looked] {
        HostLook look{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                      .dateMs = readDate(reply->rawHeader("Date")),
                      .certificateEndsMs = *ends ? *ends : endOf(reply->sslConfiguration().peerCertificate())};
        if (look.status == 0)
            look.error = transportError(*reply, *problems);
        looked(look);
    });
}

} // namespace Kassi
