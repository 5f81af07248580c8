// SPDX-License-Identifier: MIT
#include "payment/origin.h"

#include <QHostAddress>

namespace Kassi {
using namespace Qt::StringLiterals;

bool isLoopbackHost(const QString &host)
{
    return host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

Origin Origin::of(const QUrl &url)
{
    Origin origin;
    const QString scheme = url.scheme();
    if ((scheme != u"https"_s && scheme != u"http"_s) || url.host().isEmpty())
        return origin;
    const int defaultPort = scheme == u"https"_s ? 443 : 80;
    const int port = url.port(defaultPort);
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.contains(u':') && !host.startsWith(u'['))
        host = u'[' + host + u']';
    origin.m_text = scheme + u"://"_s + host + (port == defaultPort ? QString() : u":%1"_s.arg(port));
    return origin;
}

Result<Origin> Origin::parse(const QString &text)
{
    const auto refuse = [&text](const QString &why) {
        return fail(ErrorCode::InvalidRequest,
                    u"\"%1\" is not an origin such as https://till.example.is: %2."_s.arg(text, why), u"origin"_s);
    };
    const QUrl url(text, QUrl::StrictMode);
    if (text.isEmpty() || !url.isValid())
        return refuse(u"it is not a web address"_s);
    if (url.scheme() != u"https"_s && url.scheme() != u"http"_s)
        return refuse(u"it does not start with https://"_s);
    if (url.host().isEmpty() || url.host().contains(u'*'))
        return refuse(u"it names no host"_s);
    if (text.contains(u'@') || url.hasQuery() || url.hasFragment())
        return refuse(u"an origin has only scheme, host and port"_s);
    if (!url.path().isEmpty() && url.path() != u"/"_s)
        return refuse(u"an origin has no path"_s);
    if (url.port(443) == 0)
        return refuse(u"0 is not a port"_s);
    if (url.scheme() == u"http"_s && !isLoopbackHost(url.host()))
        return refuse(u"http:// is possible for loopback addresses only"_s);
    return Origin::of(url);
}

} // namespace Kassi
