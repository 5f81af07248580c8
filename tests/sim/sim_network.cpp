// SPDX-License-Identifier: MIT
#include "sim/sim_network.h"

#include "gateway/codec.h"
#include "sim/sim_wire.h"

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 clientTimeoutMs = 15'000;
constexpr const char *callNames[] = {"create", "session", "payment", "refund", "refund's state"};

const char *speaker(Owner owner)
{
    return owner == Owner::Till ? "till" : "guardian";
}

PaymentStatus wordFor(PaymentIs status)
{
    switch (status) {
    case PaymentIs::Created: return PaymentStatus::Created;
    case PaymentIs::Pending: return PaymentStatus::Pending;
    case PaymentIs::Processing: return PaymentStatus::Processing;
    case PaymentIs::Succeeded: return PaymentStatus::Succeeded;
    case PaymentIs::Failed: return PaymentStatus::Failed;
    case PaymentIs::PartlyRefunded: return PaymentStatus::PartiallyRefunded;
    case PaymentIs::Refunded: break;
    }
    return PaymentStatus::Refunded;
}

} // namespace

/// A SessionApi that remembers who uses it.
class SimNetwork::Line final : public SessionApi
{
public:
    Line(SimNetwork &network, Owner owner)
        : m_network(network)
        , m_owner(owner)
    {
    }

    void create(const QString &key, const QByteArray &body, Reply<PaymentSession> reply) override
    {
        m_network.send(Kind::Create, m_owner, key, body, std::move(reply));
    }
    void session(const QString &id, Reply<PaymentSession> reply) override
    {
        m_network.send(Kind::Session, m_owner, id, {}, std::move(reply));
    }
    void payment(const QString &id, Reply<Payment> reply) override
    {
        m_network.send(Kind::Payment, m_owner, id, {}, std::move(reply));
    }
    void merchant(Reply<Merchant>) override { m_network.m_oracle.violated("S8", u"nobody asked for the merchant"_s); }
    void refund(const QString &key, const QByteArray &body, Reply<Refund> reply) override
    {
        m_network.send(Kind::Refund, m_owner, key, body, std::move(reply));
    }
    void lookUpRefund(const QString &id, Reply<Refund> reply) override
    {
        m_network.send(Kind::RefundState, m_owner, id, {}, std::move(reply));
    }

private:
    SimNetwork &m_network;
    Owner m_owner;
};

SimNetwork::SimNetwork(Process &process, SimGateway &gateway, SimOracle &oracle, Faults &faults,
                       const Scenario &scenario, Dice &dice)
    : m_process(process)
    , m_gateway(gateway)
    , m_oracle(oracle)
    , m_faults(faults)
    , m_scenario(scenario)
    , m_dice(dice)
    , m_till(std::make_unique<Line>(*this, Owner::Till))
    , m_guardian(std::make_unique<Line>(*this, Owner::Guardian))
{
}

SimNetwork::~SimNetwork() = default;

SessionApi &SimNetwork::line(Owner owner)
{
    return owner == Owner::Till ? *m_till : *m_guardian;
}

// ---------------------------------------------------------------- on its way

qint64 SimNetwork::hop()
{
    return m_scenario.gateway.hopMs + m_dice.below(int(m_scenario.gateway.hopMs / 2) + 1);
}

template <typename T>
void SimNetwork::send(Kind kind, Owner owner, const QString &id, const QByteArray &body, Reply<T> reply)
{
    if (m_process.dead)
        return;
    const auto fault = m_faults.strike(Operation::Send, m_process.placeOf(owner));
    if (fault == Fault::CrashBeforeSend)
        return m_process.die("dies before a send");
    const int checkout = owner == Owner::Till ? m_process.checkouts : m_process.run;
    const bool post = kind == Kind::Create || kind == Kind::Refund;
    m_process.trace(speaker(owner), post ? "posts" : "asks for", post ? QString() : id, post ? int(kind) : -1);
    m_oracle.willSend(owner, checkout);
    if (post)
        m_oracle.willPost(kind == Kind::Refund, id, body);
    if (kind == Kind::Session && owner == Owner::Till)
        m_oracle.polls(checkout);
    dispatch(std::make_shared<Call<T>>(Call<T>{.kind = kind,
                                               .owner = owner,
                                               .id = id,
                                               .body = body,
                                               .reply = std::move(reply),
                                               .run = m_process.run,
                                               .checkout = checkout,
                                               .fault = fault}));
    if (fault == Fault::CrashAfterSend)
        m_process.die("dies after a send");
}

