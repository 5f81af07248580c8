// SPDX-License-Identifier: MIT
#include "common/theme_rules.h"

namespace Kassi::Theme {
using namespace Qt::StringLiterals;

namespace {

using C = Colours;

// What a label or a button may stand on.
const std::vector<Role> anywhere{&C::paper, &C::card, &C::notice, &C::alarm};
const std::vector<Role> sheets{&C::paper, &C::card};

Edge bounds(Role colour = &C::edge)
{
    return {"border: 1px solid", colour, Purpose::Control};
}

Edge ring(Role colour = &C::focus)
{
    return {"border: 3px solid", colour, Purpose::Control};
}

Edge ornament(const char *property, Role colour = &C::line)
{
    return {property, colour};
}

std::vector<Rule> surfacesAndLabels()
{
    return {
        {.selector = "*", .measures = "font-size: 16px;"}, // its words are the palette's: see painted()
        {.selector = "QWidget#page, QMainWindow, QFrame#kassiPopup, QFrame#kassiStopPage",
         .words = &C::ink,
         .fill = &C::paper},
        {.selector = "QScrollArea, QScrollArea > QWidget > QStackedWidget", .measures = "background: transparent;"},
        {.selector = "QFrame[role=\"phone\"]", .fill = &C::paper, .on = {&C::paper}, .measures = "border: 0;"},
        {.selector = "QFrame[role=\"card\"]",
         .fill = &C::card,
         .edges = {ornament("border: 1px solid")},
         .on = {&C::paper},
         .measures = "border-radius: 12px;"},
        {.selector = "QLabel[role=\"quiet\"]", .words = &C::quiet, .on = anywhere, .measures = "font-size: 14px;"},
        {.selector = "QLabel[role=\"heading\"]", .measures = "font-size: 20px; font-weight: 600;"},
        {.selector = "QLabel[role=\"amount\"]", .measures = "font-size: 44px; font-weight: 700;"},
        {.selector = "QLabel[ring=\"off\"]", .measures = "padding: 3px;"},
        {.selector = "QLabel[ring=\"on\"]", .edges = {ring()}, .on = sheets, .measures = "border-radius: 8px;"},
        {.selector = "QLabel[role=\"title\"]", .measures = "font-size: 34px; font-weight: 700;"},
        {.selector = "QLabel[role=\"training\"]",
         .words = &C::onTraining,
         .fill = &C::training,
         .measures = "font-weight: 700; padding: 6px 12px; font-size: 15px;"},
        {.selector = "QLabel[role=\"notice\"], QFrame[role=\"notice\"]",
         .words = &C::ink,
         .fill = &C::notice,
         .edges = {ornament("border: 1px solid", &C::noticeEdge)},
         .on = {&C::paper},
         .measures = "border-radius: 8px; padding: 10px 12px;"},
        {.selector = "QFrame[role=\"alarm\"]",
         .fill = &C::alarm,
         .edges = {ornament("border: 0; border-bottom: 3px solid", &C::bad)},
         .on = {&C::paper}},
        {.selector = "QFrame[role=\"alarm\"] QLabel", .measures = "font-weight: 600;"},
        {.selector = "QLabel[role=\"error\"]", .words = &C::bad, .on = anywhere, .measures = "font-size: 15px;"},
        {.selector = "QFrame[role=\"strip\"]", .fill = &C::strip, .measures = "border: 0;"},
        {.selector = "QLabel[role=\"strip-amount\"]",
         .words = &C::onStrip,
         .on = {&C::strip},
         .measures = "font-size: 32px; font-weight: 700;"},
        {.selector = "QLabel[role=\"logo\"]",
         .fill = &C::logoPlate,
         .measures = "border-radius: 8px; padding: 8px 10px; margin-bottom: 10px;"},
        {.selector = "QLabel[role=\"strip\"]", .words = &C::onStrip, .on = {&C::strip}},
        {.selector = "QLabel[role=\"strip-quiet\"]",
         .words = &C::stripQuiet,
         .on = {&C::strip},
         .measures = "font-size: 14px;"},
        {.selector = "QLabel[role=\"strip-trouble\"]",
         .words = &C::onTraining,
         .fill = &C::training,
         .measures = "border-radius: 8px; padding: 8px; font-size: 14px;"},
        {.selector = "QToolTip",
         .words = &C::ink,
         .fill = &C::notice,
         .edges = {ornament("border: 1px solid")},
         .on = {&C::paper}},
    };
}

std::vector<Rule> fields()
{
    return {
        {.selector = "QLineEdit", // no words: the sheet would make the placeholder half as visible as those
         .fill = &C::field,
         .edges = {bounds()},
         .on = anywhere,
         .measures = "border-radius: 8px; padding: 8px 12px; min-height: 30px;"},
        {.selector = "QLineEdit:focus", .edges = {ring()}, .on = anywhere, .measures = "padding: 6px 10px;"},
        {.selector = "QLineEdit[role=\"plain\"]",
         .measures = "background: transparent; border: 0; padding: 0; font-size: 15px;"},
        {.selector = "QComboBox",
         .words = &C::ink,
         .fill = &C::field,
         .edges = {bounds()},
         .on = anywhere,
         .measures = "border-radius: 10px; min-height: 44px; padding: 0 12px; font-size: 15px;"},
        {.selector = "QComboBox:focus", .edges = {ring()}, .on = anywhere, .measures = "padding: 0 10px;"},
        {.selector = "QComboBox:disabled", .words = &C::offInk, .fill = &C::off, .purpose = Purpose::LargeWords},
        {.selector = "QComboBox::drop-down", .measures = "border: 0; width: 30px;"},
        {.selector = "QComboBox::down-arrow",
         .edges = {{"border-left: 5px solid", &C::field},
                   {"border-right: 5px solid", &C::field},
                   {"border-top: 7px solid", &C::quiet, Purpose::Control}},
         .on = {&C::field},
         .measures = "image: none; width: 0; height: 0; margin-right: 12px;"},
        {.selector = "QComboBox QAbstractItemView",
         .words = &C::ink,
         .fill = &C::field,
         .edges = {ornament("border: 1px solid", &C::edge)},
         .on = sheets,
         .measures = "outline: 0;"},
        {.selector = "QComboBox QAbstractItemView::item", .measures = "min-height: 44px; padding: 0 8px;"},
        {.selector = "QComboBox QAbstractItemView::item:selected", .words = &C::ink, .fill = &C::chosen},
        {.selector = "QCheckBox, QRadioButton",
         .words = &C::ink,
         .on = anywhere,
         .measures = "min-height: 44px; spacing: 10px; padding: 0 4px;"},
        {.selector = "QCheckBox:focus, QRadioButton:focus",
         .edges = {ring()},
         .on = anywhere,
         .measures = "border-radius: 8px; padding: 0 1px;"},
        {.selector = "QCheckBox::indicator, QRadioButton::indicator",
         .fill = &C::field,
         .edges = {{"border: 2px solid", &C::edge, Purpose::Control}},
         .on = anywhere,
         .measures = "width: 24px; height: 24px;"},
        {.selector = "QCheckBox::indicator", .measures = "border-radius: 6px;"},
        {.selector = "QCheckBox::indicator:checked",
         .words = &C::onAccent,
         .fill = &C::accent,
         .edges = {{"border: 2px solid", &C::accent, Purpose::Control}},
         .on = sheets,
         .purpose = Purpose::Control,
         .measures = "image: url(@tick);"},
        {.selector = "QRadioButton::indicator", .measures = "border-radius: 14px;"},
        {.selector = "QRadioButton::indicator:checked",
         .fill = &C::field,
         .edges = {{"border: 9px solid", &C::accent, Purpose::Control}},
         .on = sheets,
         .measures = "width: 10px; height: 10px;"},
        {.selector = "QProgressBar",
         .fill = &C::line,
         .measures = "border: 0; border-radius: 4px; max-height: 8px; min-height: 8px;"},
        {.selector = "QProgressBar::chunk", .fill = &C::accent, .measures = "border-radius: 4px;"},
    };
}

std::vector<Rule> buttons()
{
    return {
        {.selector = "QPushButton",
         .words = &C::ink,
         .fill = &C::field,
         .edges = {bounds()},
         .on = anywhere,
         .measures = "border-radius: 10px; min-height: 48px; padding: 0 18px;"},
        {.selector = "QPushButton:hover", .words = &C::ink, .fill = &C::hovered},
        {.selector = "QPushButton:pressed", .words = &C::ink, .fill = &C::pressed},
        {.selector = "QPushButton:focus", .edges = {ring()}, .on = anywhere, .measures = "padding: 0 16px;"},
        {.selector = "QPushButton:disabled",
         .words = &C::offInk,
         .fill = &C::off,
         .edges = {ornament("border: 1px solid")},
         .on = anywhere,
         .purpose = Purpose::LargeWords},
        {.selector = "QPushButton[role=\"key\"]", .measures = "font-size: 26px; font-weight: 600; min-height: 56px;"},
        {.selector = "QPushButton[role=\"low-key\"]",
         .measures = "font-size: 22px; font-weight: 600; min-height: 42px;"},
        {.selector = "QFrame[role=\"keyboard\"]",
         .fill = &C::card,
         .edges = {ornament("border: 0; border-top: 1px solid")},
         .on = {&C::paper}},
        {.selector = "QPushButton[role=\"typing-key\"]",
         .measures = "font-size: 22px; font-weight: 600; min-height: 0; padding: 0;"},
        {.selector = "QPushButton[role=\"typing-key\"]:checked",
         .words = &C::ink,
         .fill = &C::chosen,
         .edges = {{"border: 2px solid", &C::accent, Purpose::Control}},
         .on = sheets},
        {.selector = "QPushButton[role=\"typing-word\"]",
         .measures = "font-size: 16px; font-weight: 600; min-height: 0; padding: 0;"},
        {.selector = "QPushButton[role=\"primary\"]",
         .words = &C::onBrand,
         .fill = &C::brand,
         .edges = {bounds(&C::accent)},
         .on = sheets,
         .measures = "font-size: 20px; font-weight: 700; min-height: 60px;"},
        {.selector = "QPushButton[role=\"primary\"]:hover", .words = &C::onBrand, .fill = &C::brandHovered},
        {.selector = "QPushButton[role=\"primary\"]:pressed", .words = &C::onBrand, .fill = &C::brandPressed},
        {.selector = "QPushButton[role=\"primary\"]:focus",
         .words = &C::onBrand,
         .fill = &C::brand,
         .edges = {ring()},
         .on = sheets},
        {.selector = "QPushButton[role=\"primary\"]:disabled",
         .words = &C::offInk,
         .fill = &C::brandOff,
         .edges = {ornament("border: 1px solid")},
         .on = sheets,
         .purpose = Purpose::LargeWords},
        {.selector = "QPushButton[role=\"danger\"]",
         .words = &C::onBad,
         .fill = &C::bad,
         .edges = {bounds(&C::bad)},
         .on = anywhere,
         .measures = "font-weight: 700;"},
        {.selector = "QPushButton[role=\"danger\"]:hover", .words = &C::onBad, .fill = &C::badHovered},
        {.selector = "QPushButton[role=\"danger\"]:focus", .edges = {ring()}, .on = anywhere},
        {.selector = "QPushButton[role=\"danger\"]:disabled",
         .words = &C::offInk,
         .fill = &C::off,
         .edges = {ornament("border: 1px solid")},
         .on = anywhere,
         .purpose = Purpose::LargeWords},
        {.selector = "QFrame[role=\"strip\"] QPushButton[role=\"danger\"]",
         .words = &C::onBad,
         .fill = &C::bad,
         .edges = {{"border: 2px solid", &C::onStrip, Purpose::Control}},
         .on = {&C::strip}},
        {.selector = "QPushButton[role=\"on-strip\"]",
         .words = &C::onStrip,
         .edges = {{"border: 2px solid", &C::stripQuiet, Purpose::Control}},
         .on = {&C::strip},
         .measures = "background: transparent;"},
        {.selector = "QPushButton[role=\"on-strip\"]:hover", .words = &C::onStrip, .fill = &C::stripHovered},
        {.selector = "QFrame[role=\"strip\"] QPushButton:focus",
         .edges = {{"border: 4px solid", &C::stripFocus, Purpose::Control}},
         .on = {&C::strip}},
        {.selector = "QPushButton[role=\"small\"]", .measures = "min-height: 44px; padding: 0 12px; font-size: 15px;"},
        {.selector = "QPushButton[role=\"small\"]:focus", .measures = "padding: 0 10px;"},
        {.selector = "QPushButton[role=\"chip\"]",
         .measures = "min-height: 44px; padding: 0 12px; border-radius: 22px; font-size: 15px;"},
        {.selector = "QPushButton[role=\"chip\"]:checked",
         .words = &C::ink,
         .fill = &C::chosen,
         .edges = {{"border: 2px solid", &C::accent, Purpose::Control}},
         .on = sheets,
         .measures = "font-weight: 600;"},
        {.selector = "QPushButton[role=\"chip\"]:focus",
         .edges = {ring()},
         .on = sheets,
         .measures = "padding: 0 10px;"},
    };
}

std::vector<Rule> lists()
{
    return {
        {.selector = "QListWidget, QTableView",
         .words = &C::ink,
         .fill = &C::card,
         .edges = {ornament("border: 1px solid")},
         .on = sheets,
         .measures = "border-radius: 12px; padding: 4px; outline: 0;"},
        {.selector = "QListWidget[role=\"inner\"]", .measures = "border-radius: 8px; font-size: 15px;"},
        {.selector = "QListWidget:focus, QTableView:focus",
         .edges = {ring()},
         .on = sheets,
         .measures = "padding: 2px;"},
        {.selector = "QListWidget::item",
         .edges = {ornament("border-bottom: 1px solid")},
         .measures = "padding: 6px 8px;"},
        {.selector = "QTableView::item",
         .edges = {ornament("border-bottom: 1px solid")},
         .measures = "padding: 0 8px;"},
        {.selector = "QListWidget::item:selected, QTableView::item:selected", .words = &C::ink, .fill = &C::chosen},
        {.selector = "QHeaderView", .measures = "background: transparent;"},
        {.selector = "QHeaderView::section",
         .words = &C::quiet,
         .fill = &C::card,
         .edges = {ornament("border: 0; border-bottom: 1px solid")},
         .measures = "font-size: 14px; padding: 6px 11px;"},
        {.selector = "QScrollBar", .fill = &C::paper, .measures = "border: 0; margin: 0;"},
        {.selector = "QScrollBar:vertical", .measures = "width: 18px;"},
        {.selector = "QScrollBar:horizontal", .measures = "height: 18px;"},
        {.selector = "QScrollBar::handle",
         .fill = &C::edge,
         .edges = {ornament("border: 4px solid", &C::paper)},
         .measures = "border-radius: 9px; min-height: 44px; min-width: 44px;"},
        {.selector = "QScrollBar::add-line, QScrollBar::sub-line", .measures = "width: 0; height: 0;"},
    };
}

QString property(const char *name, const QColor &colour)
{
    return u" %1 %2;"_s.arg(QLatin1StringView(name), colour.name());
}

// What is painted with the palette or by hand.
std::vector<Pair> painted()
{
    std::vector<Pair> all{{u"field"_s, &C::ink, &C::field},
                          {u"placeholder"_s, &C::quiet, &C::field},
                          {u"selected text"_s, &C::onBrand, &C::brand},
                          {u"handle of a scroll bar"_s, &C::edge, &C::paper, Purpose::Control},
                          {u"progress"_s, &C::accent, &C::line, Purpose::Ornament}};
    for (const Role on : anywhere)
        all.push_back({u"words"_s, &C::ink, on});
    for (const Role kind : {&C::good, &C::bad, &C::caution, &C::quiet, &C::accent}) {
        all.push_back({u"sign of an outcome"_s, &C::onMark, kind, Purpose::Control});
        for (const Role on : sheets)
            all.push_back({u"outcome"_s, kind, on});
    }
    return all;
}

} // namespace

const std::vector<Rule> &rules()
{
    static const std::vector<Rule> all = [] {
        std::vector<Rule> made;
        for (const auto &part : {surfacesAndLabels(), fields(), buttons(), lists()})
            made.insert(made.end(), part.begin(), part.end());
        return made;
    }();
    return all;
}

QString styleSheet(const Colours &colours)
{
    QString sheet;
    for (const Rule &rule : rules()) {
        sheet += QLatin1StringView(rule.selector) + u" {"_s;
        if (rule.words)
            sheet += property("color:", colours.*rule.words);
        if (rule.fill)
            sheet += property("background:", colours.*rule.fill);
        for (const Edge &edge : rule.edges)
            sheet += property(edge.property, colours.*edge.colour);
        sheet += u' ' + QLatin1StringView(rule.measures) + u" }\n"_s;
    }
    const bool isBlack = colours.onAccent == QColor(Qt::black);
    return sheet.replace(u"@tick"_s, u":/kassi/styles/tick-%1.svg"_s.arg(isBlack ? u"black"_s : u"white"_s));
}

std::vector<Pair> pairs()
{
    std::vector<Pair> all = painted();
    for (const Rule &rule : rules()) {
        const QString where = QLatin1StringView(rule.selector);
        if (rule.words && rule.fill)
            all.push_back({where, rule.words, rule.fill, rule.purpose});
        for (const Role on : rule.on) {
            if (rule.words && !rule.fill)
                all.push_back({where, rule.words, on, rule.purpose});
            for (const Edge &edge : rule.edges)
                all.push_back({where + u" edge"_s, edge.colour, on, edge.purpose, rule.fill});
        }
    }
    return all;
}

} // namespace Kassi::Theme
