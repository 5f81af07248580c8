// SPDX-License-Identifier: MIT
// What the sandbox thinks of a card or a kennitala. Pure; a number that comes in here is never kept or logged.
#pragma once

#include <string>

namespace Kassi::Sandbox {

struct CardForm
{
    std::string number; ///< Spaces allowed.
    std::string expiry; ///< MM/YY
    std::string cvc;
};

struct CardVerdict
{
    enum class Kind {
        Invalid, ///< `field` (number, expiry, cvc) is wrong; nothing was tried.
        Approved,
        Declined,
        Challenge,
    };

    Kind kind = Kind::Invalid;
    std::string field = {};
    std::string code = {}; ///< Why it was declined.
    std::string brand = {};
    std::string last4 = {};
};

[[nodiscard]] CardVerdict judgeCard(const CardForm &form, long long nowMs);

/// A person's kennitala with its check digit, or a company's; a hyphen is allowed.
[[nodiscard]] bool isKennitala(std::string_view text);

[[nodiscard]] bool isEmail(std::string_view text);

} // namespace Kassi::Sandbox
