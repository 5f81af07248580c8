// SPDX-License-Identifier: MIT
#include "customer/screen_choice.h"

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

/// The first that shows nothing of `other`, and where a name is given, the one of that name.
std::optional<ScreenPlace> apartFrom(const ScreenPlace &other, const QList<ScreenPlace> &screens, const QString &name)
{
    const auto found = std::ranges::find_if(screens, [&](const ScreenPlace &screen) {
        return (name.isEmpty() || screen.name == name) && screen != other && !screen.geometry.isEmpty() &&
               !screen.geometry.intersects(other.geometry);
    });
    return found == screens.end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<ScreenPlace> chooseScreen(const QString &wanted, const QList<ScreenPlace> &screens,
                                        const ScreenPlace &cashiers)
{
    if (wanted == u"none"_s)
        return std::nullopt;
    return apartFrom(cashiers, screens, wanted);
}

std::optional<ScreenPlace> screenForCashier(const QString &wanted, const QList<ScreenPlace> &screens,
                                            const ScreenPlace &cashiers)
{
    if (wanted.isEmpty() || cashiers.name != wanted)
        return std::nullopt;
    return apartFrom(cashiers, screens, {});
}

} // namespace Kassi
