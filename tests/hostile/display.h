// SPDX-License-Identifier: MIT
// What a window manager sees of an X display, and the one thing it does that a key cannot: it asks a window to close.
// A display of the tests has none, so that every window of every program is on the list.
#pragma once

#include <QRect>
#include <QStringList>

#include <memory>

struct xcb_connection_t;

namespace Kassi::Test {

class Display
{
public:
    explicit Display(const QString &name);

    /// The windows that can be seen, each as "title 1024x768+0+0", sorted. A dialog, menu or another program's window
    /// is one more line.
    [[nodiscard]] QStringList windows() const;
    /// Where the window with a title that begins so is.
    [[nodiscard]] QRect placeOf(const QString &title) const;
    /// As the cross of a title bar does, or Alt+F4 where a window manager knows it.
    void askToClose(const QString &title) const;

private:
    std::unique_ptr<xcb_connection_t, void (*)(xcb_connection_t *)> m_connection;
};

} // namespace Kassi::Test
