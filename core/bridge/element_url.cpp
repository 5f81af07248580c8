// SPDX-License-Identifier: MIT
#include "bridge/element_url.h"

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
QString encoded(const QString &text)
{
    // "." and ".." would otherwise be path segments of their own; QUrl leaves dots as they are.
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}
} // namespace

Result<ElementUrl> ElementUrl::parse(const QString &pattern)
{
    const auto refuse = [](const QString &why) {
        return fail(ErrorCode::InvalidSettings, u"checkout.element_url: %1"_s.arg(why), u"checkout.element_url"_s);
    };
    if (pattern.isEmpty())
        return refuse(u"the address of the element is not set"_s);
    QString sample = pattern;
    sample.replace(u"{client_secret}"_s, u"cs"_s).replace(u"{session_id}"_s, u"pses"_s);
    const QUrl url(sample, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || sample.contains(u'{') || sample.contains(u'}'))
        return refuse(u"not a web address with {client_secret} and {session_id} as the only placeholders"_s);
    if (url.scheme() != u"https"_s && !(url.scheme() == u"http"_s && isLoopbackHost(url.host())))
        return refuse(u"it has to start with https:// (http:// is possible for loopback addresses only)"_s);
    if (!url.userInfo().isEmpty())
        return refuse(u"an address with a user name is refused"_s);
    // QUrl would read "https://{session_id}.example" after filling in; the authority ends at the first of these.
    const qsizetype authority = pattern.indexOf(u"//"_s) + 2;
    qsizetype end = authority;
    while (end < pattern.size() && !u"/?#\\"_s.contains(pattern.at(end)))
        ++end;
    if (pattern.first(end).contains(u'{'))
        return refuse(u"a placeholder may stand in the path, query or fragment only"_s);
    ElementUrl result;
    result.m_pattern = pattern;
    result.m_origin = Origin::of(url);
    return result;
}

QUrl ElementUrl::fill(const PaymentSession &session) const
{
    // One pass over the pattern, so that a secret that happens to hold "{session_id}" stays what it is.
    QString filled;
    qsizetype at = 0;
    while (at < m_pattern.size()) {
        const QStringView rest = QStringView(m_pattern).sliced(at);
        if (rest.startsWith(u"{client_secret}")) {
            filled += encoded(session.clientSecret.reveal());
            at += QStringView(u"{client_secret}").size();
        } else if (rest.startsWith(u"{session_id}")) {
            filled += encoded(session.id);
            at += QStringView(u"{session_id}").size();
        } else {
            filled += rest.front();
            ++at;
        }
    }
    return QUrl(filled, QUrl::StrictMode);
}

} // namespace Kassi
