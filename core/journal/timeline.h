// SPDX-License-Identifier: MIT
// What happened to one attempt, for people: its records with the time of each. Reads the file beside the till that
// writes it, which neither waits nor notices, and may be called on any thread.
#pragma once

#include "machine/record.h"

namespace Kassi {

struct TimedRecord
{
    qint64 atMs = 0; ///< Wall clock, Unix time.
    JournalRecord record;

    bool operator==(const TimedRecord &) const = default;
};

/// Oldest first, and of the notes only who did what: the others are many, and evidence has them. Empty where the
/// journal does not know the attempt. ErrorCode::JournalFailed.
[[nodiscard]] Result<std::vector<TimedRecord>> readTimeline(const QString &journalFile, const QString &attempt);

} // namespace Kassi
