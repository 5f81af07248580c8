// SPDX-License-Identifier: MIT
#include "sandbox/api_error.h"

#include "sandbox/strict_json.h"

namespace Kassi::Sandbox {

namespace {

std::string typeOf(int status)
{
    switch (status) {
    case 401: return "authentication_error";
    case 403: return "permission_error";
    case 404: return "not_found_error";
    case 409: return "idempotency_error";
    case 429: return "rate_limit_error";
    default: return status >= 500 ? "api_error" : "invalid_request_error";
    }
}

} // namespace

HttpReply errorReply(const ApiError &error)
{
    Json envelope{{"type", typeOf(error.status)}, {"message", error.message}, {"code", error.code}};
    if (!error.param.empty())
        envelope["param"] = error.param;
    return HttpReply{.status = error.status, .body = write(Json{{"error", envelope}})};
}

} // namespace Kassi::Sandbox
