// SPDX-License-Identifier: MIT
#include "bench/arena.h"
#include "bench/usage.h"

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

const QString idleMemory = u"memory (PSS), idle after ten payments"_s;
const QString quietMemory = u"memory (PSS), a minute later"_s;
const QString openMemory = u"memory (PSS), checkout open"_s;
const QString idleCpu = u"processor, idle on the amount screen"_s;
const QString openCpu = u"processor, checkout open and nobody types"_s;

constexpr int paymentsBefore = 10;
constexpr auto window = std::chrono::seconds(10);
constexpr auto quiet = std::chrono::seconds(60);

/// All at the same time: none is touched.
void watchCpu(const Tills &tills, int windows, const QString &what, Series &series)
{
    for (int i = 0; i < windows; ++i) {
        std::vector<CpuMeter> meters;
        for (const auto &till : tills)
            meters.emplace_back(till->processId());
        spend(window);
        for (std::size_t at = 0; at < tills.size(); ++at)
            series.add(what, *tills[at], meters[at].percent());
    }
}

void watchMemory(const Tills &tills, const QString &what, Series &series)
{
    for (const auto &till : tills) {
        awaitRest(till->processId(), till->name());
        series.add(what, *till, megabytesOf(processesOf(till->processId())));
    }
}

} // namespace

Figures measureIdle(Arena &arena)
{
    const int starts = std::min(arena.options.rounds, 5);
    const int windows = (arena.options.rounds + starts - 1) / starts;
    Series series;
    arena.element.setSpeech(ElementPage::Speech::All);
    for (int start = 0; start < starts; ++start) {
        const Tills tills = arena.makeTills();
        for (Till *till : inTurn(tills, start)) {
            (void)till->start();
            for (int payment = 0; payment < paymentsBefore; ++payment)
                (void)till->finish(till->openCheckout());
        }
        watchMemory(tills, idleMemory, series);
        watchCpu(tills, windows, idleCpu, series);
        spend(quiet);
        watchMemory(tills, quietMemory, series);
        for (const auto &till : tills)
            (void)till->openCheckout();
        watchMemory(tills, openMemory, series);
        watchCpu(tills, windows, openCpu, series);
    }
    Figures all = series.figures(idleMemory, u"MB"_s, Target{.limit = 0.5});
    const auto append = [&](const QString &what, const QString &unit, std::optional<Target> target) {
        const Figures some = series.figures(what, unit, target);
        all.insert(all.end(), some.begin(), some.end());
    };
    if (all.empty())
        arena.missing << u"memory: this user may not read what the system knows of Kassi"_s;
    append(quietMemory, u"MB"_s, Target{.limit = 0.5});
    append(openMemory, u"MB"_s, {});
    append(idleCpu, u"% of a core"_s, Target{Target::Of::Value, 0.5});
    append(openCpu, u"% of a core"_s, Target{.limit = 1.0});
    return all;
}

} // namespace Kassi::Bench
