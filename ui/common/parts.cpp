// SPDX-License-Identifier: MIT
#include "common/parts.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace Kassi {

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

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace Kassi
