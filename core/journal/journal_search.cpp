// SPDX-License-Identifier: MIT
#include "journal/journal_search.h"

#include "payment/money.h"

#include <algorithm>
#include <limits>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostSteps = 20'000; // rows of an index, or of the table, that are looked at for a page: a few ms
constexpr int mostSorted = 5'000; // matches that are read at once where they do not come in the attempts' order
constexpr int mostCounted = 10'000;

/// In which order a way leads to attempts, and what it passes by.
enum class Way {
    NewestFirst, ///< By an index.
    InAnotherOrder,
    PastAll, ///< Newest first, but row after row of the table.
};

/// A condition, and the way to the rows that fulfil it.
struct Term
{
    QString condition;
    QVariantList values = {};
    Way way = Way::PastAll;
    QString from = u"summary s NOT INDEXED"_s;
    QString id = u"s.id"_s;
};

Term byIndex(const char *index, const QString &condition, const QVariantList &values, Way way = Way::NewestFirst)
{
    return {.condition = condition,
            .values = values,
            .way = way,
            .from = u"summary s INDEXED BY "_s + QLatin1StringView(index)};
}

Term isUnresolved()
{
    return {.condition = u"a.unresolved = 1"_s,
            .way = Way::NewestFirst,
            .from = u"attempt a INDEXED BY attempt_unresolved CROSS JOIN summary s ON s.id = a.id"_s,
            .id = u"a.id"_s};
}

Term hasStatus(AttemptStatus status)
{
    const QVariantList name = {attemptStatusName(status)};
    // Most attempts are paid, and what is open is unresolved: the index leaves both out.
    if (status == AttemptStatus::Paid || status == AttemptStatus::Open)
        return {.condition = u"s.status = ?"_s, .values = name};
    return byIndex("summary_by_status", u"s.status = ? AND s.status NOT IN ('open', 'paid')"_s, name);
}

Term beganBetween(const JournalQuery &query)
{
    using Ms = std::numeric_limits<qint64>;
    QString condition = u"s.started_at_ms >= ?"_s;
    QVariantList values = {query.fromMs.value_or(Ms::min())};
    if (query.untilMs) {
        condition += u" AND s.started_at_ms < ?"_s;
        values.append(*query.untilMs);
    }
    return byIndex("summary_by_time", condition, values, Way::InAnotherOrder);
}

Term beginsWith(const QString &prefix)
{
    QString condition = u"s.reference >= ? COLLATE NOCASE"_s;
    QVariantList values = {prefix};
    if (const QString end = endOfPrefix(prefix); !end.isEmpty()) {
        condition += u" AND s.reference < ? COLLATE NOCASE"_s;
        values.append(end);
    }
    return byIndex("summary_by_reference", condition, values, Way::InAnotherOrder);
}

/// All that the text can mean.
std::vector<Term> readingsOf(const QString &text)
{
    std::vector<Term> readings = {beginsWith(text),
                                  byIndex("summary_by_payment", u"s.payment = ? AND s.payment <> ''"_s, {text}),
                                  byIndex("summary_by_session", u"s.session = ? AND s.session <> ''"_s, {text}),
                                  {.condition = u"s.id = (SELECT attempt.id FROM attempt WHERE attempt.attempt = ?)"_s,
                                   .values = {text},
                                   .way = Way::NewestFirst}};
    if (const auto amount = parseAmount(text))
        readings.push_back(byIndex("summary_by_amount", u"s.amount = ?"_s, {*amount}));
    return readings;
}

std::vector<Term> filtersOf(const JournalQuery &query)
{
    std::vector<Term> filters;
    // There are few of these, however long the journal is. It comes first, since the others' ways do not lead there.
    if (query.unresolved || query.status == AttemptStatus::Open)
        filters.push_back(isUnresolved());
    if (query.lateMoney)
        filters.push_back(byIndex("summary_of_late_money", u"s.late_money = 1"_s, {}));
    if (query.status)
        filters.push_back(hasStatus(*query.status));
    if (query.fromMs || query.untilMs)
        filters.push_back(beganBetween(query));
    return filters;
}

/// The attempts of one reading of the text, as far down as `reached`: all that fulfil it from there on are among them.
struct Stretch
{
    std::vector<qint64> ids;
    qint64 reached = 0; ///< 0: to the oldest.
};

class Search
{
public:
    Search(const SqlConnection &connection, const JournalQuery &query)
        : m_connection(connection)
        , m_filters(filtersOf(query))
    {
        const QString text = query.text.trimmed();
        if (text.isEmpty())
            m_readings = {Term{.condition = u"1"_s}};
        else if (text.isValidUtf16()) // no other text was ever written down
            m_readings = readingsOf(text);
    }

    /// At most `limit`, all below `before`, which is at most one above the newest.
    [[nodiscard]] Result<FoundAttempts> find(qint64 before, int limit) const
    {
        std::optional<Course> filter;
        for (const Term &term : m_filters) {
            const auto course = plot(term, before);
            if (!course)
                return tl::unexpected(course.error());
            if (!filter || course->reached < filter->reached)
                filter = *course;
            if (term.id != Term().id)
                break;
        }
        Stretch all;
        for (const Term &reading : m_readings) {
            auto stretch = follow(reading, filter, before, limit);
            if (!stretch)
                return tl::unexpected(stretch.error());
            all.reached = std::max(all.reached, stretch->reached);
            all.ids.insert(all.ids.end(), stretch->ids.begin(), stretch->ids.end());
        }
        return page(std::move(all), before, limit);
    }

private:
    /// A term's way, and how far down it comes with so many steps; `before` where it is too long.
    struct Course
    {
        const Term *term = nullptr;
        qint64 reached = 0;
    };

