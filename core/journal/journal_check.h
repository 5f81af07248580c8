// SPDX-License-Identifier: MIT
// Whether a journal's file is what Kassi wrote, in several depths. Read only: a connection for reading is enough, a
// program that writes at the same time does no harm, and nothing is changed. Private to the journal.
#pragma once

#include "journal/chain.h"
#include "journal/sql_connection.h"

#include <optional>
#include <stop_token>

namespace Kassi {

/// Whether it is a journal of Kassi, of a version that this program knows. Takes no time.
[[nodiscard]] Result<void> checkIdentity(const SqlConnection &connection);

/// Whether the last row is where the head says and its hash is right, and whether what `witness` saw is still there.
/// Takes no time, however long the journal is.
[[nodiscard]] Result<void> checkHead(const SqlConnection &connection, const std::optional<ChainHead> &witness);

/// Reads the whole file: SQLite's own check, with indexes; every row's hash and number; that the tables `attempt` and
/// `summary` say the same as the records. Names the first row that is wrong. ErrorCode::Interrupted after `stop`.
[[nodiscard]] Result<void> checkRows(const SqlConnection &connection, const std::stop_token &stop = {});

/// Whether tables, indices and triggers are those that Kassi made. Takes no time. Last, since whoever edits rows drops
/// the triggers first, and the rows tell more.
[[nodiscard]] Result<void> checkSchema(const SqlConnection &connection);

/// The head as the file has it; `query` is selectHead(), prepared.
[[nodiscard]] Result<ChainHead> readHead(const SqlConnection &connection, QSqlQuery &query);
[[nodiscard]] Result<ChainHead> readHead(const SqlConnection &connection);
[[nodiscard]] QString selectHead();

} // namespace Kassi
