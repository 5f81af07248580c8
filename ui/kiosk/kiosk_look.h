// SPDX-License-Identifier: MIT
// How large everything is on a kiosk's screen: one unit, made of the screen's size and of what this customer needs, and
// the measures of all small parts in it. Colours are the theme's.
#pragma once

#include "common/parts.h"
#include "kiosk/kiosk_machine.h"

#include <QSize>
#include <QString>

#include <functional>
#include <vector>

namespace Kassi {

/// Where the screens tell what somebody did.
using KioskFeed = std::function<void(const AnyKioskInput &)>;

/// Logical pixels. Words are 1.3 of it, a button is 4 high.
[[nodiscard]] int kioskUnit(const QSize &screen, bool largeText);

/// Of the roles that the screens of a customer are made of; no colour is in it.
[[nodiscard]] QString kioskMeasures(int unit);

/// Centred, as all that is said to a customer.
[[nodiscard]] QLabel *makeKioskLabel(const QString &role, const QString &name, QWidget *parent);

/// Tab goes from each to the next.
void setTabOrderOf(const std::vector<QWidget *> &controls);

} // namespace Kassi
