// SPDX-License-Identifier: MIT
#include "sandbox/routes.h"

#include "sandbox/ledger_views.h"
#include "sandbox/request_rules.h"

#include <QCryptographicHash>

#include <algorithm>
#include <charconv>

namespace Kassi::Sandbox {

namespace {

enum class KeyKind { Secret, Publishable };

ApiError noSuch(const std::string &what)
{
    return ApiError{404, "resource_missing", "No such " + what + '.', "id"};
}

ApiResult<KeyKind> authenticate(const World &world, const HttpRequest &request)
{
    const std::optional<std::string> key = after(request.header("authorization").value_or(""), "Bearer ");
    if (!key || key->empty())
        return refuse(401, "api_key_missing", "Give the key as Authorization: Bearer <key>.");
    if (key->starts_with("sk_live_") || key->starts_with("pk_live_"))
        return refuse(401, "live_key_in_sandbox", "The sandbox takes test keys only.");
    if (*key == world.options.secretKey.toStdString())
        return KeyKind::Secret;
    if (*key == world.options.publishableKey.toStdString())
        return KeyKind::Publishable;
    return refuse(401, "api_key_invalid", "The key is not known.");
}

ApiResult<void> checkMerchant(const World &world, const HttpRequest &request)
{
    const std::string merchant = request.header("x-merchant-id").value_or("");
    if (merchant.empty())
        return refuse(400, "merchant_missing", "X-Merchant-Id is required.", "X-Merchant-Id");
    if (merchant != world.options.merchantId.toStdString())
        return refuse(403, "merchant_mismatch", "The key does not belong to this merchant.", "X-Merchant-Id");
    return {};
}

ApiResult<Json> readBody(const HttpRequest &request)
{
    std::string type = request.header("content-type").value_or("");
    type = type.substr(0, type.find_first_of("; "));
    if (type != "application/json")
        return refuse(400, "invalid_content_type", "Content-Type must be application/json.", "Content-Type");
    const std::optional<Json> body = parseStrictly(request.body);
    if (!body || !body->is_object())
        return refuse(400, "invalid_json", "The body must be one JSON object without repeated names.");
    return *body;
}

ApiResult<HttpReply> createSession(World &world, const Json &body, KeyKind key)
{
    const ApiResult<SessionParams> params = readSessionParams(body);
    if (!params)
        return tl::unexpected(params.error());
    const bool embedded = params->session.mode == "embedded";
    if (key == KeyKind::Publishable && !embedded)
        return refuse(403, "permission_denied", "A publishable key may start embedded checkout only.", "mode");
    const std::int64_t lifetime = embedded ? world.settings.embeddedLifetimeMs : world.settings.hostedLifetimeMs;
    const ApiResult<Session> session = world.ledger.createSession(*params, lifetime, world.now());
    if (!session)
        return tl::unexpected(session.error());
    const Json reply = sessionReply(*session, *world.ledger.payment(session->payment), world.baseUrl, world.now());
    return HttpReply{.status = 201, .body = write(reply)};
}

ApiResult<HttpReply> createRefund(World &world, const Json &body)
{
    const ApiResult<RefundParams> params = readRefundParams(body);
    if (!params)
        return tl::unexpected(params.error());
    const ApiResult<Refund> refund = world.ledger.createRefund(*params, world.settings.refunds, world.now());
    if (!refund)
        return tl::unexpected(refund.error());
    return HttpReply{.status = 201, .body = write(refundReply(*refund))};
}

ApiResult<HttpReply> post(World &world, const HttpRequest &request, KeyKind key)
{
    const bool sessions = request.path == "/v1/payment_sessions";
    const ApiResult<Json> body = readBody(request);
    if (!body)
        return tl::unexpected(body.error());
    return sessions ? createSession(world, *body, key) : createRefund(world, *body);
}

/// One page of a payment's refunds (or of all), newest first.
ApiResult<HttpReply> listRefunds(World &world, const HttpRequest &request)
{
    std::size_t limit = 10;
    std::string cursor;
    std::string payment;
    for (const auto &[name, value] : request.query) {
        if (name == "starting_after") {
            cursor = value;
        } else if (name == "payment") {
            payment = value;
        } else if (name == "limit") {
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), limit);
            if (error != std::errc() || end != value.data() + value.size() || limit < 1 || limit > 100)
                return refuse(400, "invalid_limit", "limit is a number from 1 to 100.", "limit");
        } else {
            return refuse(400, "parameter_unknown", "Unknown parameter: " + name, name);
        }
    }
    std::vector<Refund> found;
    std::copy_if(world.ledger.refunds().rbegin(), world.ledger.refunds().rend(), std::back_inserter(found),
                 [&](const Refund &refund) { return payment.empty() || refund.payment == payment; });
    auto from = found.begin();
    if (!cursor.empty()) {
        from = std::find_if(found.begin(), found.end(), [&](const Refund &refund) { return refund.id == cursor; });
        if (from == found.end())
            return refuse(400, "invalid_cursor", "starting_after names no refund of this list.", "starting_after");
        ++from;
    }
    Json page = Json::array();
    for (; from != found.end() && page.size() < limit; ++from)
        page.push_back(refundReply(*from));
    return HttpReply{.body = write(Json{{"data", page}, {"has_more", from != found.end()}})};
}

