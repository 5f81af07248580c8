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
    // Notes are in no index by attempt. Those of people stand close to a record of it: the one that follows what they
    // did, or the plan of a charge.
    auto read = connection->each(
        u"SELECT DISTINCT n.at_ms, n.body, n.seq FROM record r INDEXED BY record_by_attempt CROSS JOIN record n"
        " ON n.seq BETWEEN r.seq - 500 AND r.seq + 500 WHERE r.attempt = ? AND r.kind <> 'noted'"
        " AND n.attempt = r.attempt AND (n.kind <> 'noted' OR n.body LIKE '%\"what\":\"by\"%') ORDER BY n.seq"_s,
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
