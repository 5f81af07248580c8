// SPDX-License-Identifier: MIT
#include "gateway/transport_error.h"

#include <QDateTime>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>
#include <QUrl>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QString dayOf(const QDateTime &when)
{
    return when.toUTC().date().toString(Qt::ISODate);
}

// One certificate can be wrong in several ways; the first of these is what somebody has to do something about. Names
// inside of it are not repeated: whoever made it chose them.
QString certificateAdvice(const QList<QSslError> &problems)
{
    const auto find = [&problems](const std::initializer_list<QSslError::SslError> &kinds) -> const QSslError * {
        const auto found = std::ranges::find_if(problems, [&kinds](const QSslError &problem) {
            return std::ranges::find(kinds, problem.error()) != kinds.end();
        });
        return found == problems.end() ? nullptr : &*found;
    };
    if (find({QSslError::SelfSignedCertificate}))
        return u"it vouches for itself only (self-signed). Check whether this network wants you to log in first; the "
               "certificate of a broker of your own belongs in gateway.ca_file."_s;
    if (find({QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToGetIssuerCertificate,
              QSslError::UnableToVerifyFirstCertificate, QSslError::SelfSignedCertificateInChain,
              QSslError::CertificateUntrusted}))
        return u"an authority vouches for it that this machine does not know. Check whether something in this network "
               "reads along; an authority of your own belongs in gateway.ca_file."_s;
    if (const auto *expired = find({QSslError::CertificateExpired}))
        return u"its certificate ended on %1. Check this machine's date; if it is right, the server's certificate has "
               "to be renewed."_s.arg(dayOf(expired->certificate().expiryDate()));
    if (const auto *early = find({QSslError::CertificateNotYetValid}))
        return u"its certificate begins on %1. Check this machine's date."_s.arg(
            dayOf(early->certificate().effectiveDate()));
    if (find({QSslError::HostNameMismatch}))
        return u"its certificate is for another name. Check gateway.base_url, and whether this network wants you to "
               "log in first."_s;
    return u"%1. Check this machine's date, the network and gateway.ca_file."_s.arg(problems.first().errorString());
}

Error tlsError(const QString &host, const QString &handshake, const QList<QSslError> &problems)
{
    if (problems.isEmpty())
        return {ErrorCode::TlsFailed, u"No secure connection to %1 could be made (%2). Nothing was sent. Check "
                                      "gateway.base_url and gateway.client_certificate."_s.arg(host, handshake)};
    return {ErrorCode::TlsFailed,
            u"%1 could not prove who it is, so nothing was sent: "_s.arg(host) + certificateAdvice(problems)};
}

} // namespace

Error transportError(const QNetworkReply &reply, const QList<QSslError> &certificateProblems)
{
    const QString host = reply.url().host();
    const QString what = reply.errorString();
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        return {ErrorCode::Unreachable,
                u"The address %1 was not found. Check the network and gateway.base_url."_s.arg(host)};
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorCode::Unreachable,
                u"%1 refused the connection. Check gateway.base_url and the firewall."_s.arg(host)};
    case QNetworkReply::SslHandshakeFailedError: return tlsError(host, what, certificateProblems);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // what the time-out of BorgaApi ends with
        return {ErrorCode::Indeterminate,
                u"%1 did not answer in time. What was sent may have arrived. Check the network."_s.arg(host)};
    case QNetworkReply::RemoteHostClosedError:
        return {ErrorCode::Indeterminate, u"The connection to %1 broke off before its answer was whole. What was sent "
                                          "may have arrived. Check the network."_s.arg(host)};
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {ErrorCode::Unreachable, u"The network's proxy asks for a name and a password. Write them into the "
                                        "system's proxy settings, or have %1 let through without."_s.arg(host)};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return {ErrorCode::Unreachable,
                u"The network's proxy did not let the request through (%1). Check the system's proxy settings."_s.arg(
                    what)};
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::TemporaryNetworkFailureError:
        return {ErrorCode::Unreachable, u"There is no network. Check the cable or the wireless connection."_s};
    default:
        return {ErrorCode::Indeterminate, u"The exchange with %1 failed (%2). What was sent may have arrived. Check "
                                          "the network and gateway.base_url."_s.arg(host, what)};
    }
}

bool isWebPage(const QNetworkReply &reply, const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    // What it says weighs more than what it is called: JSON sent as text/html is JSON.
    return text.startsWith('<') ||
           (!text.startsWith('{') && reply.rawHeader("Content-Type").toLower().contains("html"));
}

std::optional<Error> strangersAnswer(const QNetworkReply &reply, const QByteArray &body)
{
    constexpr int loginRequired = 511; // RFC 6585: only networks that want a login say this
    const QString host = reply.url().host();
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 300 && status < 400)
        return Error{ErrorCode::Redirected,
                     u"%1 answered with a redirect, which the gateway never does. Check gateway.base_url and whether "
                     "this network wants you to log in first."_s.arg(host)};
    if (reply.error() == QNetworkReply::ProxyAuthenticationRequiredError)
        return transportError(reply, {});
    if (status == loginRequired || (status >= 200 && status < 300 && isWebPage(reply, body)))
        return Error{ErrorCode::MalformedReply,
                     u"A web page came in the place of %1's answer. This network probably wants you to log in first: "
                     "open a browser and do that; otherwise check gateway.base_url."_s.arg(host)};
    return std::nullopt;
}

} // namespace Kassi
