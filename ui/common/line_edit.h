// SPDX-License-Identifier: MIT
// A field for one line whose menu speaks the language of the screen: Qt's own knows no Icelandic.
#pragma once

#include <QLineEdit>

class QMenu;

namespace Kassi {

class LineEdit final : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

    /// Cut, copy, paste, select all, each where it can be done now. Whoever asks for it deletes it.
    [[nodiscard]] QMenu *makeMenu();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
};

} // namespace Kassi
