// SPDX-License-Identifier: MIT
#include "common/theme.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QStyleFactory>

namespace Kassi::Theme {
using namespace Qt::StringLiterals;

namespace {

// Widgets say what they are by the dynamic property "role"; colours are filled in for @names.
const QString sheet = uR"(
* { font-size: 16px; color: @ink; }
QWidget#page, QMainWindow { background: @paper; }
QFrame[role="card"] { background: @card; border: 1px solid @line; border-radius: 12px; }
QLabel[role="quiet"] { color: @quiet; font-size: 14px; }
QLabel[role="heading"] { font-size: 20px; font-weight: 600; }
QLabel[role="amount"] { font-size: 44px; font-weight: 700; }
QLabel[role="title"] { font-size: 34px; font-weight: 700; }
QLabel[role="strip-amount"] { font-size: 32px; font-weight: 700; color: white; }
QLabel[role="strip"] { color: white; font-size: 16px; }
QLabel[role="strip-quiet"] { color: #c7dbe4; font-size: 14px; }
QLabel[role="strip-trouble"] { color: #14232e; background: #ffd98a; border-radius: 8px; padding: 8px; font-size: 14px; }
QFrame[role="strip"] { background: @brand; border: 0; }
QLabel[role="training"] { background: #ffc83d; color: #14232e; font-weight: 700; padding: 6px 12px; font-size: 15px; }
QLabel[role="notice"], QFrame[role="notice"] { background: #fff3d6; border: 1px solid #e0b65a; border-radius: 8px; padding: 10px 12px; }
QFrame[role="alarm"] { background: #ffe2dd; border: 0; border-bottom: 3px solid @bad; }
QFrame[role="phone"] { background: @paper; border: 0; }
QFrame[role="alarm"] QLabel { font-weight: 600; }
QLabel[role="error"] { color: @bad; font-size: 15px; }
QLineEdit { background: white; border: 1px solid #8496a3; border-radius: 8px; padding: 8px 12px; min-height: 30px;
            selection-background-color: @brand; selection-color: white; }
QLineEdit:focus { border: 2px solid @brand; padding: 7px 11px; }
QPushButton { background: white; border: 1px solid #8496a3; border-radius: 10px; min-height: 48px; padding: 0 18px; }
QPushButton:hover { background: #eef3f6; }
QPushButton:pressed { background: #dde6eb; }
QPushButton:focus { border: 3px solid #f0a202; }
QPushButton:disabled { color: #7d8a94; background: #e8ecef; border-color: @line; }
QPushButton[role="key"] { font-size: 26px; font-weight: 600; min-height: 56px; }
QPushButton[role="primary"] { background: @brand; color: white; border: 1px solid @brand; font-size: 20px;
                              font-weight: 700; min-height: 60px; }
QPushButton[role="primary"]:hover { background: #0d6084; }
QPushButton[role="primary"]:pressed { background: #083b51; }
QPushButton[role="primary"]:focus { border: 3px solid #f0a202; }
QPushButton[role="primary"]:disabled { background: #9fb4bf; border-color: #9fb4bf; color: white; }
QPushButton[role="danger"] { background: @bad; color: white; border: 1px solid @bad; font-weight: 700; }
QPushButton[role="danger"]:hover { background: #c23a2e; }
QPushButton[role="danger"]:focus { border: 3px solid #f0a202; }
QPushButton[role="on-strip"] { background: transparent; color: white; border: 2px solid #c7dbe4; }
QPushButton[role="on-strip"]:hover { background: #16617f; }
QPushButton[role="on-strip"]:focus { border: 3px solid #ffc83d; }
QPushButton[role="small"] { min-height: 44px; padding: 0 12px; font-size: 15px; }
QPushButton[role="chip"] { min-height: 44px; padding: 0 12px; border-radius: 22px; font-size: 15px; }
QPushButton[role="chip"]:checked { background: #d8ecf4; border: 2px solid @brand; font-weight: 600; }
QPushButton[role="chip"]:focus { border: 3px solid #f0a202; }
QListWidget { background: @card; border: 1px solid @line; border-radius: 12px; padding: 4px; outline: 0; }
QListWidget:focus { border: 2px solid @brand; }
QListWidget::item { padding: 6px 8px; border-bottom: 1px solid #e6eaed; }
QListWidget::item:selected { background: #d8ecf4; color: @ink; }
QListWidget[role="inner"] { border: 1px solid #e6eaed; border-radius: 8px; font-size: 15px; }
QListWidget[role="inner"]:focus { border: 2px solid @brand; }
QLineEdit[role="plain"] { background: transparent; border: 0; padding: 0; font-size: 15px; }
QTableView { background: @card; border: 1px solid @line; border-radius: 12px; padding: 4px; outline: 0; }
QTableView:focus { border: 2px solid @brand; }
QTableView::item { padding: 0 8px; border-bottom: 1px solid #e6eaed; }
QTableView::item:selected { background: #d8ecf4; color: @ink; }
QHeaderView { background: transparent; }
QHeaderView::section { background: @card; color: @quiet; font-size: 14px; border: 0; border-bottom: 1px solid @line;
                       padding: 6px 11px; }
QComboBox { background: white; border: 1px solid #8496a3; border-radius: 10px; min-height: 44px; padding: 0 12px; font-size: 15px; }
QComboBox:focus { border: 3px solid #f0a202; }
QComboBox::drop-down { border: 0; width: 30px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; margin-right: 12px; border-left: 5px solid white;
                        border-right: 5px solid white; border-top: 7px solid @quiet; }
QComboBox QAbstractItemView { background: white; border: 1px solid #8496a3; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 44px; padding: 0 8px; }
QComboBox QAbstractItemView::item:selected { background: #d8ecf4; color: @ink; }
QProgressBar { border: 0; background: #dfe6ea; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: @brand; border-radius: 4px; }
)"_s;

QString filled()
{
    QString text = sheet;
    const std::pair<QString, QColor> colours[] = {{u"@ink"_s, ink},   {u"@quiet"_s, quiet}, {u"@paper"_s, paper},
                                                  {u"@card"_s, card}, {u"@line"_s, line},   {u"@brand"_s, brand},
                                                  {u"@bad"_s, bad}};
    for (const auto &[name, colour] : colours)
        text.replace(name, colour.name());
    return text;
}

} // namespace

void apply(QApplication &application)
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QPalette palette;
    palette.setColor(QPalette::Window, paper);
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Base, card);
    palette.setColor(QPalette::Text, ink);
    palette.setColor(QPalette::Highlight, brand);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, quiet);
    QApplication::setPalette(palette);
    QFont font;
    font.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    QApplication::setFont(font);
    application.setStyleSheet(filled());
}

} // namespace Kassi::Theme
