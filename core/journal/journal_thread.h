// SPDX-License-Identifier: MIT
// The journal behind a window: its disk is waited for on a thread of its own. A long file can be read through while the
// window is up already; until it has been found right, nothing is written to it.
#pragma once

#include "journal/sql_journal.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace Kassi {

/// Used from the thread that made it, whose event loop delivers the answers; but for those that the disk has within 5
/// ms: they come while appendThen() is called. What only reads waits for the records that were given before, but not
/// for those that wait until the file has been found right; it takes as long as a look into a database's memory.
class JournalThread final : public QObject, public Journal
{
    Q_OBJECT

public:
    /// As SqlJournal::open(). `wallClockMs` is called on the journal's thread. JournalDepth::End: the rest is read
    /// while the journal is open already.
    [[nodiscard]] static Result<std::unique_ptr<JournalThread>>
    open(const QString &databaseFile, std::function<qint64()> wallClockMs, JournalDepth depth);
    /// Writes what was given and is allowed to be written, and calls nobody any more.
    ~JournalThread() override;

    [[nodiscard]] Result<void> append(const QString &attempt, const JournalRecord &record) override;
    void appendThen(const QString &attempt, const JournalRecord &record, const Written &written) override;
    void note(const QString &attempt, const Record::Noted &noted) override;
    [[nodiscard]] Result<void> appendTill(const TillRecord &record) override;
    void appendTillThen(const TillRecord &record, const Written &written) override;
    [[nodiscard]] Result<std::vector<TimedTillRecord>> tillRecords(const TillQuery &query) const override;
    [[nodiscard]] Result<void> checkReadyToRecord() const override;
    [[nodiscard]] Result<std::vector<Attempt>> history(const QString &reference) const override;
    [[nodiscard]] Result<std::vector<Attempt>> unresolved() const override;
    [[nodiscard]] Result<std::vector<Attempt>> recent(int limit) const override;
    [[nodiscard]] Result<AttemptPage> search(const JournalQuery &query) const override;
    void searchThen(const JournalQuery &query, const Found &found) override;

Q_SIGNALS:
    /// ErrorCode::JournalFailed: nothing is written from here on, and every record is refused with this error.
    void checkFailed(const Kassi::Error &error);

private:
    using Task = std::function<void()>;

    JournalThread();
    void work();
    void give(Task task) const;
    /// Gives `task`, waits until it was done, and returns what it answers.
    template <typename Asked>
    auto ask(Asked task) const;
    /// Waits until the file has been checked, and then for what `write` answers.
    [[nodiscard]] Result<void> writeNow(const std::function<Result<void>()> &write);
    void writeThen(const std::function<Result<void>()> &write, const Written &written);
    void answer(Task task);
    void deliver();
    void waitBriefly();
    void finishCheck(const Result<void> &checked);
    Q_SIGNAL void answered(QPrivateSignal);

    std::unique_ptr<SqlJournal> m_journal; ///< Touched by tasks only.
    std::optional<Result<void>> m_checked; ///< Whether the whole file was found right; nothing until that is known.
    std::deque<Task> m_waiting;            ///< Until the file has been checked.

    // Qt's events would do for both queues; what passes through these, thread sanitizer can follow.
    mutable std::mutex m_lock;
    mutable std::condition_variable m_given;
    mutable std::deque<Task> m_tasks; ///< For the journal's thread, in their order; an empty one ends it.
    std::condition_variable m_told;
    std::deque<Task> m_answers; ///< For the thread that made this.
    int m_unanswered = 0;       ///< Records that were given to the journal's thread.
    std::jthread m_worker;
    std::jthread m_checker;
};

} // namespace Kassi
