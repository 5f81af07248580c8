// SPDX-License-Identifier: MIT
#include "journal/sql_journal.h"

#include "journal/journal_check.h"
#include "journal/journal_schema.h"
#include "journal/journal_search.h"
#include "journal/record_codec.h"
#include "journal/sql_connection.h"
#include "journal/summary.h"
#include "journal/till_record_codec.h"
#include "journal/till_rows.h"
#include "journal/witness.h"

#include <QStorageInfo>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

// All questions are the same one, asked for other attempts: their records, one attempt after the other.
QString recordsWhere(const QString &condition)
{
    return u"SELECT r.attempt, r.at_ms, r.body FROM attempt a JOIN record r ON r.attempt = a.attempt"
           " AND r.kind <> 'noted' WHERE "_s +
           condition;
}

Result<void> execute(const SqlConnection &connection, QSqlQuery &query, const QVariantList &values)
{
    return connection.each(query, values, [](const QSqlQuery &) { return Result<void>(); });
}

// SQL's NULL is what Qt makes of a text that is merely null.
QString textOf(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

tl::unexpected<Error> notToBeTrusted(const QString &attempt, Error error)
{
    error.code = ErrorCode::JournalFailed;
    error.message += u" (Attempt %1.)"_s.arg(attempt);
    return tl::unexpected(std::move(error));
}

// A row says the attempt it belongs to; what is folded has to agree.
Result<void> addRow(std::vector<Attempt> &attempts, const QSqlQuery &row)
{
    const QString attempt = row.value(0).toString();
    const auto record = decodeRecord(row.value(2).toString().toUtf8());
    if (!record)
        return notToBeTrusted(attempt, record.error());
    const bool known = !attempts.empty() && attempts.back().plan.attempt == attempt;
    auto folded = fold(known ? std::optional(attempts.back()) : std::nullopt, *record, row.value(1).toLongLong());
    if (!folded)
        return notToBeTrusted(attempt, folded.error());
    if (folded->plan.attempt != attempt)
        return notToBeTrusted(attempt, {.message = u"The journal holds a record of another attempt."_s});
    if (!known)
        attempts.emplace_back();
    attempts.back() = *std::move(folded);
    return {};
}

Result<std::vector<Attempt>> readAttempts(const SqlConnection &connection, QSqlQuery &query, const QVariantList &values)
{
    std::vector<Attempt> attempts;
    auto read = connection.each(query, values, [&attempts](const QSqlQuery &row) { return addRow(attempts, row); });
    if (!read)
        return tl::unexpected(read.error());
    return attempts;
}

struct Pragma
{
    QString name;
    QString value;
    QString answer; ///< What SQLite says when it took: a disk that cannot do WAL, for example, keeps another mode.
};

Result<void> configure(const SqlConnection &connection)
{
    const Pragma pragmas[] = {
        {u"journal_mode"_s, u"WAL"_s, u"wal"_s}, {u"synchronous"_s, u"FULL"_s, u"2"_s},
        {u"fullfsync"_s, u"1"_s, u"1"_s},        {u"checkpoint_fullfsync"_s, u"1"_s, u"1"_s},
        {u"foreign_keys"_s, u"1"_s, u"1"_s},     {u"trusted_schema"_s, u"0"_s, u"0"_s},
    };
    for (const Pragma &pragma : pragmas) {
        if (auto set = connection.run(u"PRAGMA %1 = %2"_s.arg(pragma.name, pragma.value)); !set)
            return set;
        const auto answer = connection.value(u"PRAGMA %1"_s.arg(pragma.name));
        if (!answer)
            return tl::unexpected(answer.error());
        if (*answer != pragma.answer)
            return fail(ErrorCode::JournalFailed,
                        u"The database does not take the setting %1=%2, so what is written may not survive a power "
                        u"cut. The state folder has to be on a local disk."_s.arg(pragma.name, pragma.value));
    }
    return {};
}

Result<SqlConnection> openConnection(const QString &file, JournalDepth depth)
{
    if (auto prepared = prepareJournalFile(file, depth); !prepared)
        return tl::unexpected(prepared.error());
    auto connection = SqlConnection::open(file, SqlConnection::Access::ReadWrite);
    if (!connection)
        return connection;
    if (auto configured = configure(*connection); !configured)
        return tl::unexpected(configured.error());
    if (auto migrated = migrateJournal(*connection); !migrated)
        return tl::unexpected(migrated.error());
    return connection;
}

} // namespace

