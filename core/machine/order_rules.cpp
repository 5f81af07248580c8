// SPDX-License-Identifier: MIT
#include "machine/order_rules.h"

#include <algorithm>
#include <ranges>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

bool hadSession(const Attempt &attempt)
{
    return !attempt.session.isEmpty();
}

// Its session could still be paid, so it is shown again rather than a second one made.
bool isPayable(const Attempt &attempt)
{
    return attempt.isWatched() && !attempt.sessionExpired();
}

bool areTwo(const Attempt &one, const Attempt &other)
{
    return !one.payment.isEmpty() && one.payment == other.payment && one.session != other.session;
}

// To be gone on with. One whose payment was taken in the other place is for the guardian alone.
auto isLive(const std::vector<Attempt> &history)
{
    return [&history](const Attempt &attempt) {
        const bool promised = attempt.outcome == Outcome::Pending; // by its own session, whatever the other one says
        return promised ||
               ((attempt.isOpen() || isPayable(attempt)) && moneyElsewhere(attempt, history) == MoneyElsewhere::None);
    };
}

bool isBeside(const Attempt &attempt)
{
    return attempt.plan.mode == SessionMode::Hosted && !attempt.plan.beside.isEmpty();
}

OrderDecision goOnWith(const Attempt &attempt)
{
    return attempt.isOpen() ? OrderDecision(Order::Resume{attempt}) : Order::TakeOver{attempt};
}

// A payment that was given back cannot be paid again; a charge after it is a new payment.
bool wasRefunded(const Attempt &attempt)
{
    return !attempt.refunds.empty() || (attempt.error && attempt.error->gatewayCode == u"refunded"_s);
}

} // namespace

Result<OrderDecision> judgeOrder(const Money &money, const std::vector<Attempt> &history)
{
    const auto newestFirst = history | std::views::reverse;
    for (const Attempt &attempt : newestFirst) {
        const bool countsAsOrder = attempt.isOpen() || !attempt.session.isEmpty();
        if (countsAsOrder && attempt.plan.money != money)
            return fail(ErrorCode::ReferenceConflict,
                        u"The reference %1 belongs to an order of %2 %3. Use another reference for %4 %5."_s.arg(
                            attempt.plan.reference, QString::number(attempt.plan.money.amount),
                            attempt.plan.money.currency, QString::number(money.amount), money.currency),
                        u"amount"_s);
    }
    // An order that was refunded in part stays paid, also while that part is on its way.
    if (const auto paid = std::ranges::find_if(newestFirst, &Attempt::isPaid); paid != newestFirst.end())
        return Order::AlreadyPaid{*paid};
    if (std::ranges::any_of(history, &Attempt::isBeingRefunded))
        return fail(ErrorCode::ReferenceConflict,
                    u"The money of the order %1 is on its way back. Use another reference for a new order."_s.arg(
                        history.front().plan.reference),
                    u"reference"_s);
    auto live = newestFirst | std::views::filter(isLive(history));
    auto first = std::ranges::find_if(live, &Attempt::isOpen);
    if (first == live.end())
        first = live.begin(); // settled without money, and payable
    if (first != live.end()) {
        const auto isForm = [&](const Attempt &other) {
            return other.plan.mode == SessionMode::Embedded && areTwo(*first, other);
        };
        const auto form = isBeside(*first) ? std::ranges::find_if(live, isForm) : live.end();
        return goOnWith(form != live.end() ? *form : *first);
    }
    const auto isLeft = [&](const Attempt &attempt) {
        return attempt.isWatched() && moneyElsewhere(attempt, history) != MoneyElsewhere::None;
    };
    if (std::ranges::any_of(history, isLeft)) // it could still be paid, or was, beside what went back
        return fail(ErrorCode::ReferenceConflict,
                    u"The order %1 was refunded, and its other session is still open. Use another reference for a new "
                    "order."_s.arg(history.front().plan.reference),
                    u"reference"_s);
    // Only the gateway's word makes a payment the order's: one that was merely asked for may not even exist.
    const auto earlier = std::ranges::find_if(newestFirst, hadSession);
    const auto isGone = [&](const Attempt &attempt) {
        return attempt.payment == earlier->payment && wasRefunded(attempt);
    };
    const bool attach = earlier != newestFirst.end() && std::ranges::none_of(history, isGone);
    return Order::StartNew{attach ? earlier->payment : QString()};
}

