// SPDX-License-Identifier: MIT
// The durable memory of a till: a port. What was accepted is on disk when that is told, or it is told that it is not.
#pragma once

#include "journal/journal_query.h"

#include <functional>

namespace Kassi {

/// What became of a record: durable, or not known to be.
using Written = std::function<void(const Result<void> &)>;
/// What a search came to.
using Found = std::function<void(const Result<AttemptPage> &)>;

/// All calls come from one thread. Errors are ErrorCode::JournalFailed with a message that says what to do.
class Journal
{
public:
    virtual ~Journal() = default;

    /// Writes one record durably. On an error it is not known to be there, and nothing may be built on it.
    [[nodiscard]] virtual Result<void> append(const QString &attempt, const JournalRecord &record) = 0;
    /// The same for a thread that must not wait for a disk: `written` is called there once, unless the journal goes
    /// before. Records are written in the order of the calls, and all that is read afterwards knows of them. A store
    /// without a disk of its own may call it at once.
    virtual void appendThen(const QString &attempt, const JournalRecord &record, const Written &written)
    {
        written(append(attempt, record));
    }
    /// Takes evidence about an attempt that is in the journal. It is written with the next record, in order, or when a
    /// few dozen have gathered; a crash before that loses it, and nothing but evidence.
    virtual void note(const QString &attempt, const Record::Noted &noted) = 0;

    /// Writes down a fact about the till, as durable as append(), in the same order and the same chain. A closing that
    /// cannot follow (mayClose()) is refused.
    [[nodiscard]] virtual Result<void> appendTill(const TillRecord &record) = 0;
    /// The same for a thread that must not wait, as appendThen().
    virtual void appendTillThen(const TillRecord &record, const Written &written) { written(appendTill(record)); }
    /// Facts about the till, newest first: in the order in which they were written, whatever the clock said.
    [[nodiscard]] virtual Result<std::vector<TimedTillRecord>> tillRecords(const TillQuery &query) const = 0;

    /// Whether a new order may be begun: nobody holds the store, and it has room for all that will follow. Writes
    /// nothing.
    [[nodiscard]] virtual Result<void> checkReadyToRecord() const = 0;

    /// All attempts of an order, oldest first.
    [[nodiscard]] virtual Result<std::vector<Attempt>> history(const QString &reference) const = 0;
    /// Attempts for which Attempt::isUnresolved() holds, newest first.
    [[nodiscard]] virtual Result<std::vector<Attempt>> unresolved() const = 0;
    /// The latest attempts, newest first.
    [[nodiscard]] virtual Result<std::vector<Attempt>> recent(int limit) const = 0;

    /// A page of what was asked for, newest first. It takes some milliseconds, however many attempts there are.
    [[nodiscard]] virtual Result<AttemptPage> search(const JournalQuery &query) const = 0;
    /// The same for a thread that must not wait, not even for the records that were given before: `found` is called
    /// there once, unless the journal goes before. Pages come in the order of the calls.
    virtual void searchThen(const JournalQuery &query, const Found &found) { found(search(query)); }
};

} // namespace Kassi
