// SPDX-License-Identifier: MIT
// What a customer has chosen from a price list. It never holds more than the list allows of an item, never what is not
// on the list, and its total is always an amount that can be charged.
#pragma once

#include "kiosk/price_list.h"
#include "payment/money.h"

namespace Kassi {

struct BasketLine
{
    QString item;
    int count = 0; ///< 1 or more.

    bool operator==(const BasketLine &) const = default;
};

class Basket
{
public:
    /// Different items of one order.
    static constexpr std::size_t mostLines = 40;

    /// One more of it. False, and nothing changed: it is not on the list, or there may be no more of it.
    [[nodiscard]] bool add(const PriceList &list, const QString &item);
    /// One less of it. False: there is none.
    [[nodiscard]] bool takeOut(const QString &item);

    [[nodiscard]] const std::vector<BasketLine> &lines() const { return m_lines; }
    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }
    [[nodiscard]] int countOf(const QString &item) const;
    /// Pieces, of all items together.
    [[nodiscard]] int count() const;
    /// Krónur, by that list.
    [[nodiscard]] Money total(const PriceList &list) const;
    /// "bun*1,latte*2": the same for the same choice, in whatever order it was made.
    [[nodiscard]] QString asText() const;

    bool operator==(const Basket &) const = default;

private:
    std::vector<BasketLine> m_lines; ///< As they were chosen.
};

} // namespace Kassi
