// SPDX-License-Identifier: MIT
// Whether this desktop is a light one, a dark one, or one for eyes that need contrast. Qt itself knows it from 6.5 on
// only.
#pragma once

#include "common/theme_colours.h"

namespace Kassi {

/// Waits for the desktop's answer, half a second at most; light where there is none. GUI thread.
[[nodiscard]] Theme::Scheme schemeOfDesktop();

} // namespace Kassi
