// SPDX-License-Identifier: MIT
#include "journal/journal_thread.h"

#include <QCoreApplication>

#include <utility>

namespace Kassi {

template <typename Work>
auto JournalThread::ask(Work work) const
{
    using Answer = decltype(work(*m_journal));
    std::optional<Answer> answer;
    QMetaObject::invokeMethod(
        m_desk, [&] { answer = work(*m_journal); }, Qt::BlockingQueuedConnection);
    return *std::move(answer);
}

Result<std::unique_ptr<JournalThread>> JournalThread::open(const QString &databaseFile,
                                                           std::function<qint64()> wallClockMs, JournalDepth depth)
{
    std::unique_ptr<JournalThread> journal(new JournalThread);
    journal->m_thread.setObjectName(QStringLiteral("journal"));
    journal->m_desk = new QObject;
    journal->m_desk->moveToThread(&journal->m_thread);
    connect(&journal->m_thread, &QThread::finished, journal->m_desk, &QObject::deleteLater);
    journal->m_thread.start();
    Result<void> opened;
    QMetaObject::invokeMethod(
        journal->m_desk,
        [&] {
            auto made = SqlJournal::open(databaseFile, std::move(wallClockMs), depth);
            if (made)
                journal->m_journal = *std::move(made);
            else
                opened = tl::unexpected(made.error());
        },
        Qt::BlockingQueuedConnection);
    if (!opened)
        return tl::unexpected(opened.error());
    if (depth == JournalDepth::Whole) {
        journal->m_checked.emplace();
        return journal;
    }
    journal->m_checker = std::jthread([journal = journal.get(), databaseFile](const std::stop_token &stop) {
        auto checked = checkWholeJournal(databaseFile, stop);
        QMetaObject::invokeMethod(journal, [journal, checked = std::move(checked)] { journal->finishCheck(checked); });
    });
    return journal;
}

JournalThread::~JournalThread()
{
    m_checker = {}; // stopped and waited for
    QMetaObject::invokeMethod(
        m_desk, [this] { m_journal.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void JournalThread::finishCheck(const Result<void> &checked)
{
    m_checked = checked;
    for (const auto &task : std::exchange(m_waiting, {}))
        task();
    if (!checked)
        Q_EMIT checkFailed(checked.error());
}

Result<void> JournalThread::append(const QString &attempt, const JournalRecord &record)
{
    if (!m_checked) {
        m_checker.join();
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall); // what it found
    }
    if (!*m_checked)
        return *m_checked;
    return ask([&](SqlJournal &journal) { return journal.append(attempt, record); });
}

void JournalThread::appendThen(const QString &attempt, const JournalRecord &record, const Written &written)
{
    if (!m_checked)
        return m_waiting.push_back([=, this] { appendThen(attempt, record, written); });
    if (!*m_checked) {
        QMetaObject::invokeMethod(
            this, [this, written] { written(*m_checked); }, Qt::QueuedConnection);
        return;
    }
    QMetaObject::invokeMethod(m_desk, [=, this] {
        auto result = m_journal->append(attempt, record);
        QMetaObject::invokeMethod(this, [written, result = std::move(result)] { written(result); });
    });
}

void JournalThread::note(const QString &attempt, const Record::Noted &noted)
{
    if (!m_checked)
        return m_waiting.push_back([=, this] { note(attempt, noted); });
    if (*m_checked)
        QMetaObject::invokeMethod(m_desk, [=, this] { m_journal->note(attempt, noted); });
}

Result<void> JournalThread::checkReadyToRecord() const
{
    if (m_checked && !*m_checked)
        return *m_checked;
    return ask([](const SqlJournal &journal) { return journal.checkReadyToRecord(); });
}

Result<std::vector<Attempt>> JournalThread::history(const QString &reference) const
{
    return ask([&](const SqlJournal &journal) { return journal.history(reference); });
}

Result<std::vector<Attempt>> JournalThread::unresolved() const
{
    return ask([](const SqlJournal &journal) { return journal.unresolved(); });
}

Result<std::vector<Attempt>> JournalThread::recent(int limit) const
{
    return ask([limit](const SqlJournal &journal) { return journal.recent(limit); });
}

} // namespace Kassi
