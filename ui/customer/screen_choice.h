// SPDX-License-Identifier: MIT
// Which screen is the customer's. Pure.
#pragma once

#include <QList>
#include <QRect>
#include <QString>

#include <optional>

namespace Kassi {

struct ScreenPlace
{
    QString name;
    QRect geometry;

    bool operator==(const ScreenPlace &) const = default;
};

/// `wanted`: see CustomerDisplaySettings::screen. `cashiers`: the screen of the cashier's window. Nothing: customer and
/// cashier share one. A screen that shows the same part of the desktop as the cashier's, or a part of it, is no second
/// one; and neither is a wanted one that is the only one left.
[[nodiscard]] std::optional<ScreenPlace> chooseScreen(const QString &wanted, const QList<ScreenPlace> &screens,
                                                      const ScreenPlace &cashiers);

/// Where the cashier's window goes when it stands on the screen that is the customer's by name; nothing: it stays.
[[nodiscard]] std::optional<ScreenPlace> screenForCashier(const QString &wanted, const QList<ScreenPlace> &screens,
                                                          const ScreenPlace &cashiers);

} // namespace Kassi
