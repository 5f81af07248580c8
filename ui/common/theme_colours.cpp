// SPDX-License-Identifier: MIT
#include "common/theme_colours.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace Kassi::Theme {

namespace {

constexpr double forText = 4.5;     // WCAG 2.1, 1.4.3
constexpr double forEveryEye = 7.0; // 1.4.6, with high contrast
constexpr double forControls = 3.0; // 1.4.11
constexpr double margin = 0.1;      // colours are rounded to whole steps

// https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

QColor mix(const QColor &a, const QColor &b, double ofB)
{
    const auto between = [ofB](int from, int to) { return int(std::lround(from + (to - from) * ofB)); };
    return {between(a.red(), b.red()), between(a.green(), b.green()), between(a.blue(), b.blue())};
}

QColor blackOrWhite(const QColor &on)
{
    return contrast(on, Qt::white) >= contrast(on, Qt::black) ? QColor(Qt::white) : QColor(Qt::black);
}

/// `colour`, taken towards `to` only as far as it takes to have that contrast with all of `on`.
QColor readable(const QColor &colour, const QColor &to, std::initializer_list<QColor> on, double needed)
{
    for (double part = 0; part < 1; part += 0.02) {
        const QColor tried = mix(colour, to, part);
        if (std::ranges::all_of(on, [&](const QColor &each) { return contrast(tried, each) >= needed + margin; }))
            return tried;
    }
    return to;
}

Colours lightColours()
{
    Colours c;
    c.ink = 0x14232e;
    c.quiet = 0x52636f;
    c.paper = 0xf3f5f7;
    c.card = Qt::white;
    c.field = Qt::white;
    c.line = 0xd3dae0;
    c.edge = 0x748692;
    c.hovered = 0xeef3f6;
    c.pressed = 0xdde6eb;
    c.off = 0xe8ecef;
    c.offInk = 0x6b7983;
    c.focus = 0xc25700;
    c.good = 0x17703f;
    c.bad = 0xb02a1f;
    c.caution = 0x8a5500;
    c.onMark = Qt::white;
    c.onBad = Qt::white;
    c.badHovered = 0x94231a;
    c.notice = 0xfff3d6;
    c.noticeEdge = 0xe0b65a;
    c.alarm = 0xffe2dd;
    c.brand = 0x0b4f6c;
    return c;
}

Colours darkColours()
{
    Colours c;
    c.ink = 0xeaf0f3;
    c.quiet = 0xaab8c2;
    c.paper = 0x10171c;
    c.card = 0x19232a;
    c.field = 0x0d1317;
    c.line = 0x33424d;
    c.edge = 0x7f919d;
    c.hovered = 0x25323b;
    c.pressed = 0x33434e;
    c.off = 0x1f2a31;
    c.offInk = 0x84939d;
    c.focus = 0xffb224;
    c.good = 0x55cf8d;
    c.bad = 0xff8d80;
    c.caution = 0xf2b84f;
    c.onMark = 0x10171c;
    c.onBad = 0x10171c;
    c.badHovered = 0xffa59a;
    c.notice = 0x39301a;
    c.noticeEdge = 0x8f742f;
    c.alarm = 0x47201c;
    c.brand = 0x0f6286;
    return c;
}

Colours contrastColours()
{
    Colours c;
    c.ink = Qt::white;
    c.quiet = Qt::white;
    c.paper = Qt::black;
    c.card = Qt::black;
    c.field = Qt::black;
    c.line = Qt::white;
    c.edge = Qt::white;
    c.hovered = 0x2a2a2a;
    c.pressed = 0x444444;
    c.off = Qt::black;
    c.offInk = 0xb4b4b4;
    c.focus = 0x00e5ff;
    c.good = 0x6dff9e;
    c.bad = 0xff9d94;
    c.caution = 0xffd24a;
    c.onMark = Qt::black;
    c.onBad = Qt::black;
    c.badHovered = 0xffc1bb;
    c.notice = Qt::black;
    c.noticeEdge = 0xffd24a;
    c.alarm = 0x3a0000;
    c.brand = 0xffe14d;
    return c;
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

Colours coloursFor(Scheme scheme, const std::optional<QColor> &brand)
{
    const bool isContrast = scheme == Scheme::Contrast;
    const double text = isContrast ? forEveryEye : forText;
    Colours c = scheme == Scheme::Light ? lightColours() : scheme == Scheme::Dark ? darkColours() : contrastColours();
    if (brand && (!isContrast || contrast(*brand, blackOrWhite(*brand)) >= forEveryEye + margin))
        c.brand = brand->toRgb();
    c.onBrand = blackOrWhite(c.brand);
    // Away from its words: they are read the better.
    const QColor away = c.onBrand == QColor(Qt::white) ? Qt::black : Qt::white;
    c.brandHovered = mix(c.brand, away, 0.14);
    c.brandPressed = mix(c.brand, away, 0.28);
    c.brandOff = c.off;
    c.accent = readable(c.brand, c.ink, {c.paper, c.card, c.field}, text);
    c.onAccent = blackOrWhite(c.accent);
    c.chosen = isContrast ? QColor(0x1f3d5c) : mix(c.card, c.accent, 0.16);
    c.training = 0xffc83d;
    c.onTraining = 0x14232e;

    c.strip = isContrast ? c.paper : c.brand;
    c.logoPlate = Qt::white;
    c.onStrip = blackOrWhite(c.strip);
    c.stripQuiet = readable(mix(c.onStrip, c.strip, 0.2), c.onStrip, {c.strip}, text);
    c.stripHovered = mix(c.strip, c.onStrip == QColor(Qt::white) ? Qt::black : Qt::white, 0.25);
    c.stripFocus = readable(0xffc83d, c.onStrip, {c.strip}, forControls);
    return c;
}

} // namespace Kassi::Theme
