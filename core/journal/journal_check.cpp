// SPDX-License-Identifier: MIT
#include "journal/journal_check.h"

#include "journal/journal_schema.h"
#include "journal/set_aside.h"
#include "journal/stored_row.h"
#include "journal/summary.h"
#include "journal/till_rows.h"
#include "journal/witness.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> changedAt(const SqlConnection &connection, qint64 row, const QString &what)
{
    return setAside(connection.file(), u"was changed by something other than Kassi: at row %1 %2"_s.arg(row).arg(what));
}

tl::unexpected<Error> lostItsEnd(const QString &file, qint64 seen, qint64 there)
{
    return fail(ErrorCode::JournalFailed,
                u"The journal \"%1\" is not the one that was last used: it had %2 records, and now has %3 or others. "
                u"Nothing is sold until that is solved, since payments may be missing in it. Either its -wal file was "
                u"removed or damaged, or an older copy was put in its place. Put the newest copy back, with its -wal "
                u"file. Where there is none, compare the latest payments with the gateway's by hand; then remove "
                u"\"%4\", and Kassi goes on from what is there."_s.arg(file, QString::number(seen),
                                                                       QString::number(there), Witness::pathFor(file)));
}

// Goes along the rows and knows what the next one has to be.
class Walk
{
public:
    /// `tillRows`: those about the till, in order. Their places are between the others.
    Walk(const SqlConnection &connection, const std::stop_token &stop, std::vector<StoredRow> tillRows)
        : m_connection(connection)
        , m_stop(stop)
        , m_tillRows(std::move(tillRows))
    {
    }

    Result<void> operator()(const QSqlQuery &columns)
    {
        if (m_stop.stop_requested())
            return fail(ErrorCode::Interrupted, u"The journal was not read to its end."_s);
        const StoredRow stored = storedRow(columns);
        if (auto right = tillRowsBefore(stored.row.seq); !right)
            return right;
        if (auto right = chainOn(stored); !right)
            return right;
        const bool begins = stored.row.kind == "planned";
        m_attempts += begins ? 1 : 0;
        const qint64 attempt = columns.value(storedRowColumns).toLongLong();
        const bool sameOrder = columns.value(storedRowColumns + 1).toBool();
        if (!sameOrder || attempt < 1 || attempt > m_attempts || (begins && attempt != m_attempts))
            return changedAt(m_connection, stored.row.seq, u"the list of attempts says something else"_s);
        return {};
    }

    /// Those whose place is before that row.
    Result<void> tillRowsBefore(qint64 seq)
    {
        for (; m_nextTillRow < m_tillRows.size() && m_tillRows[m_nextTillRow].row.seq < seq; ++m_nextTillRow) {
            if (auto right = chainOn(m_tillRows[m_nextTillRow]); !right)
                return right;
        }
        return {};
    }

    [[nodiscard]] const ChainHead &head() const { return m_head; }
    [[nodiscard]] qint64 attempts() const { return m_attempts; }

private:
    Result<void> chainOn(const StoredRow &stored)
    {
        if (stored.row.seq != m_head.seq + 1)
            return changedAt(m_connection, m_head.seq + 1, u"a record is missing or was put in"_s);
        m_head = chained(m_head, stored.row);
        if (stored.hash != m_head.hash)
            return changedAt(m_connection, stored.row.seq, u"the hash does not fit what is written there"_s);
        return {};
    }

    const SqlConnection &m_connection;
    const std::stop_token &m_stop;
    std::vector<StoredRow> m_tillRows;
    std::size_t m_nextTillRow = 0;
    ChainHead m_head;
    qint64 m_attempts = 0;
};

