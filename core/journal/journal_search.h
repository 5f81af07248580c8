// SPDX-License-Identifier: MIT
// Which attempts a query asks for, by the table `summary`. However many attempts there are, a page costs a bounded
// number of steps: where no index leads to the next attempts in their order, only so many rows are looked at, and the
// page ends there. Private to the journal: whoever includes it needs Qt SQL.
#pragma once

#include "journal/journal_query.h"
#include "journal/sql_connection.h"

namespace Kassi {

struct FoundAttempts
{
    std::vector<qint64> ids;         ///< Newest first.
    std::optional<qint64> next = {}; ///< As AttemptPage::next.
    std::optional<AttemptCount> count = {};
};

[[nodiscard]] Result<FoundAttempts> findAttempts(const SqlConnection &connection, const JournalQuery &query);

/// The text after all texts that begin with `prefix` in SQLite's order NOCASE; empty: there is none.
[[nodiscard]] QString endOfPrefix(const QString &prefix);

} // namespace Kassi