bool isGoneOnWith(const Money &money, const std::vector<Attempt> &history)
{
    const auto decision = judgeOrder(money, history);
    return decision &&
           (std::holds_alternative<Order::Resume>(*decision) || std::holds_alternative<Order::TakeOver>(*decision));
}

std::optional<OrderDecision> phoneBeside(const OrderDecision &decision, const std::vector<Attempt> &history)
{
    const Attempt *form = nullptr;
    if (const auto *resume = std::get_if<Order::Resume>(&decision))
        form = &resume->attempt;
    else if (const auto *takeOver = std::get_if<Order::TakeOver>(&decision))
        form = &takeOver->attempt;
    if (!form || form->plan.mode != SessionMode::Embedded)
        return {};
    const auto newestFirst = history | std::views::reverse;
    const auto phone = std::ranges::find_if(newestFirst, [&, live = isLive(history)](const Attempt &other) {
        return isBeside(other) && areTwo(*form, other) && live(other);
    });
    return phone != newestFirst.end() ? std::optional(goOnWith(*phone)) : std::nullopt;
}

Result<void> judgePhoneWish(const Attempt &attempt, const std::vector<Attempt> &history)
{
    const bool isForm = attempt.plan.mode == SessionMode::Embedded && attempt.isOpen() && hadSession(attempt) &&
                        !attempt.payment.isEmpty();
    if (!isForm || !isLive(history)(attempt) || phoneBeside(Order::Resume{attempt}, history))
        return fail(ErrorCode::InvalidRequest,
                    u"The order %1 cannot be continued on a phone now."_s.arg(attempt.plan.reference));
    return {};
}

bool tookMoney(const Settlement &settlement)
{
    return settlement.outcome == Outcome::Paid || settlement.outcome == Outcome::Pending || settlement.isLateMoney();
}

const Settlement &endWithoutMoney(const Settlement &form, const std::optional<Settlement> &phone)
{
    return phone && phone->outcome == Outcome::Unconfirmed ? *phone : form;
}

MoneyElsewhere moneyElsewhere(const Attempt &attempt, const std::vector<Attempt> &history)
{
    MoneyElsewhere most = MoneyElsewhere::None;
    for (const Attempt &other : history) {
        if (!areTwo(attempt, other) || !hadSession(other))
            continue;
        if (other.outcome == Outcome::Paid || (other.lateMoney && !other.lateSecond))
            most = MoneyElsewhere::Taken;
        else if (other.outcome == Outcome::Pending)
            most = std::max(most, MoneyElsewhere::Promised);
    }
    return most;
}

bool maySettleLater(const SessionRequest &request)
{
    return request.enabledMethods.isEmpty() || request.enabledMethods.contains(u"krafa"_s);
}

bool hasNewOwner(const Attempt &attempt, const std::vector<Attempt> &history)
{
    if (attempt.isOpen() || !attempt.isWatched())
        return false;
    const auto isThisOne = [&](const Attempt &other) { return other.plan.attempt == attempt.plan.attempt; };
    const auto isOwner = [&](const Attempt &other) {
        const bool madeAfterwards = other.plan.session.isEmpty() && other.plan.beside.isEmpty();
        return !other.session.isEmpty() &&
               (other.session == attempt.session || (madeAfterwards && other.payment == attempt.payment));
    };
    const auto thisOne = std::ranges::find_if(history, isThisOne);
    return thisOne != history.end() && std::any_of(std::next(thisOne), history.end(), isOwner);
}

} // namespace Kassi
