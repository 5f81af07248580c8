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

    /// With keys as low as a finger allows.
    void setLow(bool low);

Q_SIGNALS:
    void typed(const QString &text);
    void erased();
    void cleared();

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *addKey(const QString &name, const QString &text, int row, int column);
    void retranslate();

    bool m_low = false;
    QPushButton *m_erase;
    QPushButton *m_clear;
};

} // namespace Kassi
