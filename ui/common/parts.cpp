// SPDX-License-Identifier: MIT
#include "common/parts.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace Kassi {
using namespace Qt::StringLiterals;

QLabel *makeLabel(const QString &role, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QPushButton *makeButton(const QString &role, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setProperty("role", role);
    return button;
}

QPushButton *makeSideButton(const QString &role, const QString &name, QWidget *parent)
{
    QPushButton *button = makeButton(role, name, parent);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void setRing(QWidget &shown, bool on)
{
    shown.setProperty("ring", on ? u"on"_s : u"off"_s);
    shown.style()->polish(&shown); // the style reads it only then
}

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace Kassi
