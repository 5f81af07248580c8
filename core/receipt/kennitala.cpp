// SPDX-License-Identifier: MIT
#include "receipt/kennitala.h"

#include <algorithm>
#include <array>

namespace Kassi {

namespace {

constexpr qsizetype length = 10;
constexpr qsizetype hyphenAt = 6;
constexpr int companyOffset = 40; // is added to the day on which a company was founded

// The digit that makes the weighted sum of the first eight a multiple of 11. A remainder that would need a tenth digit
// belongs to no number.
bool hasRightCheckDigit(const QString &digits)
{
    constexpr std::array weights{3, 2, 7, 6, 5, 4, 3, 2, 1};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * digits.at(qsizetype(i)).digitValue();
    return sum % 11 == 0;
}

} // namespace

std::optional<QString> parseKennitala(const QString &text)
{
    QString digits = text;
    if (digits.size() == length + 1 && digits.at(hyphenAt) == u'-')
        digits.remove(hyphenAt, 1);
    if (digits.size() != length || !std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;

    const int day = digits.left(2).toInt();
    const int month = digits.mid(2, 2).toInt();
    const QChar century = digits.back();
    const bool isCompany = day > companyOffset;
    const int dayOfMonth = isCompany ? day - companyOffset : day;
    if (dayOfMonth < 1 || dayOfMonth > 31 || month < 1 || month > 12)
        return std::nullopt;
    if (century != u'8' && century != u'9' && century != u'0')
        return std::nullopt;
    if (isCompany && !hasRightCheckDigit(digits))
        return std::nullopt;
    return digits;
}

QString formatKennitala(const QString &digits)
{
    return digits.left(hyphenAt) + u'-' + digits.mid(hyphenAt);
}

} // namespace Kassi
