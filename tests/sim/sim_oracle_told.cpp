// SPDX-License-Identifier: MIT
// What the product shows and tells, held against what the gateway said and what is durable.
#include "sim/sim_oracle.h"

#include <algorithm>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

bool isJournalTrouble(const Settlement &settlement)
{
    return settlement.error && settlement.error->code == ErrorCode::JournalFailed;
}

} // namespace

// ---------------------------------------------------------------- shown and told

bool SimOracle::wasExposed(const QString &session) const
{
    const int at = m_gateway.sessionOf(session);
    return at >= 0 && m_gateway.sessions[size_t(at)].exposed;
}

void SimOracle::presented(const PaymentSession &session, const QString &id)
{
    Known *known = attempt(id);
    const int at = m_gateway.sessionOf(session.id);
    if (!known || known->session != session.id)
        return violated("S3", u"a session is shown that is not durable"_s);
    if (at < 0)
        return violated("S3", u"a session is shown that the gateway does not know"_s);
    const QString &secret = session.mode == SessionMode::Hosted ? session.url.reveal() : session.clientSecret.reveal();
    if (!secret.endsWith(m_gateway.sessions[size_t(at)].secret))
        violated("S3", u"a session is shown without its own secret"_s);
    const TruePayment &payment = m_gateway.payments[size_t(m_gateway.sessions[size_t(at)].payment)];
    if (payment.amount != known->plan.money.amount || payment.reference != known->plan.reference)
        violated("S4", u"a session of another amount or order is shown"_s);
    if (!known->open())
        violated("S5", u"a session of a settled attempt is shown"_s);
    judgeNeighbours(at, *known);
    known->takenAwayAt = whileShown;
    known->cancelledAt = -1;
    m_gateway.expose(at);
}

// At most two sessions of an order can be paid at a time: the form and a phone's, on one payment.
void SimOracle::judgeNeighbours(int session, const Known &known)
{
    const TrueSession &shown = m_gateway.sessions[size_t(session)];
    for (size_t at = 0; at < m_gateway.sessions.size(); ++at) {
        const TrueSession &other = m_gateway.sessions[at];
        const TruePayment &payment = m_gateway.payments[size_t(other.payment)];
        if (int(at) == session || !other.exposed || payment.reference != known.plan.reference ||
            m_gateway.sessionAt(int(at), now()) != SessionIs::Open || payment.refunded())
            continue;
        if (other.payment != shown.payment || other.hosted == shown.hosted)
            violated("S4", u"%1 is shown while %2 can be paid"_s.arg(shown.id, other.id));
    }
}

// By our own book: an attempt at another session of its payment has the money, or the promise of it.
bool SimOracle::isFoundElsewhere(const Known &known) const
{
    return std::ranges::any_of(attempts, [&](const Known &other) {
        return other.payment == known.payment && other.session != known.session &&
               (other.outcome == Outcome::Paid || other.late || other.outcome == Outcome::Pending);
    });
}

void SimOracle::takenAway(const QString &id)
{
    if (Known *known = attempt(id))
        known->takenAwayAt = now();
}

void SimOracle::cancelled(const QString &id)
{
    if (Known *known = attempt(id); known && known->takenAwayAt == whileShown)
        known->cancelledAt = now();
}

void SimOracle::processDied()
{
    m_quiet = {};
    m_guardianLastSent = -1'000'000;
    for (Known &known : attempts) {
        known.toldLate = false;
        if (known.takenAwayAt == whileShown)
            known.takenAwayAt = now();
    }
}

void SimOracle::told(const Settlement &settlement)
{
    Known *known = attempt(settlement.attempt);
    if (settlement.outcome == Outcome::Paid)
        judgePaid(settlement, known);
    if (!isFinal(settlement.outcome))
        return;
    if (!known) { // its plan could not be written
        if (settlement.outcome != Outcome::Unavailable || !isJournalTrouble(settlement))
            violated("S5", u"%1 is told of an attempt that is not durable"_s.arg(outcomeName(settlement.outcome)));
        return;
    }
    if (settlement.isLateMoney()) {
        if (!known->late)
            violated("S1", u"late money is told before it is durable"_s);
        known->toldLate = true;
        return;
    }
    if (isJournalTrouble(settlement)) {
        if (settlement.outcome == Outcome::Unavailable)
            judgeUnpaid(Outcome::Unavailable, *known);
        else if (known->outcome != settlement.outcome)
            violated("S5", u"%1 is told, and could not be made durable"_s.arg(outcomeName(settlement.outcome)));
        return;
    }
    if (settlement.outcome != Outcome::Paid && known->outcome != settlement.outcome)
        violated("S5", u"%1 is told before it is durable"_s.arg(outcomeName(settlement.outcome)));
    if (known->toldFinal && *known->toldFinal != settlement.outcome && !settlement.replayed)
        violated("S5", u"an attempt was told as %1, and now as %2"_s.arg(outcomeName(*known->toldFinal),
                                                                         outcomeName(settlement.outcome)));
    known->toldFinal = settlement.outcome;
}

