// SPDX-License-Identifier: MIT
// JSON that says two things at once is not believed, neither from the gateway nor from the journal.
#pragma once

#include <QByteArray>

namespace Kassi {

/// One whole JSON text in which no object, at any depth, gives a key twice. Where one does, parsers take one of the
/// two, and not all the same one.
[[nodiscard]] bool isStrictJson(const QByteArray &text);

} // namespace Kassi
