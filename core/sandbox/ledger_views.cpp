// SPDX-License-Identifier: MIT
#include "sandbox/ledger_views.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace Kassi::Sandbox {

NLOHMANN_JSON_SERIALIZE_ENUM(PaymentStatus, {{PaymentStatus::Created, "created"},
                                             {PaymentStatus::Processing, "processing"},
                                             {PaymentStatus::Succeeded, "succeeded"},
                                             {PaymentStatus::Failed, "failed"},
                                             {PaymentStatus::Pending, "pending"},
                                             {PaymentStatus::PartiallyRefunded, "partially_refunded"},
                                             {PaymentStatus::Refunded, "refunded"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Session, id, mode, clientSecret, payment, origin, returnUrl, cancelUrl, locale,
                                   email, methods, saveMethod, reference, createdMs, expiresMs, complete, lie)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Payment, id, amount, currency, status, customer, reference, metadata, method, brand,
                                   last4, saved, timesTaken, refunded, lie)
// With defaults: a state file from before refunds had a status still opens.
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Refund, id, payment, amount, currency, reason, metadata, createdMs,
                                                status)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Challenge, id, session, expiresMs)

namespace {

Json orNull(const std::string &text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

} // namespace

std::string isoTime(std::int64_t wallClockMs)
{
    return QDateTime::fromMSecsSinceEpoch(wallClockMs, QTimeZone::utc()).toString(Qt::ISODate).toStdString();
}

std::optional<PaymentStatus> statusNamed(const std::string &name)
{
    const auto status = Json(name).get<PaymentStatus>(); // an unknown name reads as the first of the table
    return Json(status) == Json(name) ? std::optional(status) : std::nullopt;
}

Json sessionReply(const Session &session, const Payment &payment, const std::string &baseUrl, std::int64_t nowMs)
{
    Json reply{{"id", session.id},
               {"mode", session.mode},
               {"url", session.mode == "hosted" ? Json(baseUrl + "/pay/" + session.id) : Json(nullptr)},
               {"client_secret", orNull(session.clientSecret)},
               {"status", Ledger::statusOf(session, nowMs)},
               {"payment", session.payment},
               {"expires_at", isoTime(session.expiresMs)},
               {"amount", payment.amount},
               {"currency", payment.currency}};
    reply.update(session.lie);
    return reply;
}

Json paymentReply(const Payment &payment)
{
    Json reply{{"id", payment.id},
               {"amount", payment.amount},
               {"currency", payment.currency},
               {"status", payment.status},
               {"customer", orNull(payment.customer)},
               {"description", nullptr},
               {"external_reference", orNull(payment.reference)},
               {"metadata", payment.metadata}};
    reply.update(payment.lie);
    return reply;
}

Json refundReply(const Refund &refund)
{
    return Json{{"id", refund.id},
                {"payment", refund.payment},
                {"amount", refund.amount},
                {"currency", refund.currency},
                {"status", refund.status},
                {"reason", orNull(refund.reason)},
                {"metadata", refund.metadata},
                {"created_at", isoTime(refund.createdMs)}};
}

Json truth(const Ledger &ledger, std::int64_t nowMs)
{
    std::vector<const Session *> made; // oldest first
    for (const auto &[id, session] : ledger.sessions())
        made.push_back(&session);
    std::ranges::stable_sort(made, {}, &Session::createdMs);
    Json sessions = Json::array();
    for (const Session *each : made) {
        const Session &session = *each;
        sessions.push_back(Json{{"id", session.id},
                                {"mode", session.mode},
                                {"client_secret", orNull(session.clientSecret)},
                                {"status", Ledger::statusOf(session, nowMs)},
                                {"view", ledger.viewOf(session, nowMs)},
                                {"payment", session.payment},
                                {"origin", orNull(session.origin)},
                                {"external_reference", orNull(session.reference)},
                                {"created_at", isoTime(session.createdMs)},
                                {"expires_at", isoTime(session.expiresMs)}});
    }
    Json payments = Json::array();
    for (const auto &[id, payment] : ledger.payments()) {
        Json one = paymentReply(payment);
        one.update(Json{{"amount", payment.amount},
                        {"status", payment.status},
                        {"times_taken", payment.timesTaken},
                        {"refunded", payment.refunded},
                        {"method", orNull(payment.method)},
                        {"brand", orNull(payment.brand)},
                        {"last4", orNull(payment.last4)},
                        {"saved", payment.saved}});
        payments.push_back(one);
    }
    Json refunds = Json::array();
    for (const Refund &refund : ledger.refunds())
        refunds.push_back(refundReply(refund));
    return Json{{"sessions", sessions}, {"payments", payments}, {"refunds", refunds}};
}

Json Ledger::toJson() const
{
    return Json{
        {"sessions", m_sessions}, {"payments", m_payments}, {"refunds", m_refunds}, {"challenges", m_challenges}};
}

void Ledger::fromJson(const Json &state)
{
    m_sessions = state.at("sessions").get<std::map<std::string, Session>>();
    m_payments = state.at("payments").get<std::map<std::string, Payment>>();
    m_refunds = state.at("refunds").get<std::vector<Refund>>();
    m_challenges = state.at("challenges").get<std::map<std::string, Challenge>>();
    // A card that was with the bank when the sandbox died was not approved: nothing was taken.
    for (auto &[id, session] : m_sessions) {
        Payment &payment = m_payments.at(session.payment);
        if (payment.status != PaymentStatus::Processing)
            continue;
        const bool asked = std::any_of(m_challenges.begin(), m_challenges.end(), [&](const auto &challenge) {
            return m_sessions.at(challenge.second.session).payment == payment.id;
        });
        if (!asked)
            payment.status = PaymentStatus::Failed;
    }
    touch();
}

} // namespace Kassi::Sandbox
