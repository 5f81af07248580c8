// SPDX-License-Identifier: MIT
// Outcomes in words that a tired person understands, in the language of the screen.
#pragma once

#include "payment/outcome.h"

namespace Kassi {

struct OutcomeText
{
    QString title;
    QString meaning; ///< What happened, one or two sentences.
    QString next;    ///< What to do now.
};

[[nodiscard]] OutcomeText textFor(Outcome outcome);
/// Likewise, with what the error changes about it: money that came late was taken, whatever the outcome says.
[[nodiscard]] OutcomeText textFor(const Settlement &settlement);
/// For a list: one or two words.
[[nodiscard]] QString shortTextFor(Outcome outcome);

} // namespace Kassi
