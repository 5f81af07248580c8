// SPDX-License-Identifier: MIT
#include "common/line_edit.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

namespace Kassi {
using namespace Qt::StringLiterals;

QMenu *LineEdit::makeMenu()
{
    auto *menu = new QMenu(this);
    const bool isSecret = echoMode() != QLineEdit::Normal;
    const auto add = [this, menu](const QString &name, const QString &text, bool can, auto act) {
        QAction *action = menu->addAction(text, this, act);
        action->setObjectName(name);
        action->setEnabled(can);
    };
    add(u"cut"_s, tr("Cut"), hasSelectedText() && !isReadOnly() && !isSecret, &QLineEdit::cut);
    add(u"copy"_s, tr("Copy"), hasSelectedText() && !isSecret, &QLineEdit::copy);
    add(u"paste"_s, tr("Paste"), !isReadOnly() && !QGuiApplication::clipboard()->text().isEmpty(), &QLineEdit::paste);
    add(u"select-all"_s, tr("Select all"), !text().isEmpty(), &QLineEdit::selectAll);
    return menu;
}

void LineEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
    event->accept();
}

} // namespace Kassi
