// SPDX-License-Identifier: MIT
// What a journal in memory knows about the till, with the rule of the real one.
#pragma once

#include "journal/journal.h"

#include <algorithm>
#include <ranges>

namespace Kassi::Testing {

struct PlainTill
{
    std::vector<TimedTillRecord> records = {}; ///< Oldest first.

    /// `head`: the journal's last row.
    [[nodiscard]] Result<void> append(const TillRecord &record, qint64 head, qint64 atMs)
    {
        if (const auto *next = std::get_if<TillFact::DayClosed>(&record)) {
            std::optional<TillFact::DayClosed> last;
            for (const TimedTillRecord &known : records) {
                if (const auto *closed = std::get_if<TillFact::DayClosed>(&known.record))
                    last = *closed;
            }
            if (auto may = mayClose(last, *next, head); !may)
                return may;
        }
        records.push_back({.seq = head + 1, .atMs = atMs, .record = record});
        return {};
    }

    [[nodiscard]] std::vector<TimedTillRecord> find(const TillQuery &query) const
    {
        std::vector<TimedTillRecord> found;
        for (const TimedTillRecord &record : records | std::views::reverse) {
            const bool wanted = (query.kind.isEmpty() || tillRecordName(record.record) == query.kind) &&
                                (!query.fromMs || record.atMs >= *query.fromMs) &&
                                (!query.untilMs || record.atMs < *query.untilMs) &&
                                (!query.before || record.seq < *query.before);
            if (wanted && int(found.size()) < std::min(query.limit, TillQuery::mostRecords))
                found.push_back(record);
        }
        return found;
    }
};

} // namespace Kassi::Testing
