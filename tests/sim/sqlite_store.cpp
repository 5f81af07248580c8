// SPDX-License-Identifier: MIT
#include "journal/sql_journal.h"
#include "sim/crash_disk.h"
#include "sim/sim_store.h"

#include <algorithm>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

// When is for people only; the disk's own troubles may cost a note.
bool sameAttempt(Attempt read, const Attempt &expected)
{
    read.startedAtMs = expected.startedAtMs;
    read.changedAtMs = expected.changedAtMs;
    if (read.error && expected.error) // not kept: it means nothing later
        read.error->retryAfterMs = expected.error->retryAfterMs;
    return read == expected;
}

class SqliteStore final : public Store
{
public:
    explicit SqliteStore(quint64 seed)
        : m_dice(seed ^ 0xd15c)
        , m_disk([this] { return m_dice.next(); })
    {
    }

    [[nodiscard]] Result<std::unique_ptr<Journal>> open() override { return openJournal(); }
    void hide(const QString &, const JournalRecord &) override {} // the disk does that by itself

    bool breakNextWrite() override
    {
        static constexpr DiskTrouble troubles[] = {DiskTrouble::Full, DiskTrouble::WriteError, DiskTrouble::ShortWrite,
                                                   DiskTrouble::SyncError};
        m_disk.setFault(DiskFault{.trouble = troubles[m_dice.below(4)], .at = m_disk.operations() + 1});
        return true;
    }
    bool crashInNextWrite() override
    {
        m_disk.crashAt(m_disk.operations() + m_dice.between(1, 6));
        return true;
    }
    void wrote(const QString &attempt, const JournalRecord &record, bool taken) override
    {
        m_disk.setFault(std::nullopt);
        m_doubtful.reset(); // written over
        if (!taken)
            m_doubtful = StoredRecord{attempt, record};
        else if (auto next = after({attempt, record}))
            expected(attempt) = *std::move(next);
    }

    // What was in doubt is there or is not: that is seen in what a new process reads.
    [[nodiscard]] std::vector<StoredRecord> processDied() override
    {
        m_disk.crashNow();
        m_disk.reboot(m_dice.below(2) == 0 ? CrashKind::PowerCut : CrashKind::Process);
        const auto doubtful = std::exchange(m_doubtful, std::nullopt);
        if (!doubtful)
            return {};
        auto next = after(*doubtful);
        const auto journal = openJournal();
        const auto read = journal ? (*journal)->history(referenceOf(*doubtful)) : Result<std::vector<Attempt>>();
        if (!next || !read || std::ranges::none_of(*read, [&](const Attempt &a) { return sameAttempt(a, *next); }))
            return {};
        expected(doubtful->attempt) = *std::move(next);
        return {*doubtful};
    }

private:
    Result<std::unique_ptr<Journal>> openJournal()
    {
        auto opened = SqlJournal::open(m_disk.journalFile(), [] { return qint64(1'767'225'600'000); });
        if (!opened)
            return tl::unexpected(opened.error());
        return std::unique_ptr<Journal>(*std::move(opened));
    }
    std::optional<Attempt> &expected(const QString &attempt) { return m_expected[attempt]; }
    Result<Attempt> after(const StoredRecord &record) { return fold(expected(record.attempt), record.record, 0); }
    QString referenceOf(const StoredRecord &record)
    {
        const auto *planned = std::get_if<Record::Planned>(&record.record);
        return planned ? planned->plan.reference : expected(record.attempt)->plan.reference;
    }

    Dice m_dice;
    CrashDisk m_disk;
    std::map<QString, std::optional<Attempt>> m_expected;
    std::optional<StoredRecord> m_doubtful;
};

} // namespace

std::unique_ptr<Store> makeSqliteStore(quint64 seed)
{
    return std::make_unique<SqliteStore>(seed);
}

} // namespace Kassi::Sim
