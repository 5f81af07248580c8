// SPDX-License-Identifier: MIT
// Where the time of a payment goes (--trace FILE), in the Chrome trace format that chrome://tracing and Perfetto show:
// calls to the gateway, records on their way to the disk, what the checkout says. Names and times; no order, no amount,
// no secret.
#pragma once

#include "gateway/session_api.h"
#include "journal/journal.h"

#include <QElapsedTimer>
#include <QFile>
#include <QObject>

class QWidget;

namespace Kassi {

class Trace final : public QObject
{
    Q_OBJECT

public:
    /// A till may run for months: nothing is added to a file that is larger than `most`.
    static constexpr qint64 most = qint64(64) << 20;

    /// ErrorCode::InvalidRequest where the file cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<Trace>> open(const QString &file, qint64 most = Trace::most);
    ~Trace() override;

    void moment(const QString &name);
    /// Call what it answers when the span is over; one that is never called is not written.
    [[nodiscard]] std::function<void()> span(const QString &name);
    /// The window's first picture, its checkout's events and its outcomes.
    void watch(QWidget *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Trace() = default;
    void write(const QString &name, char phase, qint64 atUs, int id);
    [[nodiscard]] qint64 nowUs() const { return m_clock.nsecsElapsed() / 1'000; }

    QFile m_file;
    qint64 m_most = most;
    QElapsedTimer m_clock;
    int m_spans = 0;
};

/// Each call is a span.
class TracedApi final : public SessionApi
{
public:
    TracedApi(SessionApi &api, Trace &trace)
        : m_api(api)
        , m_trace(trace)
    {
    }

    void preconnect() override { m_api.preconnect(); }
    void create(const QString &key, const QByteArray &body, Reply<PaymentSession> reply) override;
    void session(const QString &id, Reply<PaymentSession> reply) override;
    void payment(const QString &id, Reply<Payment> reply) override;
    void merchant(Reply<Merchant> reply) override;
    void refund(const QString &key, const QByteArray &body, Reply<Refund> reply) override;
    void lookUpRefund(const QString &id, Reply<Refund> reply) override;

private:
    template <typename T>
    [[nodiscard]] Reply<T> timed(const QString &name, Reply<T> reply);

    SessionApi &m_api;
    Trace &m_trace;
};

/// Each record is a span.
class TracedJournal final : public Journal
{
public:
    TracedJournal(Journal &journal, Trace &trace)
        : m_journal(journal)
        , m_trace(trace)
    {
    }

    [[nodiscard]] Result<void> append(const QString &attempt, const JournalRecord &record) override;
    void appendThen(const QString &attempt, const JournalRecord &record, const Written &written) override;
    void note(const QString &attempt, const Record::Noted &noted) override { m_journal.note(attempt, noted); }
    [[nodiscard]] Result<void> appendTill(const TillRecord &record) override { return m_journal.appendTill(record); }
    void appendTillThen(const TillRecord &record, const Written &written) override
    {
        m_journal.appendTillThen(record, written);
    }
    [[nodiscard]] Result<std::vector<TimedTillRecord>> tillRecords(const TillQuery &query) const override
    {
        return m_journal.tillRecords(query);
    }
    [[nodiscard]] Result<void> checkReadyToRecord() const override { return m_journal.checkReadyToRecord(); }
    [[nodiscard]] Result<std::vector<Attempt>> history(const QString &reference) const override
    {
        return m_journal.history(reference);
    }
    [[nodiscard]] Result<std::vector<Attempt>> unresolved() const override { return m_journal.unresolved(); }
    [[nodiscard]] Result<std::vector<Attempt>> recent(int limit) const override { return m_journal.recent(limit); }
    [[nodiscard]] Result<AttemptPage> search(const JournalQuery &query) const override
    {
        return m_journal.search(query);
    }
    void searchThen(const JournalQuery &query, const Found &found) override { m_journal.searchThen(query, found); }

private:
    Journal &m_journal;
    Trace &m_trace;
};

} // namespace Kassi
