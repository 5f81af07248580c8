// SPDX-License-Identifier: MIT
#include "sandbox/routes.h"

#include "sandbox/cards.h"
#include "sandbox/checkout_pages.h"

#include <QUrlQuery>

#include <algorithm>

namespace Kassi::Sandbox {

namespace {

constexpr std::chrono::minutes blankHangs{10};

HttpReply answer(const Json &body)
{
    return HttpReply{.body = write(body), .headers = {{"Cache-Control", "no-store"}}};
}

std::string freshNonce(const World &world)
{
    return std::to_string(world.options.random()) + std::to_string(world.options.random());
}

/// The gateway adds session_id to what the merchant gave, whatever query that has.
std::string returnAddress(const Session &session)
{
    if (session.returnUrl.empty())
        return {};
    QUrl url(QString::fromStdString(session.returnUrl), QUrl::StrictMode);
    QUrlQuery query(url);
    query.addQueryItem(QStringLiteral("session_id"), QString::fromStdString(session.id));
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded).toStdString();
}

Json stateOf(World &world, const Session &session)
{
    const Challenge *challenge = world.ledger.challengeOf(session.id);
    const std::string view = world.ledger.viewOf(session, world.now());
    const bool done = view == "succeeded" || view == "pending";
    return Json{{"view", view},
                {"acs", challenge ? Json(world.bankUrl + "/acs/" + challenge->id) : Json(nullptr)},
                {"expires_in_ms", session.expiresMs - world.now()},
                {"redirect", done && session.mode == "hosted" ? Json(returnAddress(session)) : Json(nullptr)}};
}

HttpReply showCheckout(World &world, const Session &session, const std::string &endpoint)
{
    const int page = ++world.pagesServed;
    if (world.settings.layout) { // what the page before it said is of no use, and may still be under way
        world.layouts[session.id]["page"] = page;
        world.layouts[session.id]["controls"] = Json::object();
    }
    const Payment &payment = *world.ledger.payment(session.payment);
    const bool embedded = session.mode == "embedded";
    Json config = stateOf(world, session);
    config.update(Json{{"mode", session.mode},
                       {"endpoint", endpoint},
                       {"origin", session.origin},
                       {"bank_origin", world.bankUrl},
                       {"amount", payment.amount},
                       {"currency", payment.currency},
                       {"merchant", world.options.merchantName.toStdString()},
                       {"reference", session.reference},
                       {"locale", session.locale},
                       {"methods", session.methods},
                       {"email", session.email},
                       {"save", session.saveMethod},
                       {"challenge", world.settings.challenge},
                       {"behaviour", world.settings.element},
                       {"layout", world.settings.layout},
                       {"page", page},
                       {"cancel_url", session.cancelUrl}});
    return checkoutPage(config, PageAccess{.frameAncestors = embedded ? session.origin : "'none'",
                                           .frameSources = world.bankUrl + ' ' + world.baseUrl,
                                           .nonce = freshNonce(world)});
}

void rememberMethod(Payment &payment, const CardVerdict &verdict, bool save)
{
    payment.method = "card";
    payment.brand = verdict.brand;
    payment.last4 = verdict.last4;
    payment.saved = save;
}

/// The card comes back from the bank. `session` is in an attempt.
Json conclude(World &world, Session &session, const CardVerdict &verdict)
{
    switch (verdict.kind) {
    case CardVerdict::Kind::Approved: world.ledger.approve(session); return Json{{"status", "succeeded"}};
    case CardVerdict::Kind::Challenge: {
        const Challenge &challenge = world.ledger.openChallenge(session, world.now());
        return Json{{"status", "challenge"}, {"url", world.bankUrl + "/acs/" + challenge.id}};
    }
    case CardVerdict::Kind::Declined:
    case CardVerdict::Kind::Invalid: break;
    }
    world.ledger.decline(session);
    return Json{{"status", "failed"}, {"code", verdict.code}};
}

HttpReply finished(World &world, const Session &session, Json result)
{
    result.update(stateOf(world, session));
    return durable(world, answer(result));
}

HttpReply invalid(const std::string &field)
{
    return answer(Json{{"status", "invalid"}, {"field", field}});
}

HttpReply blocked(const std::string &view)
{
    return answer(Json{{"status", "blocked"}, {"view", view}});
}

HttpReply payByKrafa(World &world, Session &session, const Json &body)
{
    if (!isKennitala(textOf(body, "kennitala")))
        return invalid("kennitala");
    if (const auto begun = world.ledger.beginAttempt(session, world.now()); !begun)
        return blocked(begun.error());
    world.ledger.acceptKrafa(session);
    return finished(world, session, Json{{"status", "pending"}});
}

HttpReply payByCard(World &world, Session &session, const Json &body, std::unique_lock<std::mutex> &lock)
{
    const CardVerdict verdict =
        judgeCard({textOf(body, "number"), textOf(body, "expiry"), textOf(body, "cvc")}, world.now());
    if (verdict.kind == CardVerdict::Kind::Invalid)
        return invalid(verdict.field);
    if (const auto begun = world.ledger.beginAttempt(session, world.now()); !begun)
        return blocked(begun.error());
    rememberMethod(*world.ledger.payment(session.payment), verdict, body.value("save", Json(false)) == Json(true));
    if (const int wait = world.settings.authoriseMs; wait > 0) {
        if (const auto saved = saveWorld(world); !saved)
            return durable(world, HttpReply{});
        lock.unlock();
        world.pause.wait(std::chrono::milliseconds(wait));
        lock.lock();
    }
    return finished(world, session, conclude(world, session, verdict));
}

bool isOffered(const Session &session, const std::string &method)
{
    return session.methods.empty() ||
           std::find(session.methods.begin(), session.methods.end(), method) != session.methods.end();
}

HttpReply pay(World &world, Session &session, const Json &body, std::unique_lock<std::mutex> &lock)
{
    const std::string email = textOf(body, "email");
    if (!email.empty() && !isEmail(email))
        return invalid("email");
    const std::string method = body.contains("method") ? textOf(body, "method") : "card";
    if ((method != "card" && method != "krafa") || !isOffered(session, method))
        return invalid("method");
    return method == "krafa" ? payByKrafa(world, session, body) : payByCard(world, session, body, lock);
}

/// The customer closed the bank's window: the same as failing.
HttpReply abandon(World &world, const Session &session)
{
    if (const Challenge *open = world.ledger.challengeOf(session.id)) {
        const std::string id = open->id;
        world.ledger.answerChallenge(id, false, world.now());
    }
    return finished(world, session, Json::object());
}

/// The element and the bank's window have a generation each, which goes up with every report.
HttpReply keepLayout(World &world, const std::string &session, const Json &body, bool popup)
{
    Json &kept = world.layouts[session];
    if (!popup && kept.contains("page") && kept["page"] != body.value("page", Json()))
        return answer(Json::object()); // late, of a page that is gone
    Json &place = popup ? kept["popup"] : kept;
    const int generation = place.is_object() ? place.value("generation", 0) : 0;
    place["generation"] = generation + 1;
    place["state"] = textOf(body, "state");
    place["controls"] = body.value("controls", Json::object());
    return answer(Json::object());
}

/// JSON from the page itself. Another site's page cannot send this type without asking first, and is not answered.
std::optional<Json> ownJson(const HttpRequest &request)
{
    if (!request.header("content-type").value_or("").starts_with("application/json"))
        return std::nullopt;
    std::optional<Json> body = parseStrictly(request.body);
    return body && body->is_object() ? body : std::nullopt;
}

HttpReply badRequest()
{
    return errorReply({400, "invalid_request", "Not understood."});
}

struct Place
{
    std::string name;   ///< A client secret, session id or challenge id.
    std::string action; ///< What follows it; empty: the page.
};

Place placeIn(const std::string &rest)
{
    const std::size_t slash = rest.find('/');
    return slash == std::string::npos ? Place{rest, ""} : Place{rest.substr(0, slash), rest.substr(slash + 1)};
}

HttpReply answerSession(World &world, const HttpRequest &request, Session &session, const std::string &endpoint,
                        const std::string &action, std::unique_lock<std::mutex> &lock)
{
    if (request.method == "GET" && action.empty()) {
        if (world.settings.element != "blank")
            return showCheckout(world, session, endpoint);
        lock.unlock();
        world.pause.wait(blankHangs);
        return HttpReply{.ending = HttpReply::Ending::Lost};
    }
    if (request.method == "GET" && action == "state")
        return durable(world, answer(stateOf(world, session)));
    const std::optional<Json> body = ownJson(request);
    if (request.method != "POST" || !body)
        return badRequest();
    if (action == "pay")
        return pay(world, session, *body, lock);
    if (action == "abandon")
        return abandon(world, session);
    if (action == "layout")
        return keepLayout(world, session.id, *body, false);
    return badRequest();
}

HttpReply showBank(World &world, const Challenge &challenge)
{
    const Session &session = *world.ledger.session(challenge.session);
    const Payment &payment = *world.ledger.payment(session.payment);
    const bool embedded = session.mode == "embedded";
    const Json config{{"endpoint", "/acs/" + challenge.id},
                      {"amount", payment.amount},
                      {"currency", payment.currency},
                      {"merchant", world.options.merchantName.toStdString()},
                      {"last4", payment.last4},
                      {"locale", session.locale},
                      {"element_origin", world.baseUrl},
                      {"layout", world.settings.layout}};
    return bankPage(config, PageAccess{.frameAncestors = world.baseUrl + (embedded ? ' ' + session.origin : ""),
                                       .frameSources = "'none'",
                                       .nonce = freshNonce(world)});
}

HttpReply answerBank(World &world, const HttpRequest &request, const Place &place)
{
    const Challenge *challenge = world.ledger.challenge(place.name);
    if (!challenge)
        return noSuchPage(freshNonce(world));
    if (request.method == "GET" && place.action.empty())
        return showBank(world, *challenge);
    const std::optional<Json> body = ownJson(request);
    if (request.method != "POST" || !body)
        return badRequest();
    if (place.action == "layout")
        return keepLayout(world, challenge->session, *body, true);
    if (place.action != "answer" || !body->contains("approve"))
        return badRequest();
    const bool approve = body->at("approve") == Json(true);
    const std::optional<bool> passed = world.ledger.answerChallenge(place.name, approve, world.now());
    return durable(world, answer(Json{{"passed", passed.value_or(false)}}));
}

} // namespace

HttpReply answerCheckout(World &world, const HttpRequest &request)
{
    std::unique_lock lock(world.mutex);
    world.ledger.closeStaleChallenges(world.now());
    if (const auto rest = after(request.path, "/acs/"))
        return answerBank(world, request, placeIn(*rest));
    Session *session = nullptr;
    Place place;
    std::string endpoint;
    if (const auto secret = after(request.path, "/element/")) {
        place = placeIn(*secret);
        session = world.ledger.sessionOfSecret(place.name);
        endpoint = "/element/" + place.name;
    } else if (const auto id = after(request.path, "/pay/")) {
        place = placeIn(*id);
        session = world.ledger.session(place.name);
        endpoint = "/pay/" + place.name;
        if (session && session->mode != "hosted")
            session = nullptr;
    }
    if (!session)
        return noSuchPage(freshNonce(world));
    return answerSession(world, request, *session, endpoint, place.action, lock);
}

} // namespace Kassi::Sandbox