template <typename T>
void SimNetwork::dispatch(const Shared<T> &call)
{
    const qint64 there = hop();
    const qint64 back = hop();
    if (!call->fault)
        return travel(call, there, back, true);
    m_process.trace("network", faultName(*call->fault), QLatin1StringView(callNames[size_t(call->kind)]));
    switch (*call->fault) {
    case Fault::RequestLost: return fails(call, clientTimeoutMs, {.code = ErrorCode::Indeterminate, .message = {}});
    case Fault::ReplyLost:
        travel(call, there, back, false);
        return fails(call, m_dice.below(2) == 0 ? clientTimeoutMs : there + back,
                     {.code = ErrorCode::Indeterminate, .message = {}});
    case Fault::Slow: return travel(call, there + m_dice.between(0, 6'000), back + m_dice.between(0, 6'000), true);
    case Fault::TimedOut:
        fails(call, clientTimeoutMs, {.code = ErrorCode::Indeterminate, .message = {}});
        return travel(call, there + m_dice.between(0, 20'000), back + clientTimeoutMs, true);
    case Fault::Repeated: {
        const bool first = m_dice.below(2) == 0;
        travel(call, there, back, first);
        return travel(call, there + m_dice.between(0, 400), back, !first);
    }
    case Fault::Redirected:
        return fails(call, there + back, {.code = ErrorCode::Redirected, .message = {}, .httpStatus = 302});
    case Fault::NoSuchHost: return fails(call, 5, {.code = ErrorCode::Unreachable, .message = {}});
    case Fault::ConnectionRefused: return fails(call, there, {.code = ErrorCode::Unreachable, .message = {}});
    case Fault::NotTrusted: return fails(call, there + back, {.code = ErrorCode::TlsFailed, .message = {}});
    case Fault::Refused: return fails(call, there + back, refusedFor(call->kind));
    case Fault::StillInFlight: return fails(call, there + back, refusal(409, false));
    case Fault::RateLimited: return fails(call, there + back, refusal(429, m_dice.below(4) != 0));
    case Fault::ServerErrorBefore: return fails(call, there + back, refusal(503, m_dice.below(4) == 0));
    case Fault::ServerErrorAfter:
        travel(call, there, back, false);
        return fails(call, there + back, refusal(500, false));
    default: return travel(call, there, back, true);
    }
}

/// To the gateway, and its answer back. An answer that is not `heard` is lost on the way.
template <typename T>
void SimNetwork::travel(const Shared<T> &call, qint64 there, qint64 back, bool heard)
{
    m_process.clock.later(there, [this, call, back, heard] { arrive(call, back, heard); });
}

template <typename T>
void SimNetwork::fails(const Shared<T> &call, qint64 afterMs, Error error)
{
    m_process.clock.later(std::min(afterMs, clientTimeoutMs), [this, call, error = std::move(error)] {
        if (answer(*call, &error))
            call->reply(tl::unexpected<Error>(error));
    });
}

/// Whether there is still somebody who waits for it.
template <typename T>
bool SimNetwork::answer(Call<T> &call, const Error *error)
{
    if (call.answered || m_process.dead || call.run != m_process.run)
        return false;
    call.answered = true;
    m_process.trace(error ? "network" : "gateway", error ? "fails" : "answers",
                    QLatin1StringView(callNames[size_t(call.kind)]), error ? int(error->code) : -1);
    if (error && error->retryAfterMs)
        m_oracle.heardRetryAfter(call.owner, call.checkout, *error->retryAfterMs);
    return true;
}

Error SimNetwork::refusal(int status, bool retryAfter)
{
    static const QByteArray envelope = R"({"error":{"type":"api_error","message":"no"}})";
    return decodeError(status, envelope,
                       retryAfter ? std::optional<qint64>(m_dice.between(1, 60) * 1'000) : std::nullopt);
}

Error SimNetwork::refusedFor(Kind kind)
{
    static constexpr int statuses[] = {400, 404, 422, 401, 403};
    // 403 on a payment is how a key that may not read payments is known. A refund that may have been made is refused
    // without a look at it only: anything else would be a lie, not a trouble.
    if (kind == Kind::Refund)
        return refusal(statuses[3 + m_dice.below(2)], false);
    return refusal(statuses[m_dice.below(kind == Kind::Payment ? 3 : 5)], false);
}

// ---------------------------------------------------------------- at the gateway

qint64 SimNetwork::asOf(const std::optional<Fault> &fault)
{
    const qint64 now = m_process.clock.monotonicMs();
    return fault == Fault::Stale ? now - m_dice.between(300, 2'800) : now;
}

void SimNetwork::arrive(const Shared<PaymentSession> &call, qint64 back, bool heard)
{
    if (call->kind == Kind::Session) {
        const int session = m_gateway.sessionOf(call->id);
        const qint64 moment = asOf(call->fault);
        if (session < 0 || moment < m_gateway.sessions[size_t(session)].madeAt)
            return heard ? fails(call, back, refusal(404, false)) : void();
        return heard ? bring(call, session, moment, back) : void();
    }
    const Posted posted = m_gateway.create(call->id, call->body);
    if (posted.otherBody)
        m_oracle.violated("S2", u"one idempotency key, two bodies"_s);
    if (!heard)
        return;
    if (posted.made < 0)
        return fails(call, back, refusal(posted.status, false));
    bring(call, posted.made, m_gateway.sessions[size_t(posted.made)].madeAt, back + m_scenario.gateway.workMs);
}

PaymentSession SimNetwork::sessionAsOf(int session, qint64 moment, bool withSecret) const
{
    const TrueSession &asked = m_gateway.sessions[size_t(session)];
    const TruePayment &payment = m_gateway.payments[size_t(asked.payment)];
    PaymentSession answer{.id = asked.id,
                          .mode = asked.hosted ? SessionMode::Hosted : SessionMode::Embedded,
                          .status = SessionStatus(m_gateway.sessionAt(session, moment)),
                          .payment = payment.id,
                          .expiresAt = u"2026-01-01T00:00:00Z"_s};
    if (withSecret && asked.hosted)
        answer.url = Secret(u"https://pay.example.is/"_s + asked.secret);
    else if (withSecret)
        answer.clientSecret = Secret(asked.secret);
    if (m_scenario.gateway.saysAmounts) {
        answer.amount = payment.amount;
        answer.currency = payment.currency;
    }
    return answer;
}

template <typename T, typename Decode>
Result<T> SimNetwork::throughBytes(const T &value, bool spoiled, Decode decode)
{
    if (!spoiled && !m_scenario.gateway.bytes)
        return value;
    const QByteArray text = spoiled ? spoil(textOf(value), m_dice) : textOf(value);
    Result<T> understood = decode(text);
    if (spoiled && understood)
        m_oracle.violated("S9", u"a spoiled answer is believed: "_s + QString::fromUtf8(text));
    if (!spoiled && (!understood || *understood != value))
        m_oracle.violated("S9", u"an answer is misunderstood: "_s + QString::fromUtf8(text));
    return understood;
}

void SimNetwork::bring(const Shared<PaymentSession> &call, int session, qint64 moment, qint64 back)
{
    const bool create = call->kind == Kind::Create;
    PaymentSession answered = sessionAsOf(session, moment, create || m_scenario.gateway.secretAgain);
    const SessionIs status = SessionIs(answered.status);
    bool genuine = true;
    if (call->fault == Fault::WrongId && !create) { // about another, and tempting
        genuine = false;
        answered.status = SessionStatus::Complete;
        m_dice.below(2) == 0 ? void(answered.id = u"pses_999"_s) : void(answered.payment = u"pay_999"_s);
    } else if (call->fault == Fault::WrongId) { // a new session may have any id, but not another kind
        genuine = false;
        answered.mode = answered.mode == SessionMode::Hosted ? SessionMode::Embedded : SessionMode::Hosted;
        answered.clientSecret = Secret(u"SECRET-of-another"_s);
        answered.url = Secret(u"https://pay.example.is/SECRET-of-another"_s);
    } else if (call->fault == Fault::WrongMoney) {
        genuine = false;
        answered.status = create ? SessionStatus::Open : SessionStatus::Complete;
        answered.amount = m_gateway.payments[size_t(m_gateway.sessions[size_t(session)].payment)].amount;
        answered.currency = u"ISK"_s;
        m_dice.below(2) == 0 ? void(answered.amount = *answered.amount + 1) : void(answered.currency = u"EUR"_s);
    }
    const auto result = throughBytes(answered, call->fault == Fault::Garbled,
                                     [&](const QByteArray &text) { return decodeSession(text, create); });
    m_process.clock.later(back, [this, call, result, session, status, genuine] {
        if (!answer(*call, result ? nullptr : &result.error()))
            return;
        if (result && genuine && call->kind == Kind::Session) {
            m_process.trace("gateway", "says of the session", result->id, int(status));
            m_oracle.heard(session, status, result->amount.has_value());
        }
        call->reply(result);
    });
}

void SimNetwork::arrive(const Shared<Payment> &call, qint64 back, bool heard)
{
    if (!heard)
        return;
    const int payment = m_gateway.paymentOf(call->id);
    if (payment < 0)
        return fails(call, back, refusal(404, false));
    if (!m_scenario.gateway.readsPayments) {
        m_oracle.heardForbidden(payment);
        return fails(call, back, refusal(403, false));
    }
    const qint64 arrivedAt = m_process.clock.monotonicMs();
    const PaymentIs status = m_gateway.paymentAt(payment, asOf(call->fault));
    const TruePayment &asked = m_gateway.payments[size_t(payment)];
    Payment answered{.id = asked.id,
                     .money = {.amount = asked.amount, .currency = asked.currency},
                     .status = wordFor(status),
                     .externalReference = asked.reference};
    bool genuine = true;
    if (call->fault == Fault::WrongId || call->fault == Fault::WrongMoney) {
        genuine = false;
        answered.status = PaymentStatus::Succeeded;
        if (call->fault == Fault::WrongId)
            answered.id = u"pay_999"_s;
        else
            m_dice.below(2) == 0 ? void(++answered.money.amount) : void(answered.money.currency = u"EUR"_s);
    }
    const auto result = throughBytes(answered, call->fault == Fault::Garbled, decodePayment);
    m_process.clock.later(back, [this, call, result, payment, arrivedAt, status, genuine] {
        if (!answer(*call, result ? nullptr : &result.error()))
            return;
        if (result && genuine) {
            m_process.trace("gateway", "says of the payment", result->id, int(status));
            m_oracle.heardPayment(payment, status, arrivedAt);
        }
        call->reply(result);
    });
}

void SimNetwork::arrive(const Shared<Refund> &call, qint64 back, bool heard)
{
    const auto stateOf = [](const TrueRefund &refund) {
        if (refund.pending)
            return RefundStatus::Pending;
        return refund.failed ? RefundStatus::Failed : RefundStatus::Succeeded;
    };
    if (call->kind == Kind::RefundState) {
        const int refund = m_gateway.refundOf(call->id);
        if (refund < 0)
            return heard ? fails(call, back, refusal(404, false)) : void();
        const TrueRefund &asked = m_gateway.refunds[size_t(refund)];
        return heard ? bring(call, asked, stateOf(asked), back) : void();
    }
    const Posted posted = m_gateway.refund(call->id, call->body);
    if (posted.otherBody)
        m_oracle.violated("S2", u"one idempotency key, two refund bodies"_s);
    if (!heard)
        return;
    if (posted.made < 0)
        return fails(call, back, refusal(posted.status, false));
    const TrueRefund &made = m_gateway.refunds[size_t(posted.made)]; // the first answer is given again, for ever
    bring(call, made, made.accepted ? RefundStatus::Pending : stateOf(made), back);
}

void SimNetwork::bring(const Shared<Refund> &call, const TrueRefund &refund, RefundStatus status, qint64 back)
{
    const TruePayment &payment = m_gateway.payments[size_t(refund.payment)];
    Refund answered{.id = refund.id,
                    .payment = payment.id,
                    .money = {.amount = refund.amount, .currency = payment.currency},
                    .status = status};
    if (call->fault == Fault::WrongMoney) { // of other money, and it is through
        answered.status = m_dice.below(2) == 0 ? RefundStatus::Succeeded : RefundStatus::Failed;
        m_dice.below(2) == 0 ? void(++answered.money.amount) : void(answered.money.currency = u"EUR"_s);
    }
    if (call->fault == Fault::WrongId && call->kind == Kind::RefundState) { // about another, and it is through
        answered.id = u"ref_999"_s;
        answered.status = m_dice.below(2) == 0 ? RefundStatus::Succeeded : RefundStatus::Failed;
    } else if (call->fault == Fault::WrongId) {
        answered.payment = u"pay_999"_s;
    }
    const auto result = throughBytes(answered, call->fault == Fault::Garbled, decodeRefund);
    m_process.clock.later(back, [this, call, result] {
        if (answer(*call, result ? nullptr : &result.error()))
            call->reply(result);
    });
}

} // namespace Kassi::Sim