// Where payments may not be read, a krafa that was accepted after the end looks like money, and is told as late.
bool SimOracle::isUnclearKrafa(const TruePayment &payment, const Settlement &settlement) const
{
    return payment.promised && !m_scenario.gateway.readsPayments && settlement.isLateMoney();
}

void SimOracle::judgePaid(const Settlement &settlement, const Known *known)
{
    const int session = m_gateway.sessionOf(settlement.session);
    if (!known || session < 0)
        return violated("S1", u"Paid is told of a session that nobody knows"_s);
    const int at = m_gateway.sessions[size_t(session)].payment;
    const TruePayment &payment = m_gateway.payments[size_t(at)];
    if (!payment.captured && !isUnclearKrafa(payment, settlement))
        return violated("S1", u"Paid is told, and nothing was taken"_s);
    if (payment.amount != settlement.money.amount || payment.currency != settlement.money.currency ||
        payment.reference != settlement.reference)
        return violated("S1", u"Paid is told of another amount or order than was taken"_s);
    const bool durable = known->outcome == Outcome::Paid || known->late;
    if (!durable)
        return violated("S1", u"Paid is told before it is durable"_s);
    if (settlement.replayed)
        return;
    const HeardSession &heard = heardOf(session);
    const HeardPayment &word = heardOfPayment(at);
    const bool byPayment = heard.completeEver && word.succeededEver;
    const bool mayMeanKrafa = known->plan.maySettleLater && !settlement.isLateMoney();
    const bool bySession = heard.completeWithMoney && word.forbiddenEver && !mayMeanKrafa;
    if (!byPayment && !bySession)
        violated("S1", u"Paid is told without the gateway's word for it"_s);
}

// At the moment of the decision: what had the gateway said?
void SimOracle::judgeUnpaid(Outcome outcome, const Known &known)
{
    if (!wasExposed(known.session))
        return;
    if (outcome == Outcome::Unavailable)
        return violated("S6", u"unavailable is said of a session that was shown"_s);
    const int session = m_gateway.sessionOf(known.session);
    const HeardSession &heard = heardOf(session);
    const HeardPayment &word = heardOfPayment(m_gateway.sessions[size_t(session)].payment);
    const bool complete = heard.status == SessionIs::Complete;
    const bool elsewhere = !complete && isFoundElsewhere(known);
    const bool nothing = word.status == PaymentIs::Created || word.status == PaymentIs::Pending;
    if (outcome == Outcome::Cancelled) {
        if (known.takenAwayAt == whileShown)
            return violated("S6", u"cancelled is said while the checkout is shown"_s);
        if (word.arrivedAt < known.takenAwayAt)
            return violated("S6", u"cancelled is said on a word from before the checkout was taken away"_s);
        if (word.status != PaymentIs::Refunded && !elsewhere && (!nothing || complete))
            return violated("S6", u"cancelled is said, and the gateway did not say so"_s);
    }
    if (outcome == Outcome::Declined && word.status != PaymentIs::Failed)
        violated("S6", u"declined is said, and the gateway did not say so"_s);
    if (outcome == Outcome::Expired) {
        const bool unpaid = nothing || word.status == PaymentIs::Failed || word.status == PaymentIs::Refunded;
        if (!heard.expiredEver || heard.completeEver || (!unpaid && !word.forbiddenEver && !elsewhere))
            violated("S6", u"expired is said, and the gateway did not say so"_s);
    }
}

void SimOracle::toldLate(const QString &id)
{
    Known *known = attempt(id);
    if (!known || !known->late)
        return violated("S1", u"late money is told before it is durable"_s);
    known->toldLate = true;
}

void SimOracle::acceptedOtherAmount(const QString &reference, qint64 amount)
{
    for (const Known &known : attempts) {
        if (known.plan.reference == reference && known.plan.money.amount != amount && wasExposed(known.session))
            return violated("S4", u"another amount is accepted for the order %1"_s.arg(reference));
    }
}

void SimOracle::warned(const QString &text)
{
    violated("S8", text);
}

} // namespace Kassi::Sim
