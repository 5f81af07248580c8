// SPDX-License-Identifier: MIT
// Requests and replies as plain values, so that no route knows the HTTP library.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Kassi::Sandbox {

struct HttpRequest
{
    std::string method;
    std::string path;
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> headers; ///< Names in lower case; the first of several.
    std::string body;

    [[nodiscard]] std::optional<std::string> header(const std::string &lowerCaseName) const
    {
        const auto found = headers.find(lowerCaseName);
        return found == headers.end() ? std::nullopt : std::optional(found->second);
    }
};

struct HttpReply
{
    enum class Ending {
        Whole,
        Truncated, ///< The headers promise the whole body, half of it is sent, the connection closes.
        Lost,      ///< The connection closes without a single byte.
    };

    int status = 200;
    std::string body = {};
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> headers = {};
    Ending ending = Ending::Whole;
};

/// What follows `prefix` in `text`, or nothing where it does not start with it.
[[nodiscard]] inline std::optional<std::string> after(std::string_view text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return std::nullopt;
    return std::string(text.substr(prefix.size()));
}

} // namespace Kassi::Sandbox
