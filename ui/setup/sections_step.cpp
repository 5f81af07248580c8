// SPDX-License-Identifier: MIT
#include "setup/sections_step.h"

#include "common/parts.h"

#include <QDir>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr int narrowest = 480;
}

SectionsStep::SectionsStep(const QString &file, QWidget *parent)
    : SetupStep(parent)
    , m_file(QDir::toNativeSeparators(file))
    , m_grid(new QGridLayout)
    , m_told(makeLabel(u"notice"_s, u"settings-told"_s, this))
    , m_where(makeLabel(u"quiet"_s, u"settings-where"_s, this))
{
    m_grid->setHorizontalSpacing(18);
    m_grid->setVerticalSpacing(12);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_told);
    layout->addLayout(m_grid);
    layout->addWidget(m_where);
    layout->addStretch();
}

void SectionsStep::add(const SetupStep &section)
{
    const auto row = m_rows.size();
    auto *button = new QPushButton(this);
    button->setObjectName(u"section-%1"_s.arg(row + 1));
    QLabel *purpose = makeLabel(u"quiet"_s, {}, this);
    connect(button, &QPushButton::clicked, this, [this, row] {
        m_last = row;
        m_saved = false;
        Q_EMIT chosen(int(row));
    });
    m_grid->addWidget(button, int(row), 0);
    m_grid->addWidget(purpose, int(row), 1);
    m_rows.push_back({&section, button, purpose});
}

void SectionsStep::tellSaved()
{
    m_saved = true;
    retranslate();
}

QString SectionsStep::title() const
{
    return tr("Settings");
}

QString SectionsStep::nextText() const
{
    return tr("Open the till");
}

void SectionsStep::retranslate()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].button->setText(u"%1  %2"_s.arg(i + 1).arg(m_rows[i].section->title()));
        m_rows[i].button->setAccessibleDescription(m_rows[i].section->purpose());
        m_rows[i].purpose->setText(m_rows[i].section->purpose());
    }
    m_told->setText(tr("Saved. It holds as soon as the till is open again."));
    m_told->setVisible(m_saved);
    m_where->setText(tr("All of it is in %1, and more: it can be changed there by hand too.").arg(m_file));
}

void SectionsStep::enter(const SetupAnswers &answers)
{
    m_answers = answers;
    retranslate();
    m_rows[m_last].button->setFocus();
}

void SectionsStep::next()
{
    Q_EMIT done(m_answers);
}

// What is behind each is said where there is room for it.
void SectionsStep::resizeEvent(QResizeEvent *event)
{
    for (const Row &row : m_rows)
        row.purpose->setVisible(width() >= narrowest);
    SetupStep::resizeEvent(event);
}

void SectionsStep::keyPressEvent(QKeyEvent *event)
{
    const auto number = std::size_t(event->key() - Qt::Key_1);
    if (event->key() >= Qt::Key_1 && number < m_rows.size())
        return m_rows[number].button->click();
    SetupStep::keyPressEvent(event);
}

} // namespace Kassi
