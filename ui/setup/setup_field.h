// SPDX-License-Identifier: MIT
// One line of a form: what is asked for, the field, and below it either a hint or what is wrong.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Kassi {

class SetupField final : public QWidget
{
    Q_OBJECT

public:
    /// `name` is the object name of the field itself.
    SetupField(const QString &name, int maxLength, QWidget *parent);

    void setTexts(const QString &label, const QString &hint);
    /// Said instead of the hint, until something is typed; the field gets the focus.
    void setProblem(const QString &text);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] QLineEdit &edit() const { return *m_edit; }

Q_SIGNALS:
    void edited();

private:
    void showNote();

    QLabel *m_label;
    QLineEdit *m_edit;
    QLabel *m_note;
    QString m_hint;
    QString m_problem;
};

} // namespace Kassi
