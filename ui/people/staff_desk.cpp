// SPDX-License-Identifier: MIT
#include "people/staff_desk.h"

#include "common/error_text.h"
#include "common/page_stack.h"
#include "people/sign_in_page.h"
#include "people/staff_page.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

StaffDesk::StaffDesk(const StaffOptions &options, Clock &clock, Random &random, PageStack &pages, QWidget &payment,
                     QWidget &home)
    : m_options(options)
    , m_people(options.file, clock, random)
    , m_pages(pages)
    , m_payment(payment)
    , m_home(home)
    , m_lockPage(new SignInPage(m_people, &pages))
    , m_permitPage(new SignInPage(m_people, &pages))
    , m_staffPage(new StaffPage(
          m_people,
          [this](const QString &what, const std::function<void()> &granted) {
              ask(
                  {.what = Permission::Staff, .text = what}, [granted](const QString &) { granted(); },
                  [this](const QString &why) { m_staffPage->setProblem(why); });
          },
          &pages))
{
    m_lockPage->setProperty("purpose", u"lock"_s);
    m_permitPage->setProperty("purpose", u"permit"_s);
    for (QWidget *page : std::initializer_list<QWidget *>{m_lockPage, m_permitPage, m_staffPage})
        m_pages.addScrolled(page);
    m_idle.setSingleShot(true);
    m_idle.setInterval(m_options.lockAfter);
    connect(&m_idle, &QTimer::timeout, this, [this] { lock(true); });
    connectPages();
    if (m_options.lockAfter.count() > 0)
        QCoreApplication::instance()->installEventFilter(this);
}

// The pages would otherwise tell of a desk that is gone.
StaffDesk::~StaffDesk()
{
    QObject::disconnect(&m_pages, nullptr, this, nullptr);
    delete m_lockPage;
    delete m_permitPage;
    delete m_staffPage;
}

void StaffDesk::connectPages()
{
    connect(m_lockPage, &SignInPage::passed, this, &StaffDesk::signIn);
    connect(m_permitPage, &SignInPage::passed, this, &StaffDesk::permit);
    connect(m_permitPage, &SignInPage::turnedBack, this, [this] { refuse({}); });
    for (const SignInPage *page : {m_lockPage, m_permitPage})
        connect(page, &SignInPage::failed, this, &StaffDesk::tellWrong);
    connect(m_staffPage, &StaffPage::left, this, [this] {
        m_pages.setCurrentWidget(&m_home);
        m_home.setFocus();
    });
    connect(m_staffPage, &StaffPage::lockWanted, this, [this] { lock(); });
    connect(m_staffPage, &StaffPage::done, this, [this](StaffChange change, const QString &name) {
        m_options.tell(TillFact::StaffChanged{.who = name, .what = change, .by = who()});
        const People &people = m_people.people();
        const auto isHere = [&](const Person &person) { return person.id == m_who.id; };
        if (people.size() == 1 && change == StaffChange::Added)
            setWho(people.front()); // whoever set the first one up knows that PIN
        else if (!who().isEmpty() && std::ranges::none_of(people, isHere)) {
            setWho({});
            lock();
        }
    });
    connect(&m_pages, &PageStack::currentChanged, this, &StaffDesk::pageChanged);
}

void StaffDesk::start()
{
    lock();
    if (const auto &damage = m_people.damage()) {
        logError(*damage);
        Q_EMIT troubled(tr("The list of staff cannot be read, so refunds and other things that need a manager cannot "
                           "be done. Selling goes on. %1")
                            .arg(textFor(*damage)));
    }
}

// ---------------------------------------------------------------- who is there

bool StaffDesk::isPaymentShown() const
{
    return m_pages.currentPage() == &m_payment;
}

void StaffDesk::setWho(const Person &person)
{
    m_who = person;
    m_who.pinHash.clear();
    if (!person.id.isEmpty())
        m_lastId = person.id;
    m_lockDue = false;
    if (m_options.lockAfter.count() > 0)
        m_idle.start();
    Q_EMIT whoChanged(who());
}

