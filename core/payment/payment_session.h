// SPDX-License-Identifier: MIT
// What the gateway answers: sessions, payments, refunds, the merchant. Plain values, already checked for shape.
// Source: Borga's public API reference.
#pragma once

#include "payment/money.h"
#include "payment/secret.h"
#include "payment/session_request.h"

#include <optional>

namespace Kassi {

enum class SessionStatus { Open, Complete, Expired };

/// The gateway's word, here and below; nothing for one that it does not have.
[[nodiscard]] QString sessionStatusName(SessionStatus status);
[[nodiscard]] std::optional<SessionStatus> sessionStatusFromName(const QString &name);

struct PaymentSession
{
    QString id; ///< `pses_…`
    SessionMode mode = SessionMode::Embedded;
    SessionStatus status = SessionStatus::Open;
    QString payment = {};     ///< `pay_…`
    QString expiresAt = {};   ///< ISO 8601 as the gateway wrote it. For people only: the server decides expiry.
    Secret clientSecret = {}; ///< Embedded sessions.
    Secret url = {};          ///< Hosted sessions: whoever has it can pay, so it is treated as a secret.
    std::optional<qint64> amount = {};    ///< The documented example shows it; not promised.
    std::optional<QString> currency = {}; ///< Likewise.

    bool operator==(const PaymentSession &) const = default;
};

enum class PaymentStatus {
    Created,
    Pending,    ///< Shown by the accept-payment guide on a fresh payment; also an unpaid krafa.
    Processing, ///< In flight: do not retry or cancel.
    Succeeded,
    Failed, ///< Declined; safe to retry.
    Refunded,
    PartiallyRefunded,
};

[[nodiscard]] QString paymentStatusName(PaymentStatus status);
[[nodiscard]] std::optional<PaymentStatus> paymentStatusFromName(const QString &name);

struct Payment
{
    QString id;
    Money money = {};
    PaymentStatus status = PaymentStatus::Created;
    QString externalReference = {};

    bool operator==(const Payment &) const = default;
};

struct Merchant
{
    QString id;
    QString name = {}; ///< Empty where the gateway does not say.

    bool operator==(const Merchant &) const = default;
};

enum class RefundStatus { Pending, Succeeded, Failed };

[[nodiscard]] QString refundStatusName(RefundStatus status);
[[nodiscard]] std::optional<RefundStatus> refundStatusFromName(const QString &name);

struct RefundRequest
{
    QString payment;
    std::optional<qint64> amount = {}; ///< Nothing: the rest of the payment.
    QString reason = {};

    bool operator==(const RefundRequest &) const = default;
};

struct Refund
{
    QString id;
    QString payment = {};
    Money money = {};
    RefundStatus status = RefundStatus::Pending;

    bool operator==(const Refund &) const = default;
};

} // namespace Kassi
