// SPDX-License-Identifier: MIT
#include "setup/setup_field.h"

#include "common/line_edit.h"

#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace Kassi {
using namespace Qt::StringLiterals;

SetupField::SetupField(const QString &name, int maxLength, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_edit(new LineEdit(this))
    , m_note(new QLabel(this))
{
    m_edit->setObjectName(name);
    m_edit->setMaxLength(maxLength);
    m_note->setObjectName(name + u"-note"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_edit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addWidget(m_edit);
    layout->addWidget(m_note);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_problem.clear();
        showNote();
        Q_EMIT edited();
    });
}

void SetupField::setTexts(const QString &label, const QString &hint)
{
    m_label->setText(label);
    m_edit->setAccessibleName(label);
    m_hint = hint;
    showNote();
}

void SetupField::setProblem(const QString &text)
{
    m_problem = text;
    showNote();
    m_edit->setFocus();
}

QString SetupField::text() const
{
    return m_edit->text().trimmed();
}

void SetupField::setText(const QString &text)
{
    m_edit->setText(text);
}

void SetupField::showNote()
{
    m_note->setProperty("role", m_problem.isEmpty() ? u"quiet"_s : u"error"_s);
    m_note->setText(m_problem.isEmpty() ? m_hint : m_problem);
    m_note->setVisible(!m_note->text().isEmpty());
    m_edit->setAccessibleDescription(m_note->text());
    m_note->style()->polish(m_note);
}

} // namespace Kassi
