// SPDX-License-Identifier: MIT
// A day at the till as it is looked at, compared, printed and closed.
#pragma once

#include "till/till_record.h"

namespace Kassi {

struct Day
{
    qint64 number = 1;
    qint64 after = 0;                               ///< As in DayClosed, here and below.
    qint64 through = 0;                             ///< Of a day that is not closed yet: the journal's last row.
    std::optional<qint64> fromMs = {};              ///< Wall clock; nothing: the journal is empty.
    std::vector<DayChange> changes = {};            ///< In the order in which the attempts began.
    std::vector<Attempt> unresolved = {};           ///< At its end, likewise.
    std::vector<DayTotals> totals = {};             ///< Of a closed day: as they were written down.
    std::optional<TillFact::DayClosed> closed = {}; ///< Nothing: it is still open.
    std::optional<qint64> closedAtMs = {};          ///< Wall clock.

    bool operator==(const Day &) const = default;
};

} // namespace Kassi
