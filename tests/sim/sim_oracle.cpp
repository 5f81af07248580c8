// SPDX-License-Identifier: MIT
#include "sim/sim_oracle.h"

#include <algorithm>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 guardianGapMs = 250;           // GuardianPace
constexpr qint64 longestAfterCancelMs = 60'000; // a complete or expired session is first asked about
constexpr int mostPollsInTenSeconds = 40;

} // namespace

SimOracle::SimOracle(const SimClock &clock, Trace &trace, SimGateway &gateway, const Scenario &scenario)
    : m_clock(clock)
    , m_trace(trace)
    , m_gateway(gateway)
    , m_scenario(scenario)
{
}

void SimOracle::violated(const char *promise, const QString &how)
{
    m_trace("VIOLATED", promise, how);
    if (m_broken.isEmpty())
        m_broken = u"%1: %2"_s.arg(QLatin1StringView(promise), how);
}

Known *SimOracle::attempt(const QString &id)
{
    for (Known &known : attempts) {
        if (known.plan.attempt == id)
            return &known;
    }
    return nullptr;
}

HeardSession &SimOracle::heardOf(int session)
{
    m_sessions.resize(std::max(m_sessions.size(), size_t(session) + 1));
    return m_sessions[size_t(session)];
}

HeardPayment &SimOracle::heardOfPayment(int payment)
{
    m_payments.resize(std::max(m_payments.size(), size_t(payment) + 1));
    return m_payments[size_t(payment)];
}

// ---------------------------------------------------------------- the journal

void SimOracle::noSecretIn(const QString &text, const char *where)
{
    if (text.contains("SECRET"_L1))
        violated("S3", u"a secret is written down in %1"_s.arg(QLatin1StringView(where)));
}

void SimOracle::written(const JournalRecord &record)
{
    if (const auto *planned = std::get_if<Record::Planned>(&record)) {
        if (planned->plan.body.contains("SECRET"))
            violated("S3", u"a secret is written down in a plan"_s);
    } else if (const auto *created = std::get_if<Record::Created>(&record)) {
        noSecretIn(created->session + created->payment + created->expiresAt, "a session");
    } else if (const auto *settled = std::get_if<Record::Settled>(&record); settled && settled->error) {
        noSecretIn(settled->error->message + settled->error->gatewayCode + settled->error->param, "an outcome");
    } else if (const auto *noted = std::get_if<Record::Noted>(&record)) {
        noSecretIn(noted->what + noted->detail, "a note");
    }
}

void SimOracle::recorded(const QString &id, const JournalRecord &record, bool surfaced)
{
    Known *known = attempt(id);
    if (const auto *planned = std::get_if<Record::Planned>(&record)) {
        if (known)
            return violated("S5", u"an attempt is planned twice"_s);
        attempts.push_back({.plan = planned->plan, .session = planned->plan.session, .payment = planned->plan.payment});
        attempts.back().records = 1;
        return;
    }
    if (!known)
        return violated("S5", u"a record of no attempt"_s);
    ++known->records;
    if (const auto *created = std::get_if<Record::Created>(&record)) {
        known->session = created->session;
        known->payment = created->payment;
    } else if (const auto *settled = std::get_if<Record::Settled>(&record)) {
        if (!known->open())
            violated("S5", u"a final outcome was changed"_s);
        known->outcome = settled->outcome;
        known->closed = settled->sessionClosed;
        const bool late = settled->error && settled->error->code == ErrorCode::LateMoney;
        if (!late && !surfaced)
            judgeUnpaid(settled->outcome, *known);
    } else if (std::holds_alternative<Record::Closed>(record)) {
        known->closed = true;
    } else if (const auto *came = std::get_if<Record::LateMoney>(&record)) {
        known->late = known->closed = true;
        known->second = came->second;
    } else if (std::holds_alternative<Record::Kept>(record)) {
        known->kept = true;
    } else if (const auto *plan = std::get_if<Record::RefundPlanned>(&record)) {
        refundPlanned(*known, *plan);
    } else if (const auto *answer = std::get_if<Record::RefundAnswered>(&record)) {
        refundAnswered(*known, *answer);
    }
}

void SimOracle::journalReads(const QString &reference, const std::vector<Attempt> &history)
{
    size_t at = 0;
    for (const Known &known : attempts) {
        if (known.plan.reference != reference)
            continue;
        if (at == history.size())
            return violated("S5", u"the journal has lost an attempt of %1"_s.arg(reference));
        const Attempt &read = history[at++];
        if (read.plan != known.plan || read.outcome != known.outcome || read.session != known.session ||
            read.lateMoney != known.late || read.sessionClosed != known.closed || read.refunded() != known.givenBack ||
            read.isBeingRefunded() != known.refundOpen)
            return violated("S5", u"the journal has lost a record of %1"_s.arg(reference));
    }
    if (at != history.size())
        violated("S5", u"the journal has an attempt of %1 that was never written"_s.arg(reference));
}

