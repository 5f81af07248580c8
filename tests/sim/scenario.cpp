// SPDX-License-Identifier: MIT
#include "sim/scenario.h"

#include <QStringList>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

constexpr std::array faultNames = {"request lost",      "reply lost",         "slow",
                                   "timed out",         "repeated",           "garbled",
                                   "wrong id",          "wrong money",        "redirected",
                                   "refused",           "still in flight",    "rate limited",
                                   "5xx before effect", "5xx after effect",   "no such host",
                                   "connect refused",   "not trusted",        "stale replica",
                                   "crash before send", "crash after send",   "write failed",
                                   "write unknown",     "write hidden",       "disk full",
                                   "disk slow",         "crash before write", "crash after write",
                                   "unreadable",        "not ready",          "crash anytime",
                                   "page lost",         "page lies",          "page floods",
                                   "wall clock jumps"};
static_assert(faultNames.size() == faultKinds);

bool isCrash(Fault fault)
{
    return fault == Fault::CrashBeforeSend || fault == Fault::CrashAfterSend || fault == Fault::CrashBeforeWrite ||
           fault == Fault::CrashAfterWrite || fault == Fault::CrashAnytime;
}

Customer drawCustomer(Dice &dice, const GatewayHabits &gateway, bool krafaOffered, bool phones)
{
    Customer customer;
    const int codes = acts - int(Act::CodeAndPays);
    customer.act = phones && dice.below(4) != 0 ? Act(int(Act::CodeAndPays) + dice.below(codes))
                   : dice.below(3) == 0         ? Act::Pays
                                                : Act(dice.below(int(Act::CodeAndPays)));
    if (customer.act == Act::Krafa && !krafaOffered)
        customer.act = Act::Pays;
    customer.page = PageKind(dice.below(3));
    customer.thinkMs = dice.below(4) == 0 ? dice.between(0, gateway.expiryMs + 5'000) : dice.between(200, 8'000);
    customer.processingMs = dice.below(4) == 0 ? dice.between(2'000, 25'000) : dice.between(100, 2'000);
    if (customer.act == Act::DeclinedThenPays && dice.below(2) == 0)
        customer.processingMs = dice.between(50, 400);
    customer.succeeds = dice.below(5) != 0;
    return customer;
}

Basket drawBasket(Dice &dice, const GatewayHabits &gateway, bool phones)
{
    Basket basket;
    basket.amount = dice.between(1, 50) * 100;
    basket.hosted = dice.below(8) == 0;
    basket.krafaOffered = dice.below(2) == 0;
    basket.customers.clear();
    for (int at = dice.below(3); at >= 0; --at)
        basket.customers.push_back(drawCustomer(dice, gateway, basket.krafaOffered, phones));
    if (dice.below(2) == 0) {
        basket.cancelAfterMs = dice.below(3) == 0 ? dice.between(0, gateway.expiryMs) : dice.between(0, 12'000);
        basket.cancelReason = CancelReason(dice.below(3));
    }
    if (dice.below(5) == 0)
        basket.cancelWhileCreatingMs = dice.between(0, 400);
    basket.cancelsRetriesOnly = dice.below(3) != 0;
    basket.retries = dice.below(3);
    basket.chargesPaidAgain = dice.below(6) == 0;
    basket.triesOtherAmount = dice.below(8) == 0;
    basket.chargesAfterRestart = dice.below(2) == 0;
    basket.pauseMs = dice.below(4) == 0 ? dice.between(0, gateway.expiryMs + 20'000) : dice.between(0, 4'000);
    return basket;
}

GatewayHabits drawGateway(Dice &dice)
{
    GatewayHabits gateway;
    gateway.expiryMs = dice.below(4) == 0 ? dice.between(60'000, 180'000) : dice.between(8'000, 40'000);
    gateway.hopMs = dice.between(1, 150);
    gateway.workMs = dice.between(0, 200);
    gateway.readsPayments = dice.below(6) != 0;
    gateway.saysAmounts = !gateway.readsPayments || dice.below(4) != 0;
    gateway.secretAgain = dice.below(3) != 0;
    // What neither the session nor a payment that may not be read says, nobody can know.
    gateway.siblingsComplete = !gateway.readsPayments || dice.below(2) == 0;
    gateway.completesLate = !gateway.readsPayments || dice.below(2) == 0;
    gateway.challengeIsSilent = dice.below(4) == 0;
    gateway.freshIsPending = dice.below(3) == 0;
    gateway.bytes = dice.below(8) == 0;
    gateway.refundsPending = dice.below(3) == 0;
    gateway.refundFailsOnce = dice.below(4) == 0;
    gateway.krafaMs = dice.between(5'000, 200'000);
    gateway.hostedExpiryMs = dice.below(2) == 0 ? gateway.expiryMs : dice.between(5'000, 150'000);
    gateway.takesTwice = gateway.completesLate && dice.below(3) == 0; // otherwise nobody could know
    return gateway;
}

} // namespace

const char *faultName(Fault fault)
{
    return faultNames.at(size_t(fault));
}

Scenario drawScenario(Dice &dice)
{
    Scenario scenario;
    scenario.gateway = drawGateway(dice);
    const bool phones = dice.below(4) == 0; // people here like to pay with codes
    scenario.baskets.clear();
    for (int at = dice.below(4) == 0 ? dice.below(3) : 0; at >= 0; --at)
        scenario.baskets.push_back(drawBasket(dice, scenario.gateway, phones));
    const int troubles = dice.below(7); // out of ten kinds, so many are on
    const int severity = 10 << dice.below(5);
    for (size_t kind = 0; kind < faultKinds; ++kind) {
        if (dice.below(10) >= troubles)
            continue;
        const int limit = isCrash(Fault(kind)) ? 30 : 160;
        const int often = Fault(kind) == Fault::Stale || Fault(kind) == Fault::PageFloods ? 4 : 1;
        scenario.permille[kind] = often * std::min(limit, 1 + dice.below(severity));
    }
    scenario.faultsForMs = dice.between(5'000, 120'000);
    scenario.late = dice.below(2) == 0 ? LateDecision::Refund : LateDecision(dice.below(3));
    for (Basket &basket : scenario.baskets) {
        if (dice.below(3) != 0)
            continue;
        basket.refunds = 1 + dice.below(4);
        basket.refundPercent = dice.below(3) == 0 ? 100 : 1 + dice.below(60);
        basket.refundAfterMs = dice.below(3) == 0 ? dice.between(0, 200) : dice.between(200, 30'000);
    }
    return scenario;
}

QStringList describe(const Scenario &scenario)
{
    static constexpr std::array actNames = {"pays",
                                            "declined, then pays",
                                            "declined, then leaves",
                                            "krafa",
                                            "cancels in the page",
                                            "walks away",
                                            "pays afterwards",
                                            "pays on the phone",
                                            "pays here and on the phone",
                                            "gets a code and pays with it",
                                            "gets a code and pays here",
                                            "gets a code and pays in both places",
                                            "gets a code and pays with it later",
                                            "gets a code, closes the form and pays"};
    static_assert(actNames.size() == size_t(acts));
    static constexpr std::array pageNames = {"honest", "silent", "hostile"};
    const GatewayHabits &gateway = scenario.gateway;
    const auto word = [](bool is, const char *text) { return is ? u" · "_s + QString::fromLatin1(text) : QString(); };
    QStringList lines{
        u"gateway: sessions live %1 s, a hop takes %2 ms"_s.arg(double(gateway.expiryMs) / 1000.0).arg(gateway.hopMs) +
        word(!gateway.readsPayments, "key may not read payments") + word(gateway.saysAmounts, "sessions say amounts") +
        word(gateway.secretAgain, "secret given again") + word(gateway.siblingsComplete, "siblings complete") +
        word(gateway.completesLate, "completes after expiry") + word(gateway.takesTwice, "takes twice") +
        u" · hosted ones %1 s"_s.arg(double(gateway.hostedExpiryMs) / 1000.0) +
        word(gateway.challengeIsSilent, "says nothing of a challenge") + word(gateway.bytes, "real bytes")};
    for (const Basket &basket : scenario.baskets) {
        lines
            << u"basket: %1 ISK, %2 retries, pause %3 ms"_s.arg(basket.amount).arg(basket.retries).arg(basket.pauseMs) +
                   word(basket.hosted, "hosted") + word(basket.krafaOffered, "krafa offered") +
                   word(basket.triesOtherAmount, "tries another amount") +
                   word(basket.chargesPaidAgain, "charges again when paid") +
                   word(basket.chargesAfterRestart, "charges after a restart") +
                   (basket.refunds > 0 ? u" · refunds %1 % %2 times after %3 ms"_s.arg(basket.refundPercent)
                                             .arg(basket.refunds)
                                             .arg(basket.refundAfterMs)
                                       : QString()) +
                   (basket.cancelAfterMs >= 0 ? u" · cancels after %1 ms"_s.arg(basket.cancelAfterMs) : QString());
        for (const Customer &customer : basket.customers)
            lines << u"  customer: %1, page %2, thinks %3 ms, processing %4 ms%5"_s
                         .arg(QLatin1StringView(actNames.at(size_t(customer.act))),
                              QLatin1StringView(pageNames.at(size_t(customer.page))))
                         .arg(customer.thinkMs)
                         .arg(customer.processingMs)
                         .arg(customer.succeeds ? QString() : u", fails"_s);
    }
    QString troubles;
    for (size_t kind = 0; kind < faultKinds; ++kind) {
        if (scenario.permille[kind] > 0)
            troubles += u" · %1 %2‰"_s.arg(QLatin1StringView(faultNames.at(kind))).arg(scenario.permille[kind]);
    }
    for (const Injection &injection : scenario.injections)
        troubles += u" · %1 at operation %2%3"_s.arg(QLatin1StringView(faultName(injection.fault)))
                        .arg(injection.operation)
                        .arg(injection.sticky ? u" and on"_s : QString());
    lines << u"trouble for %1 s:%2"_s.arg(scenario.faultsForMs / 1000).arg(troubles.isEmpty() ? u" none"_s : troubles);
    return lines;
}

} // namespace Kassi::Sim