// The connection comes first, since the queries have to go before it does.
struct SqlJournal::Store
{
    struct Note
    {
        QString attempt;
        Record::Noted noted;
        qint64 atMs = 0;
    };

    std::function<qint64()> wallClockMs;
    SqlConnection connection;
    Witness witness;
    QSqlQuery ofAttempt;
    QSqlQuery ofReference;
    QSqlQuery ofUnresolved;
    QSqlQuery ofRecent;
    QSqlQuery ofFound;
    QSqlQuery orderOf;
    QSqlQuery beginAttempt;
    QSqlQuery markAttempt;
    QSqlQuery beginSummary;
    QSqlQuery markSummary;
    QSqlQuery nameSummary;
    QSqlQuery addRecord;
    QSqlQuery addTillRecord;
    QSqlQuery seeHead;
    QSqlQuery moveHead;
    std::vector<Note> notes = {}; ///< Not written yet.

    [[nodiscard]] Result<void> append(ChainHead &head, const QString &attempt, const JournalRecord &record);
    [[nodiscard]] Result<void> appendTill(ChainHead &head, const TillRecord &record);
    [[nodiscard]] Result<void> summarise(const std::optional<Attempt> &before, const Attempt &after);
    [[nodiscard]] Result<void> addNotes(ChainHead &head);
    [[nodiscard]] Result<void> add(ChainHead &head, const QString &attempt, const QString &reference, qint64 atMs,
                                   const JournalRecord &record, bool unresolved);
    template <typename Work>
    [[nodiscard]] Result<void> grow(Work work);
};

SqlJournal::SqlJournal(std::unique_ptr<Store> store)
    : m_store(std::move(store))
{
}

SqlJournal::~SqlJournal()
{
    writeNotes();
}

Result<std::unique_ptr<SqlJournal>> SqlJournal::open(const QString &databaseFile, std::function<qint64()> wallClockMs,
                                                     JournalDepth depth)
{
    auto connection = openConnection(databaseFile, depth);
    if (!connection)
        return tl::unexpected(connection.error());

    const QString statements[] = {
        recordsWhere(u"a.attempt = ? ORDER BY r.seq"_s),
        recordsWhere(u"a.reference = ? ORDER BY a.id, r.seq"_s),
        recordsWhere(u"a.unresolved = 1 ORDER BY a.id DESC, r.seq"_s),
        recordsWhere(u"a.id IN (SELECT id FROM attempt ORDER BY id DESC LIMIT ?) ORDER BY a.id DESC, r.seq"_s),
        recordsWhere(u"a.id IN (SELECT value FROM json_each(?)) ORDER BY a.id DESC, r.seq"_s),
        u"SELECT reference, unresolved FROM attempt WHERE attempt = ?"_s,
        u"INSERT INTO attempt (unresolved, attempt, reference) VALUES (?, ?, ?)"_s,
        u"UPDATE attempt SET unresolved = ? WHERE attempt = ?"_s,
        QString(u"INSERT INTO summary (id, "_s + summaryColumns() +
                u") VALUES (last_insert_rowid(), ?, ?, ?, ?, ?, ?, ?)"_s),
        u"UPDATE summary SET status = ?, late_money = ? WHERE id = (SELECT id FROM attempt WHERE attempt = ?)"_s,
        u"UPDATE summary SET session = ?, payment = ? WHERE id = (SELECT id FROM attempt WHERE attempt = ?)"_s,
        u"INSERT INTO record (seq, attempt, reference, at_ms, kind, body, unresolved, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        u"INSERT INTO till_record (seq, at_ms, kind, body, hash) VALUES (?, ?, ?, ?, ?)"_s,
        selectHead(),
        u"UPDATE head SET seq = ?, hash = ?"_s,
    };
    std::vector<QSqlQuery> queries; // in the order of the members that they become
    for (const QString &statement : statements) {
        auto query = connection->prepare(statement);
        if (!query)
            return tl::unexpected(query.error());
        queries.push_back(*std::move(query));
    }
    auto store = std::make_unique<Store>(Store{.wallClockMs = std::move(wallClockMs),
                                               .connection = *std::move(connection),
                                               .witness = Witness(databaseFile),
                                               .ofAttempt = std::move(queries[0]),
                                               .ofReference = std::move(queries[1]),
                                               .ofUnresolved = std::move(queries[2]),
                                               .ofRecent = std::move(queries[3]),
                                               .ofFound = std::move(queries[4]),
                                               .orderOf = std::move(queries[5]),
                                               .beginAttempt = std::move(queries[6]),
                                               .markAttempt = std::move(queries[7]),
                                               .beginSummary = std::move(queries[8]),
                                               .markSummary = std::move(queries[9]),
                                               .nameSummary = std::move(queries[10]),
                                               .addRecord = std::move(queries[11]),
                                               .addTillRecord = std::move(queries[12]),
                                               .seeHead = std::move(queries[13]),
                                               .moveHead = std::move(queries[14])});
    return std::unique_ptr<SqlJournal>(new SqlJournal(std::move(store)));
}

