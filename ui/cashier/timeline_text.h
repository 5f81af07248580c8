// SPDX-License-Identifier: MIT
// What a record of the journal says, in a line for staff.
#pragma once

#include "machine/record.h"

namespace Kassi {

/// Empty for a note, but for one of who did what. `currency`: of the amounts in it.
[[nodiscard]] QString textFor(const JournalRecord &record, const QString &currency);

} // namespace Kassi
