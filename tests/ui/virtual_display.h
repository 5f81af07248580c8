// SPDX-License-Identifier: MIT
// An X server of a test's own, without a screen: what is shown there and pressed there disturbs nobody.
#pragma once

#include <QImage>
#include <QProcess>
#include <QRect>
#include <QString>

namespace Kassi {

/// A test program that is killed takes what it started with it.
void diesWithUs(QProcess &process);

/// One Xvfb, for all tests of a program.
class VirtualDisplay
{
public:
    explicit VirtualDisplay(const QSize &size = {width, height});
    ~VirtualDisplay();

    [[nodiscard]] const QString &name() const { return m_name; }
    /// What a person would see there; a null image where no picture could be taken.
    [[nodiscard]] QImage picture() const;

    /// Plugs a screen in that shows that part of the display, as RANDR tells its clients. The first one takes the place
    /// of the whole display.
    void plugIn(const QString &screen, const QRect &place) const;
    void pullOut(const QString &screen) const;

    static constexpr int width = 1024;
    static constexpr int height = 768;

private:
    void xrandr(const QStringList &arguments) const;

    QProcess m_server;
    QString m_name;
};

} // namespace Kassi
