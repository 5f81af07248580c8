// SPDX-License-Identifier: MIT
// What staff need now and then, each one press away: a page of large buttons, numbered for the keyboard.
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;

namespace Kassi {

class TillMenu final : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        QString name;                     ///< The button's object name.
        std::function<QString()> text;    ///< In the window's language, now.
        std::function<QString()> purpose; ///< What it is good for, in one line.
        std::function<void()> chosen;
    };

    explicit TillMenu(QWidget *parent = nullptr);

    /// Below the others. The first nine have the keys 1 to 9.
    void add(Entry entry);
    /// Whether there is anything to choose.
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    /// The menu is about to be shown.
    void begin();
    /// What stands in the way of what was chosen. Empty: nothing.
    void setProblem(const QString &text);

Q_SIGNALS:
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Row
    {
        Entry entry;
        QPushButton *button;
        QLabel *purpose;
    };

    void retranslate();

    std::vector<Row> m_entries;
    QLabel *m_title;
    QLabel *m_problem;
    QGridLayout *m_rows;
    QPushButton *m_back;
};

} // namespace Kassi
