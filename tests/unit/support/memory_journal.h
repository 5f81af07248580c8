// SPDX-License-Identifier: MIT
// A journal in memory, with the same folding as the real one. It writes each record into a shared log of what happened,
// and fails when it is told to.
#pragma once

#include "support/plain_search.h"
#include "support/plain_till.h"

#include <QStringList>

#include <algorithm>
#include <functional>

namespace Kassi::Testing {

class MemoryJournal final : public Journal
{
public:
    explicit MemoryJournal(QStringList &log)
        : m_log(log)
    {
    }

    /// Records for which this is true are not written.
    std::function<bool(const JournalRecord &)> fails = [](const JournalRecord &) { return false; };
    bool unreadable = false;
    bool full = false; ///< No room for a new order.
    bool slow = false; ///< Records of appendThen() wait in `late`, until somebody writes them.
    std::vector<std::function<void()>> late;
    std::vector<std::pair<QString, Record::Noted>> notes;
    std::vector<Attempt> attempts; ///< Oldest first.
    PlainTill till;
    qint64 rows = 0; ///< Written so far.

    [[nodiscard]] Result<void> append(const QString &attempt, const JournalRecord &record) override
    {
        m_log << QString(QStringLiteral("append ") + recordName(record));
        if (fails(record))
            return fail(ErrorCode::JournalFailed, QStringLiteral("The disk is full."));
        const auto known = std::ranges::find_if(attempts, [&](const Attempt &a) { return a.plan.attempt == attempt; });
        const auto next = fold(known == attempts.end() ? std::nullopt : std::optional(*known), record, 0);
        if (!next)
            return tl::unexpected(next.error());
        if (known == attempts.end())
            attempts.push_back(*next);
        else
            *known = *next;
        ++rows;
        return {};
    }

    [[nodiscard]] Result<void> appendTill(const TillRecord &record) override
    {
        m_log << QString(QStringLiteral("append ") + tillRecordName(record));
        if (full)
            return fail(ErrorCode::JournalFailed, QStringLiteral("The disk is full."));
        return till.append(record, rows, 0).map([this] { ++rows; });
    }
    [[nodiscard]] Result<std::vector<TimedTillRecord>> tillRecords(const TillQuery &query) const override
    {
        if (unreadable)
            return fail(ErrorCode::JournalFailed, QStringLiteral("The journal cannot be read."));
        return till.find(query);
    }

    void appendThen(const QString &attempt, const JournalRecord &record, const Written &written) override
    {
        if (slow)
            late.emplace_back([=, this] { written(append(attempt, record)); });
        else
            written(append(attempt, record));
    }
    void note(const QString &attempt, const Record::Noted &noted) override { notes.emplace_back(attempt, noted); }
    [[nodiscard]] Result<void> checkReadyToRecord() const override
    {
        if (full)
            return fail(ErrorCode::JournalFailed, QStringLiteral("The disk is nearly full."));
        return {};
    }

    [[nodiscard]] Result<std::vector<Attempt>> history(const QString &reference) const override
    {
        return select([&](const Attempt &a) { return a.plan.reference == reference; }, false);
    }
    [[nodiscard]] Result<std::vector<Attempt>> unresolved() const override
    {
        return select([](const Attempt &a) { return a.isUnresolved(); }, true);
    }
    [[nodiscard]] Result<std::vector<Attempt>> recent(int limit) const override
    {
        auto all = select([](const Attempt &) { return true; }, true);
        if (all && all->size() > size_t(limit))
            all->erase(all->begin() + limit, all->end());
        return all;
    }

    [[nodiscard]] Result<AttemptPage> search(const JournalQuery &query) const override
    {
        return select([](const Attempt &) { return true; }, false).map([&query](const std::vector<Attempt> &all) {
            return plainSearch(all, query);
        });
    }

private:
    template <typename Wanted>
    [[nodiscard]] Result<std::vector<Attempt>> select(Wanted wanted, bool newestFirst) const
    {
        if (unreadable)
            return fail(ErrorCode::JournalFailed, QStringLiteral("The journal cannot be read."));
        std::vector<Attempt> found;
        std::ranges::copy_if(attempts, std::back_inserter(found), wanted);
        if (newestFirst)
            std::ranges::reverse(found);
        return found;
    }

    QStringList &m_log;
};

} // namespace Kassi::Testing
