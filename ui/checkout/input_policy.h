// SPDX-License-Identifier: MIT
// What hands may do to a page: all that filling in a form needs, and nothing of what a browser offers besides. Pure.
#pragma once

#include <QFlags>
#include <QString>
#include <Qt>

class QEvent;

namespace Kassi {

/// One thing that a person does, as Qt tells it.
struct HandMove
{
    enum class Kind {
        Key,     ///< Pressed or let go; `key`, `modifiers` and `text` are set.
        Button,  ///< Of a mouse, pressed or let go; `button` and `modifiers` are set.
        Wheel,   ///< `modifiers` is set.
        Touch,   ///< `fingers` is set.
        Refused, ///< Context menu, gesture, pen, drag and drop, tooltip.
        Other,   ///< Focus, movement, input methods, painting: no concern of the guard.
    };
    Kind kind = Kind::Other;
    int key = 0;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
    QString text = {};
    Qt::MouseButton button = Qt::NoButton;
    qsizetype fingers = 0;
};

[[nodiscard]] HandMove readEvent(const QEvent &event);

/// False: it is not for the page, but may be for the program around it.
[[nodiscard]] bool isForThePage(const HandMove &move);

} // namespace Kassi
