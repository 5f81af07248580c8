// SPDX-License-Identifier: MIT
// An amount of money: an integer in the currency's smallest unit. Never a floating point number.
#pragma once

#include "payment/result.h"

#include <QString>

#include <optional>

namespace Kassi {

/// The largest amount Kassi handles: 2^53 − 1, the largest integer that every JSON reader keeps exact.
inline constexpr qint64 maxAmount = (qint64(1) << 53) - 1;

struct Money
{
    qint64 amount = 0;                        ///< In the currency's smallest unit; ISK has no subunit, so krónur.
    QString currency = QStringLiteral("ISK"); ///< ISO 4217 code, upper case.

    bool operator==(const Money &) const = default;
};

/// Digits after the decimal separator of an ISO 4217 currency (ISK 0, EUR 2, KWD 3); nothing for an unknown code.
[[nodiscard]] std::optional<int> currencyExponent(const QString &currency);

/// An amount that can be charged: known currency, 1 … maxAmount. The error's `param` is "amount" or "currency".
[[nodiscard]] Result<void> validate(const Money &money);

/// For people, the Icelandic way: "4.990 kr.", "12,50 EUR"; in Polish too. English: "ISK 4,990", "EUR 12.50".
[[nodiscard]] QString formatMoney(const Money &money, const QString &language = QStringLiteral("is"));

/// Reads what a person or a script typed as a whole number of the smallest unit: "4990". No sign, no fraction, no
/// separators: what could be read in two ways is refused. ErrorCode::InvalidRequest with param "amount".
[[nodiscard]] Result<qint64> parseAmount(const QString &text);

} // namespace Kassi
