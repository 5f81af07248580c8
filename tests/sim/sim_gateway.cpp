// SPDX-License-Identifier: MIT
#include "sim/sim_gateway.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

template <typename All>
int indexOf(const All &all, const QString &id)
{
    for (size_t at = 0; at < all.size(); ++at) {
        if (all[at].id == id)
            return int(at);
    }
    return -1;
}

} // namespace

SimGateway::SimGateway(SimClock &clock, Trace &trace, const GatewayHabits &habits)
    : m_clock(clock)
    , m_trace(trace)
    , m_habits(habits)
{
}

int SimGateway::sessionOf(const QString &id) const
{
    return indexOf(sessions, id);
}

int SimGateway::paymentOf(const QString &id) const
{
    return indexOf(payments, id);
}

int SimGateway::refundOf(const QString &id) const
{
    return indexOf(refunds, id);
}

SessionIs SimGateway::sessionAt(int session, qint64 moment) const
{
    const TrueSession &asked = sessions[size_t(session)];
    SessionIs status = SessionIs::Open;
    for (const auto &since : asked.history) {
        if (since.at <= moment)
            status = since.status;
    }
    return status == SessionIs::Open && moment >= asked.expiresAt ? SessionIs::Expired : status;
}

PaymentIs SimGateway::paymentAt(int payment, qint64 moment) const
{
    const TruePayment &asked = payments[size_t(payment)];
    PaymentIs status = asked.history.front().status;
    for (const auto &since : asked.history) {
        if (since.at <= moment)
            status = since.status;
    }
    return status;
}

// ---------------------------------------------------------------- the API

Posted SimGateway::create(const QString &key, const QByteArray &body)
{
    const auto known = m_keys.find(key);
    if (known != m_keys.end()) {
        if (known->second.body != body)
            return {.status = 409, .otherBody = true};
        return now() < known->second.doneAt ? Posted{.status = 409} : known->second.answer;
    }
    const Posted answer = makeSession(key, body);
    m_keys[key] = {body, now() + m_habits.workMs, answer};
    return answer;
}

Posted SimGateway::makeSession(const QString &key, const QByteArray &body)
{
    const QJsonObject asked = QJsonDocument::fromJson(body).object();
    if (asked.isEmpty())
        return {.status = 400};
    int payment = -1;
    if (asked.contains(u"payment"_s)) {
        payment = paymentOf(asked.value(u"payment"_s).toString());
        if (payment < 0)
            return {.status = 404};
        const PaymentIs status = paymentAt(payment, now());
        const bool taken = status == PaymentIs::Succeeded || payments[size_t(payment)].givenBack > 0 ||
                           payments[size_t(payment)].inFlight || payments[size_t(payment)].krafa;
        if (taken)
            return {.status = 422};
    } else {
        payment = int(payments.size());
        payments.push_back({.id = u"pay_%1"_s.arg(payment + 1),
                            .reference = asked.value(u"external_reference"_s).toString(),
                            .amount = asked.value(u"amount"_s).toInteger(),
                            .currency = asked.value(u"currency"_s).toString(u"ISK"_s),
                            .history = {{0, m_habits.freshIsPending ? PaymentIs::Pending : PaymentIs::Created}}});
    }
    const bool hosted = asked.value(u"mode"_s).toString() != u"embedded"_s;
    return {.made = addSession(payment, hosted, now() + (hosted ? m_habits.hostedExpiryMs : m_habits.expiryMs), key)};
}

int SimGateway::addSession(int payment, bool hosted, qint64 expiresAt, const QString &key)
{
    const int session = int(sessions.size());
    sessions.push_back({.id = u"pses_%1"_s.arg(session + 1),
                        .payment = payment,
                        .hosted = hosted,
                        .ofTill = !key.isEmpty(),
                        .key = key,
                        .secret = u"SECRET-%1"_s.arg(session + 1),
                        .madeAt = now(),
                        .expiresAt = expiresAt});
    lastChange = std::max(lastChange, sessions.back().expiresAt);
    m_trace("gateway", !key.isEmpty() ? "makes session" : "makes a phone's session", sessions.back().id);
    return session;
}

Posted SimGateway::refund(const QString &key, const QByteArray &body)
{
    const auto known = m_keys.find(key);
    if (known != m_keys.end()) {
        if (known->second.body != body)
            return {.status = 409, .otherBody = true};
        return now() < known->second.doneAt ? Posted{.status = 409} : known->second.answer;
    }
    const Posted answer = makeRefund(key, body);
    m_keys[key] = {body, now() + m_habits.workMs, answer};
    return answer;
}

Posted SimGateway::makeRefund(const QString &key, const QByteArray &body)
{
    const QJsonObject wanted = QJsonDocument::fromJson(body).object();
    const int payment = paymentOf(wanted.value(u"payment"_s).toString());
    if (payment < 0)
        return {.status = 404};
    TruePayment &asked = payments[size_t(payment)];
    const qint64 rest = asked.captured ? asked.amount * asked.timesTaken - asked.givenBack - asked.goingBack : 0;
    const qint64 amount = wanted.value(u"amount"_s).toInteger(rest);
    if (amount < 1)
        return {.status = rest > 0 ? 400 : 422};
    if (amount > rest)
        return {.status = 422};
    const int refund = int(refunds.size());
    refunds.push_back({.id = u"ref_%1"_s.arg(refund + 1),
                       .payment = payment,
                       .key = key,
                       .amount = amount,
                       .accepted = m_habits.refundsPending,
                       .failed = m_habits.refundFailsOnce && asked.refundsFailed == 0});
    asked.goingBack += amount;
    if (!m_habits.refundsPending)
        endRefund(refund);
    else
        m_clock.later(m_habits.krafaMs, [this, refund] { endRefund(refund); });
    return {.made = refund};
}

