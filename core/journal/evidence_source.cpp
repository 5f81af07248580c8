// SPDX-License-Identifier: MIT
#include "journal/evidence_source.h"

#include "journal/journal_check.h"
#include "journal/stored_row.h"
#include "journal/till_rows.h"

#include <QFileInfo>

#include <map>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

Result<SqlConnection> openForReading(const QString &file)
{
    if (QFileInfo(file).size() == 0)
        return fail(ErrorCode::JournalFailed, u"There is no journal \"%1\"."_s.arg(file));
    return SqlConnection::open(file, SqlConnection::Access::ReadOnly);
}

Result<std::vector<EvidenceRow>> rowsOf(const SqlConnection &connection, const QString &reference)
{
    std::vector<EvidenceRow> rows;
    const auto hasTill = hasTillRows(connection);
    if (!hasTill)
        return tl::unexpected(hasTill.error());
    // The row before is an attempt's or one about the till.
    const QString hashBefore =
        *hasTill ? u", CAST(coalesce(before.hash, till.hash) AS BLOB)"_s : u", CAST(before.hash AS BLOB)"_s;
    const QString till = *hasTill ? u" LEFT JOIN till_record till ON till.seq = r.seq - 1"_s : QString();
    auto read = connection.each(selectRows(hashBefore, u"LEFT JOIN record before ON before.seq = r.seq - 1"_s + till +
                                                           u" WHERE r.attempt IN (SELECT attempt FROM attempt"
                                                           " WHERE reference = ?) ORDER BY r.seq"_s),
                                {reference}, [&rows](const QSqlQuery &columns) {
                                    StoredRow stored = storedRow(columns);
                                    const QByteArray before = columns.value(storedRowColumns).toByteArray();
                                    rows.push_back({.row = std::move(stored.row),
                                                    .hashBefore = before.isEmpty() ? ChainHead().hash : before,
                                                    .hash = std::move(stored.hash)});
                                    return Result<void>();
                                });
    if (!read)
        return tl::unexpected(read.error());
    return rows;
}

QStringList differences(const Evidence &evidence, const std::vector<EvidenceRow> &journal)
{
    QStringList wrong;
    std::map<qint64, EvidenceRow> left;
    for (const EvidenceRow &stored : journal) {
        if (stored.row.seq <= evidence.head.seq)
            left.emplace(stored.row.seq, stored);
    }
    for (const EvidenceRow &stored : evidence.rows) {
        const auto found = left.find(stored.row.seq);
        if (found == left.end())
            wrong.append(u"row %1 is not in the till's journal"_s.arg(stored.row.seq));
        else if (!(found->second == stored))
            wrong.append(u"row %1 is another one in the till's journal"_s.arg(stored.row.seq));
        left.erase(stored.row.seq);
    }
    for (const auto &[seq, stored] : left)
        wrong.append(u"row %1 of the till's journal is not in the file"_s.arg(seq));
    return wrong;
}

} // namespace

Result<Evidence> readEvidence(const QString &journalFile, const QString &reference, const std::stop_token &stop)
{
    const auto connection = openForReading(journalFile);
    if (!connection)
        return tl::unexpected(connection.error());
    if (auto known = checkIdentity(*connection).and_then([&] { return checkRows(*connection, stop); }); !known)
        return tl::unexpected(known.error());
    Evidence evidence{.reference = reference, .version = {}, .writtenAtMs = 0, .head = {}, .rows = {}};
    auto read = connection->snapshot([&]() -> Result<void> {
        const auto head = readHead(*connection);
        if (!head)
            return tl::unexpected(head.error());
        auto rows = rowsOf(*connection, reference);
        if (!rows)
            return tl::unexpected(rows.error());
        evidence.head = *head;
        evidence.rows = *std::move(rows);
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return evidence;
}

Result<std::optional<QStringList>> compareWithJournal(const QString &journalFile, const Evidence &evidence)
{
    const auto connection = openForReading(journalFile);
    if (!connection)
        return tl::unexpected(connection.error());
    if (auto known = checkIdentity(*connection); !known)
        return tl::unexpected(known.error());
    const auto rows = rowsOf(*connection, evidence.reference);
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->empty())
        return std::optional<QStringList>();
    QStringList wrong = differences(evidence, *rows);
    const auto hash = hashOfRow(*connection, evidence.head.seq);
    if (!hash)
        return tl::unexpected(hash.error());
    if (*hash != evidence.head.hash)
        wrong.append(
            u"the journal's chain is not the one of that day: row %1 has another hash"_s.arg(evidence.head.seq));
    return std::optional(wrong);
}

} // namespace Kassi
