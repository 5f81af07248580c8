// SPDX-License-Identifier: MIT
// The sandbox's state on disk: written whole and swapped in, so that a crash leaves the old one or the new one.
#pragma once

#include "payment/result.h"
#include "sandbox/strict_json.h"

#include <optional>

namespace Kassi::Sandbox {

/// Nothing where there is no such file yet; an error where it cannot be read as an object.
[[nodiscard]] Result<std::optional<Json>> readState(const QString &path);

/// On disk when it returns. The file is the owner's alone: it holds the sandbox's client secrets.
[[nodiscard]] Result<void> writeState(const QString &path, const Json &state);

} // namespace Kassi::Sandbox
