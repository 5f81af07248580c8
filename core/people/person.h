// SPDX-License-Identifier: MIT
// Who works at a till, and what only some of them may do. Plain values.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace Kassi {

enum class Role { Cashier, Manager };

/// What needs a manager.
enum class Permission {
    Refund,
    LateMoney, ///< Whether money that came late stays or goes back.
    CloseDay,
    Staff, ///< Adding and removing people, new PINs.
    Settings,
};

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