Result<void> checkChain(const SqlConnection &connection, const std::stop_token &stop)
{
    auto ofTheTill = tillRows(connection);
    if (!ofTheTill)
        return tl::unexpected(ofTheTill.error());
    Walk walk(connection, stop, *std::move(ofTheTill));
    auto walked = connection.each(selectRows(u", a.id, a.reference IS r.reference"_s,
                                             u"LEFT JOIN attempt a ON a.attempt = r.attempt ORDER BY r.seq"_s),
                                  {}, std::ref(walk));
    if (walked)
        walked = walk.tillRowsBefore(std::numeric_limits<qint64>::max());
    if (!walked)
        return walked;
    const auto head = readHead(connection);
    if (!head)
        return tl::unexpected(head.error());
    if (*head != walk.head())
        return changedAt(connection, walk.head().seq + 1, u"the journal ends, and its head says otherwise"_s);
    const auto attempts = connection.value(u"SELECT count(*) FROM attempt"_s);
    if (!attempts)
        return tl::unexpected(attempts.error());
    if (attempts->toLongLong() != walk.attempts())
        return setAside(connection.file(),
                        u"was changed by something other than Kassi: it lists attempts that have no records"_s);
    return {};
}

// The last two of each table, in order: the chain's last two are among them.
Result<std::vector<StoredRow>> lastRows(const SqlConnection &connection)
{
    auto rows = tillRows(connection, u"ORDER BY r.seq DESC LIMIT 2"_s);
    if (!rows)
        return rows;
    auto read = connection.each(selectRows({}, u"ORDER BY r.seq DESC LIMIT 2"_s), {}, [&rows](const QSqlQuery &row) {
        rows->push_back(storedRow(row));
        return Result<void>();
    });
    if (!read)
        return tl::unexpected(read.error());
    std::ranges::sort(*rows, {}, [](const StoredRow &stored) { return stored.row.seq; });
    return rows;
}

Result<void> checkUnresolved(const SqlConnection &connection)
{
    const auto wrong = connection.value(
        u"SELECT coalesce(min(a.id), 0) FROM attempt a WHERE a.unresolved IS NOT (SELECT r.unresolved FROM record r"
        " WHERE r.attempt = a.attempt AND r.kind <> 'noted' ORDER BY r.seq DESC LIMIT 1)"_s);
    if (!wrong)
        return tl::unexpected(wrong.error());
    if (*wrong != u"0"_s)
        return setAside(connection.file(), u"was changed by something other than Kassi: whether attempt %1 is settled "
                                           u"is not what its records say"_s.arg(*wrong));
    return {};
}

// Made of the records anew, attempt after attempt, and not by the code that wrote it.
Result<void> checkSummary(const SqlConnection &connection, const std::stop_token &stop)
{
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    if (version->toInt() < summaryJournalVersion)
        return {};
    const QString stored = u"s."_s + summaryColumns().replace(u", "_s, u", s."_s);
    const auto wrong = [&connection](const QString &attempt) {
        return setAside(connection.file(), u"was changed by something other than Kassi: what attempt %1 is searched by "
                                           u"is not what its records say"_s.arg(attempt));
    };
    auto read = connection.each(QString(u"SELECT a.id, ("_s + summaryOfRecords() + u") IS ("_s + stored + u") "_s +
                                        groupedRecords(u"LEFT JOIN summary s ON s.id = a.id"_s)),
                                {}, [&](const QSqlQuery &row) -> Result<void> {
                                    if (stop.stop_requested())
                                        return fail(ErrorCode::Interrupted, u"The journal was not read to its end."_s);
                                    return row.value(1).toBool() ? Result<void>() : wrong(row.value(0).toString());
                                });
    if (!read)
        return read;
    const auto tooMany =
        connection.value(u"SELECT coalesce(min(id), 0) FROM summary WHERE id NOT IN (SELECT id FROM attempt)"_s);
    if (!tooMany)
        return tl::unexpected(tooMany.error());
    return *tooMany == u"0"_s ? Result<void>() : wrong(*tooMany);
}

} // namespace

