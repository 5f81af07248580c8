// SPDX-License-Identifier: MIT
#include "payment/session_request.h"

#include "payment/origin.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxReference = 200;
constexpr qsizetype maxMetadataPairs = 50;

Result<void> invalid(const QString &param, const QString &message)
{
    return fail(ErrorCode::InvalidRequest, message, param);
}

bool isPrintable(const QString &text)
{
    return text.isValidUtf16() && std::ranges::all_of(text, [](QChar c) {
               return c.isSurrogate() || (c.isPrint() && c.category() != QChar::Separator_Line &&
                                          c.category() != QChar::Separator_Paragraph);
           });
}

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

Result<void> validateReference(const QString &reference)
{
    if (reference.trimmed().isEmpty())
        return invalid(u"external_reference"_s, u"The reference is empty. It is the order's identity."_s);
    if (reference.size() > maxReference)
        return invalid(
            u"external_reference"_s,
            u"The reference has %1 characters; at most %2 are possible."_s.arg(reference.size()).arg(maxReference));
    if (!isPrintable(reference))
        return invalid(u"external_reference"_s, u"The reference holds characters that cannot be printed."_s);
    if (reference != reference.trimmed())
        return invalid(u"external_reference"_s, u"The reference starts or ends with a space."_s);
    return {};
}

Result<void> validateWebAddress(const QString &text, const QString &param)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https"_s && url.scheme() != u"http"_s) ||
        !url.userInfo().isEmpty())
        return invalid(param, u"\"%1\" is not a web address such as https://example.is/takk."_s.arg(text));
    return {};
}

Result<void> validateMode(const SessionRequest &request)
{
    if (request.mode == SessionMode::Embedded) {
        if (!request.returnUrl.isEmpty() || !request.cancelUrl.isEmpty())
            return invalid(request.returnUrl.isEmpty() ? u"cancel_url"_s : u"return_url"_s,
                           u"return_url and cancel_url are for hosted sessions only."_s);
        const auto origin = Origin::parse(request.origin);
        if (!origin)
            return invalid(u"origin"_s, origin.error().message);
        return {};
    }
    if (!request.origin.isEmpty())
        return invalid(u"origin"_s, u"origin is for embedded sessions only."_s);
    if (request.returnUrl.isEmpty())
        return invalid(u"return_url"_s, u"A hosted session needs the setting hosted.return_url."_s);
    if (auto ok = validateWebAddress(request.returnUrl, u"return_url"_s); !ok)
        return ok;
    return request.cancelUrl.isEmpty() ? Result<void>{} : validateWebAddress(request.cancelUrl, u"cancel_url"_s);
}

Result<void> validateMetadata(const QMap<QString, QString> &metadata)
{
    if (metadata.size() > maxMetadataPairs)
        return invalid(u"metadata"_s,
                       u"Metadata has %1 pairs; at most %2 are possible."_s.arg(metadata.size()).arg(maxMetadataPairs));
    for (auto pair = metadata.cbegin(); pair != metadata.cend(); ++pair) {
        if (pair.key().isEmpty() || !isPrintable(pair.key()) || !pair.value().isValidUtf16())
            return invalid(u"metadata"_s, u"A metadata key is empty or cannot be printed."_s);
    }
    return {};
}

} // namespace

Result<void> validate(const SessionRequest &request)
{
    if (auto ok = validate(request.money); !ok)
        return ok;
    if (auto ok = validateReference(request.reference); !ok)
        return ok;
    if (auto ok = validateMode(request); !ok)
        return ok;
    if (!request.payment.isEmpty() && !matches(request.payment, u"pay_[A-Za-z0-9_-]{1,128}"_s))
        return invalid(u"payment"_s, u"\"%1\" is not the id of a payment (pay_…)."_s.arg(request.payment));
    if (!request.customer.isEmpty() && !matches(request.customer, u"cus_[A-Za-z0-9_-]{1,128}"_s))
        return invalid(u"customer"_s, u"\"%1\" is not the id of a customer (cus_…)."_s.arg(request.customer));
    if (!request.customerEmail.isEmpty() &&
        (request.customerEmail.size() > 254 || !isPrintable(request.customerEmail) ||
         !matches(request.customerEmail, u"[^\\s@]+@[^\\s@]+\\.[^\\s@.]+"_s)))
        return invalid(u"customer_email"_s, u"\"%1\" is not an e-mail address."_s.arg(request.customerEmail));
    if (!request.locale.isEmpty() && !matches(request.locale, u"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"_s))
        return invalid(u"locale"_s, u"\"%1\" is not a language tag such as is or en."_s.arg(request.locale));
    for (const QString &method : request.enabledMethods) {
        if (!matches(method, u"[a-z][a-z0-9_]{0,63}"_s))
            return invalid(u"enabled_methods"_s,
                           u"\"%1\" is not a payment method such as card or krafa."_s.arg(method));
    }
    return validateMetadata(request.metadata);
}

} // namespace Kassi
