// SPDX-License-Identifier: MIT
#include "pos/pos_error.h"

#include <nlohmann/json.hpp>

namespace Kassi::Pos {

namespace {

const char *typeOf(int status)
{
    switch (status) {
    case 401: return "authentication_error";
    case 403: return "permission_error";
    case 404: return "not_found_error";
    case 409: return "conflict_error";
    case 429: return "rate_limit_error";
    default: return status >= 500 ? "api_error" : "invalid_request_error";
    }
}

int statusFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidRequest: return 400;
    case ErrorCode::ReferenceConflict: return 409;
    case ErrorCode::JournalFailed: return 503;
    default: return 500;
    }
}

} // namespace

PosError posErrorFor(const Error &error)
{
    return {statusFor(error.code), errorCodeName(error.code), error.message, error.param};
}

QByteArray errorJson(const PosError &error)
{
    using Json = nlohmann::ordered_json;
    Json envelope{
        {"type", typeOf(error.status)}, {"code", error.code.toStdString()}, {"message", error.message.toStdString()}};
    if (!error.param.isEmpty())
        envelope["param"] = error.param.toStdString();
    return QByteArray::fromStdString(Json{{"error", envelope}}.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace Kassi::Pos