ApiResult<HttpReply> get(World &world, const HttpRequest &request)
{
    if (const auto id = after(request.path, "/v1/payment_sessions/")) {
        const Session *session = world.ledger.session(*id);
        if (!session)
            return tl::unexpected(noSuch("payment session"));
        const Payment &payment = *world.ledger.payment(session->payment);
        return HttpReply{.body = write(sessionReply(*session, payment, world.baseUrl, world.now()))};
    }
    if (const auto id = after(request.path, "/v1/payments/")) {
        const Payment *payment = world.ledger.payment(*id);
        if (!payment)
            return tl::unexpected(noSuch("payment"));
        return HttpReply{.body = write(paymentReply(*payment))};
    }
    if (request.path == "/v1/refunds")
        return listRefunds(world, request);
    const auto id = after(request.path, "/v1/refunds/");
    const Refund *refund = id ? world.ledger.refund(*id) : nullptr;
    if (!refund)
        return tl::unexpected(noSuch("resource"));
    return HttpReply{.body = write(refundReply(*refund))};
}

HttpReply currentMerchant(const World &world)
{
    return HttpReply{.body = write(Json{{"id", world.options.merchantId.toStdString()},
                                        {"name", world.options.merchantName.toStdString()},
                                        {"country", "IS"},
                                        {"default_currency", "ISK"},
                                        {"livemode", false}})};
}

HttpReply asReply(const ApiResult<HttpReply> &result)
{
    return result ? *result : errorReply(result.error());
}

/// Runs `post` under its idempotency key.
HttpReply postOnce(World &world, const HttpRequest &request, KeyKind key, int delayMs)
{
    const std::optional<std::string> once = request.header("idempotency-key");
    if (once && (once->empty() || once->size() > 255))
        return errorReply({400, "invalid_idempotency_key", "A key has 1 to 255 characters.", "Idempotency-Key"});
    const auto work = [&] {
        world.pause.wait(std::chrono::milliseconds(delayMs));
        const std::lock_guard lock(world.mutex);
        HttpReply reply = asReply(post(world, request, key));
        if (once)
            world.answers.finish(*once, reply);
        return durable(world, std::move(reply));
    };
    if (!once)
        return work();
    const std::string content = request.method + ' ' + request.path + '\n' + request.body;
    const QByteArray fingerprint =
        QCryptographicHash::hash(QByteArray::fromStdString(content), QCryptographicHash::Sha256);
    const IdempotencyStore::Verdict verdict = [&] {
        const std::lock_guard lock(world.mutex);
        return world.answers.begin(*once, fingerprint.toHex().toStdString());
    }();
    if (const auto *replay = std::get_if<IdempotencyStore::Replay>(&verdict))
        return replay->reply;
    if (std::holds_alternative<IdempotencyStore::InFlight>(verdict))
        return errorReply({409, "idempotency_key_in_use", "The first request with this key is still in work."});
    if (std::holds_alternative<IdempotencyStore::Reused>(verdict))
        return errorReply({409, "idempotency_key_reused", "The key was used with other parameters."});
    return work();
}

/// A publishable key starts embedded checkout and, by option, reads sessions. Nothing else.
bool mayCall(const World &world, const HttpRequest &request, KeyKind key)
{
    if (key == KeyKind::Secret || (request.method == "POST" && request.path == "/v1/payment_sessions"))
        return true;
    return world.settings.publishableMayRead && request.method == "GET" &&
           request.path.starts_with("/v1/payment_sessions/");
}

} // namespace

HttpReply answerApi(World &world, const HttpRequest &request, int delayMs)
{
    const ApiResult<KeyKind> key = authenticate(world, request);
    if (!key)
        return errorReply(key.error());
    {
        const std::lock_guard lock(world.mutex);
        if (!mayCall(world, request, *key))
            return errorReply({403, "permission_denied", "The key may not do this."});
    }
    const bool isMerchant = request.path == "/v1/merchants/current";
    const ApiResult<void> merchant = isMerchant ? ApiResult<void>() : checkMerchant(world, request);
    if (!merchant)
        return errorReply(merchant.error());
    if (request.method == "POST") {
        if (request.path != "/v1/payment_sessions" && request.path != "/v1/refunds")
            return errorReply(noSuch("endpoint"));
        return postOnce(world, request, *key, delayMs);
    }
    if (request.method != "GET")
        return errorReply({405, "method_not_allowed", "Only GET and POST are known here."});
    world.pause.wait(std::chrono::milliseconds(delayMs));
    const std::lock_guard lock(world.mutex);
    world.ledger.closeStaleChallenges(world.now());
    return durable(world, isMerchant ? currentMerchant(world) : asReply(get(world, request)));
}

} // namespace Kassi::Sandbox
