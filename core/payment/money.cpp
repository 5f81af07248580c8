// SPDX-License-Identifier: MIT
#include "payment/money.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

struct CurrencyRow
{
    std::string_view code;
    int exponent;
};

// ISO 4217, active codes (list one, without funds and precious metals), sorted by code.
constexpr std::array currencies = std::to_array<CurrencyRow>({
    {"AED", 2}, {"AFN", 2}, {"ALL", 2}, {"AMD", 2}, {"AOA", 2}, {"ARS", 2}, {"AUD", 2}, {"AWG", 2}, {"AZN", 2},
    {"BAM", 2}, {"BBD", 2}, {"BDT", 2}, {"BGN", 2}, {"BHD", 3}, {"BIF", 0}, {"BMD", 2}, {"BND", 2}, {"BOB", 2},
    {"BRL", 2}, {"BSD", 2}, {"BTN", 2}, {"BWP", 2}, {"BYN", 2}, {"BZD", 2}, {"CAD", 2}, {"CDF", 2}, {"CHF", 2},
    {"CLP", 0}, {"CNY", 2}, {"COP", 2}, {"CRC", 2}, {"CUP", 2}, {"CVE", 2}, {"CZK", 2}, {"DJF", 0}, {"DKK", 2},
    {"DOP", 2}, {"DZD", 2}, {"EGP", 2}, {"ERN", 2}, {"ETB", 2}, {"EUR", 2}, {"FJD", 2}, {"FKP", 2}, {"GBP", 2},
    {"GEL", 2}, {"GHS", 2}, {"GIP", 2}, {"GMD", 2}, {"GNF", 0}, {"GTQ", 2}, {"GYD", 2}, {"HKD", 2}, {"HNL", 2},
    {"HTG", 2}, {"HUF", 2}, {"IDR", 2}, {"ILS", 2}, {"INR", 2}, {"IQD", 3}, {"IRR", 2}, {"ISK", 0}, {"JMD", 2},
    {"JOD", 3}, {"JPY", 0}, {"KES", 2}, {"KGS", 2}, {"KHR", 2}, {"KMF", 0}, {"KPW", 2}, {"KRW", 0}, {"KWD", 3},
    {"KYD", 2}, {"KZT", 2}, {"LAK", 2}, {"LBP", 2}, {"LKR", 2}, {"LRD", 2}, {"LSL", 2}, {"LYD", 3}, {"MAD", 2},
    {"MDL", 2}, {"MGA", 2}, {"MKD", 2}, {"MMK", 2}, {"MNT", 2}, {"MOP", 2}, {"MRU", 2}, {"MUR", 2}, {"MVR", 2},
    {"MWK", 2}, {"MXN", 2}, {"MYR", 2}, {"MZN", 2}, {"NAD", 2}, {"NGN", 2}, {"NIO", 2}, {"NOK", 2}, {"NPR", 2},
    {"NZD", 2}, {"OMR", 3}, {"PAB", 2}, {"PEN", 2}, {"PGK", 2}, {"PHP", 2}, {"PKR", 2}, {"PLN", 2}, {"PYG", 0},
    {"QAR", 2}, {"RON", 2}, {"RSD", 2}, {"RUB", 2}, {"RWF", 0}, {"SAR", 2}, {"SBD", 2}, {"SCR", 2}, {"SDG", 2},
    {"SEK", 2}, {"SGD", 2}, {"SHP", 2}, {"SLE", 2}, {"SOS", 2}, {"SRD", 2}, {"SSP", 2}, {"STN", 2}, {"SVC", 2},
    {"SYP", 2}, {"SZL", 2}, {"THB", 2}, {"TJS", 2}, {"TMT", 2}, {"TND", 3}, {"TOP", 2}, {"TRY", 2}, {"TTD", 2},
    {"TWD", 2}, {"TZS", 2}, {"UAH", 2}, {"UGX", 0}, {"USD", 2}, {"UYU", 2}, {"UZS", 2}, {"VED", 2}, {"VES", 2},
    {"VND", 0}, {"VUV", 0}, {"WST", 2}, {"XAF", 0}, {"XCD", 2}, {"XCG", 2}, {"XOF", 0}, {"XPF", 0}, {"YER", 2},
    {"ZAR", 2}, {"ZMW", 2}, {"ZWG", 2},
});
static_assert(std::ranges::is_sorted(currencies, {}, &CurrencyRow::code));

QString grouped(QString digits, QChar separator)
{
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, separator);
    return digits;
}

} // namespace

std::optional<int> currencyExponent(const QString &currency)
{
    const std::string code = currency.toStdString();
    const auto row = std::ranges::lower_bound(currencies, std::string_view(code), {}, &CurrencyRow::code);
    if (row == currencies.end() || row->code != code)
        return std::nullopt;
    return row->exponent;
}

Result<void> validate(const Money &money)
{
    if (!currencyExponent(money.currency))
        return fail(ErrorCode::InvalidRequest,
                    u"\"%1\" is not a currency of ISO 4217. Use a code such as ISK."_s.arg(money.currency),
                    u"currency"_s);
    if (money.amount < 1)
        return fail(ErrorCode::InvalidRequest, u"The amount has to be at least 1."_s, u"amount"_s);
    if (money.amount > maxAmount)
        return fail(ErrorCode::InvalidRequest,
                    u"The amount is larger than %1, the largest that can be sent exactly."_s.arg(maxAmount),
                    u"amount"_s);
    return {};
}

QString formatMoney(const Money &money, const QString &language)
{
    const bool icelandic = !language.startsWith(u"en"_s);
    const QChar group = icelandic ? u'.' : u',';
    const QChar decimal = icelandic ? u',' : u'.';
    const int exponent = currencyExponent(money.currency).value_or(0);
    const bool negative = money.amount < 0;
    // Unsigned, so that even the smallest qint64 has an absolute value.
    const quint64 absolute = negative ? quint64(0) - quint64(money.amount) : quint64(money.amount);

    QString digits = QString::number(absolute).rightJustified(exponent + 1, u'0');
    const QString fraction = digits.right(exponent);
    digits.chop(exponent);
    QString number = (negative ? u"-"_s : QString()) + grouped(digits, group);
    if (exponent > 0)
        number += decimal + fraction;
    if (!icelandic)
        return money.currency + u'\u00a0' + number;
    return number + u'\u00a0' + (money.currency == u"ISK"_s ? u"kr."_s : money.currency);
}

Result<qint64> parseAmount(const QString &text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (text.isEmpty() || !std::ranges::all_of(text, isDigit))
        return fail(ErrorCode::InvalidRequest,
                    u"\"%1\" is not an amount. Write whole krónur as digits only, for example 4990."_s.arg(text),
                    u"amount"_s);
    bool fits = false;
    const qint64 amount = text.toLongLong(&fits);
    if (!fits || amount > maxAmount)
        return fail(ErrorCode::InvalidRequest,
                    u"The amount %1 is too large; the largest is %2."_s.arg(text, QString::number(maxAmount)),
                    u"amount"_s);
    if (amount < 1)
        return fail(ErrorCode::InvalidRequest, u"The amount has to be at least 1."_s, u"amount"_s);
    return amount;
}

} // namespace Kassi
