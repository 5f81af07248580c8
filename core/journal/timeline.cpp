// SPDX-License-Identifier: MIT
#include "journal/timeline.h"

#include "journal/journal_check.h"
#include "journal/record_codec.h"
#include "journal/sql_connection.h"

namespace Kassi {
using namespace Qt::StringLiterals;

Result<std::vector<TimedRecord>> readTimeline(const QString &journalFile, const QString &attempt)
{
    const auto connection = SqlConnection::open(journalFile, SqlConnection::Access::ReadOnly);
    if (!connection)
        return tl::unexpected(connection.error());
    if (auto known = checkIdentity(*connection); !known)
        return tl::unexpected(known.error());
    std::vector<TimedRecord> records;
    auto read = connection->each(
        u"SELECT at_ms, body FROM record INDEXED BY record_by_attempt WHERE attempt = ? AND kind <> 'noted'"
        " ORDER BY seq"_s,
        {attempt}, [&records](const QSqlQuery &row) -> Result<void> {
            auto record = decodeRecord(row.value(1).toString().toUtf8());
            if (!record)
                return tl::unexpected(record.error());
            records.push_back({.atMs = row.value(0).toLongLong(), .record = *std::move(record)});
            return {};
        });
    if (!read)
        return tl::unexpected(read.error());
    return records;
}

} // namespace Kassi
