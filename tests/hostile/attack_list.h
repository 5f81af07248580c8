// SPDX-License-Identifier: MIT
// The attacks: what each is, where it is tried, and what it may move in Kassi's own counters.
#pragma once

#include "hostile_server.h"

#include "checkout/checkout_view.h"
#include "checkout/navigation_policy.h"

#include <vector>

namespace Kassi::Test {

struct Attack
{
    QString name; ///< attacks/NAME.js
    std::vector<Place> places = {Place::Element, Place::Popup};
    /// Messages of this reason have to be counted; nothing else may be.
    std::vector<Rejection> rejected = {};
    /// Navigations and requests of this reason have to be counted.
    std::vector<NavigationRefusal> refused = {};
    bool speaks = false; ///< It sends messages; without, none may reach the slot.
    bool breaks = false; ///< It ruins its own document, so that Kassi may load the checkout anew.
    bool lies = false;   ///< It says that the payment is over: the gateway has to be asked and believed.
};

[[nodiscard]] const std::vector<Attack> &attackList();

} // namespace Kassi::Test
