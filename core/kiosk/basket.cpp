// SPDX-License-Identifier: MIT
#include "kiosk/basket.h"

#include <QStringList>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 mostOfAnItem = 99;
static_assert(qint64(Basket::mostLines) * mostOfAnItem * largestPrice <= maxAmount, "a total has to fit");
} // namespace

bool Basket::add(const PriceList &list, const QString &item)
{
    const PriceItem *known = list.find(item);
    if (!known || known->price < 1 || known->price > largestPrice)
        return false;
    const auto line = std::ranges::find(m_lines, item, &BasketLine::item);
    if (line == m_lines.end()) {
        if (m_lines.size() >= mostLines || known->atMost < 1)
            return false;
        m_lines.push_back({.item = item, .count = 1});
        return true;
    }
    if (line->count >= std::min<qint64>(known->atMost, mostOfAnItem))
        return false;
    ++line->count;
    return true;
}

bool Basket::takeOut(const QString &item)
{
    const auto line = std::ranges::find(m_lines, item, &BasketLine::item);
    if (line == m_lines.end())
        return false;
    if (--line->count == 0)
        m_lines.erase(line);
    return true;
}

int Basket::countOf(const QString &item) const
{
    const auto line = std::ranges::find(m_lines, item, &BasketLine::item);
    return line == m_lines.end() ? 0 : line->count;
}

int Basket::count() const
{
    int pieces = 0;
    for (const BasketLine &line : m_lines)
        pieces += line.count;
    return pieces;
}

Money Basket::total(const PriceList &list) const
{
    Money sum;
    for (const BasketLine &line : m_lines) {
        if (const PriceItem *item = list.find(line.item))
            sum.amount += item->price * line.count;
    }
    return sum;
}

QString Basket::asText() const
{
    QStringList parts;
    for (const BasketLine &line : m_lines)
        parts << u"%1*%2"_s.arg(line.item).arg(line.count);
    parts.sort();
    return parts.join(u',');
}

} // namespace Kassi
