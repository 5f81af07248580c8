// SPDX-License-Identifier: MIT
// The journal's file before anybody writes to it: made whole when there is none, and looked at without touching it
// when there is one. A journal that cannot be read is never made anew (invariant I11).
#pragma once

#include "payment/result.h"

namespace Kassi {

/// Creates the file (0600, in a folder made by makePrivateFolder()) complete or not at all. An existing one is read
/// only: it has to be a database, of Kassi, of a version this program knows, sound, and changed by nobody else; see
/// journal_check.h. ErrorCode::JournalFailed with what to do otherwise; file and -wal are then as they were, byte by
/// byte.
[[nodiscard]] Result<void> prepareJournalFile(const QString &file);

} // namespace Kassi
