// SPDX-License-Identifier: MIT
// Where a PIN is typed, by finger or keyboard. It shows how many digits there are and never which, and keeps them in
// memory of its own that is wiped. It takes nothing pasted; what came at a scanner's pace is thrown away.
#pragma once

#include "cashier/scan_detector.h"
#include "payment/secret.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;
class QPushButton;

namespace Kassi {

class PinPad final : public QWidget
{
    Q_OBJECT

public:
    explicit PinPad(QWidget *parent = nullptr);
    ~PinPad() override;

    /// Empties it.
    void clear();
    /// What stands in the way, in words. Empty: nothing. Stays until the next digit.
    void setProblem(const QString &text);
    /// While a PIN is looked up, or nobody may try, it takes no digits.
    void setTakesDigits(bool on);

Q_SIGNALS:
    void entered(const Kassi::Secret &pin);
    /// Esc.
    void turnedBack();
    /// An arrow key: the next person in the list, or the one before.
    void moved(int by);

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPushButton *addKey(const QString &name, const QString &text, int row, int column);
    void add(QChar digit);
    void erase();
    void enter();
    void showDigits();
    void retranslate();

    QGridLayout *m_grid;
    std::array<char16_t, 12> m_digits{};
    std::size_t m_count = 0;
    bool m_takesDigits = true;
    ScanDetector m_scan;
    QLabel *m_dots;
    QLabel *m_problem;
    QPushButton *m_erase;
    QPushButton *m_enter;
};

} // namespace Kassi
