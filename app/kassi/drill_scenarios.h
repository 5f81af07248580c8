// SPDX-License-Identifier: MIT
// The scenarios of `kassi drill`, as data: what is done to the program, step by step, how each of its runs has to end
// and what the gateway has to have in its books. One till and one gateway for each scenario.
#pragma once

#include "drill_judge.h"

#include <variant>
#include <vector>

namespace Kassi::Drill {

inline const QString theOrder = QStringLiteral("DRILL-1");
inline constexpr qint64 theAmount = 4'990;

namespace Step {
// The gateway's strings, in the words of its control interface.
struct Set
{
    QString setting;
    QJsonValue value;
};
struct Fault
{
    QJsonObject fault;
};
struct Heal ///< No more faults.
{
};
struct Session ///< Of the newest session.
{
    QJsonObject change;
};
struct Payment ///< Of the newest session's payment.
{
    QJsonObject change;
};
struct Unplug ///< The till's settings lead to a port where nobody listens.
{
};
struct Plug
{
};

// The program.
struct Charge ///< Starts `kassi charge` of the order and goes on.
{
    QStringList more = {};
    qint64 amount = theAmount;
    bool diskFull = false;
};
struct End ///< Waits until the charge has ended, and judges it.
{
    Ending ending;
};
struct Recover ///< Runs `kassi recover` to its end, and judges it.
{
    Ending ending;
};
struct Close ///< Staff closes the window.
{
};
struct Kill ///< The power goes: SIGKILL.
{
};

// Waiting for something to be so.
struct UntilSession ///< The gateway has made a session.
{
};
struct UntilPage ///< The checkout is on the screen.
{
};
struct UntilAsked ///< Requests that begin with this have come, so many more than when the wait began.
{
    QString request;
    int times = 1;
};

// The customer, at the page of the newest session.
struct Card
{
    QString number;
};
struct Krafa
{
};
struct Bank
{
    bool approve = true;
};
} // namespace Step

using AnyStep = std::variant<Step::Set, Step::Fault, Step::Heal, Step::Session, Step::Payment, Step::Unplug, Step::Plug,
                             Step::Charge, Step::End, Step::Recover, Step::Close, Step::Kill, Step::UntilSession,
                             Step::UntilPage, Step::UntilAsked, Step::Card, Step::Krafa, Step::Bank>;

struct Scenario
{
    QString name;
    std::vector<AnyStep> steps;
    Tally tally;
};

[[nodiscard]] std::vector<Scenario> scenarios();

} // namespace Kassi::Drill
