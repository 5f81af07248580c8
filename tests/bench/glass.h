// SPDX-License-Identifier: MIT
// A screen whose pixels can be read while they change: Xvfb keeps them in a file, which is mapped here. What a program
// shows is measured from outside, the same way for every program and without its help.
#pragma once

#include "bench/patience.h"

#include <QImage>
#include <QPoint>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdint>
#include <span>

namespace Kassi::Bench {

class Glass
{
public:
    /// As large as the cashier's window, so that it fills the screen as a browser in kiosk mode does.
    static constexpr int width = 1100;
    static constexpr int height = 760;

    Glass();
    ~Glass();
    Glass(const Glass &) = delete;
    Glass &operator=(const Glass &) = delete;

    [[nodiscard]] const QString &name() const { return m_name; } ///< For DISPLAY.
    /// 0xRRGGBB.
    [[nodiscard]] std::uint32_t pixel(int x, int y) const;
    /// How many points of a grid left of `right` have exactly this colour.
    [[nodiscard]] int countOf(std::uint32_t colour, int right = width) const;
    /// The middle of all that has this colour, likewise.
    [[nodiscard]] QPoint middleOf(std::uint32_t colour, int right = width) const;
    [[nodiscard]] QImage picture() const;

    static constexpr int grid = 8;

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_name;
    std::span<const unsigned char> m_file;
    const unsigned char *m_pixels = nullptr;
    std::size_t m_bytesPerLine = 0;
};

} // namespace Kassi::Bench
