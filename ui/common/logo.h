// SPDX-License-Identifier: MIT
// The shop's logo, as it stands above what is to be paid.
#pragma once

#include "payment/result.h"

#include <QImage>

namespace Kassi {

/// PNG or SVG, at most 1 MiB, and as large as a screen needs it; an empty path: a null image.
/// ErrorCode::InvalidSettings with `param` "till.logo".
[[nodiscard]] Result<QImage> loadLogo(const QString &path);

} // namespace Kassi