void SimGateway::endRefund(int refund)
{
    TrueRefund &asked = refunds[size_t(refund)];
    TruePayment &payment = payments[size_t(asked.payment)];
    asked.pending = false;
    payment.goingBack -= asked.amount;
    m_trace("gateway", asked.failed ? "cannot refund" : "refunds", payment.id, asked.amount);
    if (asked.failed) {
        ++payment.refundsFailed;
        lastChange = std::max(lastChange, now());
        return;
    }
    payment.givenBack += asked.amount;
    set(asked.payment, payment.refunded() ? PaymentIs::Refunded : PaymentIs::PartlyRefunded);
}

// ---------------------------------------------------------------- people

bool SimGateway::takesMoney(int payment) const
{
    const TruePayment &asked = payments[size_t(payment)];
    return !asked.captured && !asked.krafa && !asked.inFlight;
}

bool SimGateway::canBePaid(int session) const
{
    const TrueSession &asked = sessions[size_t(session)];
    const TruePayment &payment = payments[size_t(asked.payment)];
    const bool again = m_habits.takesTwice && !payment.foreign && !payment.krafa && !payment.promised &&
                       payment.givenBack + payment.goingBack == 0 && !asked.inFlight;
    return sessionAt(session, now()) == SessionIs::Open && (takesMoney(asked.payment) || again);
}

bool SimGateway::pay(int session, const Customer &customer, std::function<void(bool taken)> done)
{
    if (!canBePaid(session)) {
        m_trace("gateway", "does not let pay", sessions[size_t(session)].id);
        return false;
    }
    const int payment = sessions[size_t(session)].payment;
    if (customer.act == Act::Krafa) {
        if (!takesMoney(payment))
            return false;
        payments[size_t(payment)].krafa = payments[size_t(payment)].promised = true;
        set(payment, PaymentIs::Pending);
        complete(session);
        for (size_t other = 0; other < sessions.size(); ++other) {
            if (sessions[other].payment == payment && sessionAt(int(other), now()) == SessionIs::Open)
                complete(int(other));
        }
        m_clock.later(m_habits.krafaMs, [this, session, payment, paid = customer.succeeds] {
            payments[size_t(payment)].krafa = paid;
            paid ? capture(session) : set(payment, PaymentIs::Failed);
        });
        done(true);
        return true;
    }
    ++payments[size_t(payment)].inFlight;
    sessions[size_t(session)].inFlight = true;
    if (!m_habits.challengeIsSilent && !payments[size_t(payment)].captured)
        set(payment, PaymentIs::Processing);
    m_clock.later(customer.processingMs, [this, session, payment, taken = customer.succeeds, done = std::move(done)] {
        --payments[size_t(payment)].inFlight;
        sessions[size_t(session)].inFlight = false;
        if (taken)
            capture(session);
        else if (!payments[size_t(payment)].captured)
            set(payment, PaymentIs::Failed);
        done(taken);
    });
    return true;
}

// It is no business of the till once the till's own session has ended, so it is made before and does not outlive that.
int SimGateway::phoneSession(int session)
{
    const TrueSession of = sessions[size_t(session)];
    if (!canBePaid(session) || payments[size_t(of.payment)].timesTaken > 0 || payments[size_t(of.payment)].inFlight > 0)
        return -1;
    payments[size_t(of.payment)].foreign = true;
    return canBePaid(session) ? addSession(of.payment, true, of.expiresAt, {}) : -1;
}

void SimGateway::set(int payment, PaymentIs status)
{
    static constexpr const char *words[] = {
        "created",        "payment is pending",  "payment is in flight",       "succeeded",
        "payment failed", "payment is refunded", "payment is refunded in part"};
    payments[size_t(payment)].history.push_back({now(), status});
    lastChange = std::max(lastChange, now());
    m_trace("gateway", words[size_t(status)], payments[size_t(payment)].id);
}

void SimGateway::complete(int session)
{
    sessions[size_t(session)].history.push_back({now(), SessionIs::Complete});
    lastChange = std::max(lastChange, now());
    m_trace("gateway", "session is complete", sessions[size_t(session)].id);
}

void SimGateway::capture(int session)
{
    const int payment = sessions[size_t(session)].payment;
    payments[size_t(payment)].captured = true;
    ++payments[size_t(payment)].timesTaken;
    set(payment, payments[size_t(payment)].givenBack > 0 ? PaymentIs::PartlyRefunded : PaymentIs::Succeeded);
    m_trace("gateway", "TAKES THE MONEY of", payments[size_t(payment)].id, payments[size_t(payment)].amount);
    if (sessionAt(session, now()) != SessionIs::Expired || m_habits.completesLate) {
        if (sessionAt(session, now()) != SessionIs::Complete)
            complete(session);
    }
    for (size_t other = 0; other < sessions.size(); ++other) {
        const bool sibling = sessions[other].payment == payment && int(other) != session;
        const SessionIs status = sessionAt(int(other), now());
        const bool canTurn = status == SessionIs::Open || (status == SessionIs::Expired && m_habits.completesLate);
        if (sibling && m_habits.siblingsComplete && canTurn)
            complete(int(other));
    }
}

} // namespace Kassi::Sim
