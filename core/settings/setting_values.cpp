// SPDX-License-Identifier: MIT
#include "settings/setting_values.h"

#include "payment/app_scheme.h"
#include "receipt/kennitala.h"
#include "settings/api_key.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTillName = 60;
constexpr qsizetype longestQueueName = 127;
constexpr qsizetype longestScreenName = 100;
constexpr qsizetype longestShopName = 100;
constexpr qsizetype longestAddressLine = 60;
constexpr qsizetype longestFooter = 300;

tl::unexpected<QString> wrong(const QString &what)
{
    return tl::unexpected<QString>(what);
}

bool isPrintable(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

Parsed<QUrl> parseAddress(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https"_s && url.scheme() != u"http"_s))
        return wrong(u"has to be a web address that starts with https://"_s);
    if (!url.userInfo().isEmpty())
        return wrong(u"must not hold a user name or a password"_s);
    if (url.port(443) == 0)
        return wrong(u"names the port 0, which cannot be reached"_s);
    if (url.scheme() == u"http"_s && !isLoopbackHost(url.host()))
        return wrong(u"http:// is accepted for loopback addresses such as 127.0.0.1 only; write https://"_s);
    return url;
}

} // namespace

Parsed<QUrl> parseBaseUrl(const QString &text)
{
    auto url = parseAddress(text);
    if (!url)
        return url;
    if ((!url->path().isEmpty() && url->path() != u"/"_s) || url->hasQuery() || url->hasFragment())
        return wrong(u"has to end after the host and port, as in https://api.borga.is; Kassi adds /v1 itself"_s);
    return QUrl(Origin::of(*url).toString());
}

Parsed<QString> parseMerchantId(const QString &text)
{
    if (!matches(text, u"mer_[A-Za-z0-9_-]{1,128}"_s))
        return wrong(u"has to be the merchant's id, mer_ and letters or digits; it stands in Borga's dashboard"_s);
    return text;
}

Parsed<Origin> parseOrigin(const QString &text)
{
    const auto origin = Origin::parse(text);
    if (!origin)
        return wrong(u"has to be scheme, host and port alone, as in https://till.example.is; http:// is accepted for "
                     u"loopback addresses only"_s);
    return *origin;
}

Parsed<QString> parseElementUrl(const QString &text)
{
    const QString secret = u"{client_secret}"_s;
    const QString session = u"{session_id}"_s;
    if (!text.contains(secret) && !text.contains(session))
        return wrong(u"has to hold {client_secret} or {session_id}, where Kassi puts that of the session"_s);
    const auto filled = [&](const QString &with) {
        QString address = text;
        return address.replace(secret, with).replace(session, with);
    };
    if (filled(u"a"_s).contains(u'{') || filled(u"a"_s).contains(u'}'))
        return wrong(u"holds a { } that Kassi does not know; it fills in {client_secret} and {session_id}"_s);
    const auto url = parseAddress(filled(u"a"_s));
    if (!url)
        return wrong(url.error());
    // Otherwise the gateway's reply would choose the host that gets to see the card.
    if (Origin::of(*url) != Origin::of(QUrl(filled(u"b"_s))))
        return wrong(u"must name a fixed host; {client_secret} and {session_id} belong behind it"_s);
    return text;
}

Parsed<QString> parseOptionalAddress(const QString &text)
{
    if (text.isEmpty())
        return text;
    return parseAddress(text).map([&](const QUrl &) { return text; });
}

Parsed<QString> parseOptionalPath(const QString &text)
{
    if (!text.isEmpty() && !QDir::isAbsolutePath(text))
        return wrong(u"has to be an absolute path, since Kassi can be started from anywhere"_s);
    return text;
}

Parsed<QString> parseLocale(const QString &text)
{
    if (!text.isEmpty() && !matches(text, u"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"_s))
        return wrong(u"has to be a language tag such as is or en, or empty for the browser's"_s);
    return text;
}

Parsed<QString> parseMethod(const QString &text)
{
    if (!matches(text, u"[a-z][a-z0-9_]{0,63}"_s))
        return wrong(u"has to list payment methods such as \"card\" or \"krafa\""_s);
    return text;
}

Parsed<QString> parseAppScheme(const QString &text)
{
    if (!isPossibleAppScheme(text))
        return wrong(
            u"has to list schemes of banks' apps in lower case and without \"://\", such as \"bankid\"; those of "
            u"the web and of other programs (https, file, mailto, tel) are refused"_s);
    return text;
}

Parsed<QString> parseEventKind(const QString &text)
{
    if (!matches(text, u"ready|processing|completed|cancelled|failed|expired|resize"_s))
        return wrong(u"has to be one of ready, processing, completed, cancelled, failed, expired, resize"_s);
    return text;
}

Parsed<QString> parseTillName(const QString &text)
{
    if (text.trimmed().isEmpty() || text.size() > longestTillName || !isPrintable(text))
        return wrong(u"has to be a name of 1 to 60 printable characters"_s);
    return text;
}

