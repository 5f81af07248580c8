// SPDX-License-Identifier: MIT
// Who works at a till. Plain values.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace Kassi {

enum class Role { Cashier, Manager };

struct Person
{
    QString id; ///< Uuid without braces.
    QString name;
    Role role = Role::Cashier;
    QByteArray pinHash = {}; ///< As hashPin() makes it.
    int wrongPins = 0;       ///< In a row.

    bool operator==(const Person &) const = default;
};

using People = std::vector<Person>;

} // namespace Kassi
