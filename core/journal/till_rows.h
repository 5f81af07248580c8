// SPDX-License-Identifier: MIT
// The journal's rows about the till, in a table of their own: they belong to no attempt, and the attempts' records stay
// as they were. Their numbers and hashes are of the one chain. Private to the journal: whoever includes it needs Qt
// SQL.
#pragma once

#include "journal/sql_connection.h"
#include "journal/stored_row.h"
#include "till/till_record.h"

#include <vector>

namespace Kassi {

struct TillQuery;

/// Whether the file has that table: those before tillJournalVersion do not.
[[nodiscard]] Result<bool> hasTillRows(const SqlConnection &connection);

/// All of them as the chain has them, in order: such a row has no attempt and no reference, and nothing about it is
/// unresolved. None where the file has no such table. `rest`: of a SELECT … FROM till_record r.
[[nodiscard]] Result<std::vector<StoredRow>> tillRows(const SqlConnection &connection,
                                                      const QString &rest = QStringLiteral("ORDER BY r.seq"));

/// The hash of a row of either table; empty where there is none with that number.
[[nodiscard]] Result<QByteArray> hashOfRow(const SqlConnection &connection, qint64 seq);

/// What was asked for, read strictly; newest first.
[[nodiscard]] Result<std::vector<TimedTillRecord>> findTillRecords(const SqlConnection &connection,
                                                                   const TillQuery &query);
/// Nothing: no day was ever closed.
[[nodiscard]] Result<std::optional<TimedTillRecord>> lastClosing(const SqlConnection &connection);

} // namespace Kassi
