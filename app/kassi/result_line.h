// SPDX-License-Identifier: MIT
// The line of JSON that `kassi charge` and `kassi recover` print, in the field order of the documentation.
#pragma once

#include "payment/outcome.h"

namespace Kassi {

/// Writes it to standard output at once.
void printResult(const Settlement &settlement);

} // namespace Kassi
