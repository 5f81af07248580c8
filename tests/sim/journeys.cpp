// SPDX-License-Identifier: MIT
#include "sim/journeys.h"

namespace Kassi::Sim {

namespace {

Scenario with(const Basket &basket, const GatewayHabits &gateway = {.expiryMs = 20'000})
{
    Scenario scenario;
    scenario.baskets = {basket};
    scenario.gateway = gateway;
    scenario.faultsForMs = 40'000;
    return scenario;
}

Basket one(const Customer &customer)
{
    return {.customers = {customer}, .retries = 1, .chargesAfterRestart = true};
}

Basket cancelled(const Customer &customer, qint64 afterMs, int retries)
{
    return {.customers = {customer}, .cancelAfterMs = afterMs, .retries = retries};
}

std::vector<Journey> ofOneCustomer()
{
    constexpr auto silent = PageKind::Silent;
    return {
        {"pays", with(one({}))},
        {"pays on a silent page", with(one({.page = silent}))},
        {"pays, and nobody charges after a crash", with({.retries = 0})},
        {"pays through a challenge", with(one({.processingMs = 9'000}))},
        {"fails the challenge", with(one({.processingMs = 6'000, .succeeds = false}))},
        {"is declined, then pays", with(one({.act = Act::DeclinedThenPays}))},
        {"is declined and leaves", with(one({.act = Act::DeclinedThenLeaves}))},
        {"cancels in the page", with(one({.act = Act::CancelsInPage}))},
        {"cancels in the page for good", with({.customers = {{.act = Act::CancelsInPage}}})},
        {"walks away", with({.customers = {{.act = Act::WalksAway}}})},
        {"walks away, comes back and pays", with({.customers = {{.act = Act::WalksAway}, {}}, .retries = 1})},
        {"accepts a krafa and pays it", with(one({.act = Act::Krafa}), {.expiryMs = 20'000, .krafaMs = 30'000})},
        {"accepts a krafa and does not pay it",
         with(one({.act = Act::Krafa, .succeeds = false}), {.expiryMs = 20'000, .krafaMs = 30'000})},
        {"pays on the phone", with(one({.act = Act::PaysOnPhone}))},
        {"pays on the phone, and the till's session stays open",
         with(one({.act = Act::PaysOnPhone}), {.expiryMs = 20'000, .siblingsComplete = false})},
        {"pays here and on the phone", with(one({.act = Act::PaysTwicePlaces}))},
        {"pays in the last second", with(one({.page = silent, .thinkMs = 19'900, .processingMs = 3'000}))},
        {"pays in the last second, and the session stays expired",
         with(one({.thinkMs = 19'900, .processingMs = 3'000}), {.expiryMs = 20'000, .completesLate = false})},
        {"pays a hosted session", with({.hosted = true, .customers = {{}}, .retries = 1})},
    };
}

std::vector<Journey> ofStaff()
{
    const Customer late{.act = Act::PaysAfterwards, .thinkMs = 60'000};
    const Customer walks{.act = Act::WalksAway};
    Scenario kept = with(cancelled(late, 3'000, 0));
    kept.late = LateDecision::Keep;
    Scenario left = with(cancelled(late, 3'000, 0));
    left.late = LateDecision::Nothing;
    Scenario refundFails = with(cancelled(late, 3'000, 0), {.expiryMs = 40'000, .refundFailsOnce = true});
    Scenario refundTakesTime =
        with(cancelled(late, 3'000, 0), {.expiryMs = 20'000, .refundsPending = true, .krafaMs = 30'000});
    Scenario two = with(cancelled(late, 3'000, 0));
    two.baskets.push_back(one({}));
    return {
        {"staff cancel", with(cancelled(walks, 3'000, 0))},
        {"staff cancel, then charge again",
         with({.customers = {walks, {}}, .cancelAfterMs = 3'500, .retries = 1, .chargesAfterRestart = true})},
        {"staff cancel while the card is authorised",
         with(cancelled({.thinkMs = 1'000, .processingMs = 5'000}, 2'000, 1))},
        {"staff cancel while the session is made", with({.cancelWhileCreatingMs = 50, .retries = 1})},
        {"staff cancel a retry before it is shown", with({.customers = {walks},
                                                          .cancelAfterMs = 3'000,
                                                          .cancelWhileCreatingMs = 60,
                                                          .cancelsRetriesOnly = true,
                                                          .retries = 1})},
        {"a time-out ends it",
         with({.customers = {walks}, .cancelAfterMs = 6'000, .cancelReason = CancelReason::TimedOut})},
        {"paid after it was cancelled, refunded", with(cancelled(late, 3'000, 0))},
        {"paid after it was cancelled, kept", kept},
        {"paid after it was cancelled, not decided", left},
        {"paid after it was cancelled, the refund fails once", refundFails},
        {"paid after it was cancelled, the refund takes its time", refundTakesTime},
        {"the next customer while the guardian watches", two},
        {"paid, and charged again", with({.chargesPaidAgain = true})},
        {"another amount is tried",
         with({.customers = {walks, {}}, .cancelAfterMs = 3'500, .retries = 2, .triesOtherAmount = true})},
        {"a long pause, past the expiry",
         with({.customers = {walks, {}}, .cancelAfterMs = 3'500, .retries = 1, .pauseMs = 25'000})},
    };
}

std::vector<Journey> ofRefunds()
{
    const auto refunds = [](int times, int percent, qint64 afterMs) {
        return Basket{.refunds = times, .refundPercent = percent, .refundAfterMs = afterMs};
    };
    const GatewayHabits slow{.expiryMs = 20'000, .refundsPending = true, .krafaMs = 9'000};
    const GatewayHabits fails{.expiryMs = 20'000, .refundFailsOnce = true};
    Basket again = refunds(1, 100, 1'000);
    again.chargesPaidAgain = true;
    again.pauseMs = 8'000;
    Basket meanwhile = refunds(1, 100, 1'000);
    meanwhile.chargesPaidAgain = true;
    meanwhile.pauseMs = 1'030;
    return {
        {"paid, refunded whole", with(refunds(1, 100, 3'000))},
        {"paid, refunded in parts, and once too often", with(refunds(3, 50, 3'000))},
        {"paid, more refunded than is left", with(refunds(3, 40, 3'000))},
        {"paid, two refunds at once", with(refunds(2, 50, 0))},
        {"paid, refunds that take their time", with(refunds(3, 50, 8'000), slow)},
        {"paid, the first refund fails", with(refunds(2, 100, 5'000), fails)},
        {"paid, refunded and charged again", with(again)},
        {"paid, charged again while it goes back", with(meanwhile)},
    };
}

std::vector<Journey> ofPhones()
{
    const auto by = [](Act act, PageKind page = PageKind::Honest) { return one({.act = act, .page = page}); };
    const GatewayHabits apart{.expiryMs = 20'000, .hostedExpiryMs = 40'000, .siblingsComplete = false};
    const GatewayHabits twice{
        .expiryMs = 20'000, .hostedExpiryMs = 40'000, .siblingsComplete = false, .takesTwice = true};
    Basket cancelled = by(Act::CodeAndPaysLater);
    cancelled.cancelAfterMs = 9'000;
    Basket left = by(Act::CodeAndPaysLater);
    left.cancelAfterMs = 9'000;
    left.retries = 0;
    Scenario untouched = with(by(Act::CodeAndPaysBoth), twice);
    untouched.late = LateDecision::Nothing;
    return {
        {"gets a code and pays with it", with(by(Act::CodeAndPays), apart)},
        {"gets a code and pays with it, on a silent page", with(by(Act::CodeAndPays, PageKind::Silent), apart)},
        {"gets a code and pays with it, and every session completes",
         with(by(Act::CodeAndPays), {.expiryMs = 20'000, .hostedExpiryMs = 40'000})},
        {"gets a code and pays here", with(by(Act::CodeAndPaysHere), apart)},
        {"gets a code and pays in both places", with(by(Act::CodeAndPaysBoth), apart)},
        {"gets a code and is taken money twice", with(by(Act::CodeAndPaysBoth), twice)},
        {"gets a code and is taken money twice, and nobody decides", untouched},
        {"gets a code, is cancelled, and pays with it", with(left, apart)},
        {"gets a code, is cancelled and charged again", with(cancelled, apart)},
        {"gets a code that outlives the form", with(by(Act::CodeAndPaysLater), apart)},
        {"gets a code, closes the form and pays", with(by(Act::CodeAndCancelsHere), apart)},
        {"gets a code of a key that may not read payments",
         with({.krafaOffered = false, .customers = {{.act = Act::CodeAndPays}}, .retries = 1},
              {.expiryMs = 20'000, .hostedExpiryMs = 40'000, .readsPayments = false})},
    };
}

std::vector<Journey> ofGateways()
{
    return {
        {"a key that may not read payments, card only",
         with({.krafaOffered = false, .retries = 1}, {.expiryMs = 20'000, .readsPayments = false})},
        {"a key that may not read payments, krafa offered",
         with({.retries = 1}, {.expiryMs = 20'000, .readsPayments = false})},
        {"a key that may not read payments, and nobody pays",
         with({.customers = {{.act = Act::WalksAway}}}, {.expiryMs = 20'000, .readsPayments = false})},
        {"a gateway that does not say amounts", with(one({}), {.expiryMs = 20'000, .saysAmounts = false})},
        {"a gateway that gives the secret once",
         with({.customers = {{.act = Act::WalksAway}, {}}, .cancelAfterMs = 3'500, .retries = 1},
              {.expiryMs = 20'000, .secretAgain = false})},
    };
}

} // namespace

std::vector<Journey> journeys()
{
    std::vector<Journey> all = ofOneCustomer();
    for (auto some : {ofStaff(), ofRefunds(), ofPhones(), ofGateways()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace Kassi::Sim
