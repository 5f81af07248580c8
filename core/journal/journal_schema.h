// SPDX-License-Identifier: MIT
// What the journal's database looks like, and how an older one becomes that.
// Private to the journal: whoever includes it needs Qt SQL.
#pragma once

#include "journal/sql_connection.h"

namespace Kassi {

/// "Kass" in ASCII: SQLite's application_id, by which a file is known to be a journal of Kassi.
inline constexpr int journalApplicationId = 0x4b617373;

/// The first version that was released.
inline constexpr int oldestJournalVersion = 2;

/// The first version with the table `summary` (summary.h).
inline constexpr int summaryJournalVersion = 3;

/// The first version with the table `till_record` (till_rows.h).
inline constexpr int tillJournalVersion = 4;

/// The newest version this program knows; kept in SQLite's user_version.
[[nodiscard]] int journalSchemaVersion();

/// Brings an empty or older database to a version, the newest if none is given, each step in a transaction of its own.
[[nodiscard]] Result<void> migrateJournal(const SqlConnection &connection, int toVersion = journalSchemaVersion());

/// Whether the tables, indices and triggers are those of that version, to the letter. quick_check does not look at
/// them, and a journal without its triggers is one that can be changed.
[[nodiscard]] Result<bool> hasJournalSchema(const SqlConnection &connection, int version);

} // namespace Kassi
