// SPDX-License-Identifier: MIT
#include "sandbox/strict_json.h"

#include <set>
#include <vector>

namespace Kassi::Sandbox {

std::optional<Json> parseStrictly(const std::string &text)
{
    std::vector<std::set<std::string>> names;
    bool repeated = false;
    const auto watch = [&](int, Json::parse_event_t event, Json &parsed) {
        if (event == Json::parse_event_t::object_start)
            names.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            names.pop_back();
        else if (event == Json::parse_event_t::key && !names.back().insert(parsed.get<std::string>()).second)
            repeated = true;
        return true;
    };
    Json value = Json::parse(text, watch, false);
    if (value.is_discarded() || repeated)
        return std::nullopt;
    return value;
}

std::string write(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string textOf(const Json &object, const char *name)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace Kassi::Sandbox
