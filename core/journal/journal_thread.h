// SPDX-License-Identifier: MIT
// The journal behind a window: its disk is waited for on a thread of its own. A long file can be read through while the
// window is up already; until it has been found right, nothing is written to it.
#pragma once

#include "journal/sql_journal.h"

#include <QObject>
#include <QThread>

#include <optional>
#include <thread>

namespace Kassi {

/// Used from the thread that made it, whose event loop delivers the answers. What only reads waits for the records that
/// were given before, but not for those that wait until the file has been found right; it takes as long as a look into
/// a database's memory.
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
    [[nodiscard]] Result<void> checkReadyToRecord() const override;
    [[nodiscard]] Result<std::vector<Attempt>> history(const QString &reference) const override;
    [[nodiscard]] Result<std::vector<Attempt>> unresolved() const override;
    [[nodiscard]] Result<std::vector<Attempt>> recent(int limit) const override;

Q_SIGNALS:
    /// ErrorCode::JournalFailed: nothing is written from here on, and every record is refused with this error.
    void checkFailed(const Kassi::Error &error);

private:
    JournalThread() = default;
    void finishCheck(const Result<void> &checked);
    /// Runs `work` with the journal on its thread, after all that came before, and waits for what it answers.
    template <typename Work>
    auto ask(Work work) const;

    QThread m_thread;
    QObject *m_desk = nullptr; ///< Lives in the thread: what is posted to it is done there, one after the other.
    std::unique_ptr<SqlJournal> m_journal; ///< Touched there only.
    std::optional<Result<void>> m_checked; ///< Whether the whole file was found right; nothing until that is known.
    std::vector<std::function<void()>> m_waiting; ///< Until the file has been checked.
    std::jthread m_checker;
};

} // namespace Kassi
