// SPDX-License-Identifier: MIT
// The languages that a customer can change to, each by its own name.
#pragma once

#include <QBoxLayout>
#include <QList>
#include <QWidget>

class QPushButton;

namespace Kassi {

class LanguageChoice final : public QWidget
{
    Q_OBJECT

public:
    /// `role`: that of the buttons, see the theme.
    explicit LanguageChoice(const QString &role, QWidget *parent = nullptr);

    /// The one that is spoken is not offered.
    void setLanguage(const QString &code);
    void setDirection(QBoxLayout::Direction direction) { m_layout->setDirection(direction); }
    /// "Íslenska", "English".
    [[nodiscard]] static QString nameOf(const QString &code);

Q_SIGNALS:
    void chosen(const QString &code);

private:
    QBoxLayout *m_layout;
    QList<QPushButton *> m_buttons;
};

} // namespace Kassi
