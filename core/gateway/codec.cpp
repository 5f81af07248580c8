// SPDX-License-Identifier: MIT
#include "gateway/codec.h"

#include "payment/origin.h"
#include "payment/strict_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;
using Json = nlohmann::json;

namespace {

tl::unexpected<Error> malformed(const QString &what)
{
    return fail(ErrorCode::MalformedReply, u"The answer is not one of the gateway's: %1."_s.arg(what));
}

/// One whole JSON object in which no key is given twice.
Result<Json> parseObject(const QByteArray &body)
{
    Json json = Json::parse(body.cbegin(), body.cend(), nullptr, /*allow_exceptions=*/false);
    if (json.is_discarded() || !json.is_object())
        return malformed(u"it is not a JSON object"_s);
    if (!isStrictJson(body))
        return malformed(u"it gives a field twice"_s);
    return json;
}

/// Reads fields of one object; the first thing that is wrong is kept, and makes the whole object malformed.
class Reader
{
public:
    explicit Reader(const Json &object)
        : m_object(object)
    {
    }

    [[nodiscard]] const QString &wrong() const { return m_wrong; }

    QString text(const char *name)
    {
        const Json *value = find(name);
        if (!value || !value->is_string())
            return complain(name), QString();
        return QString::fromStdString(value->get_ref<const std::string &>());
    }

    QString optionalText(const char *name)
    {
        const Json *value = find(name);
        return !value || value->is_null() ? QString() : text(name);
    }

    QString id(const char *name, const char *prefix)
    {
        static const QRegularExpression safe(u"\\A[A-Za-z0-9_-]{1,128}\\z"_s);
        const QString value = text(name);
        if (!value.startsWith(QLatin1StringView(prefix)) || !safe.match(value).hasMatch())
            complain(name);
        return value;
    }

    qint64 amount(const char *name)
    {
        const Json *value = find(name);
        if (!value || !value->is_number())
            return complain(name), 0;
        if (value->is_number_float()) { // 4990.0 is how some servers write 4990; 4990.5 is no amount
            const double number = value->get<double>();
            if (number < 0.0 || number > double(maxAmount) || double(qint64(number)) < number)
                return complain(name), 0;
            return qint64(number);
        }
        const bool tooLarge = value->is_number_unsigned() && value->get<quint64>() > quint64(maxAmount);
        if (tooLarge || value->get<qint64>() < 0)
            return complain(name), 0;
        return value->get<qint64>();
    }

    QString currency(const char *name)
    {
        const QString code = text(name);
        if (!currencyExponent(code))
            complain(name);
        return code;
    }

    [[nodiscard]] bool has(const char *name) const
    {
        const Json *value = find(name);
        return value && !value->is_null();
    }

    template <typename Enum>
    Enum word(const char *name, std::optional<Enum> (*fromName)(const QString &))
    {
        const std::optional<Enum> value = fromName(text(name));
        if (!value)
            complain(name);
        return value.value_or(Enum{});
    }

private:
    [[nodiscard]] const Json *find(const char *name) const
    {
        const auto at = m_object.find(name);
        return at == m_object.end() ? nullptr : &*at;
    }

    void complain(const char *name)
    {
        if (m_wrong.isEmpty())
            m_wrong = u"the field %1 is missing or has an impossible value"_s.arg(QLatin1StringView(name));
    }

    const Json &m_object;
    QString m_wrong;
};

template <typename T, typename Fill>
Result<T> decode(const QByteArray &body, Fill fill)
{
    const auto json = parseObject(body);
    if (!json)
        return tl::unexpected(json.error());
    Reader reader(*json);
    T value = fill(reader);
    if (!reader.wrong().isEmpty())
        return malformed(reader.wrong());
    return value;
}

// An address that a phone may be sent to: https, or the loopback sandbox.
bool isPayableAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           (url.scheme() == u"https"_s || (url.scheme() == u"http"_s && isLoopbackHost(url.host())));
}

PaymentSession readSession(Reader &reader)
{
    PaymentSession session{.id = reader.id("id", "pses_"),
                           .mode = reader.word("mode", sessionModeFromName),
                           .status = reader.word("status", sessionStatusFromName),
                           .payment = reader.id("payment", "pay_"),
                           .expiresAt = reader.text("expires_at"),
                           .clientSecret = Secret(reader.optionalText("client_secret")),
                           .url = Secret(reader.optionalText("url"))};
    if (reader.has("amount"))
        session.amount = reader.amount("amount");
    if (reader.has("currency"))
        session.currency = reader.currency("currency");
    return session;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void insertText(QJsonObject &object, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(name, value);
}

QString textOf(const QJsonObject &object, const QString &name)
{
    return object.value(name).toString().left(500);
}

// In plain words, for staff. What the gateway wrote is put behind it.
QString meaningOf(int httpStatus)
{
    switch (httpStatus) {
    case 401: return u"The gateway does not accept the API key. Check the key and the merchant id in the settings."_s;
    case 403: return u"The API key may not do this. Ask Borga for a key with the permission."_s;
    case 404: return u"The gateway does not know what was asked for."_s;
    case 409: return u"The gateway is still working on this request, or knows its idempotency key from another one."_s;
    case 429: return u"The gateway asks to slow down."_s;
    default: break;
    }
    if (httpStatus >= 500)
        return u"The gateway has a problem of its own."_s;
    return u"The gateway refused the request."_s;
}

ErrorCode codeOf(int httpStatus)
{
    switch (httpStatus) {
    case 400:
    case 401:
    case 403:
    case 404:
    case 422: return ErrorCode::Refused;
    case 409: return ErrorCode::InFlight;
    case 429: return ErrorCode::RateLimited;
    default: break;
    }
    if (httpStatus >= 500)
        return ErrorCode::ServerError;
    if (httpStatus >= 300 && httpStatus < 400)
        return ErrorCode::Redirected;
    return httpStatus >= 400 ? ErrorCode::Refused : ErrorCode::MalformedReply;
}

} // namespace

