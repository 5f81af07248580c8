// SPDX-License-Identifier: MIT
#include "journal/record_codec.h"

#include "journal/record_fields.h"

#include <QJsonDocument>

#include <limits>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

std::optional<ErrorCode> errorCodeFromName(const QString &name)
{
    for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
        if (errorCodeName(ErrorCode(code)) == name)
            return ErrorCode(code);
    }
    return std::nullopt;
}

QJsonObject encodeError(const Error &error)
{
    return {{u"code"_s, errorCodeName(error.code)},
            {u"message"_s, error.message},
            {u"gateway_code"_s, error.gatewayCode},
            {u"param"_s, error.param},
            {u"http_status"_s, error.httpStatus}};
}

QString toBase64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

struct Encode
{
    QJsonObject operator()(const Record::Planned &record) const
    {
        const Plan &plan = record.plan;
        QJsonObject object{{u"attempt"_s, plan.attempt},
                           {u"idempotency_key"_s, plan.idempotencyKey},
                           {u"body_base64"_s, toBase64(plan.body)},
                           {u"reference"_s, plan.reference},
                           {u"amount"_s, plan.money.amount},
                           {u"currency"_s, plan.money.currency},
                           {u"mode"_s, sessionModeName(plan.mode)},
                           {u"may_settle_later"_s, plan.maySettleLater},
                           {u"session"_s, plan.session},
                           {u"payment"_s, plan.payment}};
        if (!plan.beside.isEmpty())
            object[u"beside"_s] = plan.beside;
        return object;
    }
    QJsonObject operator()(const Record::Created &record) const
    {
        return {{u"session"_s, record.session}, {u"payment"_s, record.payment}, {u"expires_at"_s, record.expiresAt}};
    }
    QJsonObject operator()(const Record::Withdrawn &record) const
    {
        return {{u"reason"_s, cancelReasonName(record.reason)}};
    }
    QJsonObject operator()(const Record::Settled &record) const
    {
        QJsonObject object = {{u"outcome"_s, outcomeName(record.outcome)}, {u"session_closed"_s, record.sessionClosed}};
        if (record.error)
            object[u"error"_s] = encodeError(*record.error);
        return object;
    }
    QJsonObject operator()(const Record::Expired &) const { return {}; }
    QJsonObject operator()(const Record::Closed &) const { return {}; }
    QJsonObject operator()(const Record::LateMoney &record) const
    {
        return record.second ? QJsonObject{{u"second"_s, true}} : QJsonObject();
    }
    QJsonObject operator()(const Record::Kept &) const { return {}; }
    QJsonObject operator()(const Record::RefundPlanned &record) const
    {
        QJsonObject object = {{u"idempotency_key"_s, record.idempotencyKey}, {u"body_base64"_s, toBase64(record.body)}};
        if (record.amount != 0)
            object[u"amount"_s] = record.amount;
        return object;
    }
    QJsonObject operator()(const Record::RefundAnswered &record) const
    {
        return {{u"refund"_s, record.refund}, {u"status"_s, refundStatusName(record.status)}};
    }
    QJsonObject operator()(const Record::Noted &record) const
    {
        return {{u"what"_s, record.what}, {u"detail"_s, record.detail}};
    }
};

Plan decodePlan(Fields &fields)
{
    return {.attempt = fields.text(u"attempt"_s),
            .idempotencyKey = fields.text(u"idempotency_key"_s),
            .body = fields.base64(u"body_base64"_s),
            .reference = fields.text(u"reference"_s),
            .money = {.amount = fields.integer(u"amount"_s), .currency = fields.text(u"currency"_s)},
            .mode = fields.named(u"mode"_s, SessionMode::Embedded, sessionModeFromName),
            .maySettleLater = fields.flag(u"may_settle_later"_s),
            .session = fields.text(u"session"_s),
            .payment = fields.text(u"payment"_s),
            .beside = fields.has(u"beside"_s) ? fields.text(u"beside"_s) : QString()};
}

Error decodeError(Fields &outer)
{
    Fields fields(outer.object(u"error"_s));
    Error error = {.code = fields.named(u"code"_s, ErrorCode::Internal, errorCodeFromName),
                   .message = fields.text(u"message"_s),
                   .gatewayCode = fields.text(u"gateway_code"_s),
                   .param = fields.text(u"param"_s)};
    const qint64 status = fields.integer(u"http_status"_s);
    if (status < 0 || status > std::numeric_limits<int>::max())
        fields.refuse(u"http_status"_s);
    error.httpStatus = int(status);
    if (!fields.wrong().isEmpty())
        outer.refuse(u"error."_s + fields.wrong());
    return error;
}

Record::Settled decodeSettled(Fields &fields)
{
    Record::Settled settled;
    settled.outcome = fields.named(u"outcome"_s, Outcome::Unconfirmed, outcomeFromName);
    settled.sessionClosed = fields.flag(u"session_closed"_s);
    if (fields.has(u"error"_s))
        settled.error = decodeError(fields);
    return settled;
}

Record::RefundPlanned decodeRefundPlanned(Fields &fields)
{
    Record::RefundPlanned planned{.idempotencyKey = fields.text(u"idempotency_key"_s),
                                  .body = fields.base64(u"body_base64"_s)};
    if (!fields.has(u"amount"_s)) // written before a part could be refunded
        return planned;
    planned.amount = fields.integer(u"amount"_s);
    if (planned.amount < 1)
        fields.refuse(u"amount"_s);
    return planned;
}

std::optional<JournalRecord> decodeKind(const QString &kind, Fields &fields)
{
    if (kind == u"planned"_s)
        return Record::Planned{.plan = decodePlan(fields)};
    if (kind == u"created"_s)
        return Record::Created{.session = fields.text(u"session"_s),
                               .payment = fields.text(u"payment"_s),
                               .expiresAt = fields.text(u"expires_at"_s)};
    if (kind == u"withdrawn"_s)
        return Record::Withdrawn{.reason = fields.named(u"reason"_s, CancelReason::Staff, cancelReasonFromName)};
    if (kind == u"settled"_s)
        return decodeSettled(fields);
    if (kind == u"expired"_s)
        return Record::Expired{};
    if (kind == u"closed"_s)
        return Record::Closed{};
    if (kind == u"late_money"_s)
        return Record::LateMoney{.second = fields.has(u"second"_s) && fields.flag(u"second"_s)};
    if (kind == u"kept"_s)
        return Record::Kept{};
    if (kind == u"refund_planned"_s)
        return decodeRefundPlanned(fields);
    if (kind == u"refund_answered"_s)
        return Record::RefundAnswered{.refund = fields.text(u"refund"_s),
                                      .status = fields.named(u"status"_s, RefundStatus::Pending, refundStatusFromName)};
    if (kind == u"noted"_s)
        return Record::Noted{.what = fields.text(u"what"_s), .detail = fields.text(u"detail"_s)};
    return std::nullopt;
}

} // namespace

QByteArray encodeRecord(const JournalRecord &record)
{
    QJsonObject object = std::visit(Encode{}, record);
    object[u"kind"_s] = recordName(record);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<JournalRecord> decodeRecord(const QByteArray &text)
{
    return decodeFields<JournalRecord>(text, u"record", decodeKind);
}

} // namespace Kassi
