// SPDX-License-Identifier: MIT
// Who sells: what a receipt says about the shop. From the settings, checked there.
#pragma once

#include <QStringList>

#include <optional>

namespace Kassi {

struct Shop
{
    QString name = {};                  ///< Empty: the gateway's name of the merchant stands there.
    QStringList address = {};           ///< Lines.
    QString kennitala = {};             ///< Ten digits, or empty.
    QString vatNumber = {};             ///< Five or six digits, or empty: not registered for value added tax.
    std::optional<int> vatPercent = {}; ///< 0–99, of all that this till sells; nothing: no tax is stated.
    QString footer = {};

    bool operator==(const Shop &) const = default;
};

} // namespace Kassi
