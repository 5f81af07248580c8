// SPDX-License-Identifier: MIT
#include "sandbox/ledger.h"

#include <algorithm>

namespace Kassi::Sandbox {

namespace {

constexpr std::int64_t challengeLifetimeMs = 5 * 60 * 1000;

bool isSettled(PaymentStatus status)
{
    return status == PaymentStatus::Succeeded || status == PaymentStatus::PartiallyRefunded ||
           status == PaymentStatus::Refunded;
}

template <typename Map>
auto *findIn(Map &map, const std::string &key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

} // namespace

Ledger::Ledger(NewId newId)
    : m_newId(std::move(newId))
{
}

ApiResult<std::string> Ledger::paymentFor(const SessionParams &params)
{
    if (params.session.payment.empty()) {
        const std::string id = m_newId("pay_");
        m_payments.emplace(id, Payment{.id = id,
                                       .amount = params.amount.value_or(0),
                                       .currency = params.currency.value_or("ISK"),
                                       .customer = params.customer,
                                       .reference = params.session.reference,
                                       .metadata = params.metadata});
        return id;
    }
    const Payment *existing = payment(params.session.payment);
    if (!existing)
        return refuse(404, "resource_missing", "No such payment.", "payment");
    if (isSettled(existing->status))
        return refuse(422, "payment_already_succeeded", "The payment has already been paid.", "payment");
    if (existing->status == PaymentStatus::Pending)
        return refuse(422, "payment_pending", "A krafa for the payment waits to be paid.", "payment");
    if (params.amount && *params.amount != existing->amount)
        return refuse(422, "amount_mismatch", "The payment is of another amount.", "amount");
    if (params.currency && *params.currency != existing->currency)
        return refuse(422, "currency_mismatch", "The payment is in another currency.", "currency");
    return existing->id;
}

ApiResult<Session> Ledger::createSession(const SessionParams &params, std::int64_t lifetimeMs, std::int64_t nowMs)
{
    const ApiResult<std::string> paymentId = paymentFor(params);
    if (!paymentId)
        return tl::unexpected(paymentId.error());
    Session session = params.session;
    session.payment = *paymentId;
    session.id = m_newId("pses_");
    if (session.mode == "embedded")
        session.clientSecret = session.id + m_newId("_secret_");
    session.createdMs = nowMs;
    session.expiresMs = nowMs + lifetimeMs;
    m_sessions.emplace(session.id, session);
    touch();
    return session;
}

ApiResult<Refund> Ledger::createRefund(const RefundParams &params, const std::string &status, std::int64_t nowMs)
{
    Payment *paid = payment(params.payment);
    if (!paid)
        return refuse(404, "resource_missing", "No such payment.", "payment");
    if (paid->status == PaymentStatus::Refunded)
        return refuse(422, "payment_already_refunded", "Everything has been refunded.", "payment");
    if (!isSettled(paid->status))
        return refuse(422, "payment_not_refundable", "Nothing has been paid yet.", "payment");
    const std::int64_t rest = taken(*paid) - paid->refunded - promisedBack(*paid);
    const std::int64_t amount = params.amount.value_or(rest);
    if (amount > rest || rest == 0)
        return refuse(422, "amount_too_large", "More than what is left to refund.", "amount");
    m_refunds.push_back(Refund{.id = m_newId("ref_"),
                               .payment = paid->id,
                               .amount = amount,
                               .currency = paid->currency,
                               .reason = params.reason,
                               .metadata = params.metadata,
                               .createdMs = nowMs,
                               .status = status});
    if (status == "succeeded")
        giveBack(m_refunds.back());
    touch();
    return m_refunds.back();
}

bool Ledger::endRefund(const std::string &id, bool made)
{
    const auto found =
        std::find_if(m_refunds.begin(), m_refunds.end(), [&](const Refund &refund) { return refund.id == id; });
    if (found == m_refunds.end() || found->status != "pending")
        return false;
    found->status = made ? "succeeded" : "failed";
    if (made)
        giveBack(*found);
    touch();
    return true;
}

void Ledger::giveBack(const Refund &refund)
{
    Payment &paid = m_payments.at(refund.payment);
    paid.refunded += refund.amount;
    paid.status = paid.refunded == taken(paid) ? PaymentStatus::Refunded : PaymentStatus::PartiallyRefunded;
}

// Where a test gave it the status of a payment that was taken, it counts as such.
std::int64_t Ledger::taken(const Payment &payment)
{
    return payment.amount * std::max(payment.timesTaken, 1);
}

std::int64_t Ledger::promisedBack(const Payment &payment) const
{
    std::int64_t sum = 0;
    for (const Refund &refund : m_refunds)
        sum += refund.payment == payment.id && refund.status == "pending" ? refund.amount : 0;
    return sum;
}

const Refund *Ledger::refund(const std::string &id) const
{
    const auto found =
        std::find_if(m_refunds.begin(), m_refunds.end(), [&](const Refund &refund) { return refund.id == id; });
    return found == m_refunds.end() ? nullptr : &*found;
}

Session *Ledger::session(const std::string &id)
{
    return findIn(m_sessions, id);
}

Session *Ledger::sessionOfSecret(const std::string &secret)
{
    // A secret starts with its session's id, so the map finds it; the whole must match.
    Session *found = session(secret.substr(0, secret.find("_secret_")));
    return found && !found->clientSecret.empty() && found->clientSecret == secret ? found : nullptr;
}

Payment *Ledger::payment(const std::string &id)
{
    return findIn(m_payments, id);
}

const Challenge *Ledger::challenge(const std::string &id) const
{
    return findIn(m_challenges, id);
}

const Challenge *Ledger::challengeOf(const std::string &sessionId) const
{
    const auto found = std::find_if(m_challenges.begin(), m_challenges.end(),
                                    [&](const auto &entry) { return entry.second.session == sessionId; });
    return found == m_challenges.end() ? nullptr : &found->second;
}

std::string Ledger::statusOf(const Session &session, std::int64_t nowMs)
{
    if (session.complete)
        return "complete";
    return nowMs >= session.expiresMs ? "expired" : "open";
}

std::string Ledger::viewOf(const Session &session, std::int64_t nowMs) const
{
    const PaymentStatus status = m_payments.at(session.payment).status;
    if (session.complete)
        return status == PaymentStatus::Pending ? "pending" : "succeeded";
    const bool again = m_takesTwice && status == PaymentStatus::Succeeded;
    if ((isSettled(status) && !again) || status == PaymentStatus::Pending)
        return "taken";
    if (nowMs >= session.expiresMs)
        return "expired";
    if (status == PaymentStatus::Processing)
        return challengeOf(session.id) ? "challenge" : "processing";
    return "form";
}

tl::expected<void, std::string> Ledger::beginAttempt(const Session &session, std::int64_t nowMs)
{
    const std::string view = viewOf(session, nowMs);
    if (view != "form")
        return tl::unexpected(view);
    Payment &payment = m_payments.at(session.payment);
    if (payment.timesTaken == 0)
        payment.status = PaymentStatus::Processing;
    touch();
    return {};
}

void Ledger::take(Payment &payment)
{
    payment.status = PaymentStatus::Succeeded;
    ++payment.timesTaken;
    touch();
}

void Ledger::approve(Session &session)
{
    session.complete = true;
    take(m_payments.at(session.payment));
}

void Ledger::decline(Session &session)
{
    Payment &payment = m_payments.at(session.payment);
    if (payment.timesTaken == 0)
        payment.status = PaymentStatus::Failed;
    touch();
}

const Challenge &Ledger::openChallenge(const Session &session, std::int64_t nowMs)
{
    const std::string id = m_newId("acs_");
    touch();
    return m_challenges
        .emplace(id, Challenge{.id = id,
                               .session = session.id,
                               .expiresMs = std::min(nowMs + challengeLifetimeMs, session.expiresMs)})
        .first->second;
}

std::optional<bool> Ledger::answerChallenge(const std::string &challengeId, bool pass, std::int64_t nowMs)
{
    closeStaleChallenges(nowMs);
    const auto found = m_challenges.find(challengeId);
    if (found == m_challenges.end())
        return std::nullopt;
    Session &asked = m_sessions.at(found->second.session);
    m_challenges.erase(found);
    if (pass)
        approve(asked);
    else
        decline(asked);
    return pass;
}

void Ledger::acceptKrafa(Session &session)
{
    session.complete = true;
    Payment &payment = m_payments.at(session.payment);
    payment.status = PaymentStatus::Pending;
    payment.method = "krafa";
    touch();
}

void Ledger::payKrafa(Payment &payment)
{
    if (payment.status == PaymentStatus::Pending)
        take(payment);
}

void Ledger::closeStaleChallenges(std::int64_t nowMs)
{
    for (auto at = m_challenges.begin(); at != m_challenges.end();) {
        if (nowMs < at->second.expiresMs) {
            ++at;
            continue;
        }
        decline(m_sessions.at(at->second.session));
        at = m_challenges.erase(at);
    }
}

} // namespace Kassi::Sandbox
