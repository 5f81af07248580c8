// SPDX-License-Identifier: MIT
// A keyboard on the screen of a kiosk, for Kassi's own fields and those of pages. It is a part of the window, so there
// is nothing that could come in front of the kiosk or be left behind; it has no menu, no settings and no memory.
//
// - It comes when a field has the focus, and shows digits where the field asks for digits.
// - It speaks the language of its window (see Language::give()), and no other.
// - The window's content moves up, and what is typed into stays in sight.
// - A key of a real keyboard puts it away until a field is touched again.
//
// What is typed arrives as key presses, as from a real keyboard: pages listen for those.
#pragma once

#include "kiosk/keyboard_layout.h"

#include <QFrame>
#include <QPointer>
#include <QPushButton>
#include <QTimer>

#include <vector>

namespace Kassi {

class OnScreenKeyboard final : public QFrame
{
    Q_OBJECT

public:
    /// At the bottom of `window`, a top-level one, whose contents margins it manages from now on; hidden until it is
    /// needed. A child of `window`; nothing else has to be done.
    explicit OnScreenKeyboard(QWidget &window);
    ~OnScreenKeyboard() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What people type with, as far as it can be told.
    enum class Hand {
        Finger,
        Keys, ///< Of a real keyboard.
        Away, ///< The keyboard was put away by its own key.
    };

    void lookSoon();
    void look();
    void touched(const QPoint &where);
    void putAway(Hand hand);
    void askPage();
    void chooseFor(const QString &field, const QString &asked);
    void showPage(const QString &name);
    void addKey(const KeyboardKey &key);
    void press(const KeyboardKey &key);
    void send(int key, const QString &text, Qt::KeyboardModifiers modifiers = {});
    void retranslate();
    void setShift(bool on);
    void place();
    void reveal();
    [[nodiscard]] QWidget *field() const;

    struct Key
    {
        KeyboardKey what;
        QPushButton *button;
    };

    QWidget &m_window;
    QMargins m_margins; ///< The window's own.
    QTimer m_look;      ///< Until what the focus says is settled.
    int m_looks = 0;    ///< Since the last word of it.
    QTimer m_leave;     ///< A field that is left for another one is no reason to go.
    QTimer m_reveal;
    int m_reveals = 0;
    Hand m_hand = Hand::Finger;
    bool m_down = false;    ///< A finger is on the glass: nothing moves under it.
    bool m_sending = false; ///< A key press is ours.
    bool m_shift = false;
    QPointer<QWidget> m_field;
    QString m_fieldOfPage; ///< Tells one field of a page from another.
    QString m_page;        ///< The name of what is shown; empty: letters.
    KeyboardLayout m_layout;
    std::vector<Key> m_keys;
};

} // namespace Kassi
