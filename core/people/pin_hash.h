// SPDX-License-Identifier: MIT
// PINs as libsodium's password hashes (argon2id), each with a salt of its own. Any thread; takes about a tenth of a
// second and 64 MiB each (libsodium's "interactive" strength), so never the thread that paints.
#pragma once

#include "payment/result.h"
#include "payment/secret.h"

#include <QByteArray>

namespace Kassi {

/// ErrorCode::Internal where there is no memory for it.
[[nodiscard]] Result<QByteArray> hashPin(const Secret &pin);
[[nodiscard]] bool isPinOf(const QByteArray &hash, const Secret &pin);
/// Whether it has the shape of one; no PIN fits a hash that has not.
[[nodiscard]] bool isPinHash(const QByteArray &hash);

} // namespace Kassi
