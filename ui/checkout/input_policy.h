// SPDX-License-Identifier: MIT
// What hands may do to a page: all that filling in a form needs, and nothing of what a browser offers besides. Pure.
#pragma once

#include <QFlags>
#include <QString>
#include <Qt>

#include <chrono>

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

/// How many keys a page is given: more than hands type and more than a scanner reads off a card or a label. A flood of
/// them would keep the page busy for longer than Kassi waits for a sign of life.
class KeyAllowance
{
public:
    static constexpr double burst = 512;
    static constexpr double eachSecond = 100; ///< A key that is held down repeats about 30 times.

    /// One key, `now` after any fixed moment. False: it is one too many.
    [[nodiscard]] bool take(std::chrono::milliseconds now);

private:
    double m_left = burst;
    std::chrono::milliseconds m_last{0};
};

} // namespace Kassi
