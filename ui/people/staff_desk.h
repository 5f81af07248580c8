// SPDX-License-Identifier: MIT
// Who is at the till, and what needs a manager. It locks the window when nobody has touched it for a while, never while
// a payment or its outcome is on the screen, and asks for a manager's PIN before something is done that needs one:
//
//   staff.ask({.what = Permission::Refund, .text = tr("…"), .reference = …}, [this](const QString &by) { … });
//
// As long as nobody is set up, everything is permitted and nothing is locked.
#pragma once

#include "people/people_desk.h"
#include "till/till_record.h"

#include <QTimer>

#include <chrono>
#include <functional>

namespace Kassi {

class PageStack;
class SignInPage;
class StaffPage;

struct StaffOptions
{
    QString file = {};                     ///< See PeopleDesk; empty: nobody can be set up.
    std::chrono::milliseconds lockAfter{}; ///< Without a key or a click; 0: never.
    /// What happens at the till and belongs to no payment. Empty: the window writes it into the journal.
    std::function<void(const TillRecord &)> tell = {};
};

class StaffDesk final : public QObject
{
    Q_OBJECT

public:
    /// Its pages stand in `pages`, beside `payment`, which it never covers, and `home`, where it leads back to. All
    /// outlive it.
    StaffDesk(const StaffOptions &options, Clock &clock, Random &random, PageStack &pages, QWidget &payment,
              QWidget &home);
    ~StaffDesk() override;

    struct Question
    {
        Permission what;
        QString text;           ///< What is to be permitted, in words.
        QString reference = {}; ///< Of which order.
    };
    /// With the name of the manager who permits it; empty where nobody is set up.
    using Granted = std::function<void(const QString &by)>;
    /// Why not, in words; empty: they turned back.
    using Refused = std::function<void(const QString &why)>;

    /// Calls one of the two, once: at once where no PIN is needed, else when it was typed. Then the page is shown that
    /// was shown before. What a PIN permitted is told. A question that another one, or the lock, comes before is
    /// refused.
    void ask(const Question &question, Granted granted, Refused refused = {});

    /// People can be set up.
    [[nodiscard]] bool isOffered() const { return !m_options.file.isEmpty(); }
    /// The name of whoever is signed in; empty: nobody.
    [[nodiscard]] const QString &who() const { return m_who.name; }
    [[nodiscard]] bool isLocked() const { return m_locked; }
    /// Begins with a locked till where somebody is set up.
    void start();
    /// Signs off. Does nothing where nobody is set up; waits while a payment or its outcome is on the screen. `idle`:
    /// the till does it by itself.
    void lock(bool idle = false);
    void showStaff();

Q_SIGNALS:
    void whoChanged(const QString &name);
    /// Something that staff have to know of.
    void troubled(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectPages();
    void signIn(const PinVerdict &verdict);
    void permit(const PinVerdict &verdict);
    void tellWrong(const PinVerdict &verdict);
    void refuse(const QString &why);
    void pageChanged();
    void setWho(const Person &person);
    [[nodiscard]] bool isPaymentShown() const;
    [[nodiscard]] bool canLock() const { return m_people.isOn() && !m_people.damage(); }

    StaffOptions m_options;
    PeopleDesk m_people;
    PageStack &m_pages;
    QWidget &m_payment;
    QWidget &m_home;
    SignInPage *m_lockPage;
    SignInPage *m_permitPage;
    StaffPage *m_staffPage;
    Person m_who;          ///< Without a name: nobody.
    QString m_lastId;      ///< Who signed in last.
    Question m_question{}; ///< While a PIN is asked for.
    Granted m_granted;
    Refused m_refused;
    QWidget *m_before = nullptr; ///< What was shown when permission was asked for.
    bool m_locked = false;
    bool m_lockDue = false;  ///< As soon as the payment has left the screen.
    bool m_lockIdle = false; ///< Likewise: nobody asked for it.
    QTimer m_idle;
};

} // namespace Kassi
