// SPDX-License-Identifier: MIT
#include "drill_scenarios.h"

#include "drill_gateway.h"
#include "exit_code.h"

namespace Kassi::Drill {
using namespace Qt::StringLiterals;
using namespace Step;

namespace {

const QString create = u"POST /v1/payment_sessions"_s;
const QString poll = u"GET /v1/payment_sessions/"_s;
const QString lookUp = u"GET /v1/payments/"_s;

const Ending paid{.exitCode = ExitPaid, .outcome = u"paid"_s};
const Ending paidBefore{.exitCode = ExitPaid, .outcome = u"paid"_s, .replayed = true};
const Ending declined{.exitCode = ExitDeclined, .outcome = u"declined"_s};
const Ending cancelled{.exitCode = ExitCancelled, .outcome = u"cancelled"_s};
const Ending expired{.exitCode = ExitExpired, .outcome = u"expired"_s};
const Ending pending{.exitCode = ExitPending, .outcome = u"pending"_s};

Ending unavailable(const QString &error)
{
    return {.exitCode = ExitUnavailable, .outcome = u"unavailable"_s, .error = error};
}

Fault fault(const QString &request, const QString &action, int times = 1)
{
    return {{{u"match"_s, request}, {u"action"_s, action}, {u"times"_s, times}}};
}

Fault status(const QString &request, int number, int times, const QJsonObject &headers = {})
{
    return {{{u"match"_s, request},
             {u"action"_s, u"status"_s},
             {u"status"_s, number},
             {u"times"_s, times},
             {u"headers"_s, headers}}};
}

Session session(const QString &action)
{
    return {{{u"action"_s, action}}};
}

// A session as the gateway would make it, but of ten krónur less.
QJsonObject anotherAmount()
{
    return {{u"id"_s, u"pses_another"_s},
            {u"mode"_s, u"embedded"_s},
            {u"url"_s, QJsonValue()},
            {u"client_secret"_s, u"pses_another_secret_0"_s},
            {u"status"_s, u"open"_s},
            {u"payment"_s, u"pay_another"_s},
            {u"amount"_s, theAmount - 10},
            {u"currency"_s, u"ISK"_s},
            {u"expires_at"_s, u"2100-01-01T00:00:00Z"_s}};
}

Session lie(const QJsonObject &patch)
{
    return {{{u"action"_s, u"lie"_s}, {u"patch"_s, patch}}};
}

std::vector<Scenario> ofTheCustomer()
{
    const Tally once{.taken = 1, .sessions = 1, .creates = 1};
    const Tally nothing{.taken = 0, .sessions = 1, .creates = 1};
    return {
        {u"a card pays"_s, {Charge{}, UntilPage{}, Card{goodCard}, End{paid}}, once},
        {u"the bank asks, and is satisfied"_s,
         {Charge{}, UntilPage{}, Card{challengedCard}, Bank{.approve = true}, End{paid}},
         once},
        {u"the bank asks, and is not; staff closes"_s,
         {Charge{}, UntilPage{}, Card{challengedCard}, Bank{.approve = false}, Close{}, End{declined}},
         nothing},
        {u"a card is declined, and another one pays"_s,
         {Charge{}, UntilPage{}, Card{declinedCard}, Card{goodCard}, End{paid}},
         once},
        {u"a card is declined, staff closes; the order is charged again and paid"_s,
         {Charge{}, UntilPage{}, Card{declinedCard}, Close{}, End{declined}, Charge{}, UntilPage{}, Card{goodCard},
          End{paid}},
         once},
        {u"nobody pays before the time-out"_s,
         {Charge{.more = {u"--timeout"_s, u"12"_s}}, UntilPage{}, End{cancelled}},
         nothing},
        {u"a bank invoice is accepted, and paid later"_s,
         {Charge{}, UntilPage{}, Krafa{}, End{pending}, Recover{pending}, Payment{{{u"action"_s, u"pay"_s}}},
          Recover{paid}},
         once},
        {u"a bank invoice is accepted, and then refused"_s,
         {Charge{}, UntilPage{}, Krafa{}, Payment{{{u"action"_s, u"status"_s}, {u"status"_s, u"failed"_s}}},
          End{declined}},
         nothing},
        {u"the page says paid, and nothing was"_s,
         {Set{u"element"_s, u"lies"_s}, Charge{.more = {u"--timeout"_s, u"12"_s}}, UntilPage{}, End{cancelled}},
         nothing},
        {u"the page says nothing, and it was paid"_s,
         {Set{u"element"_s, u"silent"_s}, Charge{}, UntilPage{}, Card{goodCard}, End{paid}},
         once},
        {u"the page never loads"_s,
         {Set{u"element"_s, u"blank"_s}, Charge{}, UntilSession{}, UntilAsked{poll}, Close{}, End{cancelled}},
         nothing},
        {u"the session expires unpaid"_s, {Charge{}, UntilPage{}, session(u"expire"_s), End{expired}}, nothing},
        {u"the session expires unpaid; the order is charged again and paid"_s,
         {Charge{}, UntilPage{}, session(u"expire"_s), End{expired}, Charge{}, UntilPage{}, Card{goodCard}, End{paid}},
         {.taken = 1, .sessions = 2, .creates = 2}},
        {u"the money arrives as the session expires"_s,
         {Charge{}, UntilPage{}, Payment{{{u"action"_s, u"status"_s}, {u"status"_s, u"processing"_s}}},
          session(u"expire"_s), UntilAsked{lookUp}, session(u"complete"_s), End{paid}},
         once},
        {u"the order was paid before: answered, nothing sent"_s,
         {Charge{}, UntilPage{}, Card{goodCard}, End{paid}, Charge{}, End{paidBefore}},
         once},
        {u"the order was of another amount: refused, nothing sent"_s,
         {Charge{}, UntilPage{}, Card{goodCard}, End{paid}, Charge{.amount = theAmount + 1},
          End{{.exitCode = ExitUsage, .says = u"belongs to an order of"_s}}},
         once},
    };
}

std::vector<Scenario> ofTheGateway()
{
    const Tally once{.taken = 1, .sessions = 1};
    const auto survives = [&](const QString &name, const Fault &trouble, const Tally &tally) {
        return Scenario{name, {trouble, Charge{}, UntilPage{}, Card{goodCard}, End{paid}}, tally};
    };
    const auto refuses = [](const QString &name, const Fault &trouble, const QString &error) {
        return Scenario{name, {trouble, Charge{}, End{unavailable(error)}}, {}};
    };
    Fault another = fault(create, u"body"_s);
    another.fault.insert(u"status"_s, 201);
    another.fault.insert(u"body"_s, anotherAmount());
    Fault elsewhere = fault(create, u"redirect"_s, 0);
    elsewhere.fault.insert(u"headers"_s, QJsonObject{{u"Location"_s, u"http://127.0.0.1:9/login"_s}});
    return {
        {u"the gateway answers about another amount until it is asked again later"_s,
         {Charge{}, UntilPage{}, lie({{u"amount"_s, theAmount - 10}}), Card{goodCard}, UntilAsked{poll, 2}, Close{},
          End{{.exitCode = ExitUnconfirmed, .outcome = u"unconfirmed"_s, .error = u"mismatch"_s}}, lie({}),
          Recover{paid}},
         once},
        {u"the gateway is not there; once it is, the order is paid"_s,
         {Unplug{}, Charge{}, End{unavailable(u"unreachable"_s)}, Plug{}, Charge{}, UntilPage{}, Card{goodCard},
          End{paid}},
         {.taken = 1, .sessions = 1, .creates = 1}},
        refuses(u"the new session is of another amount"_s, another, u"mismatch"_s),
        refuses(u"the network wants a login first (redirect)"_s, elsewhere, u"redirected"_s),
        refuses(u"the key is refused (401)"_s, status(create, 401, 0), u"refused"_s),
        survives(u"the request for a session is lost"_s, fault(create, u"lose_request"_s), once),
        survives(u"the reply with the session is lost"_s, fault(create, u"lose_reply"_s), once),
        survives(u"the reply with the session is cut off"_s, fault(create, u"truncate"_s), once),
        survives(u"the gateway fails twice (500)"_s, status(create, 500, 2), {.taken = 1, .sessions = 1, .creates = 3}),
        survives(u"the gateway asks to wait (429, Retry-After)"_s, status(create, 429, 1, {{u"Retry-After"_s, u"1"_s}}),
                 {.taken = 1, .sessions = 1, .creates = 2}),
        survives(u"replies about the payment are cut off"_s, fault(lookUp, u"truncate"_s, 2), once),
        {u"the gateway fails while the customer pays (503)"_s,
         {Charge{}, UntilPage{}, status(poll, 503, 0), Card{goodCard}, UntilAsked{poll, 2}, Heal{}, End{paid}},
         once},
        {u"the connection breaks while the customer pays"_s,
         {Charge{}, UntilPage{}, fault(poll, u"lose_reply"_s, 3), Card{goodCard}, End{paid}},
         once},
    };
}

std::vector<Scenario> ofTheTill()
{
    const Tally once{.taken = 1, .sessions = 1};
    const Ending late{.exitCode = ExitPaid, .outcome = u"paid"_s, .error = u"late_money"_s, .says = u"was paid late"_s};
    const Ending neverShown{.exitCode = ExitPaid, .outcome = u"unavailable"_s, .error = u"interrupted"_s};
    return {
        {u"killed before the session's reply, started again"_s,
         {fault(create, u"lose_reply"_s, 0), Charge{}, UntilSession{}, Kill{}, Heal{}, Charge{}, UntilPage{},
          Card{goodCard}, End{paid}},
         once},
        {u"killed before the session's reply, recovered"_s,
         {fault(create, u"lose_reply"_s, 0), Charge{}, UntilSession{}, Kill{}, Heal{}, Recover{neverShown}},
         {.taken = 0, .sessions = 1}},
        {u"killed with the checkout open, started again"_s,
         {Charge{}, UntilPage{}, Kill{}, Charge{}, UntilPage{}, Card{goodCard}, End{paid}},
         once},
        {u"killed with the checkout open, recovered unpaid"_s,
         {Charge{}, UntilPage{}, Kill{}, Recover{{.exitCode = ExitPaid, .outcome = u"cancelled"_s}}},
         {.taken = 0, .sessions = 1}},
        {u"killed with the checkout open, paid after, recovered"_s,
         {Charge{}, UntilPage{}, Kill{}, session(u"complete"_s), Recover{paid}, Charge{}, End{paidBefore}},
         once},
        {u"killed while the payment is confirmed, recovered"_s,
         {fault(lookUp, u"lose_request"_s, 0), Charge{}, UntilPage{}, Card{goodCard}, UntilAsked{lookUp}, Kill{},
          Heal{}, Recover{paid}},
         once},
        {u"cancelled, then paid after all: found as late money"_s,
         {Charge{}, UntilPage{}, Close{}, End{cancelled}, session(u"complete"_s), Recover{late}, Charge{},
          End{paidBefore}},
         once},
        {u"the disk is full: nothing is sent"_s,
         {Charge{.diskFull = true}, End{{.exitCode = ExitOther, .says = u"cannot be written"_s}}},
         {.creates = 0}},
        {u"a second program on the same state folder is refused"_s,
         {Charge{}, UntilPage{}, Recover{{.exitCode = ExitOther, .says = u"already uses the state folder"_s}},
          Card{goodCard}, End{paid}},
         once},
    };
}

} // namespace

// Those that take long first, so that they do not stand alone at the end.
std::vector<Scenario> scenarios()
{
    std::vector<Scenario> all = ofTheGateway();
    for (const auto &part : {ofTheCustomer(), ofTheTill()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace Kassi::Drill
