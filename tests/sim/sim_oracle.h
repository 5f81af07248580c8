// SPDX-License-Identifier: MIT
// Judges the product from the outside. It knows what the gateway really did, what answers were really delivered, what
// is really durable and what was told, and keeps a book of its own; it never asks the product what it thinks.
// The first broken promise is kept in words, with the number of the promise (see README.md).
#pragma once

#include "machine/machine.h"
#include "sim/sim_gateway.h"

namespace Kassi::Sim {

enum class Owner { Till, Guardian };

/// Instead of the moment at which a checkout was taken away.
inline constexpr qint64 whileShown = std::numeric_limits<qint64>::max();

/// What the durable records of one attempt say, read with rules of our own.
struct Known
{
    Plan plan = {};
    QString session;
    QString payment;
    std::optional<Outcome> outcome = {};
    bool late = false;
    bool second = false; ///< Late, and the other place of its payment is complete too.
    bool closed = false;
    bool kept = false;
    std::vector<Record::RefundPlanned> refunds = {};
    qint64 givenBack = 0;
    qint64 goingBack = 0;    ///< Of the one that is open.
    bool refundOpen = false; ///< The last one: planned, and neither made nor failed yet.
    QString refund = {};     ///< Accepted, and on its way.
    int records = 0;
    bool toldLate = false; ///< In this run of the process.
    qint64 takenAwayAt = -1;
    qint64 cancelledAt = -1; ///< Of the checkout that is shown.
    std::optional<Outcome> toldFinal = {};

    [[nodiscard]] bool open() const { return !outcome || !isFinal(*outcome); }
    [[nodiscard]] bool taken() const { return outcome == Outcome::Paid || (late && !(second && kept)); }
    /// Neither given back nor on its way.
    [[nodiscard]] qint64 rest() const { return taken() ? plan.money.amount - givenBack - goingBack : 0; }
};

/// A genuine answer that reached the living process.
struct HeardSession
{
    SessionIs status = SessionIs::Open;
    bool completeEver = false;
    bool expiredEver = false;
    bool completeWithMoney = false;
};
struct HeardPayment
{
    PaymentIs status = PaymentIs::Created;
    qint64 arrivedAt = -1;
    bool succeededEver = false;
    bool forbiddenEver = false;
};

class SimOracle
{
public:
    SimOracle(const SimClock &clock, Trace &trace, SimGateway &gateway, const Scenario &scenario);

    [[nodiscard]] const QString &broken() const { return m_broken; }
    void violated(const char *promise, const QString &how);

    // ---- told by the store, the network, the till
    /// `surfaced`: it was thought lost, so what is known by now is no measure for it.
    void recorded(const QString &attempt, const JournalRecord &record, bool surfaced = false);
    void written(const JournalRecord &record); ///< Tried to; whether it took or not.
    void willPost(bool refund, const QString &key, const QByteArray &body);
    void willSend(Owner owner, int controller);
    void polls(int controller);
    void heard(int session, SessionIs status, bool withMoney);
    /// `arrivedAt`: when the question reached the gateway.
    void heardPayment(int payment, PaymentIs status, qint64 arrivedAt);
    void heardForbidden(int payment);
    void heardRetryAfter(Owner owner, int controller, qint64 ms);
    void presented(const PaymentSession &session, const QString &attempt);
    void takenAway(const QString &attempt);
    void cancelled(const QString &attempt);
    void told(const Settlement &settlement);
    void toldLate(const QString &attempt);
    void acceptedOtherAmount(const QString &reference, qint64 amount);
    /// The guardian lets go of an order: what is still on its way for it is heard by nobody.
    void guardianReleased() { m_guardianReleasedAt = now(); }
    void refundAsked() { m_refundAskedAt = now(); }
    void processDied();
    /// What the journal says after a restart has to be what was durable.
    void journalReads(const QString &reference, const std::vector<Attempt> &history);
    void warned(const QString &text);

    /// At the end, when everything has come to rest.
    void judgeTheEnd();
    /// When staff last charged, and so took an order from the guardian, or wanted to give money back.
    [[nodiscard]] qint64 lastWish() const { return std::max(m_guardianReleasedAt, m_refundAskedAt); }
    /// An attempt that somebody still has to look after, by the gateway's truth.
    [[nodiscard]] bool isResting() const;

    [[nodiscard]] Known *attempt(const QString &id);
    std::vector<Known> attempts;

private:
    void judgePaid(const Settlement &settlement, const Known *known);
    void judgeUnpaid(Outcome outcome, const Known &known);
    [[nodiscard]] bool isUnclearKrafa(const TruePayment &payment, const Settlement &settlement) const;
    void judgePost(const Known &known);
    void judgeNeighbours(int session, const Known &known);
    [[nodiscard]] bool isFoundElsewhere(const Known &known) const;
    void judgeMoneyOf(const TruePayment &payment);
    void refundPlanned(Known &known, const Record::RefundPlanned &plan);
    void refundAnswered(Known &known, const Record::RefundAnswered &answer);
    void judgeLateness();
    [[nodiscard]] HeardSession &heardOf(int session);
    [[nodiscard]] HeardPayment &heardOfPayment(int payment);
    void noSecretIn(const QString &text, const char *where);
    [[nodiscard]] bool wasExposed(const QString &session) const;
    [[nodiscard]] qint64 now() const { return m_clock.monotonicMs(); }

    struct Quiet
    {
        int controller = -1;
        qint64 until = 0;
    };

    const SimClock &m_clock;
    Trace &m_trace;
    SimGateway &m_gateway;
    const Scenario &m_scenario;
    QString m_broken;
    std::vector<HeardSession> m_sessions; ///< By the gateway's index.
    std::vector<HeardPayment> m_payments;
    std::map<QString, QByteArray> m_bodies; ///< By key, of every POST.
    std::array<Quiet, 2> m_quiet;           ///< By owner: what a Retry-After asked for.
    std::vector<qint64> m_polls;            ///< Of one controller.
    int m_pollsOf = -1;
    qint64 m_guardianLastSent = -1'000'000;
    qint64 m_guardianReleasedAt = -1'000'000;
    qint64 m_refundAskedAt = -1'000'000;
};

} // namespace Kassi::Sim
