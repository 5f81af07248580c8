// SPDX-License-Identifier: MIT
#include "people/person_text.h"

#include <QCoreApplication>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(People)
};

} // namespace

QString textFor(Role role)
{
    return role == Role::Manager ? Words::tr("Manager") : Words::tr("Cashier");
}

QString textFor(PersonProblem problem)
{
    switch (problem) {
    case PersonProblem::NameMissing: return Words::tr("Write a name.");
    case PersonProblem::NameTooLong: return Words::tr("A name has at most 40 characters, on one line.");
    case PersonProblem::NameTaken: return Words::tr("There is somebody of that name. Write it another way.");
    case PersonProblem::TooMany: return Words::tr("More than 50 people cannot be kept. Remove somebody first.");
    case PersonProblem::FirstIsManager: return Words::tr("The first one has to be a manager.");
    case PersonProblem::LastManager:
        return Words::tr("The last manager stays while others are there. Add another manager first.");
    case PersonProblem::NotThere: return Words::tr("Choose somebody in the list.");
    case PersonProblem::PinLength: return Words::tr("A PIN has 4 to 12 digits.");
    case PersonProblem::PinDigits: return Words::tr("A PIN is made of digits only.");
    case PersonProblem::PinSimple:
        return Words::tr("That is a PIN that everybody tries first. Choose one that does not count or repeat.");
    }
    Q_UNREACHABLE();
}

QString pauseText(qint64 ms)
{
    const qint64 seconds = (ms + 999) / 1'000;
    return seconds < 100 ? Words::tr("%1 s").arg(seconds) : Words::tr("%1 min").arg((seconds + 59) / 60);
}

} // namespace Kassi
