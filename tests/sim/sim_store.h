// SPDX-License-Identifier: MIT
// What a till's journal is kept on, and what of it is left when the process dies. The store outlives the process; a
// journal is one process's view of it.
#pragma once

#include "journal/journal.h"
#include "sim/process.h"

#include <deque>
#include <memory>

namespace Kassi::Sim {

struct StoredRecord
{
    QString attempt;
    JournalRecord record;
};

class Store
{
public:
    virtual ~Store() = default;

    [[nodiscard]] virtual Result<std::unique_ptr<Journal>> open() = 0;
    /// The bytes are on the disk, but the writer was told that they are not, and does not see them: what a database
    /// does whose sync failed. The next write goes over them; a restart before that finds them.
    virtual void hide(const QString &attempt, const JournalRecord &record) = 0;
    /// The process is gone, and its journal with it. What had been hidden and is there now.
    [[nodiscard]] virtual std::vector<StoredRecord> processDied() = 0;

    // ---- for a store with a disk under it, where trouble strikes in the middle of a write
    /// Whether the next write will meet it; if not, trouble is made above the journal.
    virtual bool breakNextWrite() { return false; }
    virtual bool crashInNextWrite() { return false; }
    /// That write is over: whether its journal took it.
    virtual void wrote(const QString &attempt, const JournalRecord &record, bool taken)
    {
        (void)attempt, (void)record, (void)taken;
    }
};

/// In memory: quick, and with the same folding as the real journal.
[[nodiscard]] std::unique_ptr<Store> makeMemoryStore();

/// The real journal in a real SQLite, on a disk that loses what was not synced (crash_disk.h).
[[nodiscard]] std::unique_ptr<Store> makeSqliteStore(quint64 seed);

/// Around a process's journal: lets trouble strike, and tells the oracle what is durable.
class WatchedJournal final : public Journal
{
public:
    WatchedJournal(std::unique_ptr<Journal> inner, Store &store, Process &process, SimOracle &oracle, Faults &faults,
                   Dice &dice);

    [[nodiscard]] Result<void> append(const QString &attempt, const JournalRecord &record) override;
    void appendThen(const QString &attempt, const JournalRecord &record, const Written &written) override;
    void note(const QString &attempt, const Record::Noted &noted) override;
    [[nodiscard]] Result<void> appendTill(const TillRecord &record) override;
    [[nodiscard]] Result<std::vector<TimedTillRecord>> tillRecords(const TillQuery &query) const override;
    [[nodiscard]] Result<void> checkReadyToRecord() const override;
    [[nodiscard]] Result<std::vector<Attempt>> history(const QString &reference) const override;
    [[nodiscard]] Result<std::vector<Attempt>> unresolved() const override;
    [[nodiscard]] Result<std::vector<Attempt>> recent(int limit) const override;
    [[nodiscard]] Result<AttemptPage> search(const JournalQuery &query) const override;

private:
    [[nodiscard]] std::optional<Fault> strike(const QString &attempt, const JournalRecord &record);
    [[nodiscard]] Result<void> write(const QString &attempt, const JournalRecord &record, std::optional<Fault> fault);
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] bool isUnreadable() const;
    [[nodiscard]] Owner ownerOf(const QString &attempt, const JournalRecord &record) const;

    std::unique_ptr<Journal> m_inner;
    Store &m_store;
    Process &m_process;
    SimOracle &m_oracle;
    Faults &m_faults;
    Dice &m_dice;
    qint64 m_fullUntil = 0;
    std::deque<std::function<void()>> m_answers; ///< That are late: the disk has the records, and nobody knows.
    QObject m_context;                           ///< There as long as the journal is.
};

} // namespace Kassi::Sim
