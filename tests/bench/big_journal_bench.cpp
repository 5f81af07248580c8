// SPDX-License-Identifier: MIT
// What a till still costs after years: a journal of a million paid orders. It is filled past the journal's own code, in
// one transaction, but with the same rows, hashes and head; how it is opened and asked is the product's.
#include "bench/figure.h"
#include "bench/journal_rig.h"
#include "journal/chain.h"
#include "journal/journal_check.h"
#include "journal/record_codec.h"
#include "journal/sql_connection.h"
#include "journal/witness.h"
#include "support/memory_folder.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

constexpr int searches = 200;

class Filler
{
public:
    explicit Filler(const QString &file)
        : m_connection(orGiveUp(SqlConnection::open(file, SqlConnection::Access::ReadWrite)))
        , m_head(orGiveUp(readHead(m_connection)))
        , m_begin(prepare(u"INSERT INTO attempt (unresolved, attempt, reference) VALUES (?, ?, ?)"_s))
        , m_add(prepare(u"INSERT INTO record (seq, attempt, reference, at_ms, kind, body, unresolved, hash)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s))
    {
    }

    void fill(int orders)
    {
        orGiveUp(m_connection.transaction([&]() -> Result<void> {
            for (int number = 0; number < orders; ++number)
                add(number);
            return m_connection.run(
                u"UPDATE head SET seq = %1, hash = '%2'"_s.arg(m_head.seq).arg(QString::fromLatin1(m_head.hash)));
        }));
    }

private:
    QSqlQuery prepare(const QString &statement) { return orGiveUp(m_connection.prepare(statement)); }
    void execute(QSqlQuery &query, const QVariantList &values)
    {
        orGiveUp(m_connection.each(query, values, [](const QSqlQuery &) { return Result<void>(); }));
    }

    void add(int number)
    {
        const std::vector<JournalRecord> records = paidOrder(number);
        const Plan &plan = std::get<Record::Planned>(records.front()).plan;
        execute(m_begin, {0, plan.attempt, plan.reference});
        for (const JournalRecord &record : records) {
            const ChainRow row{.seq = m_head.seq + 1,
                               .attempt = plan.attempt.toUtf8(),
                               .reference = plan.reference.toUtf8(),
                               .atMs = newYearMs + m_head.seq,
                               .kind = recordName(record).toUtf8(),
                               .body = encodeRecord(record),
                               .unresolved = !std::holds_alternative<Record::Settled>(record)};
            m_head = chained(m_head, row);
            execute(m_add, {row.seq, plan.attempt, plan.reference, row.atMs, QString::fromUtf8(row.kind),
                            QString::fromUtf8(row.body), row.unresolved ? 1 : 0, QString::fromLatin1(m_head.hash)});
        }
    }

    SqlConnection m_connection;
    ChainHead m_head;
    QSqlQuery m_begin;
    QSqlQuery m_add;
};

} // namespace

Figures measureBigJournal(int rounds, int orders)
{
    const QTemporaryDir folder(Testing::memoryFolder(u"kassi-bench"_s)); // filling it is not what is measured
    const QString file = folder.filePath(u"journal.sqlite3"_s);
    openJournal(file, JournalDepth::End).reset();
    Filler(file).fill(orders);
    QFile::remove(Witness::pathFor(file)); // It knows nothing of what was filled in.

    std::vector<double> opened;
    std::vector<double> found;
    QRandomGenerator random(1);
    for (int round = 0; round < rounds; ++round) {
        const Moment before = Clock::now();
        const auto journal = openJournal(file, JournalDepth::End);
        opened.push_back(msBetween(before, Clock::now()));
        for (int search = 0; search < searches; ++search) {
            const int number = random.bounded(orders);
            const Moment asked = Clock::now();
            const auto attempts = orGiveUp(journal->history(paidReference(number)));
            found.push_back(msBetween(asked, Clock::now()));
            if (attempts.size() != 1 || attempts.front().outcome != Outcome::Paid)
                throw Failure(u"the journal does not know order %1"_s.arg(number));
        }
    }
    const QString of = u" (%1 orders)"_s.arg(orders);
    Figure opening = figureOf(u"journal opens"_s + of, u"ms"_s, opened);
    opening.target = Target{.of = Target::Of::Most, .limit = 200};
    Figure finding = figureOf(u"search by reference"_s + of, u"ms"_s, found);
    finding.target = Target{.of = Target::Of::Most, .limit = 20};
    return {opening, finding};
}

} // namespace Kassi::Bench
