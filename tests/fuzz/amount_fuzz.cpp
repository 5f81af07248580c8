// SPDX-License-Identifier: MIT
// Amounts as typed: what is accepted is 1 to 2^53 − 1, is digits only, and is shown as exactly those digits in every
// currency and language. Sums: what is shown of one is read as the same sum. Input: up to the first line feed what was
// typed, then a currency.
#include "fuzz/fuzz.h"
#include "payment/amount_text.h"
#include "payment/money.h"

#include <algorithm>

using namespace Kassi;
using namespace Kassi::Fuzz;
using namespace Qt::StringLiterals;

namespace {

QString digitsOf(const QString &text)
{
    QString digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits;
}

QString withoutLeadingZeros(QString digits)
{
    while (digits.startsWith(u'0'))
        digits.remove(0, 1);
    return digits;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(bytes(data, size));
    const QString typed = text.section(u'\n', 0, 0);
    const QString currency = text.section(u'\n', 1);
    for (const QString &language : {u"is"_s, u"en"_s}) {
        const auto sum = readAmountText(typed, language);
        if (!sum)
            continue;
        require(qAbs(sum->amount) <= largestTypedAmount, "a sum is possible");
        if (sum->shown.size() > longestAmountText)
            continue;
        const auto again = readAmountText(sum->shown, language);
        require(again && again->amount == sum->amount && again->shown == sum->shown, "what is shown is what was read");
    }
    const auto amount = parseAmount(typed);
    if (!amount) {
        require(amount.error().code == ErrorCode::InvalidRequest && amount.error().param == u"amount"_s,
                "what is refused says so");
        return 0;
    }
    require(*amount >= 1 && *amount <= maxAmount, "an amount is possible");
    require(withoutLeadingZeros(typed) == QString::number(*amount), "an amount is what was typed");

    const Money money{.amount = *amount, .currency = currency};
    const auto exponent = currencyExponent(currency);
    require(validate(money).has_value() == exponent.has_value(), "only the currency can still be wrong");
    if (!exponent)
        return 0;
    for (const QString &language : {u"is"_s, u"en"_s}) {
        const QString shown = formatMoney(money, language);
        require(withoutLeadingZeros(digitsOf(shown)) == QString::number(*amount), "the digits shown are the amount's");
        require(digitsOf(shown).size() >= *exponent + 1, "there is a digit before the decimal sign");
    }
    return 0;
}
