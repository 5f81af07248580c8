// SPDX-License-Identifier: MIT
#include "sandbox/request_rules.h"

#include "sandbox/cards.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <regex>
#include <set>

namespace Kassi::Sandbox {

namespace {

constexpr std::int64_t largestAmount = (std::int64_t{1} << 53) - 1;
constexpr std::size_t mostMetadata = 50;
constexpr qsizetype longestUrl = 2048;

/// Collects the first thing that is wrong, so that a reader is a plain list of fields.
class Reader
{
public:
    Reader(const Json &body, const std::set<std::string> &known)
        : m_body(body)
    {
        for (const auto &[name, value] : body.items()) {
            if (!known.contains(name))
                reject(400, "parameter_unknown", "Unknown parameter: " + name, name);
        }
    }

    [[nodiscard]] bool has(const std::string &name) const { return m_body.contains(name); }

    std::string text(const std::string &name)
    {
        if (!has(name))
            return {};
        const Json &value = m_body.at(name);
        if (!value.is_string()) {
            reject(400, "invalid_type", name + " must be a string.", name);
            return {};
        }
        return value.get<std::string>();
    }

    std::optional<std::int64_t> amount()
    {
        if (!has("amount"))
            return std::nullopt;
        const Json &value = m_body.at("amount");
        const bool whole = value.is_number_unsigned() && value.get<std::uint64_t>() >= 1 &&
                           value.get<std::uint64_t>() <= static_cast<std::uint64_t>(largestAmount);
        if (!whole) {
            reject(400, "invalid_amount", "amount must be a whole number of at least 1.", "amount");
            return std::nullopt;
        }
        return value.get<std::int64_t>();
    }

    bool flag(const std::string &name)
    {
        if (!has(name))
            return false;
        if (!m_body.at(name).is_boolean()) {
            reject(400, "invalid_type", name + " must be true or false.", name);
            return false;
        }
        return m_body.at(name).get<bool>();
    }

    Json metadata()
    {
        if (!has("metadata"))
            return Json::object();
        const Json &pairs = m_body.at("metadata");
        const bool texts = pairs.is_object() &&
                           std::all_of(pairs.begin(), pairs.end(), [](const Json &value) { return value.is_string(); });
        if (!texts)
            reject(400, "invalid_type", "metadata must be an object of strings.", "metadata");
        else if (pairs.size() > mostMetadata)
            reject(422, "invalid_metadata", "metadata holds 50 pairs at most.", "metadata");
        return pairs;
    }

    std::vector<std::string> methods()
    {
        static const std::set<std::string> offered{"card", "apple_pay", "google_pay", "krafa"};
        if (!has("enabled_methods"))
            return {};
        const Json &list = m_body.at("enabled_methods");
        if (!list.is_array() ||
            !std::all_of(list.begin(), list.end(), [](const Json &one) { return one.is_string(); })) {
            reject(400, "invalid_type", "enabled_methods must be a list of strings.", "enabled_methods");
            return {};
        }
        auto names = list.get<std::vector<std::string>>();
        const std::set<std::string> distinct(names.begin(), names.end());
        if (names.empty() || distinct.size() != names.size() ||
            !std::includes(offered.begin(), offered.end(), distinct.begin(), distinct.end()))
            reject(422, "invalid_methods", "enabled_methods names card, apple_pay, google_pay or krafa, each once.",
                   "enabled_methods");
        return names;
    }

    void require(const std::string &name, const std::string &why)
    {
        if (!has(name))
            reject(400, "parameter_missing", name + why, name);
    }

    void reject(int status, const std::string &code, const std::string &message, const std::string &param)
    {
        if (!m_error)
            m_error = ApiError{status, code, message, param};
    }

    /// 422 where the field is there and `fits` says no.
    void check(const std::string &name, bool fits, const std::string &code)
    {
        if (has(name) && !fits)
            reject(422, code, name + " is not valid.", name);
    }

