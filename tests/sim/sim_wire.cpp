// SPDX-License-Identifier: MIT
#include "sim/sim_wire.h"

namespace Kassi::Sim {

namespace {

QByteArray quoted(const QString &text)
{
    return '"' + text.toUtf8() + '"';
}

QByteArray orNull(const Secret &secret)
{
    return secret.isEmpty() ? QByteArray("null") : quoted(secret.reveal());
}

} // namespace

QByteArray textOf(const PaymentSession &session)
{
    static constexpr const char *statuses[] = {"open", "complete", "expired"};
    QByteArray text = "{\"id\":" + quoted(session.id) +
                      ",\"mode\":" + (session.mode == SessionMode::Embedded ? "\"embedded\"" : "\"hosted\"") +
                      ",\"url\":" + orNull(session.url) + ",\"client_secret\":" + orNull(session.clientSecret) +
                      ",\"status\":\"" + statuses[size_t(session.status)] +
                      "\",\"payment\":" + quoted(session.payment) + ",\"expires_at\":" + quoted(session.expiresAt);
    if (session.amount)
        text += ",\"amount\":" + QByteArray::number(*session.amount);
    if (session.currency)
        text += ",\"currency\":" + quoted(*session.currency);
    return text + '}';
}

QByteArray textOf(const Payment &payment)
{
    static constexpr const char *statuses[] = {"created", "pending",  "processing",        "succeeded",
                                               "failed",  "refunded", "partially_refunded"};
    return "{\"id\":" + quoted(payment.id) + ",\"amount\":" + QByteArray::number(payment.money.amount) +
           ",\"currency\":" + quoted(payment.money.currency) + ",\"status\":\"" + statuses[size_t(payment.status)] +
           "\",\"customer\":null,\"external_reference\":" + quoted(payment.externalReference) + ",\"metadata\":{}}";
}

QByteArray textOf(const Refund &refund)
{
    static constexpr const char *statuses[] = {"pending", "succeeded", "failed"};
    return "{\"id\":" + quoted(refund.id) + ",\"payment\":" + quoted(refund.payment) +
           ",\"amount\":" + QByteArray::number(refund.money.amount) + ",\"currency\":" + quoted(refund.money.currency) +
           ",\"status\":\"" + statuses[size_t(refund.status)] + "\",\"reason\":null}";
}

QByteArray spoil(QByteArray text, Dice &dice)
{
    switch (dice.below(8)) {
    case 0: return text.left(dice.below(int(text.size())));
    case 1: return {};
    case 2: return "<html><body>Please log in to the network</body></html>";
    case 3: return text.insert(1, "\"status\":\"complete\",");
    case 4: return text.replace("\"status\":\"", "\"status\":\"un");
    case 5: return text.replace("\"id\":\"", "\"id\":7,\"was\":\"");
    case 6: return '[' + text + ']';
    default: return text + text;
    }
}

} // namespace Kassi::Sim
