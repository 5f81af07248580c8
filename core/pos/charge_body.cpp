// SPDX-License-Identifier: MIT
#include "pos/charge_body.h"

#include "payment/strict_json.h"

#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <functional>
#include <limits>
#include <map>

namespace Kassi::Pos {
using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::json;

constexpr qsizetype longestKey = 255;

/// Takes one field; what it answers is what is wrong with it, or nothing.
using Take = std::function<QString(const Json &value)>;
using Fields = std::map<std::string, Take>;

tl::unexpected<PosError> invalid(const QString &message, const QString &param = {})
{
    return refuse(400, u"invalid_request"_s, message, param);
}

Take text(QString &into)
{
    return [&into](const Json &value) {
        if (!value.is_string())
            return u"has to be a text"_s;
        into = QString::fromStdString(value.get<std::string>());
        return QString();
    };
}

Take flag(bool &into)
{
    return [&into](const Json &value) {
        if (!value.is_boolean())
            return u"has to be true or false"_s;
        into = value.get<bool>();
        return QString();
    };
}

Take amount(std::optional<qint64> &into)
{
    return [&into](const Json &value) {
        const bool fits = value.is_number_integer() &&
                          (!value.is_number_unsigned() || value.get<std::uint64_t>() <= std::uint64_t(maxAmount));
        if (!fits)
            return u"has to be a whole number of the currency's smallest unit, without quotation marks"_s;
        into = value.get<qint64>();
        return QString();
    };
}

Take texts(QStringList &into)
{
    return [&into](const Json &value) {
        if (!value.is_array())
            return u"has to be a list of texts"_s;
        for (const Json &one : value) {
            if (!one.is_string())
                return u"has to be a list of texts"_s;
            into << QString::fromStdString(one.get<std::string>());
        }
        return QString();
    };
}

Take pairs(QMap<QString, QString> &into)
{
    return [&into](const Json &value) {
        if (!value.is_object())
            return u"has to be an object of texts"_s;
        for (const auto &[name, one] : value.items()) {
            if (!one.is_string())
                return u"has to be an object of texts"_s;
            into.insert(QString::fromStdString(name), QString::fromStdString(one.get<std::string>()));
        }
        return QString();
    };
}

PosResult<void> read(const QByteArray &body, const Fields &fields)
{
    if (body.size() > qsizetype(largestBody))
        return refuse(413, u"body_too_large"_s, u"The body is larger than 16 KiB."_s);
    if (!isStrictJson(body))
        return invalid(u"The body is not one JSON object, or gives a key twice."_s);
    const Json json = Json::parse(body.cbegin(), body.cend(), nullptr, /*allow_exceptions=*/false);
    if (!json.is_object())
        return invalid(u"The body has to be a JSON object."_s);
    for (const auto &[name, value] : json.items()) {
        const QString param = QString::fromStdString(name).left(100);
        const auto take = fields.find(name);
        if (take == fields.end())
            return refuse(400, u"unknown_field"_s, u"There is no field \"%1\" here."_s.arg(param), param);
        if (const QString wrong = take->second(value); !wrong.isEmpty())
            return invalid(u"%1 %2."_s.arg(param, wrong), param);
    }
    return {};
}

} // namespace

PosResult<SessionRequest> parseChargeBody(const QByteArray &body)
{
    SessionRequest request;
    std::optional<qint64> money;
    const auto mode = [&request](const Json &value) {
        const auto known = value.is_string() ? sessionModeFromName(QString::fromStdString(value.get<std::string>()))
                                             : std::optional<SessionMode>();
        if (!known)
            return u"has to be \"embedded\" or \"hosted\""_s;
        request.mode = *known;
        return QString();
    };
    const auto readable = read(body, {{"amount", amount(money)},
                                      {"currency", text(request.money.currency)},
                                      {"reference", text(request.reference)},
                                      {"mode", mode},
                                      {"customer", text(request.customer)},
                                      {"customer_email", text(request.customerEmail)},
                                      {"locale", text(request.locale)},
                                      {"enabled_methods", texts(request.enabledMethods)},
                                      {"save_payment_method", flag(request.savePaymentMethod)},
                                      {"metadata", pairs(request.metadata)}});
    if (!readable)
        return tl::unexpected(readable.error());
    if (!money)
        return invalid(u"amount is missing: a whole number of the currency's smallest unit."_s, u"amount"_s);
    if (request.reference.isEmpty())
        return invalid(u"reference is missing: it is the order's identity, with which it can be asked for again."_s,
                       u"reference"_s);
    request.money.amount = *money;
    // As it will be judged when the till has completed it: addresses stand in for those of the settings.
    SessionRequest complete = request;
    complete.origin = request.mode == SessionMode::Embedded ? u"https://till.example.is"_s : QString();
    complete.returnUrl = request.mode == SessionMode::Hosted ? u"https://till.example.is/"_s : QString();
    if (const auto valid = validate(complete); !valid) {
        const QString &param = valid.error().param;
        return invalid(valid.error().message, param == u"external_reference"_s ? u"reference"_s : param);
    }
    return request;
}

PosResult<RefundAsk> parseRefundBody(const QByteArray &body, const QString &idempotencyKey)
{
    RefundAsk ask{.key = idempotencyKey};
    if (idempotencyKey.size() > longestKey)
        return invalid(u"The Idempotency-Key is longer than 255 characters."_s, u"Idempotency-Key"_s);
    if (!body.isEmpty()) {
        const auto readable = read(body, {{"amount", amount(ask.amount)}, {"reason", text(ask.reason)}});
        if (!readable)
            return tl::unexpected(readable.error());
    }
    if (ask.amount && *ask.amount < 1)
        return invalid(u"amount has to be at least 1."_s, u"amount"_s);
    return ask;
}

PosResult<void> parseEmptyBody(const QByteArray &body)
{
    return body.isEmpty() ? PosResult<void>() : read(body, {});
}

bool isChargeId(const QString &text)
{
    static const QRegularExpression uuid(u"\\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\z"_s);
    return uuid.match(text).hasMatch();
}

} // namespace Kassi::Pos
