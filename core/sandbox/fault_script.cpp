// SPDX-License-Identifier: MIT
#include "sandbox/fault_script.h"

#include <algorithm>
#include <set>

namespace Kassi::Sandbox {

namespace {

std::optional<Fault::Action> actionNamed(const std::string &name)
{
    static const std::map<std::string, Fault::Action> actions{
        {"status", Fault::Action::Status},        {"body", Fault::Action::Body},
        {"redirect", Fault::Action::Redirect},    {"lose_request", Fault::Action::LoseRequest},
        {"lose_reply", Fault::Action::LoseReply}, {"truncate", Fault::Action::Truncate},
        {"delay", Fault::Action::Delay},
    };
    const auto found = actions.find(name);
    return found == actions.end() ? std::nullopt : std::optional(found->second);
}

int defaultStatus(Fault::Action action)
{
    if (action == Fault::Action::Redirect)
        return 302;
    return action == Fault::Action::Status ? 500 : 200;
}

} // namespace

ApiResult<Fault> readFault(const Json &object)
{
    static const std::set<std::string> known{"match",   "nth",  "times",    "action",      "status",
                                             "headers", "body", "delay_ms", "after_effect"};
    if (!object.is_object())
        return refuse(400, "invalid_fault", "A fault is an object.");
    for (const auto &[name, value] : object.items()) {
        if (!known.contains(name))
            return refuse(400, "invalid_fault", "Unknown: " + name, name);
    }
    const std::optional<Fault::Action> action = actionNamed(textOf(object, "action"));
    if (!action)
        return refuse(400, "invalid_fault", "Unknown action.", "action");
    try {
        Fault fault{.match = object.at("match").get<std::string>(), .action = *action};
        fault.nth = object.value("nth", 1);
        fault.times = object.value("times", 1);
        fault.status = object.value("status", defaultStatus(*action));
        fault.delayMs = object.value("delay_ms", 0);
        fault.afterEffect = object.value("after_effect", false);
        if (object.contains("body"))
            fault.body =
                object.at("body").is_string() ? object.at("body").get<std::string>() : write(object.at("body"));
        const Json headers = object.value("headers", Json::object());
        for (const auto &[name, value] : headers.items())
            fault.headers.emplace_back(name, value.get<std::string>());
        if (fault.nth < 1 || fault.times < 0 || fault.delayMs < 0 || fault.status < 100 || fault.status > 599)
            return refuse(400, "invalid_fault", "A number is out of range.");
        return fault;
    } catch (const Json::exception &) {
        return refuse(400, "invalid_fault", "A field is missing or of the wrong type.");
    }
}

std::optional<Fault> FaultScript::next(const std::string &method, const std::string &path)
{
    const std::string request = method + ' ' + path;
    std::optional<Fault> hit;
    for (Fault &fault : m_faults) {
        if (!request.starts_with(fault.match))
            continue;
        ++fault.seen;
        const bool due = fault.seen >= fault.nth && (fault.times == 0 || fault.seen < fault.nth + fault.times);
        if (due && !hit)
            hit = fault;
    }
    return hit;
}

} // namespace Kassi::Sandbox
