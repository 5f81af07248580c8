// SPDX-License-Identifier: MIT
// A folder in which nobody else can change what Kassi wrote down.
#pragma once

#include "payment/result.h"

namespace Kassi {

/// Creates the folder, and those above it, with access for our user only (0700). A folder that exists is taken as it
/// is, never changed: after a mistyped path it could be somebody else's. ErrorCode::JournalFailed where it cannot be
/// made or where others may write to it.
[[nodiscard]] Result<void> makePrivateFolder(const QString &path);

/// What was made or renamed in the folder is there after a power cut. ErrorCode::JournalFailed.
[[nodiscard]] Result<void> syncFolder(const QString &path);

} // namespace Kassi
