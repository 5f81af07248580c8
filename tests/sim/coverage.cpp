// SPDX-License-Identifier: MIT
#include "sim/coverage.h"

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

constexpr std::array placeNames = {"idle", "creating", "presented", "confirming", "recovering", "guardian"};
static_assert(placeNames.size() == places);

bool canHit(Fault fault, Place place)
{
    if (canStrike(fault, Operation::Send))
        return place != Place::Idle; // an idle till asks for nothing
    if (canStrike(fault, Operation::Write))
        return place != Place::Idle && place != Place::Presented; // nothing is written while a checkout is shown
    if (canStrike(fault, Operation::Read))
        return place == Place::Idle || place == Place::Guardian;
    if (canStrike(fault, Operation::ReadyCheck))
        return place == Place::Idle;
    if (fault == Fault::CrashAnytime || fault == Fault::WallClockJumps)
        return place != Place::Guardian;                            // the till's phase is what counts then
    return place == Place::Presented || place == Place::Confirming; // a page
}

} // namespace

void add(Coverage &sum, const Coverage &one)
{
    for (size_t fault = 0; fault < faultKinds; ++fault) {
        for (size_t place = 0; place < places; ++place)
            sum[fault][place] += one[fault][place];
    }
}

QString coverageTable(const Coverage &coverage)
{
    QString text = u"%1"_s.arg(u"trouble"_s, -20);
    for (const char *name : placeNames)
        text += u"%1"_s.arg(QLatin1StringView(name), 12);
    for (size_t fault = 0; fault < faultKinds; ++fault) {
        text += u"\n%1"_s.arg(QLatin1StringView(faultName(Fault(fault))), -20);
        for (size_t place = 0; place < places; ++place)
            text +=
                u"%1"_s.arg(canHit(Fault(fault), Place(place)) ? QString::number(coverage[fault][place]) : u"-"_s, 12);
    }
    return text;
}

QStringList neverHit(const Coverage &coverage)
{
    QStringList missing;
    for (size_t fault = 0; fault < faultKinds; ++fault) {
        for (size_t place = 0; place < places; ++place) {
            if (canHit(Fault(fault), Place(place)) && coverage[fault][place] == 0)
                missing << u"%1 while %2"_s.arg(QLatin1StringView(faultName(Fault(fault))),
                                                QLatin1StringView(placeNames[place]));
        }
    }
    return missing;
}

} // namespace Kassi::Sim
