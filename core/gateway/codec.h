// SPDX-License-Identifier: MIT
// Borga's JSON, both ways. Decoding is strict: unknown fields are ignored, but a missing or wrong-typed field, an
// unknown status, a key given twice or anything that is not one whole JSON object is ErrorCode::MalformedReply.
// Source: Borga's public API reference.
#pragma once

#include "payment/payment_session.h"
#include "payment/result.h"

#include <QDateTime>

namespace Kassi {

/// The body of POST /v1/payment_sessions. Fields that are not set are left out; `amount` and `currency` too where the
/// session is attached to an existing payment, which has its own. Expects a request that validate() accepts.
[[nodiscard]] QByteArray encodeSessionRequest(const SessionRequest &request);
[[nodiscard]] QByteArray encodeRefundRequest(const RefundRequest &request);

/// `needsSecret`: the answer to a create call has to carry a client secret (embedded) or an address (hosted).
[[nodiscard]] Result<PaymentSession> decodeSession(const QByteArray &body, bool needsSecret);
[[nodiscard]] Result<Payment> decodePayment(const QByteArray &body);
[[nodiscard]] Result<Merchant> decodeMerchant(const QByteArray &body);
[[nodiscard]] Result<Refund> decodeRefund(const QByteArray &body);

/// What an answer other than 2xx means. The envelope's texts are taken where the body has one; it need not.
[[nodiscard]] Error decodeError(int httpStatus, const QByteArray &body, std::optional<qint64> retryAfterMs);

/// Retry-After in seconds or as an HTTP date, in milliseconds, clamped to 1–60 s; nothing where it says neither.
[[nodiscard]] std::optional<qint64> parseRetryAfter(const QByteArray &value, const QDateTime &now);

} // namespace Kassi
