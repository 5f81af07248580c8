// SPDX-License-Identifier: MIT
#include "checkout/input_policy.h"

#include <QKeyEvent>
#include <QTouchEvent>
#include <QWheelEvent>

#include <algorithm>
#include <array>

namespace Kassi {

namespace {

// Chrome's own and the desktop's commands have modifiers or no text; a form's keys are these.
constexpr std::array formKeys = {
    Qt::Key_Tab,
    Qt::Key_Backtab,
    Qt::Key_Return,
    Qt::Key_Enter,
    Qt::Key_Backspace,
    Qt::Key_Delete,
    Qt::Key_Left,
    Qt::Key_Right,
    Qt::Key_Up,
    Qt::Key_Down,
    Qt::Key_Home,
    Qt::Key_End,
    Qt::Key_PageUp,
    Qt::Key_PageDown,
    Qt::Key_Escape,
    // No commands by themselves; pages and input methods want to know of them.
    Qt::Key_Shift,
    Qt::Key_Control,
    Qt::Key_AltGr,
    Qt::Key_CapsLock,
    Qt::Key_NumLock,
    Qt::Key_Multi_key,
};
constexpr std::array editCommands = {Qt::Key_A, Qt::Key_C, Qt::Key_V, Qt::Key_X, Qt::Key_Z};

bool isCharacter(const HandMove &move)
{
    // Composed characters come after dead keys. AltGr is Ctrl+Alt for some, and a modifier of its own for others.
    if (move.key >= Qt::Key_Dead_Grave && move.key <= Qt::Key_Dead_Longsolidusoverlay)
        return true;
    const auto held = move.modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool altGr = held == (Qt::ControlModifier | Qt::AltModifier);
    return (!held || altGr) && !move.text.isEmpty() &&
           std::ranges::all_of(move.text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

bool isFormKey(const HandMove &move)
{
    const auto held = move.modifiers & ~(Qt::ShiftModifier | Qt::KeypadModifier | Qt::GroupSwitchModifier);
    if (held == Qt::ControlModifier && !(move.modifiers & Qt::ShiftModifier))
        return std::ranges::find(editCommands, move.key) != editCommands.end() || move.key == Qt::Key_Control;
    return !held && std::ranges::find(formKeys, move.key) != formKeys.end();
}

HandMove readKey(const QKeyEvent &key)
{
    return {.kind = HandMove::Kind::Key, .key = key.key(), .modifiers = key.modifiers(), .text = key.text()};
}

} // namespace

HandMove readEvent(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
    case QEvent::KeyRelease: return readKey(static_cast<const QKeyEvent &>(event));
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseButtonRelease:
        return {.kind = HandMove::Kind::Button,
                .modifiers = static_cast<const QMouseEvent &>(event).modifiers(),
                .button = static_cast<const QMouseEvent &>(event).button()};
    case QEvent::Wheel:
        return {.kind = HandMove::Kind::Wheel, .modifiers = static_cast<const QWheelEvent &>(event).modifiers()};
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
        return {.kind = HandMove::Kind::Touch, .fingers = static_cast<const QTouchEvent &>(event).pointCount()};
    case QEvent::ContextMenu:
    case QEvent::NativeGesture:
    case QEvent::Gesture:
    case QEvent::GestureOverride:
    case QEvent::TabletPress: // A pen that is refused comes again as a mouse.
    case QEvent::TabletMove:
    case QEvent::TabletRelease:
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
    case QEvent::ToolTip:
    case QEvent::WhatsThis:
    case QEvent::QueryWhatsThis: return {.kind = HandMove::Kind::Refused};
    default: return {};
    }
}

bool isForThePage(const HandMove &move)
{
    constexpr auto commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    switch (move.kind) {
    case HandMove::Kind::Key: return isFormKey(move) || isCharacter(move);
    case HandMove::Kind::Button: return move.button == Qt::LeftButton;
    case HandMove::Kind::Wheel: return !(move.modifiers & commands);
    case HandMove::Kind::Touch: return move.fingers <= 1;
    case HandMove::Kind::Refused: return false;
    case HandMove::Kind::Other: return true;
    }
    Q_UNREACHABLE();
}

bool KeyAllowance::take(std::chrono::milliseconds now)
{
    m_left = std::min(burst, m_left + std::chrono::duration<double>(now - m_last).count() * eachSecond);
    m_last = now;
    if (m_left < 1)
        return false;
    m_left -= 1;
    return true;
}

} // namespace Kassi
