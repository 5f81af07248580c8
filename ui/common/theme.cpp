// SPDX-License-Identifier: MIT
#include "common/theme.h"

#include "common/theme_rules.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QStyleFactory>

// Resources of a static library have to be asked for, outside of any namespace.
static void initStyles()
{
    Q_INIT_RESOURCE(kassi_styles);
}

namespace Kassi::Theme {
using namespace Qt::StringLiterals;

namespace {

// As the program's palette and style sheet, which Qt keeps for all of it.
Colours &applied()
{
    static Colours colours = coloursFor(Scheme::Light);
    return colours;
}

QPalette paletteOf(const Colours &c)
{
    QPalette palette;
    const std::pair<QPalette::ColorRole, Role> roles[] = {{QPalette::Window, &Colours::paper},
                                                          {QPalette::WindowText, &Colours::ink},
                                                          {QPalette::Base, &Colours::field},
                                                          {QPalette::Text, &Colours::ink},
                                                          {QPalette::AlternateBase, &Colours::card},
                                                          {QPalette::Button, &Colours::card},
                                                          {QPalette::ButtonText, &Colours::ink},
                                                          {QPalette::Highlight, &Colours::brand},
                                                          {QPalette::HighlightedText, &Colours::onBrand},
                                                          {QPalette::PlaceholderText, &Colours::quiet},
                                                          {QPalette::ToolTipBase, &Colours::notice},
                                                          {QPalette::ToolTipText, &Colours::ink},
                                                          {QPalette::Link, &Colours::accent},
                                                          {QPalette::Dark, &Colours::edge},
                                                          {QPalette::Mid, &Colours::edge},
                                                          {QPalette::Shadow, &Colours::edge}};
    for (const auto &[role, colour] : roles)
        palette.setColor(role, c.*colour);
    return palette;
}

} // namespace

Colour::operator QColor() const
{
    return applied().*m_role;
}

const Colours &colours()
{
    return applied();
}

void apply(QApplication &application, Scheme scheme, const std::optional<QColor> &shopColour)
{
    initStyles();
    applied() = coloursFor(scheme, shopColour);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(paletteOf(applied()));
    QFont font;
    font.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    QApplication::setFont(font);
    application.setStyleSheet(styleSheet(applied()));
}

} // namespace Kassi::Theme
