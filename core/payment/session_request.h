// SPDX-License-Identifier: MIT
// What is asked of the gateway: the fields of POST /v1/payment_sessions, for both modes, and their rules.
// Source: Borga's public API reference, "Create a payment session".
#pragma once

#include "payment/money.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace Kassi {

enum class SessionMode {
    Embedded, ///< Rendered in Kassi's own view; needs `origin`.
    Hosted,   ///< A page at the gateway ("pay on your phone"); needs `returnUrl`.
};

/// "embedded", "hosted": the gateway's words, and the journal's.
[[nodiscard]] QString sessionModeName(SessionMode mode);
[[nodiscard]] std::optional<SessionMode> sessionModeFromName(const QString &name);

struct SessionRequest
{
    SessionMode mode = SessionMode::Embedded;
    Money money;
    QString payment = {};            ///< `pay_…` to attach to; empty: the gateway makes a new payment.
    QString customer = {};           ///< `cus_…`, or empty.
    QString customerEmail = {};      ///< Pre-fills the e-mail field.
    QString returnUrl = {};          ///< Hosted only, required there.
    QString cancelUrl = {};          ///< Hosted only.
    QString origin = {};             ///< Embedded only, required there, for example "https://till.example.is".
    QStringList enabledMethods = {}; ///< Empty: all of the merchant's.
    QString locale = {};             ///< BCP 47, for example "is"; empty: the browser's.
    bool savePaymentMethod = false;  ///< Ask the customer to save the method.
    QString reference = {}; ///< Sent as `external_reference`: the order's identity, 1–200 printable characters.
    QMap<QString, QString> metadata = {}; ///< At most 50 pairs.

    bool operator==(const SessionRequest &) const = default;
};

/// All rules of the create call. The error is ErrorCode::InvalidRequest and `param` is the gateway's field name.
[[nodiscard]] Result<void> validate(const SessionRequest &request);

} // namespace Kassi
