// SPDX-License-Identifier: MIT
#include "sandbox/routes.h"

#include "sandbox/ledger_views.h"

namespace Kassi::Sandbox {

namespace {

HttpReply ok(const Json &body)
{
    return HttpReply{.body = write(body)};
}

HttpReply notThere()
{
    return errorReply({404, "resource_missing", "Nothing here."});
}

HttpReply wrong(const std::string &what)
{
    return errorReply({400, "invalid_control", what});
}

/// Takes as long for a wrong token as for the right one.
bool sameToken(const std::string &given, const std::string &expected)
{
    unsigned difference = given.size() == expected.size() ? 0U : 1U;
    for (std::size_t i = 0; i < given.size(); ++i)
        difference |= static_cast<unsigned>(given[i] ^ expected[expected.empty() ? 0 : i % expected.size()]);
    return difference == 0;
}

Json settingsJson(const LiveSettings &settings)
{
    return Json{{"challenge", settings.challenge},
                {"element", settings.element},
                {"embedded_lifetime", settings.embeddedLifetimeMs / 1000},
                {"hosted_lifetime", settings.hostedLifetimeMs / 1000},
                {"authorise_ms", settings.authoriseMs},
                {"refunds", settings.refunds},
                {"layout", settings.layout},
                {"takes_twice", settings.takesTwice},
                {"publishable_may_read", settings.publishableMayRead}};
}

HttpReply changeSettings(World &world, const Json &body)
{
    Json merged = settingsJson(world.settings);
    for (const auto &[name, value] : body.items()) {
        if (!merged.contains(name))
            return wrong("Unknown setting: " + name);
        merged[name] = value;
    }
    LiveSettings next;
    merged.at("challenge").get_to(next.challenge);
    merged.at("element").get_to(next.element);
    next.embeddedLifetimeMs = merged.at("embedded_lifetime").get<std::int64_t>() * 1000;
    next.hostedLifetimeMs = merged.at("hosted_lifetime").get<std::int64_t>() * 1000;
    merged.at("authorise_ms").get_to(next.authoriseMs);
    merged.at("refunds").get_to(next.refunds);
    merged.at("layout").get_to(next.layout);
    merged.at("publishable_may_read").get_to(next.publishableMayRead);
    merged.at("takes_twice").get_to(next.takesTwice);
    if (next.challenge != "frame" && next.challenge != "popup")
        return wrong("challenge is frame or popup.");
    if (next.element != "normal" && next.element != "silent" && next.element != "lies" && next.element != "blank")
        return wrong("element is normal, silent, lies or blank.");
    if (next.refunds != "succeeded" && next.refunds != "pending" && next.refunds != "failed")
        return wrong("refunds is succeeded, pending or failed.");
    world.settings = next;
    world.ledger.setTakesTwice(next.takesTwice);
    return ok(settingsJson(next));
}

HttpReply changeSession(World &world, Session &session, const Json &body)
{
    const std::string action = textOf(body, "action");
    if (action == "expire")
        session.expiresMs = world.now();
    else if (action == "complete")
        world.ledger.approve(session);
    else if (action == "lie")
        session.lie = body.at("patch").get<Json::object_t>();
    else
        return wrong("action is expire, complete or lie.");
    world.ledger.touch();
    return ok(sessionReply(session, *world.ledger.payment(session.payment), world.baseUrl, world.now()));
}

HttpReply changePayment(World &world, Payment &payment, const Json &body)
{
    const std::string action = textOf(body, "action");
    if (action == "pay")
        world.ledger.payKrafa(payment);
    else if (action == "lie")
        payment.lie = body.at("patch").get<Json::object_t>();
    else if (action == "status" && !statusNamed(textOf(body, "status")))
        return wrong("No such status.");
    else if (action == "status")
        payment.status = *statusNamed(textOf(body, "status"));
    else
        return wrong("action is pay, status or lie.");
    world.ledger.touch();
    return ok(paymentReply(payment));
}

HttpReply changeRefund(World &world, const std::string &id, const Json &body)
{
    const std::string action = textOf(body, "action");
    if (action != "succeed" && action != "fail")
        return wrong("action is succeed or fail.");
    if (!world.ledger.endRefund(id, action == "succeed"))
        return wrong("The refund is not pending.");
    return ok(refundReply(*world.ledger.refund(id)));
}

HttpReply changeThing(World &world, const std::string &path, const Json &body)
{
    if (const auto id = after(path, "/sandbox/sessions/")) {
        Session *session = world.ledger.session(*id);
        return session ? changeSession(world, *session, body) : notThere();
    }
    if (const auto id = after(path, "/sandbox/payments/")) {
        Payment *payment = world.ledger.payment(*id);
        return payment ? changePayment(world, *payment, body) : notThere();
    }
    if (const auto id = after(path, "/sandbox/refunds/"))
        return world.ledger.refund(*id) ? changeRefund(world, *id, body) : notThere();
    return notThere();
}

HttpReply logJson(const World &world)
{
    Json requests = Json::array();
    for (const LoggedRequest &one : world.log) {
        requests.push_back(Json{{"method", one.method},
                                {"path", one.path},
                                {"idempotency_key", one.idempotencyKey},
                                {"body", one.body},
                                {"status", one.status}});
    }
    return ok(Json{{"requests", requests}});
}

HttpReply readOut(const World &world, const std::string &path)
{
    if (path == "/sandbox/truth")
        return ok(truth(world.ledger, world.now()));
    if (path == "/sandbox/settings")
        return ok(settingsJson(world.settings));
    if (path == "/sandbox/log")
        return logJson(world);
    if (const auto id = after(path, "/sandbox/layout/")) {
        const auto found = world.layouts.find(*id);
        return found == world.layouts.end() ? notThere() : ok(found->second);
    }
    return notThere();
}

HttpReply clear(World &world, const std::string &path)
{
    if (path == "/sandbox/faults")
        world.faults.clear();
    else if (path == "/sandbox/log")
        world.log.clear();
    else
        return notThere();
    return ok(Json::object());
}

HttpReply change(World &world, const HttpRequest &request)
{
    const std::optional<Json> body = parseStrictly(request.body);
    if (!body || !body->is_object())
        return wrong("The body must be a JSON object.");
    if (request.path == "/sandbox/settings")
        return changeSettings(world, *body);
    if (request.path != "/sandbox/faults")
        return changeThing(world, request.path, *body);
    const ApiResult<Fault> fault = readFault(*body);
    if (!fault)
        return errorReply(fault.error());
    world.faults.add(*fault);
    return ok(Json::object());
}

} // namespace

HttpReply answerControl(World &world, const HttpRequest &request)
{
    const std::string token = world.options.controlToken.toStdString();
    if (token.empty() || !sameToken(request.header("x-sandbox-control").value_or(""), token))
        return notThere();
    const std::lock_guard lock(world.mutex);
    world.ledger.closeStaleChallenges(world.now());
    try {
        if (request.method == "GET")
            return readOut(world, request.path);
        if (request.method == "DELETE")
            return clear(world, request.path);
        return durable(world, change(world, request));
    } catch (const Json::exception &) {
        return wrong("A field is missing or of the wrong type.");
    }
}

} // namespace Kassi::Sandbox
