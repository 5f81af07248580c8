// SPDX-License-Identifier: MIT
// What the figures about the journal are made of: a journal, and orders that were paid at once.
#pragma once

#include "bench/patience.h"
#include "journal/sql_journal.h"

namespace Kassi::Bench {

inline constexpr qint64 newYearMs = 1'767'225'600'000; ///< Unix time; nothing depends on it.

/// The bench ends where there is nothing to measure.
template <typename T>
T orGiveUp(Result<T> result)
{
    if (!result)
        throw Failure(result.error().message);
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

inline std::unique_ptr<SqlJournal> openJournal(const QString &file, JournalDepth depth)
{
    return orGiveUp(SqlJournal::open(
        file, [] { return newYearMs; }, depth));
}

inline QString paidReference(int number)
{
    return QStringLiteral("ORDER-%1").arg(number);
}

/// The first is the plan.
inline std::vector<JournalRecord> paidOrder(int number)
{
    const QString id = QStringLiteral("attempt-%1").arg(number);
    return {Record::Planned{{.attempt = id,
                             .idempotencyKey = QStringLiteral("key-") + id,
                             .body = R"({"mode":"embedded","amount":4990,"currency":"ISK","locale":"is"})",
                             .reference = paidReference(number),
                             .money = {.amount = 4990, .currency = QStringLiteral("ISK")}}},
            Record::Created{QStringLiteral("pses_%1").arg(number), QStringLiteral("pay_%1").arg(number),
                            QStringLiteral("2030-01-01T00:00:00Z")},
            Record::Withdrawn{CancelReason::Staff}, Record::Settled{.outcome = Outcome::Paid, .sessionClosed = true}};
}

} // namespace Kassi::Bench
