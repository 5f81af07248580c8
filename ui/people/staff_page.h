// SPDX-License-Identifier: MIT
// Who works here: the list, somebody new, a new PIN, somebody gone. What needs a manager is asked for by whoever owns
// the page; it only says what somebody wants, and carries it out once that is allowed.
#pragma once

#include "common/page_stack.h"
#include "people/people_desk.h"
#include "till/till_record.h"

#include <functional>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Kassi {

class PinPad;

class StaffPage final : public PageStack
{
    Q_OBJECT

public:
    /// Asks whether `what` may be done, in words; `granted` is called when it may, and the page is shown again then.
    using Ask = std::function<void(const QString &what, std::function<void()> granted)>;

    /// `people` outlives it.
    StaffPage(PeopleDesk &people, Ask ask, QWidget *parent = nullptr);

    void begin();
    /// Something about the list as a whole, or why something was not done.
    void setProblem(const QString &text);

Q_SIGNALS:
    void left();
    void lockWanted();
    /// Done, and on the disk. `name`: of whom.
    void done(Kassi::StaffChange change, const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeForm();
    QWidget *makePinStep();
    void makeShortcuts();
    [[nodiscard]] const Person *chosen() const;
    void wantNew();
    void wantPin();
    void wantRemoval();
    void remove(const QString &id, const QString &name);
    void takeName();
    void askForPin(const QString &name, const QString &id);
    void takePin(const Secret &pin);
    void finish(StaffChange change, const QString &name, const Result<void> &written);
    void showList();
    void back();
    void retranslate();

    PeopleDesk &m_people;
    Ask m_ask;
    QString m_problemText;
    QString m_name; ///< Whose PIN is chosen.
    QString m_id;   ///< Empty: of somebody new.
    Secret m_first; ///< The PIN as it was typed first.
    bool m_saving = false;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_problem;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_newPin;
    QPushButton *m_remove;
    QPushButton *m_lock;
    QPushButton *m_back;
    QLabel *m_formTitle;
    QLabel *m_nameLabel;
    QLineEdit *m_nameField;
    QLabel *m_roleLabel;
    QButtonGroup *m_roles;
    QLabel *m_formProblem;
    QPushButton *m_goOn;
    QPushButton *m_formBack;
    QLabel *m_pinTitle;
    QLabel *m_pinText;
    PinPad *m_pad;
    QPushButton *m_pinBack;
    QWidget *m_listStep;
    QWidget *m_formStep;
    QWidget *m_pinStep;
};

} // namespace Kassi
