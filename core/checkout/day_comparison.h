// SPDX-License-Identifier: MIT
// Holds a day's payments against the gateway's books: asks about one after the other, at the guardian's pace, and lists
// what differs. It changes nothing about any attempt. What differs is asked about twice, since a payment can move
// between the two looks; and what the journal says is read after the gateway's answer, not before.
#pragma once

#include "checkout/paced_api.h"
#include "journal/journal.h"
#include "till/day_difference.h"

#include <QObject>
#include <QStringList>

#include <deque>

namespace Kassi {

/// A payment that is not the same, or could not be compared.
struct DayFinding
{
    Attempt attempt = {};                         ///< Which speaks for it, as the journal has it now.
    std::optional<DayDifference> difference = {}; ///< Nothing: it could not be compared.
    std::optional<PaymentStatus> there = {};      ///< What the gateway says, where it said it.
    std::optional<Money> moneyThere = {};
    std::optional<Error> error = {}; ///< Why it could not be compared.

    bool operator==(const DayFinding &) const = default;
};

/// All calls and signals are on the thread that made it; the ports outlive it.
class DayComparison final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 gapMs = 250; ///< Between two requests.

    DayComparison(SessionApi &api, Journal &journal, Clock &clock, QObject *parent = nullptr);

    /// Begins anew with the payments of these attempts; those without one have nothing to compare.
    void start(const std::vector<DayChange> &changes);
    /// Asks nothing more; what was not asked yet counts as not compared.
    void stop();
    /// A payment is on the screen: nothing is asked until that is over.
    void setPaused(bool paused);

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] int done() const { return int(m_counts.same + m_counts.different + m_counts.unanswered); }
    [[nodiscard]] const DayCompared &counts() const { return m_counts; }
    [[nodiscard]] const std::vector<DayFinding> &findings() const { return m_findings; }
    /// The payments that are the same on both sides.
    [[nodiscard]] const QStringList &sameOnes() const { return m_sameOnes; }
    /// Why it ended before all were asked: the gateway did not answer. Nothing: it did, or somebody stopped it.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }

Q_SIGNALS:
    void progressed();
    void finished();
    /// The gateway says something else of this attempt: whoever looks after it can look now.
    void differs(const QString &attempt);

private:
    struct Asked
    {
        QString payment;
        QString session; ///< One of its sessions.
        QString reference;
        bool again = false; ///< It differed when it was asked about first.
        int sends = 0;
    };

    void next();
    void ask();
    void askSession(const Error &why);
    void failed(const Error &error);
    void judge(const std::function<DayFinding(const std::vector<Attempt> &)> &judgement);
    void close(const DayFinding &finding);
    void end();
    template <typename T>
    [[nodiscard]] Reply<T> heard(std::function<void(const Result<T> &)> then);

    Journal &m_journal;
    Clock &m_clock;
    SessionApi &m_gateway;
    std::optional<PacedApi> m_api;
    std::deque<Asked> m_waiting;
    Asked m_asked;
    DayCompared m_counts;
    std::vector<DayFinding> m_findings;
    QStringList m_sameOnes;
    std::optional<Error> m_trouble;
    int m_total = 0;
    int m_silent = 0;    ///< Payments in a row that the gateway did not answer about.
    quint64 m_round = 0; ///< Replies and timers of an earlier one are stale.
    bool m_running = false;
    bool m_paused = false;
    bool m_held = false; ///< Was about to ask when it was paused.
};

} // namespace Kassi