Parsed<QString> parseLanguage(const QString &text)
{
    if (text != u"is"_s && text != u"en"_s && text != u"pl"_s)
        return wrong(u"has to be \"is\", \"en\" or \"pl\""_s);
    return text;
}

Parsed<QString> parseItemId(const QString &text)
{
    if (!matches(text, u"[a-z0-9_-]{1,40}"_s))
        return wrong(u"has to be 1 to 40 small letters (a to z), digits, - and _"_s);
    return text;
}

Parsed<QString> parseColour(const QString &text)
{
    if (!text.isEmpty() && !matches(text, u"#[0-9A-Fa-f]{6}"_s))
        return wrong(u"has to be a colour as \"#rrggbb\", for example \"#0b4f6c\", or empty for Kassi's own"_s);
    return text;
}

Parsed<QString> parseScreen(const QString &text)
{
    if (text != text.trimmed() || text.size() > longestScreenName || !isPrintable(text))
        return wrong(u"has to be \"\" (the second screen), \"none\", or a screen's name, for example \"HDMI-1\""_s);
    return text;
}

Parsed<QString> parsePrinter(const QString &text)
{
    // What CUPS itself accepts as the name of a queue.
    if (!text.isEmpty() && (text.size() > longestQueueName || !isPrintable(text) || !matches(text, u"[^ /#]+"_s)))
        return wrong(u"has to be \"\" (none), \"default\", or the name of a CUPS queue as lpstat -e prints it"_s);
    return text;
}

Parsed<ReceiptPaper> parsePaper(const QString &text)
{
    if (text == u"80mm"_s)
        return ReceiptPaper::Mm80;
    if (text == u"58mm"_s)
        return ReceiptPaper::Mm58;
    if (text == u"A4"_s)
        return ReceiptPaper::A4;
    return wrong(u"has to be \"80mm\", \"58mm\" or \"A4\""_s);
}

Parsed<QString> parseShopName(const QString &text)
{
    if (text.size() > longestShopName || !isPrintable(text))
        return wrong(u"has to be the shop's name, at most 100 printable characters"_s);
    return text.trimmed();
}

Parsed<QString> parseAddressLine(const QString &text)
{
    if (text.trimmed().isEmpty() || text.size() > longestAddressLine || !isPrintable(text))
        return wrong(u"has to be lines of 1 to 60 printable characters, as in [\"Laugavegur 1\", \"101 Reykjavík\"]"_s);
    return text.trimmed();
}

Parsed<QString> parseShopKennitala(const QString &text)
{
    if (text.isEmpty())
        return text;
    const auto digits = parseKennitala(text);
    if (!digits)
        return wrong(
            u"is not a kennitala; it has ten digits, with or without a hyphen, and a company's has to fit its check "
            u"digit"_s);
    return *digits;
}

Parsed<QString> parseVatNumber(const QString &text)
{
    if (!text.isEmpty() && !matches(text, u"[0-9]{5,6}"_s))
        return wrong(u"has to be the shop's VAT number (VSK-númer), five or six digits"_s);
    return text;
}

Parsed<QString> parseFooter(const QString &text)
{
    if (text.size() > longestFooter || !isPrintable(text))
        return wrong(u"has to be at most 300 printable characters"_s);
    return text.trimmed();
}

Parsed<QString> parseJournalUrl(const QString &text)
{
    if (text.startsWith(u"postgresql:"_s) || text.startsWith(u"postgres:"_s))
        return wrong(u"PostgreSQL is not in this version yet; write \"sqlite:\" to keep the journal in the state "
                     u"folder"_s);
    const QString scheme = u"sqlite:"_s;
    QString path = text.mid(scheme.size());
    if (!text.startsWith(scheme) || (!path.isEmpty() && !QDir::isAbsolutePath(path)) || path.startsWith(u"//"_s) ||
        path.endsWith(u'/'))
        return wrong(u"has to be \"sqlite:\" (in the state folder) or \"sqlite:/absolute/path\" of a file"_s);
    return path;
}

Parsed<QString> parseListen(const QString &text)
{
    if (!text.isEmpty())
        return wrong(u"the POS API is not in this version yet; leave it empty. (It will listen on loopback addresses "
                     u"only.)"_s);
    return text;
}

Parsed<QString> parseKeyName(const QString &text)
{
    if (hasKeyShape(text))
        return wrong(u"holds the key itself; it has to be the name under which the key is kept"_s);
    if (!matches(text, u"[A-Za-z0-9_][A-Za-z0-9_.@-]{0,254}"_s))
        return wrong(u"has to be a name of letters, digits and _ . @ -"_s);
    return text;
}

Parsed<QString> parseKeyPath(const QString &text)
{
    if (!QDir::isAbsolutePath(text))
        return wrong(
            u"has to be the absolute path of a file that holds the key and that only Kassi's user can read, as "
            u"in { file = \"/etc/kassi/api-key\" }"_s);
    return text;
}

} // namespace Kassi
