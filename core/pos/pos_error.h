// SPDX-License-Identifier: MIT
// What the POS API answers instead of what was asked for, in the gateway's own shape:
// {"error":{"type","code","message","param"?}}. `code` is for programs, `message` says what to do.
#pragma once

#include "payment/error.h"

#include <tl/expected.hpp>

namespace Kassi::Pos {

struct PosError
{
    int status = 400; ///< HTTP; decides the envelope's `type`.
    QString code;
    QString message;
    QString param = {};

    bool operator==(const PosError &) const = default;
};

template <typename T>
using PosResult = tl::expected<T, PosError>;

[[nodiscard]] inline tl::unexpected<PosError> refuse(int status, const QString &code, const QString &message,
                                                     const QString &param = {})
{
    return tl::unexpected(PosError{status, code, message, param});
}

/// What went wrong inside the till, for whoever asked from outside.
[[nodiscard]] PosError posErrorFor(const Error &error);

/// The body.
[[nodiscard]] QByteArray errorJson(const PosError &error);

} // namespace Kassi::Pos
