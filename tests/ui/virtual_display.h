// SPDX-License-Identifier: MIT
// An X server of a test's own, without a screen: what is shown there and pressed there disturbs nobody.
#pragma once

#include <QImage>
#include <QProcess>
#include <QString>

namespace Kassi {

/// A test program that is killed takes what it started with it.
void diesWithUs(QProcess &process);

/// One Xvfb, for all tests of a program.
class VirtualDisplay
{
public:
    VirtualDisplay();
    ~VirtualDisplay();

    [[nodiscard]] const QString &name() const { return m_name; }
    /// What a person would see there; a null image where no picture could be taken.
    [[nodiscard]] QImage picture() const;

    static constexpr int width = 1024;
    static constexpr int height = 768;

private:
    QProcess m_server;
    QString m_name;
};

} // namespace Kassi