// One transaction: the notes that wait, then `work`, then the head.
template <typename Work>
Result<void> SqlJournal::Store::grow(Work work)
{
    ChainHead reached;
    auto grown = connection.transaction([&]() -> Result<void> {
        const auto before = readHead(connection, seeHead);
        if (!before)
            return tl::unexpected(before.error());
        reached = *before;
        if (auto added = addNotes(reached); !added)
            return added;
        if (auto worked = work(reached); !worked)
            return worked;
        if (reached == *before)
            return {};
        return execute(connection, moveHead, {reached.seq, QString::fromLatin1(reached.hash)});
    });
    if (!grown)
        return grown;
    notes.clear();
    witness.write(reached);
    return {};
}

Result<void> SqlJournal::Store::add(ChainHead &head, const QString &attempt, const QString &reference, qint64 atMs,
                                    const JournalRecord &record, bool unresolved)
{
    const QByteArray body = encodeRecord(record);
    const QString kind = recordName(record);
    head = chained(head, {.seq = head.seq + 1,
                          .attempt = attempt.toUtf8(),
                          .reference = reference.toUtf8(),
                          .atMs = atMs,
                          .kind = kind.toUtf8(),
                          .body = body,
                          .unresolved = unresolved});
    return execute(connection, addRecord,
                   {head.seq, attempt, reference, atMs, kind, QString::fromUtf8(body), unresolved ? 1 : 0,
                    QString::fromLatin1(head.hash)});
}

Result<void> SqlJournal::Store::addNotes(ChainHead &head)
{
    for (const Note &note : notes) {
        QString reference;
        std::optional<bool> unresolved; // nothing: an attempt that is not in the journal
        auto found = connection.each(orderOf, {note.attempt}, [&](const QSqlQuery &row) {
            reference = row.value(0).toString();
            unresolved = row.value(1).toBool();
            return Result<void>();
        });
        if (!found)
            return found;
        if (!unresolved)
            continue;
        if (auto added = add(head, note.attempt, reference, note.atMs, note.noted, *unresolved); !added)
            return added;
    }
    return {};
}

// Only what is another now: each index that a statement touches is pages to be synced.
Result<void> SqlJournal::Store::summarise(const std::optional<Attempt> &before, const Attempt &after)
{
    const QString &attempt = after.plan.attempt;
    const Summary is = summaryOf(after);
    if (!before) {
        auto begun = execute(connection, beginAttempt, {is.unresolved ? 1 : 0, attempt, is.reference});
        if (!begun)
            return begun;
        return execute(connection, beginSummary,
                       {is.reference, is.amount, is.startedAtMs, textOf(is.session), textOf(is.payment), is.status,
                        is.lateMoney ? 1 : 0});
    }
    const Summary was = summaryOf(*before);
    Result<void> done;
    if (is.unresolved != was.unresolved)
        done = execute(connection, markAttempt, {is.unresolved ? 1 : 0, attempt});
    if (done && (is.status != was.status || is.lateMoney != was.lateMoney))
        done = execute(connection, markSummary, {is.status, is.lateMoney ? 1 : 0, attempt});
    if (done && (is.session != was.session || is.payment != was.payment))
        done = execute(connection, nameSummary, {textOf(is.session), textOf(is.payment), attempt});
    return done;
}

