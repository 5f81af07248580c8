// SPDX-License-Identifier: MIT
// The documented error envelope, {"error":{type,message,code,param}}, as a value.
#pragma once

#include "sandbox/http_message.h"

#include <tl/expected.hpp>

namespace Kassi::Sandbox {

struct ApiError
{
    int status = 400; ///< Decides the envelope's `type`.
    std::string code;
    std::string message;
    std::string param = {};
};

template <typename T>
using ApiResult = tl::expected<T, ApiError>;

[[nodiscard]] inline tl::unexpected<ApiError> refuse(int status, std::string code, std::string message,
                                                     std::string param = {})
{
    return tl::unexpected(ApiError{status, std::move(code), std::move(message), std::move(param)});
}

[[nodiscard]] HttpReply errorReply(const ApiError &error);

} // namespace Kassi::Sandbox
