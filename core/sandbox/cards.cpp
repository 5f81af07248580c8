// SPDX-License-Identifier: MIT
#include "sandbox/cards.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string_view>

namespace Kassi::Sandbox {

namespace {

struct TestCard
{
    std::string_view number;
    CardVerdict::Kind kind;
    std::string_view code;
};

constexpr std::array testCards{
    TestCard{"4242424242424242", CardVerdict::Kind::Approved, ""},
    TestCard{"4000000000000002", CardVerdict::Kind::Declined, "card_declined"},
    TestCard{"4000000000009995", CardVerdict::Kind::Declined, "insufficient_funds"},
    TestCard{"4000002500003155", CardVerdict::Kind::Challenge, ""},
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool passesLuhn(std::string_view digits)
{
    int sum = 0;
    bool twice = false;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at, twice = !twice) {
        const int digit = *at - '0';
        const int doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += twice ? doubled : digit;
    }
    return sum % 10 == 0;
}

std::string brandOf(std::string_view digits)
{
    const int two = (digits[0] - '0') * 10 + (digits[1] - '0');
    if (digits[0] == '4')
        return "visa";
    if ((two >= 51 && two <= 55) || (two >= 22 && two <= 27))
        return "mastercard";
    return two == 34 || two == 37 ? "amex" : "card";
}

/// A card is good until the end of its month.
bool isFutureExpiry(std::string_view text, long long nowMs)
{
    if (text.size() != 5 || text[2] != '/' || !allDigits(text.substr(0, 2)) || !allDigits(text.substr(3)))
        return false;
    const int month = (text[0] - '0') * 10 + (text[1] - '0');
    const int year = 2000 + (text[3] - '0') * 10 + (text[4] - '0');
    using namespace std::chrono;
    const year_month_day today(floor<days>(sys_time<milliseconds>(milliseconds(nowMs))));
    return month >= 1 && month <= 12 &&
           year_month(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month))) >=
               year_month(today.year(), today.month());
}

CardVerdict invalid(std::string field)
{
    return CardVerdict{.kind = CardVerdict::Kind::Invalid, .field = std::move(field)};
}

} // namespace

CardVerdict judgeCard(const CardForm &form, long long nowMs)
{
    std::string digits = form.number;
    std::erase(digits, ' ');
    if (!allDigits(digits) || digits.size() < 12 || digits.size() > 19 || !passesLuhn(digits))
        return invalid("number");
    const std::string brand = brandOf(digits);
    if (!isFutureExpiry(form.expiry, nowMs))
        return invalid("expiry");
    if (!allDigits(form.cvc) || form.cvc.size() != (brand == "amex" ? 4U : 3U))
        return invalid("cvc");

    CardVerdict verdict{.kind = CardVerdict::Kind::Declined,
                        .code = "test_mode_live_card",
                        .brand = brand,
                        .last4 = digits.substr(digits.size() - 4)};
    const auto known =
        std::find_if(testCards.begin(), testCards.end(), [&](const TestCard &card) { return card.number == digits; });
    if (known != testCards.end()) {
        verdict.kind = known->kind;
        verdict.code = known->code;
    }
    return verdict;
}

bool isKennitala(std::string_view text)
{
    std::string digits(text);
    if (digits.size() == 11 && digits[6] == '-')
        digits.erase(6, 1);
    if (digits.size() != 10 || !allDigits(digits))
        return false;
    constexpr std::array weights{3, 2, 7, 6, 5, 4, 3, 2, 1}; // the ninth digit makes the sum a multiple of 11
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * (digits[i] - '0');
    const int day = (digits[0] - '0') * 10 + (digits[1] - '0');
    const int month = (digits[2] - '0') * 10 + (digits[3] - '0');
    const int ownDay = day > 40 ? day - 40 : day; // a company's day is raised by 40
    const bool century = digits[9] == '8' || digits[9] == '9' || digits[9] == '0';
    return sum % 11 == 0 && ownDay >= 1 && ownDay <= 31 && month >= 1 && month <= 12 && century;
}

bool isEmail(std::string_view text)
{
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.size() > 254 ||
        text.find('@', at + 1) != std::string_view::npos)
        return false;
    const std::string_view domain = text.substr(at + 1);
    const auto dot = domain.rfind('.');
    const bool printable = std::none_of(text.begin(), text.end(),
                                        [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
    return printable && dot != std::string_view::npos && dot > 0 && dot + 2 < domain.size() &&
           domain.find("..") == std::string_view::npos;
}

} // namespace Kassi::Sandbox
