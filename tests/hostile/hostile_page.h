// SPDX-License-Identifier: MIT
// The page of HostileTill: a grid of controls, each something that a checkout should not be able to do, and a report
// about the page itself whenever a probe arrives (the right Ctrl key alone, or a click on "probe").
#pragma once

#include <QByteArray>
#include <QPoint>
#include <QString>

namespace Kassi::Test::HostilePage {

/// For ElementServer::serve(); `canary` is the origin that nobody may ask.
[[nodiscard]] QByteArray script(const QString &canary);
/// The middle of a control, in the page's viewport.
[[nodiscard]] QPoint pointOf(const QString &control);

} // namespace Kassi::Test::HostilePage
