// SPDX-License-Identifier: MIT
// The sandbox's pages, put together from resources/sandbox into one document each: a checkout that loads in a single
// round trip. Every page brings a policy that lets it do nothing but its own work, and names who may frame it.
#pragma once

#include "sandbox/http_message.h"
#include "sandbox/strict_json.h"

namespace Kassi::Sandbox {

struct PageAccess
{
    std::string frameAncestors; ///< Origins that may frame the page, or 'none'.
    std::string frameSources;   ///< Origins the page may frame, or 'none'.
    std::string nonce;          ///< Fresh for each page.
};

[[nodiscard]] HttpReply checkoutPage(const Json &config, const PageAccess &access);
[[nodiscard]] HttpReply bankPage(const Json &config, const PageAccess &access);
/// For an address that leads nowhere (any more). 404.
[[nodiscard]] HttpReply noSuchPage(const std::string &nonce);

} // namespace Kassi::Sandbox
