// SPDX-License-Identifier: MIT
// Roles, refusals and pauses in words, in the language of the screen.
#pragma once

#include "people/people_rules.h"

namespace Kassi {

[[nodiscard]] QString textFor(Role role);
[[nodiscard]] QString textFor(PersonProblem problem);
/// "30 s", "4 min".
[[nodiscard]] QString pauseText(qint64 ms);

} // namespace Kassi
