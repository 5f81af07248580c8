// SPDX-License-Identifier: MIT
// Idempotency-Key: the first final answer to a key is kept and given again, byte for byte; the same key for something
// else is refused, and so is a second request while the first is still in work.
#pragma once

#include "sandbox/http_message.h"
#include "sandbox/strict_json.h"

#include <cstdint>
#include <map>
#include <variant>

namespace Kassi::Sandbox {

class IdempotencyStore
{
public:
    struct Fresh
    {
    }; ///< Go ahead, and call `finish`.
    struct InFlight
    {
    }; ///< 409
    struct Reused
    {
    }; ///< 409: other parameters
    struct Replay
    {
        HttpReply reply;
    };
    using Verdict = std::variant<Fresh, InFlight, Reused, Replay>;

    /// `fingerprint` stands for method, path and body.
    [[nodiscard]] Verdict begin(const std::string &key, const std::string &fingerprint);
    /// Keeps a final answer. After any other (409, 429, 5xx) the key is free to be tried again.
    void finish(const std::string &key, const HttpReply &reply);

    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    [[nodiscard]] Json toJson() const;
    void fromJson(const Json &state); ///< Throws Json::exception.

private:
    struct Entry
    {
        std::string fingerprint;
        int status = 0; ///< 0 while in flight
        std::string body = {};
    };

    std::map<std::string, Entry> m_entries;
    std::uint64_t m_revision = 0;
};

} // namespace Kassi::Sandbox
