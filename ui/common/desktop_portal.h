// SPDX-License-Identifier: MIT
// What the one who set up this desktop wishes, asked over D-Bus where all desktops of today answer in the same words.
#pragma once

#include <QMap>
#include <QStringList>
#include <QVariantMap>

#include <functional>

namespace Kassi {

/// Group → key → value.
using DesktopSettings = QMap<QString, QVariantMap>;

/// Asks for these groups. What it returns waits for the answer, half a second from the question at most; a desktop that
/// does not answer has no settings. GUI thread.
[[nodiscard]] std::function<DesktopSettings()> askDesktop(const QStringList &groups);

} // namespace Kassi
