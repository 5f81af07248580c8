// SPDX-License-Identifier: MIT
#include "journal/till_rows.h"

#include "journal/journal_query.h"
#include "journal/journal_schema.h"
#include "journal/till_record_codec.h"

#include <algorithm>
#include <limits>

namespace Kassi {
using namespace Qt::StringLiterals;

Result<bool> hasTillRows(const SqlConnection &connection)
{
    return connection.value(u"PRAGMA user_version"_s).map([](const QString &version) {
        return version.toInt() >= tillJournalVersion;
    });
}

Result<std::vector<StoredRow>> tillRows(const SqlConnection &connection, const QString &rest)
{
    std::vector<StoredRow> rows;
    const auto has = hasTillRows(connection);
    if (!has)
        return tl::unexpected(has.error());
    if (!*has)
        return rows;
    auto read = connection.each(u"SELECT r.seq, x'', x'', r.at_ms, CAST(r.kind AS BLOB), CAST(r.body AS BLOB), 0,"
                                " CAST(r.hash AS BLOB) FROM till_record r "_s +
                                    rest,
                                {}, [&rows](const QSqlQuery &row) {
                                    rows.push_back(storedRow(row));
                                    return Result<void>();
                                });
    if (!read)
        return tl::unexpected(read.error());
    return rows;
}

Result<QByteArray> hashOfRow(const SqlConnection &connection, qint64 seq)
{
    const QString condition = u" WHERE seq = %1"_s.arg(seq);
    const auto has = hasTillRows(connection);
    if (!has)
        return tl::unexpected(has.error());
    QString statement = u"SELECT hash FROM record"_s + condition;
    if (*has)
        statement += u" UNION ALL SELECT hash FROM till_record"_s + condition;
    return connection.value(statement).map([](const QString &hash) { return hash.toLatin1(); });
}

Result<std::vector<TimedTillRecord>> findTillRecords(const SqlConnection &connection, const TillQuery &query)
{
    std::vector<TimedTillRecord> records;
    const auto has = hasTillRows(connection);
    if (!has)
        return tl::unexpected(has.error());
    if (!*has)
        return records;
    QStringList conditions = {u"seq < ?"_s};
    QVariantList values = {query.before.value_or(std::numeric_limits<qint64>::max())};
    const auto add = [&](bool wanted, const QString &condition, const QVariant &value) {
        if (!wanted)
            return;
        conditions.append(condition);
        values.append(value);
    };
    add(!query.kind.isEmpty(), u"kind = ?"_s, query.kind);
    add(query.fromMs.has_value(), u"at_ms >= ?"_s, query.fromMs.value_or(0));
    add(query.untilMs.has_value(), u"at_ms < ?"_s, query.untilMs.value_or(0));
    values.append(std::clamp(query.limit, 0, TillQuery::mostRecords));
    auto read = connection.each(
        QString(u"SELECT seq, at_ms, body FROM till_record WHERE "_s + conditions.join(u" AND "_s) +
                u" ORDER BY seq DESC LIMIT ?"_s),
        values, [&records](const QSqlQuery &row) -> Result<void> {
            auto record = decodeTillRecord(row.value(2).toString().toUtf8());
            if (!record)
                return tl::unexpected(record.error());
            records.push_back({row.value(0).toLongLong(), row.value(1).toLongLong(), *std::move(record)});
            return {};
        });
    if (!read)
        return tl::unexpected(read.error());
    return records;
}

Result<std::optional<TimedTillRecord>> lastClosing(const SqlConnection &connection)
{
    return findTillRecords(connection, {.kind = tillRecordName(TillFact::DayClosed{}), .limit = 1})
        .map([](std::vector<TimedTillRecord> found) {
            return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
        });
}

} // namespace Kassi
