// SPDX-License-Identifier: MIT
#include "journal/journal_thread.h"

#include <QCoreApplication>

#include <chrono>
#include <future>
#include <utility>

namespace Kassi {

namespace {
constexpr auto worthWaiting = std::chrono::milliseconds(5); // a part of a frame
}

template <typename Asked>
auto JournalThread::ask(Asked task) const
{
    std::packaged_task asked(std::move(task));
    auto told = asked.get_future();
    give([&asked] { asked(); });
    return told.get();
}

JournalThread::JournalThread()
    : m_worker([this] { work(); })
{
    connect(this, &JournalThread::answered, this, &JournalThread::deliver, Qt::QueuedConnection);
}

JournalThread::~JournalThread()
{
    m_checker = {}; // stopped and waited for
    give({});
    m_worker.join();
}

Result<std::unique_ptr<JournalThread>> JournalThread::open(const QString &databaseFile,
                                                           std::function<qint64()> wallClockMs, JournalDepth depth)
{
    std::unique_ptr<JournalThread> journal(new JournalThread);
    const Result<void> opened = journal->ask([&]() -> Result<void> {
        auto made = SqlJournal::open(databaseFile, std::move(wallClockMs), depth);
        if (!made)
            return tl::unexpected(made.error());
        journal->m_journal = *std::move(made);
        return {};
    });
    if (!opened)
        return tl::unexpected(opened.error());
    if (depth == JournalDepth::Whole) {
        journal->m_checked.emplace();
        return journal;
    }
    journal->m_checker = std::jthread([journal = journal.get(), databaseFile](const std::stop_token &stop) {
        journal->answer([journal, checked = checkWholeJournal(databaseFile, stop)] { journal->finishCheck(checked); });
    });
    return journal;
}

// The journal's thread.
void JournalThread::work()
{
    for (;;) {
        std::unique_lock lock(m_lock);
        m_given.wait(lock, [this] { return !m_tasks.empty(); });
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        if (!task)
            break;
        task();
    }
    m_journal.reset();
}

void JournalThread::give(Task task) const
{
    {
        const std::scoped_lock lock(m_lock);
        m_tasks.push_back(std::move(task));
    }
    m_given.notify_one();
}

void JournalThread::answer(Task task)
{
    {
        const std::scoped_lock lock(m_lock);
        m_answers.push_back(std::move(task));
    }
    m_told.notify_one();
    Q_EMIT answered(QPrivateSignal());
}

// One at a time: whoever is told may delete this.
void JournalThread::deliver()
{
    std::unique_lock lock(m_lock);
    if (m_answers.empty()) // It was waited for.
        return;
    const Task task = std::move(m_answers.front());
    m_answers.pop_front();
    lock.unlock();
    task();
}

// A disk is mostly quicker than what else the event loop has to do, a picture before all.
void JournalThread::waitBriefly()
{
    std::unique_lock lock(m_lock);
    const bool isThere = m_told.wait_for(lock, worthWaiting, [this] { return !m_answers.empty(); });
    lock.unlock();
    if (isThere)
        deliver();
}

void JournalThread::finishCheck(const Result<void> &checked)
{
    m_checked = checked;
    for (const auto &task : std::exchange(m_waiting, {}))
        task();
    if (!checked)
        Q_EMIT checkFailed(checked.error());
}

Result<void> JournalThread::writeNow(const std::function<Result<void>()> &write)
{
    if (!m_checked) {
        m_checker.join();
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall); // what it found
    }
    return *m_checked ? ask(write) : *m_checked;
}

void JournalThread::writeThen(const std::function<Result<void>()> &write, const Written &written)
{
    if (!m_checked)
        return m_waiting.push_back([=, this] { writeThen(write, written); });
    if (!*m_checked)
        return answer([this, written] { written(*m_checked); });
    give([=, this, written = written]() mutable {
        answer([this, written = std::move(written), result = write()] {
            --m_unanswered;
            written(result);
        });
    });
    if (++m_unanswered == 1)
        waitBriefly();
}

Result<void> JournalThread::append(const QString &attempt, const JournalRecord &record)
{
    return writeNow([&] { return m_journal->append(attempt, record); });
}

void JournalThread::appendThen(const QString &attempt, const JournalRecord &record, const Written &written)
{
    writeThen([=, this] { return m_journal->append(attempt, record); }, written);
}

Result<void> JournalThread::appendTill(const TillRecord &record)
{
    return writeNow([&] { return m_journal->appendTill(record); });
}

void JournalThread::appendTillThen(const TillRecord &record, const Written &written)
{
    writeThen([=, this] { return m_journal->appendTill(record); }, written);
}

Result<std::vector<TimedTillRecord>> JournalThread::tillRecords(const TillQuery &query) const
{
    return ask([&] { return m_journal->tillRecords(query); });
}

void JournalThread::note(const QString &attempt, const Record::Noted &noted)
{
    if (!m_checked)
        return m_waiting.push_back([=, this] { note(attempt, noted); });
    if (*m_checked)
        give([=, this] { m_journal->note(attempt, noted); });
}

Result<void> JournalThread::checkReadyToRecord() const
{
    if (m_checked && !*m_checked)
        return *m_checked;
    return ask([this] { return m_journal->checkReadyToRecord(); });
}

Result<std::vector<Attempt>> JournalThread::history(const QString &reference) const
{
    return ask([&] { return m_journal->history(reference); });
}

Result<std::vector<Attempt>> JournalThread::unresolved() const
{
    return ask([this] { return m_journal->unresolved(); });
}

Result<std::vector<Attempt>> JournalThread::recent(int limit) const
{
    return ask([limit, this] { return m_journal->recent(limit); });
}

Result<AttemptPage> JournalThread::search(const JournalQuery &query) const
{
    return ask([&] { return m_journal->search(query); });
}

void JournalThread::searchThen(const JournalQuery &query, const Found &found)
{
    give([=, this] { answer([found, page = m_journal->search(query)] { found(page); }); });
}

} // namespace Kassi
