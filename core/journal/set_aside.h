// SPDX-License-Identifier: MIT
// What Kassi says of a journal that is not to be used: nothing is sold, nothing is changed, and what to do (I11).
#pragma once

#include "payment/result.h"

namespace Kassi {

/// `why` goes on after 'The journal "…" ' and has no full stop. ErrorCode::JournalFailed.
[[nodiscard]] tl::unexpected<Error> setAside(const QString &file, const QString &why);

} // namespace Kassi
