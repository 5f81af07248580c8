// SPDX-License-Identifier: MIT
// What an attempt is found by. The table `summary` is made of the records and can be made of them again. There are two
// ways, and tests hold them together: of an attempt that is being written, and, in SQL, of all records that are there
// (when an older journal is opened, and when a journal is checked). Private to the journal.
#pragma once

#include "machine/record.h"

namespace Kassi {

struct Summary
{
    QString reference;
    qint64 amount = 0; ///< In the currency's smallest unit.
    qint64 startedAtMs = 0;
    QString session; ///< Empty as long as there is none; likewise the payment.
    QString payment;
    QString status; ///< attemptStatusName()
    bool lateMoney = false;
    bool unresolved = false; ///< Attempt::isUnresolved(); stands in the table `attempt`.
};

[[nodiscard]] Summary summaryOf(const Attempt &attempt);

/// The table's columns without its id, in the order that all statements have them.
[[nodiscard]] QString summaryColumns();
/// What they have to be by the records: expressions over a group of `record r`, all of one `attempt a`.
[[nodiscard]] QString summaryOfRecords();
/// FROM and GROUP BY for them, with `more` joined: goes through the attempts in their order.
[[nodiscard]] QString groupedRecords(const QString &more = {});

} // namespace Kassi
