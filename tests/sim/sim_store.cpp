// SPDX-License-Identifier: MIT
#include "sim/sim_store.h"

#include "support/plain_search.h"
#include "support/plain_till.h"

#include <algorithm>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

Result<void> failed(const QString &why)
{
    return fail(ErrorCode::JournalFailed, why);
}

struct Memory
{
    std::vector<Attempt> attempts; ///< Oldest first.
    std::optional<StoredRecord> hidden;
    Testing::PlainTill till;
    qint64 rows = 0; ///< Written so far.

    Result<void> append(const QString &attempt, const JournalRecord &record)
    {
        const auto known = std::ranges::find_if(attempts, [&](const Attempt &a) { return a.plan.attempt == attempt; });
        auto next = fold(known == attempts.end() ? std::nullopt : std::optional(*known), record, 0);
        if (!next)
            return tl::unexpected(next.error());
        if (known == attempts.end())
            attempts.push_back(*std::move(next));
        else
            *known = *std::move(next);
        ++rows;
        return {};
    }

    template <typename Wanted>
    [[nodiscard]] std::vector<Attempt> select(Wanted wanted) const
    {
        std::vector<Attempt> found;
        std::ranges::copy_if(attempts, std::back_inserter(found), wanted);
        return found;
    }
};

class MemoryView final : public Journal
{
public:
    explicit MemoryView(Memory &memory)
        : m_memory(memory)
    {
    }

    [[nodiscard]] Result<void> append(const QString &attempt, const JournalRecord &record) override
    {
        m_memory.hidden.reset(); // written over
        return m_memory.append(attempt, record);
    }
    void note(const QString &, const Record::Noted &) override {}
    [[nodiscard]] Result<void> appendTill(const TillRecord &record) override
    {
        return m_memory.till.append(record, m_memory.rows, 0).map([this] { ++m_memory.rows; });
    }
    [[nodiscard]] Result<std::vector<TimedTillRecord>> tillRecords(const TillQuery &query) const override
    {
        return m_memory.till.find(query);
    }
    [[nodiscard]] Result<void> checkReadyToRecord() const override { return {}; }
    [[nodiscard]] Result<std::vector<Attempt>> history(const QString &reference) const override
    {
        return m_memory.select([&](const Attempt &attempt) { return attempt.plan.reference == reference; });
    }
    [[nodiscard]] Result<std::vector<Attempt>> unresolved() const override
    {
        auto found = m_memory.select([](const Attempt &attempt) { return attempt.isUnresolved(); });
        std::ranges::reverse(found);
        return found;
    }
    [[nodiscard]] Result<std::vector<Attempt>> recent(int limit) const override
    {
        auto all = m_memory.attempts;
        std::ranges::reverse(all);
        all.resize(std::min(all.size(), size_t(limit)));
        return all;
    }
    [[nodiscard]] Result<AttemptPage> search(const JournalQuery &query) const override
    {
        return Testing::plainSearch(m_memory.attempts, query);
    }

private:
    Memory &m_memory;
};

class MemoryStore final : public Store
{
public:
    [[nodiscard]] Result<std::unique_ptr<Journal>> open() override { return std::make_unique<MemoryView>(m_memory); }
    void hide(const QString &attempt, const JournalRecord &record) override
    {
        m_memory.hidden = StoredRecord{attempt, record};
    }
    [[nodiscard]] std::vector<StoredRecord> processDied() override
    {
        const auto found = std::exchange(m_memory.hidden, std::nullopt);
        if (found && m_memory.append(found->attempt, found->record))
            return {*found};
        return {};
    }

private:
    Memory m_memory;
};

} // namespace

std::unique_ptr<Store> makeMemoryStore()
{
    return std::make_unique<MemoryStore>();
}

// ---------------------------------------------------------------- watched

WatchedJournal::WatchedJournal(std::unique_ptr<Journal> inner, Store &store, Process &process, SimOracle &oracle,
                               Faults &faults, Dice &dice)
    : m_inner(std::move(inner))
    , m_store(store)
    , m_process(process)
    , m_oracle(oracle)
    , m_faults(faults)
    , m_dice(dice)
{
}

bool WatchedJournal::isFull() const
{
    return !m_faults.stopped() && m_process.clock.monotonicMs() < m_fullUntil;
}

Owner WatchedJournal::ownerOf(const QString &attempt, const JournalRecord &record) const
{
    const auto *planned = std::get_if<Record::Planned>(&record);
    const Known *known = planned ? nullptr : m_oracle.attempt(attempt);
    const QString &reference = planned ? planned->plan.reference : known ? known->plan.reference : QString();
    return m_process.checkout && reference == m_process.reference ? Owner::Till : Owner::Guardian;
}

std::optional<Fault> WatchedJournal::strike(const QString &attempt, const JournalRecord &record)
{
    if (m_process.dead)
        return {};
    return m_faults.strike(Operation::Write, m_process.placeOf(ownerOf(attempt, record)));
}

Result<void> WatchedJournal::append(const QString &attempt, const JournalRecord &record)
{
    return write(attempt, record, strike(attempt, record));
}

