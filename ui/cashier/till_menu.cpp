// SPDX-License-Identifier: MIT
#include "cashier/till_menu.h"

#include "common/parts.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int readableWidth = 760;
constexpr int keys = 9;

} // namespace

TillMenu::TillMenu(QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(u"title"_s, u"menu-title"_s, this))
    , m_problem(makeLabel(u"error"_s, u"menu-problem"_s, this))
    , m_rows(new QGridLayout)
    , m_back(new QPushButton(this))
{
    setObjectName(u"page"_s);
    m_back->setObjectName(u"menu-back"_s);
    m_rows->setHorizontalSpacing(18);
    m_rows->setVerticalSpacing(12);
    m_rows->setColumnStretch(0, 2);
    m_rows->setColumnStretch(1, 3);
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(readableWidth);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(m_title);
    column->addWidget(m_problem);
    column->addLayout(m_rows);
    column->addStretch();
    column->addWidget(m_back, 0, Qt::AlignLeft);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 24);
    layout->addStretch(1);
    layout->addWidget(middle, 100);
    layout->addStretch(1);
    connect(m_back, &QPushButton::clicked, this, &TillMenu::left);
    setProblem({});
    retranslate();
}

void TillMenu::add(Entry entry)
{
    auto *button = new QPushButton(this);
    button->setObjectName(entry.name);
    QLabel *purpose = makeLabel(u"quiet"_s, entry.name + u"-purpose"_s, this);
    connect(button, &QPushButton::clicked, this, entry.chosen);
    const int row = int(m_entries.size());
    m_rows->addWidget(button, row, 0);
    m_rows->addWidget(purpose, row, 1);
    m_entries.push_back({std::move(entry), button, purpose});
    retranslate();
}

void TillMenu::begin()
{
    setProblem({});
    (m_entries.empty() ? m_back : m_entries.front().button)->setFocus();
}

void TillMenu::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void TillMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TillMenu::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return m_back->click();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (auto *button = qobject_cast<QPushButton *>(focusWidget()); enter && button)
        return button->click();
    const auto number = std::size_t(event->key() - Qt::Key_1);
    if (event->key() >= Qt::Key_1 && number < std::min<std::size_t>(m_entries.size(), keys))
        return m_entries[number].button->click();
    QWidget::keyPressEvent(event);
}

void TillMenu::retranslate()
{
    m_title->setText(tr("Menu"));
    m_back->setText(tr("Back") + u"  Esc"_s);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Row &row = m_entries[i];
        row.button->setText(i < keys ? u"%1  %2"_s.arg(i + 1).arg(row.entry.text()) : row.entry.text());
        row.purpose->setText(row.entry.purpose());
    }
}

} // namespace Kassi
