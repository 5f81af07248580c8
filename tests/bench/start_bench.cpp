// SPDX-License-Identifier: MIT
#include "bench/arena.h"
#include "bench/usage.h"

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

const QString startToAmount = u"program start → amount entry"_s;
const QString startToReady = u"program start → first element ready, pressed at once"_s;
const QString firstPayment = u"press → element ready, first payment after start"_s;

} // namespace

Figures measureStart(Arena &arena)
{
    const Tills tills = arena.makeTills();
    Series series;
    Series unmeasured;
    arena.element.setSpeech(ElementPage::Speech::All);
    const auto pressAtOnce = [](Till &till, Series &to) {
        const Till::Start start = till.start();
        const Checkout checkout = till.openCheckout();
        to.add(startToAmount, till, msBetween(start.begun, start.amountSeen));
        to.add(startToReady, till, msBetween(start.begun, checkout.ready));
        (void)till.finish(checkout);
        till.stop();
    };
    const auto pressLater = [](Till &till, Series &to) {
        (void)till.start();
        awaitRest(till.processId(), till.name());
        const Checkout checkout = till.openCheckout();
        to.add(firstPayment, till, msBetween(checkout.pressed, checkout.ready));
        (void)till.finish(checkout);
        till.stop();
    };
    for (const auto &till : tills)
        pressAtOnce(*till, unmeasured); // The very first one makes profile and journal.
    for (int round = 0; round < arena.options.rounds; ++round) {
        for (Till *till : inTurn(tills, round))
            pressAtOnce(*till, series);
        for (Till *till : inTurn(tills, round))
            pressLater(*till, series);
    }
    Figures all = series.figures(startToAmount, u"ms"_s, Target{.limit = 0.35});
    for (const auto &[what, limit] : {std::pair{startToReady, 1.0}, std::pair{firstPayment, 0.6}}) {
        const Figures some = series.figures(what, u"ms"_s, Target{.limit = limit});
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

} // namespace Kassi::Bench