    [[nodiscard]] const std::optional<ApiError> &error() const { return m_error; }

private:
    const Json &m_body;
    std::optional<ApiError> m_error;
};

bool matches(const std::string &text, const char *pattern)
{
    return text.size() <= 256 && std::regex_match(text, std::regex(pattern));
}

bool isWebUrl(const QUrl &url)
{
    const QString host = url.host();
    const bool loopback = host == QStringLiteral("localhost") || QHostAddress(host).isLoopback();
    return url.isValid() && !host.isEmpty() && url.userInfo().isEmpty() &&
           (url.scheme() == QStringLiteral("https") || (url.scheme() == QStringLiteral("http") && loopback));
}

bool isReturnUrl(const std::string &text)
{
    const QString given = QString::fromStdString(text);
    return given.size() <= longestUrl && isWebUrl(QUrl(given, QUrl::StrictMode));
}

void checkForMode(Reader &reader, const Session &session)
{
    if (session.mode != "hosted" && session.mode != "embedded") {
        reader.reject(422, "invalid_mode", "mode is hosted or embedded.", "mode");
    } else if (session.mode == "embedded") {
        reader.require("origin", " is required for an embedded session.");
        if (reader.has("cancel_url"))
            reader.reject(400, "parameter_not_allowed", "cancel_url is for hosted sessions.", "cancel_url");
    } else {
        reader.require("return_url", " is required for a hosted session.");
    }
}

} // namespace

bool isOrigin(const std::string &text)
{
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    if (!isWebUrl(url) || url.port() == (url.scheme() == QStringLiteral("https") ? 443 : 80))
        return false;
    const QString host = url.host().contains(u':') ? u'[' % url.host() % u']' : url.host();
    const QString port = url.port() < 0 ? QString() : QString(u':' % QString::number(url.port()));
    return QString(url.scheme() % QStringLiteral("://") % host % port).toStdString() == text;
}

ApiResult<SessionParams> readSessionParams(const Json &body)
{
    Reader reader(body,
                  {"mode", "payment", "amount", "currency", "customer", "customer_email", "return_url", "cancel_url",
                   "origin", "enabled_methods", "locale", "save_payment_method", "external_reference", "metadata"});
    SessionParams params;
    Session &session = params.session;
    session.mode = reader.has("mode") ? reader.text("mode") : "hosted";
    session.payment = reader.text("payment");
    params.amount = reader.amount();
    if (reader.has("currency"))
        params.currency = reader.text("currency");
    params.customer = reader.text("customer");
    session.email = reader.text("customer_email");
    session.returnUrl = reader.text("return_url");
    session.cancelUrl = reader.text("cancel_url");
    session.origin = reader.text("origin");
    session.methods = reader.methods();
    session.locale = reader.text("locale");
    session.saveMethod = reader.flag("save_payment_method");
    session.reference = reader.text("external_reference");
    params.metadata = reader.metadata();
    if (!reader.has("payment"))
        reader.require("amount", " is required without payment.");

    checkForMode(reader, session);
    reader.check("payment", matches(session.payment, "pay_[A-Za-z0-9_]+"), "invalid_payment");
    reader.check("currency", matches(params.currency.value_or(""), "[A-Z]{3}"), "invalid_currency");
    reader.check("customer", matches(params.customer, "cus_[A-Za-z0-9_]+"), "invalid_customer");
    reader.check("customer_email", isEmail(session.email), "invalid_email");
    reader.check("return_url", isReturnUrl(session.returnUrl), "invalid_url");
    reader.check("cancel_url", isReturnUrl(session.cancelUrl), "invalid_url");
    reader.check("origin", isOrigin(session.origin), "invalid_origin");
    reader.check("locale", matches(session.locale, "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"), "invalid_locale");
    if (reader.error())
        return tl::unexpected(*reader.error());
    return params;
}

ApiResult<RefundParams> readRefundParams(const Json &body)
{
    Reader reader(body, {"payment", "amount", "reason", "metadata"});
    RefundParams params;
    reader.require("payment", " is required.");
    params.payment = reader.text("payment");
    params.amount = reader.amount();
    params.reason = reader.text("reason");
    params.metadata = reader.metadata();
    if (reader.error())
        return tl::unexpected(*reader.error());
    return params;
}

} // namespace Kassi::Sandbox
