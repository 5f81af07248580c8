// SPDX-License-Identifier: MIT
// The look of Kassi's own screens: one set of colours, one style sheet, sizes made for fingers (48 px and more).
#pragma once

#include <QColor>

class QApplication;

namespace Kassi::Theme {

inline const QColor ink(0x14, 0x23, 0x2e);
inline const QColor quiet(0x52, 0x63, 0x70);
inline const QColor paper(0xf3, 0xf5, 0xf7);
inline const QColor card(0xff, 0xff, 0xff);
inline const QColor line(0xd3, 0xda, 0xe0);
inline const QColor brand(0x0b, 0x4f, 0x6c);
inline const QColor good(0x17, 0x73, 0x45);
inline const QColor bad(0xb0, 0x2a, 0x1f);
inline const QColor caution(0x8a, 0x55, 0x00);

/// Sets font, palette and style sheet for the whole program.
void apply(QApplication &application);

} // namespace Kassi::Theme
