// SPDX-License-Identifier: MIT
// An amount in words, so that a slip of one digit is seen before money goes back. Pure.
#pragma once

#include "payment/money.h"

namespace Kassi {

/// "fjögur þúsund níu hundruð og níutíu krónur", "four thousand nine hundred and ninety krónur". `language`: "is",
/// "en" or "pl"; any other is read as English. Empty where Kassi has no words: another currency than krónur, or less
/// than 0 or more than maxAmount.
[[nodiscard]] QString amountInWords(const Money &money, const QString &language);

} // namespace Kassi
