// SPDX-License-Identifier: MIT
#include "kiosk/keyboard_layout.h"

#include <QFile>
#include <QMap>

#include <algorithm>
#include <numeric>

static void initKeyboards()
{
    Q_INIT_RESOURCE(kassi_keyboard); // A static library's resources are left out otherwise.
}

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

KeyboardKey readKey(const QString &text)
{
    using Action = KeyboardKey::Action;
    static const QMap<QString, Action> actions{{u"shift"_s, Action::Shift},     {u"erase"_s, Action::Erase},
                                               {u"letters"_s, Action::Letters}, {u"symbols"_s, Action::Symbols},
                                               {u"space"_s, Action::Space},     {u"next"_s, Action::Next},
                                               {u"done"_s, Action::Done},       {u"gap"_s, Action::Gap}};
    if (text.size() < 2)
        return {.text = text};
    const QString inner = text.sliced(1).chopped(1);
    return {.action = actions.value(inner.section(u':', 0, 0), Action::Gap),
            .width = inner.section(u':', 1, 1).toDouble()};
}

} // namespace

double KeyboardLayout::widthOf(const KeyboardRow &row)
{
    return std::accumulate(row.begin(), row.end(), 0.0,
                           [](double sum, const KeyboardKey &key) { return sum + key.width; });
}

double KeyboardLayout::columns() const
{
    double most = 0;
    for (const KeyboardRow &row : rows)
        most = std::max(most, widthOf(row));
    return most;
}

KeyboardLayout keyboardFor(const QString &language)
{
    KeyboardLayout own = keyboardPage(language);
    return own.rows.isEmpty() ? keyboardPage(u"en"_s) : own;
}

KeyboardLayout keyboardPage(const QString &name)
{
    initKeyboards();
    QFile file(u":/kassi/keyboard/%1.txt"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    KeyboardLayout layout;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        KeyboardRow row;
        for (const QString &key : line.split(u' ', Qt::SkipEmptyParts))
            row << readKey(key);
        layout.rows << row;
    }
    return layout;
}

} // namespace Kassi