QByteArray encodeSessionRequest(const SessionRequest &request)
{
    QJsonObject body;
    body.insert(u"mode"_s, sessionModeName(request.mode));
    if (request.payment.isEmpty()) {
        body.insert(u"amount"_s, request.money.amount);
        body.insert(u"currency"_s, request.money.currency);
    }
    insertText(body, u"payment"_s, request.payment);
    insertText(body, u"customer"_s, request.customer);
    insertText(body, u"customer_email"_s, request.customerEmail);
    insertText(body, u"return_url"_s, request.returnUrl);
    insertText(body, u"cancel_url"_s, request.cancelUrl);
    insertText(body, u"origin"_s, request.origin);
    insertText(body, u"locale"_s, request.locale);
    insertText(body, u"external_reference"_s, request.reference);
    if (!request.enabledMethods.isEmpty())
        body.insert(u"enabled_methods"_s, QJsonArray::fromStringList(request.enabledMethods));
    if (request.savePaymentMethod)
        body.insert(u"save_payment_method"_s, true);
    if (!request.metadata.isEmpty()) {
        QJsonObject metadata;
        for (auto pair = request.metadata.cbegin(); pair != request.metadata.cend(); ++pair)
            metadata.insert(pair.key(), pair.value());
        body.insert(u"metadata"_s, metadata);
    }
    return compact(body);
}

QByteArray encodeRefundRequest(const RefundRequest &request)
{
    QJsonObject body{{u"payment"_s, request.payment}};
    if (request.amount)
        body.insert(u"amount"_s, *request.amount);
    insertText(body, u"reason"_s, request.reason);
    return compact(body);
}

Result<PaymentSession> decodeSession(const QByteArray &body, bool needsSecret)
{
    auto session = decode<PaymentSession>(body, readSession);
    if (!session)
        return session;
    if (!session->url.isEmpty() && !isPayableAddress(session->url.reveal()))
        return malformed(u"the field url is not an https address"_s);
    const bool payable =
        session->mode == SessionMode::Embedded ? !session->clientSecret.isEmpty() : !session->url.isEmpty();
    if (needsSecret && !payable)
        return malformed(session->mode == SessionMode::Embedded ? u"an embedded session without client_secret"_s
                                                                : u"a hosted session without url"_s);
    return session;
}

Result<Payment> decodePayment(const QByteArray &body)
{
    return decode<Payment>(body, [](Reader &reader) {
        return Payment{.id = reader.id("id", "pay_"),
                       .money = {.amount = reader.amount("amount"), .currency = reader.currency("currency")},
                       .status = reader.word("status", paymentStatusFromName),
                       .externalReference = reader.optionalText("external_reference")};
    });
}

Result<Merchant> decodeMerchant(const QByteArray &body)
{
    return decode<Merchant>(body, [](Reader &reader) {
        return Merchant{.id = reader.id("id", "mer_"), .name = reader.optionalText("name")};
    });
}

Result<Refund> decodeRefund(const QByteArray &body)
{
    return decode<Refund>(body, [](Reader &reader) {
        return Refund{.id = reader.id("id", "ref_"),
                      .payment = reader.id("payment", "pay_"),
                      .money = {.amount = reader.amount("amount"), .currency = reader.currency("currency")},
                      .status = reader.word("status", refundStatusFromName)};
    });
}

Error decodeError(int httpStatus, const QByteArray &body, std::optional<qint64> retryAfterMs)
{
    const QJsonObject envelope = QJsonDocument::fromJson(body).object().value(u"error"_s).toObject();
    const QString said = textOf(envelope, u"message"_s);
    const QString code = textOf(envelope, u"code"_s);
    return {.code = codeOf(httpStatus),
            .message = said.isEmpty() ? meaningOf(httpStatus) : meaningOf(httpStatus) + u" It says: "_s + said,
            .gatewayCode = code.isEmpty() ? textOf(envelope, u"type"_s) : code,
            .param = textOf(envelope, u"param"_s),
            .httpStatus = httpStatus,
            .retryAfterMs = httpStatus == 429 || httpStatus >= 500 ? retryAfterMs : std::nullopt};
}

std::optional<qint64> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    constexpr qint64 shortest = 1'000;
    constexpr qint64 longest = 60'000;
    const QByteArray text = value.trimmed();
    const bool digits = !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (digits) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        return fits ? std::clamp(std::min(seconds, longest) * 1'000, shortest, longest) : longest;
    }
    // With its zone as a number, so that it is never taken for local time, where some hours do not exist.
    if (!text.endsWith(" GMT"))
        return std::nullopt;
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(text.chopped(3) + "+0000"), Qt::RFC2822Date);
    if (!date.isValid())
        return std::nullopt;
    return std::clamp(now.msecsTo(date), shortest, longest);
}

} // namespace Kassi
