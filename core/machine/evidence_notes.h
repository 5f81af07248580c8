// SPDX-License-Identifier: MIT
// What is worth noting, for a dispute months later, of what goes on in an attempt. Pure, and a closed list: nothing
// here can carry a secret, a message of the gateway or a word of the page's own.
//
//   asked     charge | present | settle | watch    somebody, or the guardian, began to look at the order
//   sent      create | refund                      the call left, with the planned key and body
//   created   open … | an error                    its answer
//   session   open | complete | expired | an error what a poll of the session said
//   payment   succeeded … | an error               what a look at the payment said
//   page      ready | completed | …                what the page said (a hint)
//   page_lost                                      the view gave up loading the checkout
//   pressed   customer | staff | timed_out         who ended it
//   shown, taken_away                              the checkout, to and from the screen
//   told      paid | declined | …                  the outcome that was announced
//   by        charge NAME | cancel NAME | …        who of the staff did it, where they sign in: see noteBy()
//
// An error is its code, and the HTTP status where there was an answer: "server_error 503".
#pragma once

#include "machine/machine.h"

namespace Kassi {

[[nodiscard]] std::optional<Record::Noted> noteOf(const AnyInput &input);
[[nodiscard]] std::optional<Record::Noted> noteOf(const AnyCommand &command);

/// What somebody of the staff does with an attempt.
enum class StaffAct {
    Charge,
    Cancel,
    Refund,
    Keep,
    Permit, ///< What somebody else does next.
};

[[nodiscard]] Record::Noted noteBy(StaffAct act, const QString &name);
/// Nothing where it is another note.
[[nodiscard]] std::optional<std::pair<StaffAct, QString>> actOf(const Record::Noted &noted);

} // namespace Kassi
