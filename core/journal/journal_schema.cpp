// SPDX-License-Identifier: MIT
#include "journal/journal_schema.h"

#include "journal/chain.h"
#include "journal/summary.h"

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

// `record` is the truth and only grows; its rows are chained (chain.h), and `head` is how far the chain has come, so
// that the end cannot be cut off unnoticed. `attempt` answers the journal's questions quickly: which attempts belong to
// an order, which are the latest, and which are unresolved, as Attempt::isUnresolved() said when the last record came.
// Its index leaves the notes out: they are many, and only evidence wants them.
// INSERT OR REPLACE removes rows without a DELETE trigger, so it needs triggers of its own.
QStringList firstVersion()
{
    const ChainHead nothing;
    return {
        u"PRAGMA application_id = %1"_s.arg(journalApplicationId),
        u"CREATE TABLE attempt ("
        "  id INTEGER PRIMARY KEY,"
        "  attempt TEXT NOT NULL UNIQUE,"
        "  reference TEXT NOT NULL,"
        "  unresolved INTEGER NOT NULL CHECK (unresolved IN (0, 1))"
        ") STRICT"_s,
        u"CREATE INDEX attempt_by_reference ON attempt (reference)"_s,
        u"CREATE INDEX attempt_unresolved ON attempt (id) WHERE unresolved = 1"_s,
        u"CREATE TABLE record ("
        "  seq INTEGER PRIMARY KEY,"
        "  attempt TEXT NOT NULL REFERENCES attempt (attempt),"
        "  reference TEXT NOT NULL,"
        "  at_ms INTEGER NOT NULL,"
        "  kind TEXT NOT NULL,"
        "  body TEXT NOT NULL,"
        "  unresolved INTEGER NOT NULL CHECK (unresolved IN (0, 1)),"
        "  hash TEXT NOT NULL CHECK (length(hash) = 64)"
        ") STRICT"_s,
        u"CREATE INDEX record_by_attempt ON record (attempt) WHERE kind <> 'noted'"_s,
        u"CREATE TABLE head ("
        "  one INTEGER PRIMARY KEY CHECK (one = 1),"
        "  seq INTEGER NOT NULL,"
        "  hash TEXT NOT NULL CHECK (length(hash) = 64)"
        ") STRICT"_s,
        u"INSERT INTO head VALUES (1, %1, '%2')"_s.arg(nothing.seq).arg(QString::fromLatin1(nothing.hash)),
        u"CREATE TRIGGER record_never_changes BEFORE UPDATE ON record"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER record_never_goes BEFORE DELETE ON record"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER record_never_replaced BEFORE INSERT ON record"
        " WHEN EXISTS (SELECT 1 FROM record WHERE seq = NEW.seq)"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER head_moves_forward BEFORE UPDATE ON head WHEN NEW.seq <= OLD.seq"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER head_never_goes BEFORE DELETE ON head"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER head_never_replaced BEFORE INSERT ON head"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER attempt_keeps_its_order BEFORE UPDATE OF id, attempt, reference ON attempt"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER attempt_never_replaced BEFORE INSERT ON attempt"
        " WHEN EXISTS (SELECT 1 FROM attempt WHERE id = NEW.id OR attempt = NEW.attempt)"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER attempt_never_goes BEFORE DELETE ON attempt"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
    };
}

