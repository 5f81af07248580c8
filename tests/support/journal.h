// SPDX-License-Identifier: MIT
// What the journal's tests share: records, a journal in a folder of its own, and a stranger who looks into its file.
#pragma once

#include "journal/record_codec.h"
#include "journal/sql_journal.h"
#include "support/memory_folder.h"
#include "support/verify.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <QTemporaryDir>
#include <QUuid>

namespace Kassi::Testing {
using namespace Qt::StringLiterals;

inline Plan makePlan(const QString &attempt, const QString &reference = u"ORDER-1"_s)
{
    return {.attempt = attempt,
            .idempotencyKey = u"key-"_s + attempt,
            .body = R"({"amount":4990})",
            .reference = reference,
            .money = {.amount = 4990, .currency = u"ISK"_s}};
}

inline JournalRecord planned(const QString &attempt, const QString &reference = u"ORDER-1"_s)
{
    return Record::Planned{makePlan(attempt, reference)};
}

inline const JournalRecord created = Record::Created{u"pses_1"_s, u"pay_1"_s, u"2030-01-01T00:00:00Z"_s};
inline const JournalRecord paid = Record::Settled{.outcome = Outcome::Paid, .sessionClosed = true};
inline const JournalRecord expired = Record::Settled{.outcome = Outcome::Expired, .sessionClosed = true};

// A connection that is not Kassi's: somebody with the sqlite3 program.
class Stranger
{
public:
    explicit Stranger(const QString &file)
        : m_name(QUuid::createUuid().toString())
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        m_database.setDatabaseName(file);
        m_opened = m_database.open();
    }
    ~Stranger()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(Stranger)

    /// What SQLite says against it; empty when it did it.
    [[nodiscard]] QString run(const QString &statement) const
    {
        QSqlQuery query(m_database);
        return m_opened && query.exec(statement) ? QString() : query.lastError().text() + u" (refused)"_s;
    }
    [[nodiscard]] QString value(const QString &statement) const
    {
        QSqlQuery query(m_database);
        return query.exec(statement) && query.next() ? query.value(0).toString() : u"no answer"_s;
    }

private:
    QString m_name;
    QSqlDatabase m_database;
    bool m_opened = false;
};

inline QStringList attemptsOf(const Result<std::vector<Attempt>> &attempts)
{
    if (!attempts)
        return {attempts.error().message};
    QStringList names;
    for (const Attempt &attempt : *attempts)
        names.append(attempt.plan.attempt);
    return names;
}

/// Appends until one is refused; the answer to the last.
inline Result<void> appendAll(Journal &journal, const QString &attempt, const std::vector<JournalRecord> &records)
{
    Result<void> done;
    for (const JournalRecord &record : records) {
        if (done)
            done = journal.append(attempt, record);
    }
    return done;
}

/// Some append after another, and what a reader finds of it: two orders with everything that can happen to them.
struct Step
{
    QString attempt;
    JournalRecord record;
};

inline std::vector<Step> longStory()
{
    const auto settled = [](Outcome outcome) { return Record::Settled{.outcome = outcome}; };
    return {{u"a"_s, planned(u"a"_s)},
            {u"a"_s, created},
            {u"a"_s, Record::Withdrawn{CancelReason::Staff}},
            {u"b"_s, planned(u"b"_s, u"ORDER-2"_s)},
            {u"a"_s, settled(Outcome::Cancelled)},
            {u"b"_s, Record::Created{u"pses_2"_s, u"pay_2"_s, u"2030-01-01T00:00:00Z"_s}},
            {u"a"_s, Record::Expired{}},
            {u"b"_s, settled(Outcome::Unconfirmed)},
            {u"a"_s, Record::LateMoney{}},
            {u"a"_s, Record::RefundPlanned{.idempotencyKey = u"key-r"_s, .body = R"({"amount":4990})"}},
            {u"b"_s, paid},
            {u"a"_s, Record::RefundAnswered{.refund = u"ref_1"_s, .status = RefundStatus::Succeeded}},
            {u"c"_s, planned(u"c"_s)}};
}

/// The records in the file, without notes, in order, each as "attempt body".
inline QStringList recordsIn(const QString &file)
{
    const Stranger stranger(file);
    const QString all = stranger.value(u"SELECT coalesce(group_concat(line, char(10)), '') FROM (SELECT attempt || ' '"
                                       " || body AS line FROM record WHERE kind <> 'noted' ORDER BY seq)"_s);
    return all.split(u'\n', Qt::SkipEmptyParts);
}

inline QStringList recordsOf(const std::vector<Step> &steps)
{
    QStringList lines;
    for (const Step &step : steps)
        lines.append(step.attempt + u' ' + QString::fromUtf8(encodeRecord(step.record)));
    return lines;
}

/// All rows of the file that are chained, with their hashes.
inline QString chainedRowsIn(const QString &file)
{
    return Stranger(file).value(
        u"SELECT group_concat(seq || attempt || reference || at_ms || kind || body || unresolved"
        " || hash, char(10)) FROM (SELECT * FROM record ORDER BY seq)"_s);
}

/// Makes the file what an earlier version would have written, the first that was released if none is given. It must
/// hold no records about the till. Empty when done.
inline QString makeOlder(const QString &file, int version = 2)
{
    const Stranger stranger(file);
    QString refused = stranger.run(u"DROP TABLE till_record"_s);
    if (refused.isEmpty() && version < 3)
        refused = stranger.run(u"DROP TABLE summary"_s);
    return refused.isEmpty() ? stranger.run(u"PRAGMA user_version = %1"_s.arg(version)) : refused;
}

/// Its rows about the till, likewise.
inline QString chainedTillRowsIn(const QString &file)
{
    return Stranger(file).value(u"SELECT coalesce(group_concat(seq || at_ms || kind || body || hash, char(10)), '')"
                                " FROM (SELECT * FROM till_record ORDER BY seq)"_s);
}

/// A folder with a journal in it, in memory where that can be had, and a clock that moves by one at every look.
struct JournalFolder
{
    QTemporaryDir folder{memoryFolder(u"kassi-journal"_s)};
    qint64 now = 1'700'000'000'000;

    [[nodiscard]] QString file() const { return folder.filePath(u"journal.sqlite3"_s); }
    [[nodiscard]] Result<std::unique_ptr<SqlJournal>> open()
    {
        return SqlJournal::open(file(), [this] { return ++now; });
    }
};

} // namespace Kassi::Testing

#define OPEN_JOURNAL(journal)                                                                                          \
    auto journal##Opened = m_till->open();                                                                             \
    VERIFY_DONE(journal##Opened);                                                                                      \
    SqlJournal &journal = **journal##Opened
