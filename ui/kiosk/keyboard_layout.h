// SPDX-License-Identifier: MIT
// The pages of keys of the keyboard on the screen, read from resources/keyboard (its README has the format). Values.
#pragma once

#include <QList>
#include <QString>

namespace Kassi {

struct KeyboardKey
{
    enum class Action { Text, Shift, Erase, Letters, Symbols, Space, Next, Done, Gap };
    Action action = Action::Text;
    QString text = {}; ///< What Text types, in small letters.
    double width = 1;  ///< In keys.

    bool operator==(const KeyboardKey &) const = default;
};

using KeyboardRow = QList<KeyboardKey>;

struct KeyboardLayout
{
    QList<KeyboardRow> rows;

    /// Of the widest row, in keys.
    [[nodiscard]] double columns() const;
    [[nodiscard]] static double widthOf(const KeyboardRow &row);
};

/// The keys of a language are English ones where there are none of its own.
[[nodiscard]] KeyboardLayout keyboardFor(const QString &language);
/// "digits", "decimal", "phone", "symbols".
[[nodiscard]] KeyboardLayout keyboardPage(const QString &name);

} // namespace Kassi