Result<void> SqlJournal::Store::append(ChainHead &head, const QString &attempt, const JournalRecord &record)
{
    auto before = readAttempts(connection, ofAttempt, {attempt});
    if (!before)
        return tl::unexpected(before.error());
    const qint64 now = wallClockMs();
    const auto after = fold(before->empty() ? std::nullopt : std::optional(before->front()), record, now);
    if (!after)
        return notToBeTrusted(attempt, after.error());
    const QString reference = after->plan.reference;
    if (attempt.isEmpty() || after->plan.attempt != attempt)
        return fail(ErrorCode::JournalFailed, u"A record was written for another attempt than its own."_s);
    if (!attempt.isValidUtf16() || !reference.isValidUtf16())
        return fail(ErrorCode::JournalFailed, u"The reference is not text that can be written down."_s);

    auto summarised = summarise(before->empty() ? std::nullopt : std::optional(before->front()), *after);
    if (!summarised)
        return summarised;
    return add(head, attempt, reference, now, record, after->isUnresolved());
}

Result<void> SqlJournal::append(const QString &attempt, const JournalRecord &record)
{
    return m_store->grow([&](ChainHead &head) { return m_store->append(head, attempt, record); });
}

Result<void> SqlJournal::Store::appendTill(ChainHead &head, const TillRecord &record)
{
    if (const auto *next = std::get_if<TillFact::DayClosed>(&record)) {
        const auto last = lastClosing(connection);
        if (!last)
            return tl::unexpected(last.error());
        const auto closed = *last ? std::optional(std::get<TillFact::DayClosed>((*last)->record)) : std::nullopt;
        if (auto may = mayClose(closed, *next, head.seq); !may)
            return may;
    }
    const QByteArray body = encodeTillRecord(record);
    if (decodeTillRecord(body) != record)
        return fail(ErrorCode::JournalFailed, u"This is not text that can be written down."_s);
    const QString kind = tillRecordName(record);
    const qint64 now = wallClockMs();
    head = chained(
        head, {.seq = head.seq + 1, .attempt = {}, .reference = {}, .atMs = now, .kind = kind.toUtf8(), .body = body});
    return execute(connection, addTillRecord,
                   {head.seq, now, kind, QString::fromUtf8(body), QString::fromLatin1(head.hash)});
}

Result<void> SqlJournal::appendTill(const TillRecord &record)
{
    return m_store->grow([&](ChainHead &head) { return m_store->appendTill(head, record); });
}

Result<std::vector<TimedTillRecord>> SqlJournal::tillRecords(const TillQuery &query) const
{
    return findTillRecords(m_store->connection, query);
}

void SqlJournal::note(const QString &attempt, const Record::Noted &noted)
{
    m_store->notes.push_back({attempt, noted, m_store->wallClockMs()});
    if (m_store->notes.size() % notesAtOnce == 0)
        writeNotes();
}

// What cannot be written now waits for the next time.
void SqlJournal::writeNotes()
{
    if (!m_store->notes.empty())
        static_cast<void>(m_store->grow([](ChainHead &) { return Result<void>(); }));
}

Result<std::vector<Attempt>> SqlJournal::history(const QString &reference) const
{
    return readAttempts(m_store->connection, m_store->ofReference, {reference});
}

Result<std::vector<Attempt>> SqlJournal::unresolved() const
{
    return readAttempts(m_store->connection, m_store->ofUnresolved, {});
}

Result<std::vector<Attempt>> SqlJournal::recent(int limit) const
{
    // A negative LIMIT means all of them to SQLite.
    return readAttempts(m_store->connection, m_store->ofRecent, {std::max(limit, 0)});
}

Result<AttemptPage> SqlJournal::search(const JournalQuery &query) const
{
    const auto found = findAttempts(m_store->connection, query);
    if (!found)
        return tl::unexpected(found.error());
    QStringList ids;
    for (const qint64 id : found->ids)
        ids.append(QString::number(id));
    auto attempts = readAttempts(m_store->connection, m_store->ofFound, {u"[%1]"_s.arg(ids.join(u','))});
    if (!attempts)
        return tl::unexpected(attempts.error());
    return AttemptPage{.attempts = *std::move(attempts), .next = found->next, .count = found->count};
}

Result<void> SqlJournal::checkReadyToRecord(qint64 freeBytes) const
{
    if (auto held = m_store->connection.transaction([] { return Result<void>(); }); !held)
        return held;
    const QStorageInfo disk(m_store->connection.file());
    if (disk.bytesAvailable() < freeBytes)
        return fail(ErrorCode::JournalFailed,
                    u"The disk under the journal \"%1\" has %2 MB left; %3 MB are needed. Make room first."_s
                        .arg(m_store->connection.file())
                        .arg(disk.bytesAvailable() / 1'000'000)
                        .arg(freeBytes / 1'000'000));
    return {};
}

} // namespace Kassi
