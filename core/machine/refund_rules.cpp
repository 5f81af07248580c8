// SPDX-License-Identifier: MIT
#include "machine/refund_rules.h"

#include <QUuid>

#include <algorithm>
#include <ranges>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestCardNumber = 13;
constexpr qsizetype longestCardNumber = 19;

bool hasRightCheckDigit(QStringView digits)
{
    int sum = 0;
    for (qsizetype at = 0; at < digits.size(); ++at) {
        const int digit = digits[digits.size() - 1 - at].digitValue();
        const int weighed = at % 2 == 0 ? digit : 2 * digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
}

bool isPrintable(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

// The gateway did not look at the call; an earlier send of it may have been carried out all the same.
bool isKeyTrouble(const Error &error)
{
    return error.httpStatus == 401 || error.httpStatus == 403;
}

bool isOfThisRefund(const Attempt &attempt, const Refund &reply)
{
    const AttemptRefund &asked = attempt.refunds.back();
    const bool sameId = asked.id.isEmpty() || asked.id == reply.id;
    const bool sameAmount = asked.plan.amount == 0 || reply.money.amount == asked.amount;
    return sameId && sameAmount && reply.payment == attempt.payment &&
           reply.money.currency == attempt.plan.money.currency;
}

} // namespace

QString refundKeyFor(const QString &attempt, const QString &key, const QByteArray &body)
{
    return QUuid::createUuidV5(QUuid(attempt), key.toUtf8() + '\n' + body).toString(QUuid::WithoutBraces);
}

// The same amount for the same reason is the same refund, and so is all that is left. A line feed cannot stand in the
// header that brings a program's key.
QString RefundCall::callKey() const
{
    if (!key.isEmpty())
        return key;
    return amount ? u"\n"_s : u"\nrest"_s;
}

RefundRepeat judgeRefundRepeat(const Attempt &attempt, const RefundCall &call,
                               const std::function<QByteArray(qint64 amount)> &bodyOf)
{
    auto made = attempt.refunds | std::views::filter([&, key = call.callKey()](const AttemptRefund &refund) {
                    return refund.plan.idempotencyKey == refundKeyFor(attempt.plan.attempt, key, refund.plan.body);
                });
    const auto isSame = [&](const AttemptRefund &refund) {
        return (!call.amount || *call.amount == refund.amount) && bodyOf(refund.amount) == refund.plan.body;
    };
    if (std::ranges::any_of(made, isSame))
        return RefundRepeat::Again;
    return made.empty() || call.key.isEmpty() ? RefundRepeat::New : RefundRepeat::Another;
}

bool holdsCardNumber(const QString &text)
{
    QString digits;
    const auto isCard = [&digits] {
        return digits.size() >= shortestCardNumber && digits.size() <= longestCardNumber && hasRightCheckDigit(digits);
    };
    for (const QChar c : text) {
        if (c.isDigit()) {
            digits += c;
        } else if (c != u' ' && c != u'-') {
            if (isCard())
                return true;
            digits.clear();
        }
    }
    return isCard();
}

Result<RefundRequest> judgeRefundWish(const Attempt &attempt, qint64 amount, const QString &reason)
{
    if (attempt.isBeingRefunded())
        return fail(ErrorCode::InvalidRequest,
                    u"A refund of the order %1 is under way. Wait until it is known how it ended."_s.arg(
                        attempt.plan.reference));
    if (!attempt.isPaid())
        return fail(ErrorCode::InvalidRequest,
                    u"There is nothing to refund of the order %1."_s.arg(attempt.plan.reference));
    if (!attempt.allowsRefund(amount))
        return fail(ErrorCode::InvalidRequest,
                    u"%1 cannot be refunded: %2 are left of the order %3."_s.arg(
                        QString::number(amount), QString::number(attempt.rest()), attempt.plan.reference),
                    u"amount"_s);
    if (reason.size() > longestRefundReason || !isPrintable(reason) || holdsCardNumber(reason))
        return fail(ErrorCode::InvalidRequest,
                    u"A refund's reason is one line of at most %1 characters, without a card's number."_s.arg(
                        longestRefundReason),
                    u"reason"_s);
    return RefundRequest{.payment = attempt.payment, .amount = amount, .reason = reason};
}

RefundVerdict judgeRefund(const Attempt &attempt, const Result<Refund> &reply, bool sentBefore)
{
    const bool accepted = !attempt.refunds.back().id.isEmpty(); // that it may not be looked at does not undo it
    if (!reply && (accepted || reply.error().code != ErrorCode::Refused))
        return {.error = reply.error()};
    if (!reply && sentBefore && isKeyTrouble(reply.error()))
        return {.error = reply.error()};
    if (!reply)
        return {.answer = Record::RefundAnswered{.refund = {}, .status = RefundStatus::Failed}, .error = reply.error()};
    if (!isOfThisRefund(attempt, *reply))
        return {.error =
                    Error{.code = ErrorCode::Mismatch, .message = u"The gateway answered about another refund."_s}};
    if (accepted && reply->status == RefundStatus::Pending)
        return {};
    RefundVerdict verdict{.answer = Record::RefundAnswered{.refund = reply->id, .status = reply->status}};
    if (reply->status == RefundStatus::Failed)
        verdict.error = Error{.code = ErrorCode::Refused, .message = u"The gateway could not give the money back."_s};
    return verdict;
}

} // namespace Kassi
