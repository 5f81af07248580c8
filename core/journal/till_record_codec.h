// SPDX-License-Identifier: MIT
// A record about the till as text and back, as strict as record_codec.h.
#pragma once

#include "till/till_record.h"

namespace Kassi {

/// One line of JSON.
[[nodiscard]] QByteArray encodeTillRecord(const TillRecord &record);

/// ErrorCode::JournalFailed for anything that encodeTillRecord() does not write.
[[nodiscard]] Result<TillRecord> decodeTillRecord(const QByteArray &text);

} // namespace Kassi
