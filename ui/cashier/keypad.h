// SPDX-License-Identifier: MIT
// The keys of an amount, for fingers: digits, signs of a sum, erase and clear. It knows nothing of what is typed.
#pragma once

#include <QWidget>

class QPushButton;

namespace Kassi {

class Keypad final : public QWidget
{
    Q_OBJECT

public:
    explicit Keypad(QWidget *parent = nullptr);

Q_SIGNALS:
    void typed(const QString &text);
    void erased();
    void cleared();

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *addKey(const QString &name, const QString &text, int row, int column);
    void retranslate();

    QPushButton *m_erase;
    QPushButton *m_clear;
};

} // namespace Kassi
