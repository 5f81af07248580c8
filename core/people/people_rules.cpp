// SPDX-License-Identifier: MIT
#include "people/people_rules.h"

#include <algorithm>

namespace Kassi {

namespace {

constexpr int freeTries = 4;
constexpr qint64 firstPauseMs = 30'000;
constexpr qint64 longestPauseMs = 3'600'000;

tl::unexpected<PersonProblem> no(PersonProblem problem)
{
    return tl::unexpected(problem);
}

bool countsBy(QStringView pin, int step)
{
    for (qsizetype at = 1; at < pin.size(); ++at) {
        if (pin[at].unicode() - pin[at - 1].unicode() != step)
            return false;
    }
    return true;
}

} // namespace

PersonVerdict judgeNewPerson(const People &people, const QString &name, Role role)
{
    if (name.trimmed().isEmpty())
        return no(PersonProblem::NameMissing);
    const bool isPrintable = std::ranges::all_of(name, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    if (name.size() > longestName || !isPrintable || !name.isValidUtf16())
        return no(PersonProblem::NameTooLong);
    const auto isSame = [&](const Person &known) {
        return known.name.trimmed().compare(name.trimmed(), Qt::CaseInsensitive) == 0;
    };
    if (std::ranges::any_of(people, isSame))
        return no(PersonProblem::NameTaken);
    if (people.size() >= mostPeople)
        return no(PersonProblem::TooMany);
    if (people.empty() && role != Role::Manager)
        return no(PersonProblem::FirstIsManager);
    return {};
}

PersonVerdict judgeRemoval(const People &people, const QString &id)
{
    const Person *person = personOf(people, id);
    if (!person)
        return no(PersonProblem::NotThere);
    const bool isLastManager =
        person->role == Role::Manager && std::ranges::count(people, Role::Manager, &Person::role) == 1;
    if (isLastManager && people.size() > 1)
        return no(PersonProblem::LastManager);
    return {};
}

PersonVerdict judgePin(const Secret &pin)
{
    const QString &text = pin.reveal();
    if (text.size() < shortestPin || text.size() > longestPin)
        return no(PersonProblem::PinLength);
    if (!std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return no(PersonProblem::PinDigits);
    if (countsBy(text, 0) || countsBy(text, 1) || countsBy(text, -1))
        return no(PersonProblem::PinSimple);
    return {};
}

qint64 pinPauseMs(int wrongPins)
{
    qint64 pause = wrongPins > freeTries ? firstPauseMs : 0;
    for (int tries = freeTries + 1; tries < wrongPins && pause < longestPauseMs; ++tries)
        pause *= 2;
    return std::min(pause, longestPauseMs);
}

const Person *personOf(const People &people, const QString &id)
{
    const auto found = std::ranges::find(people, id, &Person::id);
    return found == people.end() ? nullptr : &*found;
}

} // namespace Kassi
