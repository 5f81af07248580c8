// SPDX-License-Identifier: MIT
// The small parts that all screens are made of. `role` is what the theme knows them by, `name` the object's name.
#pragma once

#include <QString>

class QKeyEvent;
class QLabel;
class QPushButton;
class QWidget;

namespace Kassi {

/// Plain text, which may come from outside, in as many lines as it needs.
[[nodiscard]] QLabel *makeLabel(const QString &role, const QString &name, QWidget *parent);
[[nodiscard]] QPushButton *makeButton(const QString &role, const QString &name, QWidget *parent);
/// One that leaves the keyboard where people type when it is clicked.
[[nodiscard]] QPushButton *makeSideButton(const QString &role, const QString &name, QWidget *parent);
/// That the keyboard is with what `shown` shows for, which has no edge of its own.
void setRing(QWidget &shown, bool on);
/// Enter of either half of the keyboard.
[[nodiscard]] bool isEnter(const QKeyEvent &event);

} // namespace Kassi
