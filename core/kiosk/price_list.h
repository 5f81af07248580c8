// SPDX-License-Identifier: MIT
// What a kiosk sells: items in groups, with names in the languages of its customers. Plain values.
#pragma once

#include <QMap>
#include <QString>

#include <vector>

namespace Kassi {

/// A text in several languages, by their codes: {"is": "Kaffi", "en": "Coffee"}.
using LocalText = QMap<QString, QString>;

/// In that language; where it is missing, in the first that is there. Empty where there is none at all.
[[nodiscard]] QString textIn(const LocalText &text, const QString &language);

struct PriceGroup
{
    QString id;
    LocalText name;

    bool operator==(const PriceGroup &) const = default;
};

struct PriceItem
{
    QString id;
    LocalText name;
    qint64 price = 0;     ///< Krónur, 1 – largestPrice.
    QString picture = {}; ///< Absolute file; empty: none.
    QString group = {};   ///< PriceGroup::id; empty where there are no groups.
    int atMost = 20;      ///< Of one order, 1–99.

    bool operator==(const PriceItem &) const = default;
};

/// Krónur. More than anything that is sold without anybody standing by.
inline constexpr qint64 largestPrice = 10'000'000;

struct PriceList
{
    std::vector<PriceGroup> groups = {};
    std::vector<PriceItem> items = {};

    /// Null where there is none of that id.
    [[nodiscard]] const PriceItem *find(const QString &id) const;
    /// Of a group, in order; all where `group` is empty.
    [[nodiscard]] std::vector<const PriceItem *> itemsOf(const QString &group) const;

    bool operator==(const PriceList &) const = default;
};

} // namespace Kassi
