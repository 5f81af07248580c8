// SPDX-License-Identifier: MIT
// What a person types, pastes or scans where an amount in krónur belongs: one number or a sum, "1990+2*450". It is
// understood or refused with the reason, never misread: what could be read in two ways is refused.
#pragma once

#include <tl/expected.hpp>

#include <QString>

namespace Kassi {

enum class AmountProblem {
    NotAnAmount,   ///< Other than numbers, + - * ×, and "kr." or "ISK" beside a number.
    Unfinished,    ///< More has to follow: it ends with a sign or within a group of thousands.
    Aurar,         ///< A fraction: krónur have none.
    OtherCurrency, ///< A sign or code of another currency.
    TooLarge,      ///< More than largestTypedAmount, somewhere on the way.
};

/// More than a till takes at once, and twelve digits: what is longer is an account or a bar code, not an amount.
inline constexpr qint64 largestTypedAmount = 999'999'999'999;
/// Characters. What is longer is not looked at.
inline constexpr qsizetype longestAmountText = 200;

struct AmountText
{
    qint64 amount = 0;  ///< Krónur. 0 or less where that is what it comes to: validate(Money) refuses to charge it.
    QString shown;      ///< The same sum for people: "1.990 + 2 × 450".
    bool isSum = false; ///< Of more than one number.
};

/// Multiplication before addition. Thousands may be separated by dots, commas, apostrophes or spaces that break no line
/// ("4.990", "4,990"), a fraction of nothing may follow ("4.990,00", "4.990,-"). `language` is for `shown`, see
/// formatMoney().
[[nodiscard]] tl::expected<AmountText, AmountProblem> readAmountText(const QString &text,
                                                                     const QString &language = QStringLiteral("is"));

} // namespace Kassi