// What attempts are searched by, in a table of its own: ALTER TABLE would leave the text of `attempt` to SQLite, and
// the next version of it may write another. Made of the records that are there; the indices afterwards, which is
// quicker. NOCASE knows A–Z only, and so will say the same for ever.
QStringList withSummary()
{
    return {
        u"CREATE TABLE summary ("
        "  id INTEGER PRIMARY KEY REFERENCES attempt (id),"
        "  reference TEXT NOT NULL,"
        "  amount INTEGER NOT NULL,"
        "  started_at_ms INTEGER NOT NULL,"
        "  session TEXT NOT NULL,"
        "  payment TEXT NOT NULL,"
        "  status TEXT NOT NULL,"
        "  late_money INTEGER NOT NULL CHECK (late_money IN (0, 1))"
        ") STRICT"_s,
        QString(u"INSERT INTO summary (id, "_s + summaryColumns() + u") SELECT a.id, "_s + summaryOfRecords() + u' ' +
                groupedRecords()),
        u"CREATE INDEX summary_by_reference ON summary (reference COLLATE NOCASE)"_s,
        u"CREATE INDEX summary_by_amount ON summary (amount)"_s,
        u"CREATE INDEX summary_by_time ON summary (started_at_ms)"_s,
        u"CREATE INDEX summary_by_session ON summary (session) WHERE session <> ''"_s,
        u"CREATE INDEX summary_by_payment ON summary (payment) WHERE payment <> ''"_s,
        u"CREATE INDEX summary_by_status ON summary (status) WHERE status NOT IN ('open', 'paid')"_s,
        u"CREATE INDEX summary_of_late_money ON summary (id) WHERE late_money = 1"_s,
        u"CREATE TRIGGER summary_keeps_its_order BEFORE UPDATE OF id, reference, amount, started_at_ms ON summary"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER summary_never_replaced BEFORE INSERT ON summary"
        " WHEN EXISTS (SELECT 1 FROM summary WHERE id = NEW.id)"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER summary_never_goes BEFORE DELETE ON summary"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
    };
}

// Facts about the till. They are chained with the records of `record`: no number is in both tables, and together they
// have no gaps. In a table of their own, since those of `record` each belong to an attempt.
QStringList withTillRecords()
{
    return {
        u"CREATE TABLE till_record ("
        "  seq INTEGER PRIMARY KEY,"
        "  at_ms INTEGER NOT NULL,"
        "  kind TEXT NOT NULL,"
        "  body TEXT NOT NULL,"
        "  hash TEXT NOT NULL CHECK (length(hash) = 64)"
        ") STRICT"_s,
        u"CREATE INDEX till_record_by_kind ON till_record (kind)"_s,
        u"CREATE INDEX till_record_by_time ON till_record (at_ms)"_s,
        u"CREATE TRIGGER till_record_never_changes BEFORE UPDATE ON till_record"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER till_record_never_goes BEFORE DELETE ON till_record"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
        u"CREATE TRIGGER till_record_never_replaced BEFORE INSERT ON till_record"
        " WHEN EXISTS (SELECT 1 FROM till_record WHERE seq = NEW.seq)"
        " BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"_s,
    };
}

// One entry per version, from oldestJournalVersion. What was released never changes; a new version is a new entry at
// the end.
QList<QStringList> migrations()
{
    return {firstVersion(), withSummary(), withTillRecords()};
}

Result<void> migrateTo(const SqlConnection &connection, int version, const QStringList &statements)
{
    return connection.transaction([&]() -> Result<void> {
        for (const QString &statement : statements) {
            if (auto done = connection.run(statement); !done)
                return done;
        }
        return connection.run(u"PRAGMA user_version = %1"_s.arg(version));
    });
}

} // namespace

int journalSchemaVersion()
{
    return oldestJournalVersion + int(migrations().size()) - 1;
}

Result<void> migrateJournal(const SqlConnection &connection, int toVersion)
{
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    const QList<QStringList> steps = migrations();
    for (int next = 0; next < steps.size(); ++next) {
        const int made = oldestJournalVersion + next;
        if (made <= version->toInt() || made > toVersion)
            continue;
        if (auto done = migrateTo(connection, made, steps.at(next)); !done)
            return done;
    }
    return {};
}

Result<bool> hasJournalSchema(const SqlConnection &connection, int version)
{
    // SQLite's own tables, such as what ANALYZE leaves, are nobody's business.
    const QString schema =
        u"SELECT group_concat(type || ' ' || name || ' ' || tbl_name || ' ' || quote(sql), char(10)) "
        "FROM (SELECT * FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name)"_s;
    const auto model = SqlConnection::open(u":memory:"_s, SqlConnection::Access::ReadWrite);
    if (!model)
        return tl::unexpected(model.error());
    if (const auto made = migrateJournal(*model, version); !made)
        return tl::unexpected(made.error());
    const auto wanted = model->value(schema);
    const auto found = connection.value(schema);
    if (!wanted || !found)
        return tl::unexpected(wanted ? found.error() : wanted.error());
    return *found == *wanted;
}

} // namespace Kassi
