// SPDX-License-Identifier: MIT
// The number by which Iceland knows people and companies. It stands on every receipt, so a typing mistake in it has to
// be found when the till is set up.
// Sources: skra.is, "Um kennitölur" (modulus 11) and "Kennitölur án vartölu": since 18 February 2026 people get numbers
// without a check digit. Companies (day + 40) are not among them, so only theirs is checked.
#pragma once

#include <QString>

#include <optional>

namespace Kassi {

/// Its ten digits, of a text with or without a hyphen after the sixth. Nothing where the day, the month, the century or
/// a company's check digit is impossible.
[[nodiscard]] std::optional<QString> parseKennitala(const QString &text);

/// For people: "123456-7890". `digits` are those that parseKennitala() gave.
[[nodiscard]] QString formatKennitala(const QString &digits);

} // namespace Kassi
