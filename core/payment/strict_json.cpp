// SPDX-License-Identifier: MIT
#include "payment/strict_json.h"

#include <nlohmann/json.hpp>

#include <set>
#include <vector>

namespace Kassi {

bool isStrictJson(const QByteArray &text)
{
    using Json = nlohmann::json;
    std::vector<std::set<std::string>> open;
    bool repeated = false;
    const auto watch = [&](int, Json::parse_event_t event, Json &parsed) {
        if (event == Json::parse_event_t::object_start)
            open.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            open.pop_back();
        else if (event == Json::parse_event_t::key)
            repeated = !open.back().insert(parsed.get<std::string>()).second || repeated;
        return true;
    };
    const Json json = Json::parse(text.cbegin(), text.cend(), watch, /*allow_exceptions=*/false);
    return !json.is_discarded() && !repeated;
}

} // namespace Kassi
