// SPDX-License-Identifier: MIT
#include "people/people_desk.h"

#include "people/people_file.h"
#include "people/pin_hash.h"

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

Result<void> refused()
{
    return fail(ErrorCode::InvalidRequest, u"The list of staff cannot be changed like that."_s);
}

} // namespace

PeopleDesk::PeopleDesk(QString file, Clock &clock, Random &random, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_clock(clock)
    , m_random(random)
{
    m_thread.setMaxThreadCount(1);
    if (m_file.isEmpty())
        return;
    auto people = readPeople(m_file);
    if (!people) {
        m_damage = people.error();
        return;
    }
    m_people = *std::move(people);
    for (const Person &person : m_people) {
        if (const qint64 pause = pinPauseMs(person.wrongPins); pause > 0)
            m_pausedUntil.insert(person.id, m_clock.monotonicMs() + pause);
    }
}

qint64 PeopleDesk::pauseMs(const QString &id) const
{
    return std::max<qint64>(m_pausedUntil.value(id) - m_clock.monotonicMs(), 0);
}

Person *PeopleDesk::find(const QString &id)
{
    const auto found = std::ranges::find(m_people, id, &Person::id);
    return found == m_people.end() ? nullptr : &*found;
}

void PeopleDesk::check(const QString &id, const Secret &pin, Judged judged)
{
    Person *person = find(id);
    const qint64 pause = pauseMs(id);
    if (!person || pause > 0)
        return m_clock.after(0, this, [judged, pause, known = person ? *person : Person()] {
            judged({.person = known, .pauseMs = pause});
        });
    ++person->wrongPins;
    m_pausedUntil.insert(id, m_clock.monotonicMs() + pinPauseMs(person->wrongPins));
    run([this, id, pin, judged = std::move(judged), hash = person->pinHash, people = m_people] {
        const bool counted = writePeople(m_file, people).has_value();
        const bool isRight = isPinOf(hash, pin);
        QMetaObject::invokeMethod(this, [this, id, isRight, counted, judged] { judge(id, isRight, counted, judged); });
    });
}

void PeopleDesk::judge(const QString &id, bool isRight, bool counted, const Judged &judged)
{
    Person *person = find(id);
    if (!person) // removed meanwhile
        return judged({});
    if (isRight) {
        person->wrongPins = 0;
        m_pausedUntil.remove(id);
        run([file = m_file, people = m_people] { (void)writePeople(file, people); }); // else it is counted too high
    }
    judged({.isRight = isRight, .person = *person, .pauseMs = pauseMs(id), .counted = counted});
}

// The list changes when the new one is on the disk. Tries that are counted meanwhile are not lost by it: whoever
// types a PIN and whoever changes the list stand before the same screen, one after the other.
void PeopleDesk::save(People people, const Done &done)
{
    run([this, people = std::move(people), done] {
        const auto written = writePeople(m_file, people);
        QMetaObject::invokeMethod(this, [this, people, done, written] {
            if (written) {
                m_people = people;
                Q_EMIT changed();
            }
            done(written);
        });
    });
}

void PeopleDesk::add(const QString &name, Role role, const Secret &pin, Done done)
{
    const bool isPossible = !m_file.isEmpty() && !m_damage && judgeNewPerson(m_people, name, role) && judgePin(pin);
    if (!isPossible)
        return m_clock.after(0, this, [done] { done(refused()); });
    run([this, name, role, pin, done = std::move(done)] {
        const auto hash = hashPin(pin);
        QMetaObject::invokeMethod(this, [this, name, role, done, hash] {
            if (!hash)
                return done(tl::unexpected(hash.error()));
            if (!judgeNewPerson(m_people, name, role)) // asked again: the list may be another one by now
                return done(refused());
            People people = m_people;
            people.push_back({.id = m_random.uuid(), .name = name.trimmed(), .role = role, .pinHash = *hash});
            save(std::move(people), done);
        });
    });
}

void PeopleDesk::remove(const QString &id, Done done)
{
    if (m_damage || !judgeRemoval(m_people, id))
        return m_clock.after(0, this, [done] { done(refused()); });
    People people = m_people;
    std::erase_if(people, [&](const Person &person) { return person.id == id; });
    save(std::move(people), done);
}

void PeopleDesk::setPin(const QString &id, const Secret &pin, Done done)
{
    if (m_damage || !find(id) || !judgePin(pin))
        return m_clock.after(0, this, [done] { done(refused()); });
    run([this, id, pin, done = std::move(done)] {
        const auto hash = hashPin(pin);
        QMetaObject::invokeMethod(this, [this, id, done, hash] {
            if (!hash)
                return done(tl::unexpected(hash.error()));
            People people = m_people;
            const auto person = std::ranges::find(people, id, &Person::id);
            if (person == people.end())
                return done(refused());
            person->pinHash = *hash;
            person->wrongPins = 0;
            save(std::move(people), [this, id, done](const Result<void> &written) {
                if (written)
                    m_pausedUntil.remove(id);
                done(written);
            });
        });
    });
}

} // namespace Kassi
