// SPDX-License-Identifier: MIT
// A value or the reason why there is none.
#pragma once

#include "payment/error.h"

#include <tl/expected.hpp>

namespace Kassi {

/// A value or the reason why there is none. `Result<void>` is success or an error.
template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, const QString &message, const QString &param = {})
{
    return tl::unexpected<Error>(Error{.code = code, .message = message, .param = param});
}

} // namespace Kassi
