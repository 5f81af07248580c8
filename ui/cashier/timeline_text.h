// SPDX-License-Identifier: MIT
// What a record of the journal says, in a line for staff.
#pragma once

#include "machine/record.h"

namespace Kassi {

/// Empty for a note.
[[nodiscard]] QString textFor(const JournalRecord &record);

} // namespace Kassi
