// SPDX-License-Identifier: MIT
#include "journal/day_source.h"

#include "journal/journal_check.h"
#include "journal/journal_query.h"
#include "journal/record_codec.h"
#include "journal/till_rows.h"

#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

Result<SqlConnection> openForReading(const QString &file)
{
    auto connection = SqlConnection::open(file, SqlConnection::Access::ReadOnly);
    if (!connection)
        return connection;
    if (auto known = checkIdentity(*connection); !known)
        return tl::unexpected(known.error());
    return connection;
}

// Folds attempt after attempt, and remembers each as it was after the row `after`.
class Folding
{
public:
    Folding(qint64 after, const std::stop_token &stop)
        : m_after(after)
        , m_stop(stop)
    {
    }

    Result<void> operator()(const QSqlQuery &row)
    {
        if (m_stop.stop_requested())
            return fail(ErrorCode::Interrupted, u"The day was not read to its end."_s);
        const auto record = decodeRecord(row.value(3).toString().toUtf8());
        if (!record)
            return tl::unexpected(record.error());
        const QString attempt = row.value(0).toString();
        const bool known = !changes.empty() && changes.back().after.plan.attempt == attempt;
        auto folded =
            fold(known ? std::optional(changes.back().after) : std::nullopt, *record, row.value(2).toLongLong());
        if (!folded)
            return tl::unexpected(folded.error());
        if (!known)
            changes.emplace_back();
        changes.back().after = *std::move(folded);
        if (row.value(1).toLongLong() <= m_after)
            changes.back().before = changes.back().after;
        return {};
    }

    std::vector<DayChange> changes;

private:
    qint64 m_after;
    const std::stop_token &m_stop;
};

Result<std::vector<DayChange>> foldWhere(const SqlConnection &connection, const QString &condition,
                                         const QVariantList &values, qint64 after, qint64 through,
                                         const std::stop_token &stop)
{
    Folding folding(after, stop);
    auto read = connection.each(QString(u"SELECT r.attempt, r.seq, r.at_ms, r.body FROM attempt a JOIN record r"
                                        " ON r.attempt = a.attempt AND r.kind <> 'noted' WHERE "_s +
                                        condition + u" AND r.seq <= ? ORDER BY a.id, r.seq"_s),
                                values + QVariantList{through}, std::ref(folding));
    if (!read)
        return tl::unexpected(read.error());
    return std::move(folding.changes);
}

// By the list of attempts where the day ends with the journal, else by what each one's records said at the day's end.
QString unresolvedAt(bool isNow)
{
    return isNow ? u"a.unresolved = 1"_s
                 : u"a.attempt IN (SELECT attempt FROM (SELECT attempt, unresolved, max(seq) FROM record"
                   " WHERE kind <> 'noted' AND seq <= ? GROUP BY attempt) WHERE unresolved = 1)"_s;
}

Result<void> readInto(Day &day, const SqlConnection &connection, const std::stop_token &stop)
{
    auto changes = foldWhere(
        connection, u"a.attempt IN (SELECT attempt FROM record WHERE seq > ? AND seq <= ? AND kind <> 'noted')"_s,
        {day.after, day.through}, day.after, day.through, stop);
    if (!changes)
        return tl::unexpected(changes.error());
    day.changes = *std::move(changes);
    const bool isNow = !day.closed;
    auto unresolved = foldWhere(connection, unresolvedAt(isNow), isNow ? QVariantList() : QVariantList{day.through}, 0,
                                day.through, stop);
    if (!unresolved)
        return tl::unexpected(unresolved.error());
    for (DayChange &change : *unresolved)
        day.unresolved.push_back(std::move(change.after));
    day.totals = day.closed ? day.closed->totals : totalsOf(day.changes, day.unresolved);
    return {};
}

/// The closing of that number; nothing: there is none.
Result<std::optional<TimedTillRecord>> closing(const SqlConnection &connection, qint64 number)
{
    std::optional<qint64> before;
    for (;;) {
        const auto page = findTillRecords(
            connection,
            {.kind = tillRecordName(TillFact::DayClosed{}), .before = before, .limit = TillQuery::mostRecords});
        if (!page)
            return tl::unexpected(page.error());
        for (const TimedTillRecord &found : *page) {
            if (std::get<TillFact::DayClosed>(found.record).number == number)
                return found;
        }
        if (page->empty())
            return std::nullopt;
        before = page->back().seq;
    }
}

Result<std::optional<qint64>> firstMs(const SqlConnection &connection)
{
    return connection
        .value(u"SELECT at_ms FROM (SELECT seq, at_ms FROM record UNION ALL SELECT seq, at_ms FROM till_record)"
               " WHERE seq = 1"_s)
        .map([](const QString &ms) { return ms.isEmpty() ? std::nullopt : std::optional(ms.toLongLong()); });
}

/// What a day after that closing, or the first, begins with.
Result<Day> dayAfter(const SqlConnection &connection, const std::optional<TimedTillRecord> &last)
{
    if (!last)
        return firstMs(connection).map([](std::optional<qint64> ms) { return Day{.fromMs = ms}; });
    const auto &closed = std::get<TillFact::DayClosed>(last->record);
    return Day{.number = closed.number + 1, .after = closed.through, .through = closed.through, .fromMs = last->atMs};
}

} // namespace

Result<Day> readOpenDay(const QString &journalFile, const std::stop_token &stop)
{
    const auto connection = openForReading(journalFile);
    if (!connection)
        return tl::unexpected(connection.error());
    Result<Day> day;
    auto read = connection->snapshot([&]() -> Result<void> {
        const auto last = lastClosing(*connection);
        const auto head = readHead(*connection);
        if (!last || !head)
            return tl::unexpected(last ? head.error() : last.error());
        day = dayAfter(*connection, *last);
        if (!day)
            return tl::unexpected(day.error());
        day->through = head->seq;
        return readInto(*day, *connection, stop);
    });
    return read ? day : tl::unexpected(read.error());
}

Result<Day> readClosedDay(const QString &journalFile, qint64 number, const std::stop_token &stop)
{
    const auto connection = openForReading(journalFile);
    if (!connection)
        return tl::unexpected(connection.error());
    Result<Day> day;
    auto read = connection->snapshot([&]() -> Result<void> {
        const auto wanted = closing(*connection, number);
        const auto before = closing(*connection, number - 1);
        if (!wanted || !before)
            return tl::unexpected(wanted ? before.error() : wanted.error());
        if (!*wanted)
            return fail(ErrorCode::InvalidRequest, u"No day was closed with the number %1."_s.arg(number));
        day = dayAfter(*connection, *before);
        if (!day)
            return tl::unexpected(day.error());
        day->closed = std::get<TillFact::DayClosed>((*wanted)->record);
        day->closedAtMs = (*wanted)->atMs;
        day->through = day->closed->through;
        return readInto(*day, *connection, stop);
    });
    return read ? day : tl::unexpected(read.error());
}

} // namespace Kassi