Result<void> checkIdentity(const SqlConnection &connection)
{
    const QString &file = connection.file();
    const auto application = connection.value(u"PRAGMA application_id"_s);
    if (!application)
        return tl::unexpected(application.error());
    if (application->toInt() != journalApplicationId)
        return setAside(file, u"is not a journal of Kassi"_s);
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    if (version->toInt() < 1)
        return setAside(file, u"is damaged: it has no version"_s);
    if (version->toInt() < oldestJournalVersion)
        return setAside(file, u"was made by a development version of Kassi, from before the first release"_s);
    if (version->toInt() > journalSchemaVersion())
        return fail(ErrorCode::JournalFailed,
                    u"The journal \"%1\" was written by a newer Kassi (version %2 of the journal; this program knows "
                    u"%3). It was not changed. Install the newer Kassi again."_s.arg(
                        file, *version, QString::number(journalSchemaVersion())));
    return {};
}

Result<void> checkSchema(const SqlConnection &connection)
{
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    if (const auto ours = hasJournalSchema(connection, version->toInt()); !ours || !*ours)
        return setAside(connection.file(), u"is damaged: its tables are not as Kassi made them"_s);
    return {};
}

QString selectHead()
{
    return u"SELECT seq, CAST(hash AS BLOB) FROM head"_s;
}

Result<ChainHead> readHead(const SqlConnection &connection, QSqlQuery &query)
{
    std::optional<ChainHead> head;
    auto read = connection.each(query, {}, [&head](const QSqlQuery &row) {
        head = {.seq = row.value(0).toLongLong(), .hash = row.value(1).toByteArray()};
        return Result<void>();
    });
    if (!read)
        return tl::unexpected(read.error());
    if (!head)
        return setAside(connection.file(), u"is damaged: its head is gone"_s);
    return *std::move(head);
}

Result<ChainHead> readHead(const SqlConnection &connection)
{
    auto query = connection.prepare(selectHead());
    return query ? readHead(connection, *query) : tl::unexpected(query.error());
}

Result<void> checkHead(const SqlConnection &connection, const std::optional<ChainHead> &witness)
{
    const auto head = readHead(connection);
    if (!head)
        return tl::unexpected(head.error());
    const auto rows = lastRows(connection);
    if (!rows)
        return tl::unexpected(rows.error());
    ChainHead last; // as the last rows have it
    for (const StoredRow &stored : *rows) {
        const bool right = stored.row.seq != last.seq + 1 || chained(last, stored.row).hash == stored.hash;
        last = {.seq = stored.row.seq, .hash = right ? stored.hash : QByteArray()};
    }
    if (last != *head)
        return changedAt(connection, last.seq, u"the journal ends, and its head says otherwise"_s);
    if (!witness || witness->seq == 0)
        return {};
    const auto seen = hashOfRow(connection, witness->seq);
    if (!seen)
        return tl::unexpected(seen.error());
    if (*seen != witness->hash)
        return lostItsEnd(connection.file(), witness->seq, head->seq);
    return {};
}

Result<void> checkRows(const SqlConnection &connection, const std::stop_token &stop)
{
    return connection.snapshot([&]() -> Result<void> {
        // Not quick_check: it does not see an index that leads to other rows, and attempts are read by index.
        const auto sound = connection.value(u"PRAGMA integrity_check(1)"_s);
        if (!sound)
            return tl::unexpected(sound.error());
        // It tells of a page that could not be read as if it were a page that is wrong.
        if (sound->contains(u"unable to get the page"_s))
            return fail(ErrorCode::JournalFailed,
                        u"The journal \"%1\" cannot be read (%2). Nothing is sold until that is solved. Check the disk "
                        u"under it, and copy the file to a healthy one."_s.arg(connection.file(), *sound));
        if (*sound != u"ok"_s)
            return setAside(connection.file(), u"is damaged (%1)"_s.arg(*sound));
        if (auto right = checkChain(connection, stop); !right)
            return right;
        if (auto right = checkUnresolved(connection); !right)
            return right;
        return checkSummary(connection, stop);
    });
}

} // namespace Kassi