// ---------------------------------------------------------------- calls

void SimOracle::willPost(bool refund, const QString &key, const QByteArray &body)
{
    const auto [sent, first] = m_bodies.try_emplace(key, body);
    if (!first && sent->second != body)
        violated("S2", u"one idempotency key, two bodies"_s);
    for (const Known &known : attempts) {
        if (!refund && known.plan.idempotencyKey == key && known.plan.session.isEmpty()) {
            if (known.plan.body != body)
                violated("S2", u"the body that leaves is not the one that is durable"_s);
            return judgePost(known);
        }
        for (const Record::RefundPlanned &planned : known.refunds) {
            if (refund && planned.idempotencyKey == key) {
                if (planned.body != body)
                    violated("S2", u"the refund that leaves is not the one that is durable"_s);
                if (!known.refundOpen || known.refunds.back() != planned)
                    violated("S10", u"a refund leaves that is over"_s);
                return;
            }
        }
    }
    // The same session, asked for again because the retrieve call gave no secret.
    if (!refund && std::ranges::any_of(attempts, [&](const Known &known) {
            return known.plan.idempotencyKey == key && known.plan.body == body;
        }))
        return;
    violated("S2", refund ? u"a refund leaves before it is durable"_s : u"a create call leaves before it is durable"_s);
}

void SimOracle::judgePost(const Known &known)
{
    const auto isMade = [&](const TrueSession &made) { return made.key == known.plan.idempotencyKey; };
    if (std::ranges::any_of(m_gateway.sessions, isMade))
        return; // asked for again: nothing is made
    for (const Known &other : attempts) {
        if (other.rest() > 0 && other.plan.reference == known.plan.reference)
            violated("S4", u"a session of %1 is made though it is paid"_s.arg(known.plan.reference));
    }
    for (size_t at = 0; at < m_gateway.sessions.size(); ++at) {
        const TrueSession &other = m_gateway.sessions[at];
        const TruePayment &payment = m_gateway.payments[size_t(other.payment)];
        if (!other.exposed || other.key == known.plan.idempotencyKey || payment.reference != known.plan.reference)
            continue;
        const bool taken = payment.captured || payment.krafa || payment.inFlight > 0;
        const bool isBeside = known.plan.mode == SessionMode::Hosted && !known.plan.beside.isEmpty() && !other.hosted &&
                              known.plan.payment == payment.id;
        if (m_gateway.sessionAt(int(at), now()) == SessionIs::Open && !taken && !isBeside)
            violated("S4", u"a second session of %1 is made while %2 can be paid"_s.arg(payment.reference, other.id));
        else if (taken && !payment.refunded() && known.plan.payment != payment.id)
            violated("S4", u"a second payment of %1 is made while %2 is or may be taken"_s.arg(payment.reference,
                                                                                               payment.id));
    }
}

void SimOracle::willSend(Owner owner, int controller)
{
    for (const Known &known : attempts) {
        const bool ignored = known.takenAwayAt == whileShown && known.cancelledAt >= 0;
        if (ignored && now() - known.cancelledAt > longestAfterCancelMs)
            violated("S6", u"a cancelled checkout is shown for ever"_s);
    }
    const Quiet &quiet = m_quiet[size_t(owner)];
    if (quiet.controller == controller && now() < quiet.until)
        violated("S7", u"a Retry-After is not honoured"_s);
    if (owner == Owner::Guardian && now() - std::exchange(m_guardianLastSent, now()) < guardianGapMs)
        violated("S7", u"the guardian asks faster than its pace"_s);
}

