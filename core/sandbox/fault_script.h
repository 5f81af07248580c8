// SPDX-License-Identifier: MIT
// Faults by script: which of the coming requests goes wrong, and how. Counting only; carrying them out is the caller's.
#pragma once

#include "sandbox/api_error.h"
#include "sandbox/strict_json.h"

#include <optional>
#include <vector>

namespace Kassi::Sandbox {

struct Fault
{
    enum class Action {
        Status,      ///< An answer of this status, with an error envelope unless `body` is given.
        Body,        ///< This body, whatever the status.
        Redirect,    ///< 302 unless `status` is given; the place is in `headers`.
        LoseRequest, ///< No effect, no byte.
        LoseReply,   ///< The effect, and no byte.
        Truncate,    ///< The effect, and half the reply.
        Delay,       ///< `delayMs` before the effect, with the idempotency key already taken.
    };

    std::string match; ///< "POST /v1/payment_sessions": a method and the start of a path
    int nth = 1;       ///< The first matching request that is hit, counted from when the fault was added
    int times = 1;     ///< How many in a row; 0: all from there on
    Action action = Action::Status;
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::optional<std::string> body = {};
    int delayMs = 0;
    bool afterEffect = false; ///< Status, Body, Redirect: the request is carried out first.
    int seen = 0;
};

/// The control interface's JSON; refused with the name of what is wrong.
[[nodiscard]] ApiResult<Fault> readFault(const Json &object);

class FaultScript
{
public:
    void add(Fault fault) { m_faults.push_back(std::move(fault)); }
    void clear() { m_faults.clear(); }
    /// Counts the request for every fault, and says which one hits it: the oldest.
    [[nodiscard]] std::optional<Fault> next(const std::string &method, const std::string &path);

private:
    std::vector<Fault> m_faults;
};

} // namespace Kassi::Sandbox
