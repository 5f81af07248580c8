// SPDX-License-Identifier: MIT
#include "bench/figure.h"
#include "bench/journal_rig.h"
#include "journal/record_codec.h"
#include "support/memory_folder.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

constexpr int paymentsARound = 25;
constexpr int bigJournal = 100'000;

void appendPayment(SqlJournal &journal, int number)
{
    const std::vector<JournalRecord> records = paidOrder(number);
    for (const JournalRecord &record : records) {
        orGiveUp(journal.append(std::get<Record::Planned>(records.front()).plan.attempt, record));
    }
}

// The least that durable records cost: a row in a table, a transaction each, synced.
class BareInserts
{
public:
    explicit BareInserts(const QString &file)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"bare"_s))
    {
        m_database.setDatabaseName(file);
        if (!m_database.open())
            throw Failure(u"no bare database"_s);
        for (const QString &statement : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                                         u"CREATE TABLE record (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)"_s})
            QSqlQuery(m_database).exec(statement);
        m_insert = QSqlQuery(m_database);
        m_insert.prepare(u"INSERT INTO record (body) VALUES (?)"_s);
    }

    void insert(const QByteArray &body)
    {
        m_insert.bindValue(0, QString::fromUtf8(body));
        if (!m_insert.exec())
            throw Failure(u"a bare insert failed"_s);
    }

private:
    QSqlDatabase m_database;
    QSqlQuery m_insert;
};

double msOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

Figure measureAppend(int rounds)
{
    const QTemporaryDir folder; // on a real disk: the syncing is what costs
    const auto journal = openJournal(folder.filePath(u"journal.sqlite3"_s), JournalDepth::Whole);
    BareInserts bare(folder.filePath(u"bare.sqlite3"_s));
    std::vector<double> ours;
    std::vector<double> theirs;
    QElapsedTimer timer;
    for (int round = 0; round < rounds; ++round) {
        timer.start();
        for (int i = 0; i < paymentsARound; ++i)
            appendPayment(*journal, round * paymentsARound + i);
        ours.push_back(msOf(timer) / (4.0 * paymentsARound));
        timer.start();
        for (int i = 0; i < paymentsARound; ++i) {
            for (const JournalRecord &record : paidOrder(round * paymentsARound + i))
                bare.insert(encodeRecord(record));
        }
        theirs.push_back(msOf(timer) / (4.0 * paymentsARound));
    }
    Figure figure = figureOf(u"journal append"_s, u"ms"_s, ours);
    figure.peer = figureOf({}, {}, theirs).median;
    figure.peerName = u"bare synced insert"_s;
    figure.target = Target{.of = Target::Of::Ratio, .limit = 1.3};
    return figure;
}

Figure measureOpen(int rounds)
{
    const QTemporaryDir folder(Testing::memoryFolder(u"kassi-bench"_s)); // filling it is not what is measured
    const QString file = folder.filePath(u"journal.sqlite3"_s);
    {
        const auto journal = openJournal(file, JournalDepth::Whole);
        for (int number = 0; number < bigJournal / 4; ++number)
            appendPayment(*journal, number);
    }
    std::vector<double> took;
    for (int round = 0; round < std::min(rounds, 5); ++round) {
        QElapsedTimer timer;
        timer.start();
        const auto journal = openJournal(file, JournalDepth::Whole);
        took.push_back(msOf(timer));
    }
    return figureOf(u"open and check 100 000 records"_s, u"ms"_s, took);
}

} // namespace

Figures measureJournal(int rounds)
{
    return {measureAppend(rounds), measureOpen(rounds)};
}

} // namespace Kassi::Bench
