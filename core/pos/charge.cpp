// SPDX-License-Identifier: MIT
#include "pos/charge.h"

#include "machine/transitions.h"

#include <QDateTime>
#include <QTimeZone>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ranges>

namespace Kassi::Pos {
using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::ordered_json;

Json text(const QString &value)
{
    return value.toStdString();
}

Json textOrNull(const QString &value)
{
    return value.isEmpty() ? Json() : text(value);
}

Json numberOrNull(const std::optional<qint64> &value)
{
    return value ? Json(*value) : Json();
}

QByteArray written(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json errorOf(const Error &error)
{
    Json json{{"code", text(errorCodeName(error.code))}, {"message", text(error.message)}};
    if (!error.gatewayCode.isEmpty())
        json["gateway_code"] = text(error.gatewayCode);
    if (!error.param.isEmpty())
        json["param"] = text(error.param);
    if (error.httpStatus != 0)
        json["http_status"] = error.httpStatus;
    return json;
}

// In the field order of the documentation.
void addSettlement(Json &json, const Settlement &settlement, bool open)
{
    json["outcome"] = open ? Json() : text(outcomeName(settlement.outcome));
    json["reference"] = text(settlement.reference);
    json["amount"] = settlement.money.amount;
    json["currency"] = text(settlement.money.currency);
    json["session"] = textOrNull(settlement.session);
    json["payment"] = textOrNull(settlement.payment);
    json["attempt"] = textOrNull(settlement.attempt);
    json["replayed"] = settlement.replayed;
    json["timings_ms"] = Json{{"created", numberOrNull(settlement.timings.created)},
                              {"ready", numberOrNull(settlement.timings.ready)},
                              {"settled", numberOrNull(settlement.timings.settled)}};
    if (settlement.error)
        json["error"] = errorOf(*settlement.error);
}

// The refund's own id is the gateway's; until that is known it has the key alone.
Json refundOf(const AttemptRefund &refund)
{
    return {{"refund", textOrNull(refund.id)},
            {"amount", refund.amount},
            {"status", text(refundStatusName(refund.status.value_or(RefundStatus::Pending)))},
            {"key", text(refund.plan.idempotencyKey)}};
}

Json whole(const Charge &charge)
{
    Json json{{"id", text(charge.id)},
              {"status", charge.open ? "open" : "settled"},
              {"phase", text(phaseName(charge.phase).toLower())}};
    addSettlement(json, charge.settlement, charge.open);
    json["paid"] = charge.paid;
    json["late_money"] = charge.lateMoney;
    qint64 refunded = 0;
    json["refunds"] = Json::array();
    for (const AttemptRefund &refund : charge.refunds) {
        json["refunds"].push_back(refundOf(refund));
        refunded += refund.status == RefundStatus::Succeeded ? refund.amount : 0;
    }
    json["refunded"] = refunded;
    json["started_at"] = charge.startedAtMs == 0
                             ? Json()
                             : text(QDateTime::fromMSecsSinceEpoch(charge.startedAtMs, QTimeZone::utc())
                                        .toUTC()
                                        .toString(Qt::ISODateWithMs));
    return json;
}

bool hasMoney(const Attempt &attempt)
{
    return attempt.isTaken() || attempt.outcome == Outcome::Pending;
}

Settlement settlementOf(const Attempt &attempt)
{
    Settlement settlement{.outcome = attempt.outcome.value_or(Outcome::Unconfirmed),
                          .reference = attempt.plan.reference,
                          .money = attempt.plan.money,
                          .session = attempt.session,
                          .payment = attempt.payment,
                          .attempt = attempt.plan.attempt,
                          .error = attempt.error};
    if (attempt.lateMoney && attempt.isTaken()) { // as the guardian tells it
        settlement.outcome = Outcome::Paid;
        settlement.error = Error{.code = ErrorCode::LateMoney,
                                 .message = u"The gateway took the money after the attempt had been settled without "
                                            "it."_s};
    }
    return settlement;
}

} // namespace

const Attempt *attemptThatCounts(const std::vector<Attempt> &history, const QString &id)
{
    const auto own = std::ranges::find(history, id, [](const Attempt &a) { return a.plan.attempt; });
    if (own == history.end())
        return nullptr;
    if (hasMoney(*own))
        return &*own;
    const auto newestFirst = history | std::views::reverse;
    const auto other =
        std::ranges::find_if(newestFirst, [](const Attempt &a) { return a.isPaid() || a.outcome == Outcome::Pending; });
    return other == newestFirst.end() ? &*own : &*other;
}

std::optional<Charge> chargeOf(const std::vector<Attempt> &history, const QString &id,
                               const std::optional<OnScreen> &screen)
{
    const Attempt *attempt = attemptThatCounts(history, id);
    const bool onScreen = screen && screen->isActive() &&
                          (screen->progress.attempt == id ||
                           (attempt && !hasMoney(*attempt) && attempt->plan.reference == screen->progress.reference));
    if (!attempt && !onScreen)
        return {};
    Charge charge{.id = id};
    if (attempt) {
        charge.settlement = settlementOf(*attempt);
        charge.open = !attempt->outcome;
        charge.phase = charge.open ? Phase::Recovering : Phase::Settled;
        charge.paid = attempt->isPaid();
        charge.lateMoney = attempt->needsDecision();
        charge.refunds = attempt->refunds;
        charge.startedAtMs = attempt->startedAtMs;
    }
    if (onScreen) {
        charge.settlement = screen->progress;
        charge.open = true;
        charge.phase = screen->phase;
    }
    return charge;
}

QByteArray settlementJson(const Settlement &settlement)
{
    Json json = Json::object();
    addSettlement(json, settlement, false);
    return written(json);
}

QByteArray chargeJson(const Charge &charge)
{
    return written(whole(charge));
}

QByteArray chargesJson(const std::vector<Charge> &charges)
{
    Json data = Json::array();
    for (const Charge &charge : charges)
        data.push_back(whole(charge));
    return written(Json{{"data", data}, {"has_more", false}});
}

} // namespace Kassi::Pos
