// SPDX-License-Identifier: MIT
// Where what a person asked for is saved, and under which name: receipts as PDF, evidence.
#pragma once

#include <QString>

namespace Kassi {

/// "Kassi" in the person's documents. It may have to be made.
[[nodiscard]] QString personFolder();

/// In `folder`: `kind`, as much of the reference as every file system takes, `ending`; with a number where such a file
/// is there already.
[[nodiscard]] QString newFileFor(const QString &folder, const QString &kind, const QString &reference,
                                 const QString &ending);

} // namespace Kassi
