// SPDX-License-Identifier: MIT
// What the journal holds of an order that was paid at once: what the figures about the journal are made of.
#pragma once

#include "machine/record.h"

namespace Kassi::Bench {

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
