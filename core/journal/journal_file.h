// SPDX-License-Identifier: MIT
// The journal's file before anybody writes to it: made whole when there is none, and looked at without touching it
// when there is one. A journal that cannot be read is never made anew (invariant I11).
#pragma once

#include "payment/result.h"

#include <stop_token>

namespace Kassi {

/// How much of a journal is read before it is used.
enum class JournalDepth {
    Whole, ///< Every row.
    End,   ///< That it is Kassi's, and that its end is the one that was last seen. Takes no time, however long it is;
           ///< but one of an older version is read whole.
};

/// Creates the file (0600, in a folder made by makePrivateFolder()) complete or not at all. An existing one is read
/// only: it has to be a database, of Kassi, of a version this program knows, sound, and changed by nobody else; see
/// journal_check.h. ErrorCode::JournalFailed with what to do otherwise; file and -wal are then as they were, byte by
/// byte.
[[nodiscard]] Result<void> prepareJournalFile(const QString &file, JournalDepth depth = JournalDepth::Whole);

/// What JournalDepth::End leaves out, for any thread; a till may write meanwhile. ErrorCode::Interrupted after `stop`.
[[nodiscard]] Result<void> checkWholeJournal(const QString &file, const std::stop_token &stop);

} // namespace Kassi
