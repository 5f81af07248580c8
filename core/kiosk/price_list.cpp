// SPDX-License-Identifier: MIT
#include "kiosk/price_list.h"

#include <algorithm>

namespace Kassi {

QString textIn(const LocalText &text, const QString &language)
{
    const auto found = text.find(language);
    if (found != text.end())
        return *found;
    return text.isEmpty() ? QString() : text.first();
}

const PriceItem *PriceList::find(const QString &id) const
{
    const auto found = std::ranges::find(items, id, &PriceItem::id);
    return found == items.end() ? nullptr : &*found;
}

std::vector<const PriceItem *> PriceList::itemsOf(const QString &group) const
{
    std::vector<const PriceItem *> all;
    for (const PriceItem &item : items) {
        if (group.isEmpty() || item.group == group)
            all.push_back(&item);
    }
    return all;
}

} // namespace Kassi