void WatchedJournal::appendThen(const QString &attempt, const JournalRecord &record, const Written &written)
{
    const auto fault = strike(attempt, record);
    const bool fails = fault == Fault::DiskSlow && m_dice.below(4) == 0;
    const auto result = fails ? failed(u"The disk did not answer."_s) : write(attempt, record, fault);
    if (fault != Fault::DiskSlow && m_answers.empty())
        return written(result);
    m_process.trace("journal", "takes its time over", recordName(record));
    m_answers.emplace_back([written, result] { written(result); });
    // One timer for each, and whichever is due gives the first answer: their order stays.
    m_process.clock.later(m_dice.between(1, 5'000), [this, open = QPointer(&m_context)] {
        if (!open) // the process is gone
            return;
        const auto answer = std::move(m_answers.front());
        m_answers.pop_front();
        answer();
    });
}

Result<void> WatchedJournal::write(const QString &attempt, const JournalRecord &record, std::optional<Fault> fault)
{
    if (m_process.dead)
        return failed(u"dead"_s);
    m_oracle.written(record);
    if (fault == Fault::CrashBeforeWrite) {
        if (m_store.crashInNextWrite()) {
            (void)m_inner->append(attempt, record);
            m_store.wrote(attempt, record, false); // nobody was told that it was
        }
        m_process.die("dies before a write");
        return failed(u"dead"_s);
    }
    const QString name = recordName(record);
    if (fault == Fault::DiskFull)
        m_fullUntil = m_process.clock.monotonicMs() + m_dice.between(500, 20'000);
    const bool broken = (fault == Fault::WriteFailed || fault == Fault::WriteHidden) && m_store.breakNextWrite();
    if (!broken && (fault == Fault::WriteFailed || isFull())) {
        m_process.trace("journal", isFull() ? "is full, cannot take" : "cannot write", name);
        return failed(u"The disk is full."_s);
    }
    if (!broken && fault == Fault::WriteHidden) {
        m_process.trace("journal", "seems not to write, but does", name);
        m_store.hide(attempt, record);
        return failed(u"The disk did not answer."_s);
    }
    auto written = m_inner->append(attempt, record);
    m_store.wrote(attempt, record, written.has_value());
    if (!written && broken) {
        m_process.trace("journal", "cannot write, says the disk,", name);
        return written;
    }
    if (!written) {
        m_oracle.violated("S5", u"a record that cannot follow: "_s + written.error().message);
        return written;
    }
    m_oracle.recorded(attempt, record);
    m_process.trace("journal", fault == Fault::WriteUnknown ? "writes, and does not say so," : "writes", name);
    if (fault == Fault::CrashAfterWrite) {
        m_process.die("dies after a write");
        return failed(u"dead"_s);
    }
    if (fault == Fault::WriteUnknown)
        return failed(u"The database did not answer."_s);
    return {};
}

void WatchedJournal::note(const QString &attempt, const Record::Noted &noted)
{
    if (m_process.dead)
        return;
    m_oracle.written(noted);
    m_inner->note(attempt, noted);
}

Result<void> WatchedJournal::appendTill(const TillRecord &record)
{
    if (m_process.dead || isFull())
        return failed(u"The disk is full."_s);
    return m_inner->appendTill(record);
}

Result<std::vector<TimedTillRecord>> WatchedJournal::tillRecords(const TillQuery &query) const
{
    if (isUnreadable())
        return fail(ErrorCode::JournalFailed, u"The journal cannot be read."_s);
    return m_inner->tillRecords(query);
}

Result<void> WatchedJournal::checkReadyToRecord() const
{
    if (m_process.dead || m_faults.strike(Operation::ReadyCheck, Place::Idle) || isFull())
        return failed(u"There is no room for a new order."_s);
    return m_inner->checkReadyToRecord();
}

bool WatchedJournal::isUnreadable() const
{
    if (m_process.dead)
        return true;
    const bool struck =
        m_faults.strike(Operation::Read, m_process.charging ? Place::Idle : Place::Guardian).has_value();
    if (struck)
        m_process.trace("journal", "cannot be read");
    return struck;
}

Result<std::vector<Attempt>> WatchedJournal::history(const QString &reference) const
{
    if (isUnreadable())
        return fail(ErrorCode::JournalFailed, u"The journal cannot be read."_s);
    return m_inner->history(reference);
}

Result<std::vector<Attempt>> WatchedJournal::unresolved() const
{
    if (isUnreadable())
        return fail(ErrorCode::JournalFailed, u"The journal cannot be read."_s);
    return m_inner->unresolved();
}

Result<std::vector<Attempt>> WatchedJournal::recent(int limit) const
{
    if (isUnreadable())
        return fail(ErrorCode::JournalFailed, u"The journal cannot be read."_s);
    return m_inner->recent(limit);
}

Result<AttemptPage> WatchedJournal::search(const JournalQuery &query) const
{
    if (isUnreadable())
        return fail(ErrorCode::JournalFailed, u"The journal cannot be read."_s);
    return m_inner->search(query);
}

} // namespace Kassi::Sim
