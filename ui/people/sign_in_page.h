// SPDX-License-Identifier: MIT
// Who are you, and your PIN: names to pick from, and a pad. It locks the till and it asks for a manager; what the right
// PIN is good for is the caller's affair.
#pragma once

#include "people/people_desk.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Kassi {

class PinPad;

class SignInPage final : public QWidget
{
    Q_OBJECT

public:
    /// `people` outlives it.
    explicit SignInPage(PeopleDesk &people, QWidget *parent = nullptr);

    struct Question
    {
        QString title;
        QString text = {};
        bool managersOnly = false;
        bool canTurnBack = false;
        QString first = {}; ///< Whom to pick to begin with; an id.
    };

    /// Asks. What was asked before is forgotten, and an answer to it does not count.
    void ask(const Question &question);
    /// Forgets the question.
    void leave();

Q_SIGNALS:
    /// The PIN was right.
    void passed(const Kassi::PinVerdict &verdict);
    /// It was not.
    void failed(const Kassi::PinVerdict &verdict);
    void turnedBack();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeTiles();
    void pick(const QString &id);
    void move(int by);
    void check(const Secret &pin);
    void answer(const PinVerdict &verdict);
    void showPause();
    void retranslate();

    PeopleDesk &m_people;
    Question m_question;
    QString m_picked;
    quint64 m_asked = 0; ///< Answers to earlier questions are thrown away by it.
    bool m_checking = false;
    QLabel *m_title;
    QLabel *m_text;
    QVBoxLayout *m_names;
    QList<QPushButton *> m_tiles;
    PinPad *m_pad;
    QPushButton *m_back;
    QTimer m_second; ///< While somebody has to wait.
};

} // namespace Kassi
