// SPDX-License-Identifier: MIT
// The journal in an SQLite file. It only grows: what was written is never changed or removed, not even by hand with
// another program, and every record is on the disk (WAL, synchronous=FULL) when append() returns. The records are
// chained by hashes (chain.h), so that a row changed by force is noticed at the next start.
#pragma once

#include "journal/journal.h"
#include "journal/journal_file.h"

#include <functional>
#include <memory>

namespace Kassi {

class SqlJournal : public Journal
{
public:
    /// Opens the file, or creates it where there is none. `wallClockMs` gives Unix time for the records; it is for
    /// people only and may jump. ErrorCode::JournalFailed where the file is not a sound journal that this version
    /// knows, or where the database does not promise durability; see prepareJournalFile().
    [[nodiscard]] static Result<std::unique_ptr<SqlJournal>>
    open(const QString &databaseFile, std::function<qint64()> wallClockMs, JournalDepth depth = JournalDepth::Whole);
    ~SqlJournal() override;
    Q_DISABLE_COPY_MOVE(SqlJournal)

    /// Refuses, with nothing written, a record that cannot follow what is there (see fold()).
    [[nodiscard]] Result<void> append(const QString &attempt, const JournalRecord &record) override;
    void note(const QString &attempt, const Record::Noted &noted) override;
    [[nodiscard]] Result<void> appendTill(const TillRecord &record) override;
    [[nodiscard]] Result<std::vector<TimedTillRecord>> tillRecords(const TillQuery &query) const override;
    [[nodiscard]] Result<void> checkReadyToRecord() const override { return checkReadyToRecord(enoughFreeBytes); }
    [[nodiscard]] Result<std::vector<Attempt>> history(const QString &reference) const override;
    [[nodiscard]] Result<std::vector<Attempt>> unresolved() const override;
    [[nodiscard]] Result<std::vector<Attempt>> recent(int limit) const override;
    [[nodiscard]] Result<AttemptPage> search(const JournalQuery &query) const override;

    static constexpr qint64 enoughFreeBytes = 10'000'000; ///< Some ten thousand payments.

    /// Whether a record could be written now: nobody holds the file, and the disk has that much room. Writes nothing.
    [[nodiscard]] Result<void> checkReadyToRecord(qint64 freeBytes) const;

private:
    static constexpr std::size_t notesAtOnce = 64;

    struct Store;
    explicit SqlJournal(std::unique_ptr<Store> store);
    void writeNotes();

    std::unique_ptr<Store> m_store;
};

} // namespace Kassi
