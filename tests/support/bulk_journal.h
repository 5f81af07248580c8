// SPDX-License-Identifier: MIT
// A journal as long as years make it, in seconds: rows put beside the product's own by SQL. What reads it cannot tell;
// its chain is not made, so nothing may be appended to it, and its check would fail.
#pragma once

#include "support/journal.h"

namespace Kassi::Testing {

struct Bulk
{
    int attempts = 0;
    qint64 firstMs = 1'700'000'000'000; ///< When the first began.
    qint64 stepMs = 1'000;              ///< From one to the next.
};

/// Attempt n (from 1) of a journal that was empty is "bulk-n", order "ORDER-n", payment "pay_bulk_n", session
/// "pses_bulk_n", over 100 * (n % 500 + 1), paid, and declined where n divides by 10. Empty when done, or what SQLite
/// says.
inline QString fillInBulk(const QString &file, const Bulk &bulk)
{
    const auto bodyOf = [](const JournalRecord &record) {
        QString sql = u"'"_s + QString::fromUtf8(encodeRecord(record)).replace(u"'"_s, u"''"_s) + u"'"_s;
        for (const auto &[what, with] : {std::pair{u"bulk-#"_s, u"'bulk-'||i"_s},
                                         {u"ORDER-#"_s, u"'ORDER-'||i"_s},
                                         {u"_bulk_#"_s, u"'_bulk_'||i"_s},
                                         {u"\"amount\":4990"_s, u"'\"amount\":'||(100*(i%500+1))"_s},
                                         {u"\"paid\""_s, u"iif(i%10=0,'\"declined\"','\"paid\"')"_s}})
            sql = u"replace(%1,'%2',%3)"_s.arg(sql, what, with);
        return sql;
    };
    const QString numbers =
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "_s.arg(bulk.attempts);
    const QString startedAt = u"%1 + (i - 1) * %2"_s.arg(bulk.firstMs).arg(bulk.stepMs);
    const auto addRecord = [&](const JournalRecord &record) -> QString {
        return numbers +
               u"INSERT INTO record (attempt, reference, at_ms, kind, body, unresolved, hash) SELECT 'bulk-'||i,"
               " 'ORDER-'||i, %1, '%2', %3, 0, hex(zeroblob(32)) FROM n"_s.arg(startedAt, recordName(record),
                                                                               bodyOf(record));
    };
    const QStringList statements = {
        u"BEGIN"_s,
        numbers + u"INSERT INTO attempt (attempt, reference, unresolved) SELECT 'bulk-'||i, 'ORDER-'||i, 0 FROM n"_s,
        addRecord(planned(u"bulk-#"_s, u"ORDER-#"_s)),
        addRecord(Record::Created{u"pses_bulk_#"_s, u"pay_bulk_#"_s, {}}),
        addRecord(paid),
        numbers + u"INSERT INTO summary SELECT a.id, a.reference, 100*(i%500+1), %1, 'pses_bulk_'||i, 'pay_bulk_'||i,"
                  " iif(i%10=0,'declined','paid'), 0 FROM n JOIN attempt a ON a.attempt = 'bulk-'||i"_s.arg(startedAt),
        u"COMMIT"_s,
    };
    const Stranger stranger(file);
    for (const QString &statement : statements) {
        if (const QString refused = stranger.run(statement); !refused.isEmpty())
            return refused;
    }
    return {};
}

} // namespace Kassi::Testing
