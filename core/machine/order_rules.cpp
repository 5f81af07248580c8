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
    if (const auto open = std::ranges::find_if(newestFirst, &Attempt::isOpen); open != newestFirst.end())
        return Order::Resume{*open};
    if (const auto left = std::ranges::find_if(newestFirst, isPayable); left != newestFirst.end())
        return Order::TakeOver{*left};
    // Only the gateway's word makes a payment the order's: one that was merely asked for may not even exist.
    const auto earlier = std::ranges::find_if(newestFirst, hadSession);
    const bool attach = earlier != newestFirst.end() && !wasRefunded(*earlier);
    return Order::StartNew{attach ? earlier->payment : QString()};
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
        return !other.session.isEmpty() && (other.session == attempt.session || other.payment == attempt.payment);
    };
    const auto thisOne = std::ranges::find_if(history, isThisOne);
    return thisOne != history.end() && std::any_of(std::next(thisOne), history.end(), isOwner);
}

} // namespace Kassi