    static FoundAttempts page(Stretch all, qint64 before, int limit)
    {
        std::ranges::sort(all.ids, std::greater());
        const auto repeated = std::ranges::unique(all.ids);
        all.ids.erase(repeated.begin(), repeated.end());
        // Below that, one of the readings may know of others in between.
        std::erase_if(all.ids, [&all](qint64 id) { return id < all.reached; });

        FoundAttempts found{.ids = std::move(all.ids)};
        if (found.ids.size() > std::size_t(limit)) {
            found.ids.resize(std::size_t(limit));
            found.next = found.ids.empty() ? before : found.ids.back();
        } else if (all.reached > 1) {
            found.next = all.reached;
        }
        return found;
    }

    [[nodiscard]] Result<Course> plot(const Term &term, qint64 before) const
    {
        if (term.way == Way::PastAll) // attempts are numbered without gaps
            return Course{&term, before <= mostSteps ? 0 : before - mostSteps};
        const QString steps =
            term.way == Way::NewestFirst
                ? u"SELECT iif(count(*) < %1, 0, min(id)) FROM (SELECT %2 AS id FROM %3 WHERE %4 AND %2 < %5"
                  " ORDER BY %2 DESC LIMIT %1)"_s.arg(QString::number(mostSteps), term.id, term.from, term.condition,
                                                      QString::number(before))
                : u"SELECT iif(count(*) <= %1, 0, %2) FROM (SELECT 1 FROM %3 WHERE %4 LIMIT %1 + 1)"_s.arg(
                      QString::number(mostSorted), QString::number(before), term.from, term.condition);
        Course course{&term, before};
        auto read = m_connection.each(steps, term.values, [&course](const QSqlQuery &row) {
            course.reached = row.value(0).toLongLong();
            return Result<void>();
        });
        if (!read)
            return tl::unexpected(read.error());
        return course;
    }

    [[nodiscard]] Result<Stretch> follow(const Term &reading, const std::optional<Course> &filter, qint64 before,
                                         int limit) const
    {
        if (filter && filter->term->id != Term().id)
            return read(*filter, reading, before, limit);
        const auto course = plot(reading, before);
        if (!course)
            return tl::unexpected(course.error());
        const Term all{.condition = u"1"_s};
        const auto walk = plot(all, before);
        if (!walk)
            return tl::unexpected(walk.error());
        const Course best = std::min({*course, filter.value_or(*walk), *walk},
                                     [](const Course &a, const Course &b) { return a.reached < b.reached; });
        return read(best, reading, before, limit);
    }

    [[nodiscard]] Result<Stretch> read(const Course &course, const Term &reading, qint64 before, int limit) const
    {
        const QString &id = course.term->id;
        QString condition = reading.condition;
        QVariantList values = reading.values;
        for (const Term &filter : m_filters) {
            condition += u" AND "_s + filter.condition;
            values += filter.values;
        }
        const QString statement =
            u"SELECT %1 FROM %2 WHERE %3 AND %1 < %4 AND %1 >= %5 ORDER BY %1 DESC LIMIT %6"_s.arg(
                id, course.term->from, condition, QString::number(before), QString::number(course.reached),
                QString::number(limit + 1));
        Stretch stretch{.ids = {}, .reached = course.reached};
        auto done = m_connection.each(statement, values, [&stretch](const QSqlQuery &row) {
            stretch.ids.push_back(row.value(0).toLongLong());
            return Result<void>();
        });
        if (!done)
            return tl::unexpected(done.error());
        if (stretch.ids.size() > std::size_t(limit))
            stretch.reached = stretch.ids.back();
        return stretch;
    }

    const SqlConnection &m_connection;
    std::vector<Term> m_filters;
    std::vector<Term> m_readings;
};

bool asksForEverything(const JournalQuery &query)
{
    return query.text.trimmed().isEmpty() && !query.status && !query.unresolved && !query.lateMoney && !query.fromMs &&
           !query.untilMs;
}

} // namespace

Result<FoundAttempts> findAttempts(const SqlConnection &connection, const JournalQuery &query)
{
    const auto newest = connection.value(u"SELECT coalesce(max(id), 0) FROM attempt"_s);
    if (!newest)
        return tl::unexpected(newest.error());
    const qint64 end = newest->toLongLong() + 1;
    const Search search(connection, query);
    auto found = search.find(std::clamp<qint64>(query.before.value_or(end), 0, end),
                             std::clamp(query.limit, 0, JournalQuery::mostAttempts));
    if (!found || !query.counted)
        return found;
    if (asksForEverything(query)) {
        found->count = {.count = end - 1};
        return found;
    }
    const auto all = search.find(end, mostCounted);
    if (!all)
        return all;
    found->count = {.count = qint64(all->ids.size()), .more = all->next.has_value()};
    return found;
}

// NOCASE compares code points, with A–Z moved to a–z: those 26 do not occur in its order.
QString endOfPrefix(const QString &prefix)
{
    QList<uint> end = prefix.toUcs4();
    while (!end.isEmpty() && end.back() >= QChar::LastValidCodePoint)
        end.removeLast();
    if (end.isEmpty())
        return {};
    uint &last = end.back();
    if (last >= 'A' && last <= 'Z')
        last += 'a' - 'A';
    ++last;
    if (last == 'A')
        last = 'Z' + 1;
    if (QChar::isSurrogate(last))
        last = 0xe000; // the first behind those that are no text of their own
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(end.constData()), end.size());
}

} // namespace Kassi