void SimOracle::heardRetryAfter(Owner owner, int controller, qint64 ms)
{
    if (owner == Owner::Guardian && now() - m_guardianReleasedAt < 16'000)
        return;
    m_quiet[size_t(owner)] = {controller, now() + ms};
}

void SimOracle::polls(int controller)
{
    if (std::exchange(m_pollsOf, controller) != controller)
        m_polls.clear();
    m_polls.push_back(now());
    const size_t most = mostPollsInTenSeconds;
    if (m_polls.size() > most && now() - m_polls[m_polls.size() - 1 - most] < 10'000)
        violated("S7", u"the session is polled in a burst"_s);
}

void SimOracle::heard(int session, SessionIs status, bool withMoney)
{
    HeardSession &known = heardOf(session);
    known.status = status;
    known.completeEver |= status == SessionIs::Complete;
    known.expiredEver |= status == SessionIs::Expired;
    known.completeWithMoney |= status == SessionIs::Complete && withMoney;
}

void SimOracle::heardPayment(int payment, PaymentIs status, qint64 arrivedAt)
{
    HeardPayment &known = heardOfPayment(payment);
    known.status = status;
    known.arrivedAt = arrivedAt;
    known.succeededEver |= status == PaymentIs::Succeeded;
}

void SimOracle::heardForbidden(int payment)
{
    heardOfPayment(payment).forbiddenEver = true;
}

// ---------------------------------------------------------------- the end

bool SimOracle::isResting() const
{
    return std::ranges::all_of(attempts, [this](const Known &known) {
        if (known.refundOpen)
            return false;
        // A key that may not read payments never learns whether a krafa was paid.
        if (known.outcome == Outcome::Pending)
            return !m_scenario.gateway.readsPayments;
        return !known.open() && (known.session.isEmpty() || known.closed);
    });
}

void SimOracle::judgeTheEnd()
{
    for (const Known &known : attempts) {
        if (known.open() && !(known.outcome == Outcome::Pending && !m_scenario.gateway.readsPayments))
            violated("L1", u"an attempt of %1 never got an outcome"_s.arg(known.plan.reference));
        else if (!known.session.isEmpty() && !known.closed && known.outcome != Outcome::Pending)
            violated("L2", u"the session %1 is watched for ever"_s.arg(known.session));
        if (known.refundOpen)
            violated("L3", u"a refund was planned, and how it ended is not known"_s);
        if (known.late && !known.kept && known.givenBack == 0 && !known.refundOpen && !known.toldLate)
            violated("L4", u"nobody was told of late money"_s);
    }
    judgeLateness();
}

void SimOracle::judgeLateness()
{
    std::map<QString, int> takenOf;
    for (const TruePayment &payment : m_gateway.payments) {
        judgeMoneyOf(payment);
        const bool late = std::ranges::any_of(
            attempts, [&](const Known &known) { return known.payment == payment.id && known.late; });
        if (payment.captured && !payment.refunded() && !late && ++takenOf[payment.reference] > 1)
            violated("S4", u"%1 was paid twice"_s.arg(payment.reference));
    }
    for (const TrueSession &session : m_gateway.sessions) {
        const bool known = std::ranges::any_of(attempts, [&](const Known &k) { return k.session == session.id; });
        if (session.exposed && !known)
            violated("L5", u"%1 was shown, and nobody knows of it"_s.arg(session.id));
    }
}

void SimOracle::judgeMoneyOf(const TruePayment &payment)
{
    int counted = 0;
    int seconds = 0;
    int promised = 0;
    int complete = 0;
    bool paid = false;
    bool late = false;
    qint64 back = 0;
    for (const Known &known : attempts) {
        if (known.payment != payment.id)
            continue;
        paid = paid || known.outcome == Outcome::Paid;
        late = late || (known.late && !known.second); // perhaps by its payment alone
        counted += known.outcome == Outcome::Paid || (known.late && !known.second) ? 1 : 0;
        seconds += known.second ? 1 : 0;
        promised += known.outcome == Outcome::Pending ? 1 : 0;
        back += known.givenBack;
    }
    for (size_t at = 0; at < m_gateway.sessions.size(); ++at) {
        const TrueSession &session = m_gateway.sessions[at];
        const bool isOfIt = m_gateway.payments[size_t(session.payment)].id == payment.id && session.ofTill;
        complete += isOfIt && m_gateway.sessionAt(int(at), now()) == SessionIs::Complete ? 1 : 0;
    }
    if (payment.captured && counted + promised == 0)
        violated("L5", u"%1 was taken, and is neither paid nor late"_s.arg(payment.id));
    const bool unclear = payment.promised && !m_scenario.gateway.readsPayments && !paid;
    if (!payment.captured && counted + seconds > 0 && !unclear)
        violated("L5", u"%1 was never taken, and is called so"_s.arg(payment.id));
    if (counted > 1)
        violated("L5", u"%1 was taken once, and is counted twice"_s.arg(payment.id));
    if (seconds < payment.timesTaken - 1)
        violated("L7", u"%1 was taken %2 times, and nobody was told"_s.arg(payment.id).arg(payment.timesTaken));
    if (seconds > std::max(complete - (late ? 0 : 1), 0))
        violated("L7", u"%1 is called taken again more often than it was completed"_s.arg(payment.id));
    if (back != payment.givenBack)
        violated(
            "L6",
            u"of %1 %2 were given back, and the journal says %3"_s.arg(payment.id).arg(payment.givenBack).arg(back));
}

} // namespace Kassi::Sim
