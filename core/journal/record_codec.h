// SPDX-License-Identifier: MIT
// A journal record as text and back. Reading is strict: what this version does not know exactly is refused, since a
// record that is half understood is worse for money than one that stops the till (invariant I11).
#pragma once

#include "machine/record.h"

namespace Kassi {

/// One line of JSON. The plan's body is kept byte by byte (base64); an Error loses its `retryAfterMs`, which means
/// nothing later.
[[nodiscard]] QByteArray encodeRecord(const JournalRecord &record);

/// ErrorCode::JournalFailed for anything that encodeRecord() does not write: an unknown kind, a missing or unknown
/// field, one given twice, a wrong type.
[[nodiscard]] Result<JournalRecord> decodeRecord(const QByteArray &text);

} // namespace Kassi
