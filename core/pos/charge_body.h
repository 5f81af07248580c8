// SPDX-License-Identifier: MIT
// What a POS writes, read strictly: an unknown field, a wrong type, a key given twice or an impossible value is refused
// by name and never guessed at. Pure.
#pragma once

#include "payment/session_request.h"
#include "pos/pos_error.h"

namespace Kassi::Pos {

/// Bytes of a body; no order needs more.
inline constexpr std::size_t largestBody = 16 * 1024;

/// The body of POST /v1/charges. The order's own fields only; the till completes it from its settings. A reference is
/// required here: it is what a POS that lost an answer asks again with.
[[nodiscard]] PosResult<SessionRequest> parseChargeBody(const QByteArray &body);

struct RefundAsk
{
    std::optional<qint64> amount = {}; ///< Nothing: all that is left.
    QString reason = {};
    QString key = {}; ///< Of the POS; see refundKeyFor().

    bool operator==(const RefundAsk &) const = default;
};

/// The body of POST /v1/charges/{id}/refunds, which may be empty, and its Idempotency-Key.
[[nodiscard]] PosResult<RefundAsk> parseRefundBody(const QByteArray &body, const QString &idempotencyKey);

/// Only {} or nothing at all.
[[nodiscard]] PosResult<void> parseEmptyBody(const QByteArray &body);

/// A charge's id: a uuid in lower case, without braces.
[[nodiscard]] bool isChargeId(const QString &text);

} // namespace Kassi::Pos
