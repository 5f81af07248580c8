// SPDX-License-Identifier: MIT
// The other program on a desktop: a small window in the corner from which things are dragged into the checkout and into
// which things out of it are dropped, and which knows what the clipboards hold. It runs in a process of its own.
#pragma once

#include <QPoint>
#include <QProcess>

namespace Kassi::Test {

class DragPartner
{
public:
    static constexpr char argument[] = "--drag-partner";
    /// In main(), when the argument is given.
    static int run(int count, char *arguments[]);

    /// Starts this very program again, on that display.
    explicit DragPartner(const QString &display);
    ~DragPartner();

    /// Above all that came later: there is no window manager that would keep it there.
    void raise();
    /// What the next drag that begins on it carries: "url", "file" or "text", and which.
    void carry(const QString &kind, const QString &what);
    /// The text that a middle click pastes.
    void setPrimary(const QString &text);
    /// What both clipboards hold.
    [[nodiscard]] QString clipboards();
    /// What was dragged over it or dropped on it since the last time it was asked.
    [[nodiscard]] QString received();

    static constexpr QPoint point{20, 20}; ///< On its window.

private:
    QString ask(const QString &line);

    QProcess m_process;
};

} // namespace Kassi::Test
