// SPDX-License-Identifier: MIT
// One line of a form that is chosen and not typed: what is asked for, and all there is to choose from.
#pragma once

#include <QVariant>
#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;

namespace Kassi {

class SetupChoice final : public QWidget
{
    Q_OBJECT

public:
    struct Item
    {
        QString text;
        QVariant value;
    };

    /// `name` is the object name of the box itself.
    SetupChoice(const QString &name, QWidget *parent);

    /// Keeps what is chosen, by its value.
    void setTexts(const QString &label, const std::vector<Item> &items);
    [[nodiscard]] QVariant value() const;
    /// One of the items.
    void setValue(const QVariant &value);
    [[nodiscard]] QComboBox &box() const { return *m_box; }

private:
    QLabel *m_label;
    QComboBox *m_box;
};

} // namespace Kassi
