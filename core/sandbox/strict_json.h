// SPDX-License-Identifier: MIT
// JSON as a payment gateway should read it: an object given twice the same name means two things and is refused.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace Kassi::Sandbox {

using Json = nlohmann::json;

/// Nothing for malformed text, text after the value, bad UTF-8 or a repeated name.
[[nodiscard]] std::optional<Json> parseStrictly(const std::string &text);

/// Never throws: bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string write(const Json &value);

/// `name` of an object as text; empty where it is missing or something else.
[[nodiscard]] std::string textOf(const Json &object, const char *name);

} // namespace Kassi::Sandbox
