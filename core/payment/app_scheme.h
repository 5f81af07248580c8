// SPDX-License-Identifier: MIT
// The scheme of a bank's app ("bankid" in bankid:///?token=…). Links to apps are off by default; a shop may name a few
// (checkout.app_schemes), and none of them may be a door into the browser or into the machine.
#pragma once

#include <QStringList>

namespace Kassi {

inline constexpr qsizetype maxAppSchemes = 8;

/// A plain lower-case scheme that is neither the web's, nor the engine's own, nor that of a common program.
[[nodiscard]] bool isPossibleAppScheme(const QString &scheme);

} // namespace Kassi