void StaffDesk::lock(bool idle)
{
    if (m_locked || !canLock())
        return;
    if (!std::exchange(m_lockDue, true))
        m_lockIdle = idle;
    if (isPaymentShown())
        return;
    m_locked = true;
    refuse({});
    if (!who().isEmpty())
        m_options.tell(TillFact::SignedOut{.who = who(), .idle = m_lockIdle});
    setWho({});
    m_lockPage->ask(
        {.title = tr("Who is at the till?"), .text = tr("Pick your name, type your PIN."), .first = m_lastId});
    m_pages.setCurrentWidget(m_lockPage);
}

void StaffDesk::signIn(const PinVerdict &verdict)
{
    m_locked = false;
    m_lockPage->leave();
    m_options.tell(TillFact::SignedIn{verdict.person.name});
    Person person = verdict.person;
    if (!verdict.counted)
        person.role = Role::Cashier; // sells, and permits nothing
    setWho(person);
    m_pages.setCurrentWidget(&m_home);
    m_home.setFocus();
    if (!verdict.counted)
        Q_EMIT troubled(tr("The list of staff cannot be written, so nothing that needs a manager can be done. See that "
                           "the disk has room."));
}

// What was due while a payment or its outcome was on the screen.
void StaffDesk::pageChanged()
{
    if (m_lockDue && !isPaymentShown() && !m_locked)
        lock();
}

bool StaffDesk::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::Wheel:
        if (!m_locked && !m_lockDue)
            m_idle.start();
        break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

void StaffDesk::showStaff()
{
    if (!isOffered() || isPaymentShown() || m_locked)
        return;
    m_staffPage->begin();
    m_pages.setCurrentWidget(m_staffPage);
}

// ---------------------------------------------------------------- what needs a manager

void StaffDesk::ask(const Question &question, Granted granted, Refused refused)
{
    if (!m_people.isOn())
        return granted({});
    const auto refuseNow = [&refused](const QString &why) {
        if (refused)
            refused(why);
    };
    if (m_people.damage())
        return refuseNow(tr("This needs a manager's PIN, and the list of staff cannot be read. %1")
                             .arg(textFor(*m_people.damage())));
    if (!who().isEmpty() && m_who.role == Role::Manager)
        return granted(who());
    if (isPaymentShown())
        return refuseNow(tr("This needs a manager's PIN. Leave the payment that is on the screen first."));
    refuse({});
    m_before = m_pages.currentPage();
    m_question = question;
    m_granted = std::move(granted);
    m_refused = std::move(refused);
    m_permitPage->ask(
        {.title = tr("A manager's PIN"), .text = question.text, .managersOnly = true, .canTurnBack = true});
    m_pages.setCurrentWidget(m_permitPage);
}

void StaffDesk::permit(const PinVerdict &verdict)
{
    if (!verdict.counted)
        return refuse(tr("The list of staff cannot be written, so nothing that needs a manager can be done. See that "
                         "the disk has room."));
    m_permitPage->leave();
    const Granted granted = std::exchange(m_granted, {});
    m_refused = {};
    m_pages.setCurrentWidget(std::exchange(m_before, nullptr));
    m_options.tell(TillFact::Permitted{
        .who = verdict.person.name, .what = m_question.what, .reference = m_question.reference, .to = who()});
    if (granted)
        granted(verdict.person.name);
}

void StaffDesk::refuse(const QString &why)
{
    if (!m_granted)
        return;
    m_permitPage->leave();
    m_granted = {};
    const Refused refused = std::exchange(m_refused, {});
    QWidget *before = std::exchange(m_before, nullptr);
    if (m_pages.currentPage() == m_permitPage)
        m_pages.setCurrentWidget(before);
    if (refused)
        refused(why);
}

void StaffDesk::tellWrong(const PinVerdict &verdict)
{
    const QString &name = verdict.person.name;
    if (name.isEmpty())
        return;
    if (verdict.pauseMs > 0)
        m_options.tell(TillFact::LockedOut{.who = name, .seconds = (verdict.pauseMs + 999) / 1'000});
    else
        m_options.tell(TillFact::PinRefused{name});
}

} // namespace Kassi
