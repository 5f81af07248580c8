// SPDX-License-Identifier: MIT
#include "bench/arena.h"
#include "bench/usage.h"

#include <cmath>
#include <numeric>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

const QString retrieves = u"GETs of a payment that takes 40 s"_s;
const QString lateOutcome = u"completion → outcome, after 40 s, with an event"_s;

constexpr auto slowCustomer = std::chrono::seconds(40);
constexpr int mostSamples = 400;

/// What a program holds on to, between two payments.
struct Sample
{
    double payments = 0; ///< Before it.
    double megabytes = 0;
    double descriptors = 0;
    double processes = 0;
    double threads = 0;
    double files = 0;
};

std::optional<Sample> sampleOf(const Till &till, int payments)
{
    const QList<qint64> processes = processesOf(till.processId());
    const auto megabytes = megabytesOf(processes);
    const auto descriptors = descriptorsOf(processes);
    if (!megabytes || !descriptors)
        return std::nullopt;
    return Sample{.payments = double(payments),
                  .megabytes = *megabytes,
                  .descriptors = double(*descriptors),
                  .processes = double(processes.size()),
                  .threads = double(threadsOf(processes)),
                  .files = double(filesBelow(till.folder(), {till.folder() + u"/state"_s}))};
}

/// One payment's sample depends on the one before; means of blocks hardly do.
std::vector<std::pair<double, double>> blocksOf(const std::vector<Sample> &samples, double Sample::*value)
{
    const std::size_t blocks = std::min<std::size_t>(10, samples.size());
    std::vector<std::pair<double, double>> means;
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::size_t begin = block * samples.size() / blocks;
        const std::size_t end = (block + 1) * samples.size() / blocks;
        double x = 0;
        double y = 0;
        for (std::size_t at = begin; at < end; ++at) {
            x += samples[at].payments;
            y += samples[at].*value;
        }
        const auto count = double(end - begin);
        means.emplace_back(x / count, y / count);
    }
    return means;
}

/// The straight line through the samples: how much a payment adds, and how sure that is.
Figure growthOf(const QString &name, const QString &unit, const std::vector<Sample> &samples, double Sample::*value,
                double scale)
{
    const auto points = blocksOf(samples, value);
    const auto count = double(points.size());
    double meanX = 0;
    double meanY = 0;
    for (const auto &[x, y] : points) {
        meanX += x / count;
        meanY += y / count;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (const auto &[x, y] : points) {
        xx += (x - meanX) * (x - meanX);
        xy += (x - meanX) * (y - meanY);
        yy += (y - meanY) * (y - meanY);
    }
    const double slope = scale * xy / xx;
    constexpr double ofTen = 2.3; // 95 % of the lines through ten points lie within so many standard errors.
    const double noise = scale * ofTen * std::sqrt(std::max(0.0, yy - xy * xy / xx) / (count - 2.0) / xx);
    return {.name = name,
            .unit = unit,
            .median = slope,
            .least = slope - noise,
            .most = slope + noise,
            .count = int(samples.size()),
            .target = Target{Target::Of::Value, noise}};
}

} // namespace

Figures measureRetrieves(Arena &arena)
{
    const Tills tills = arena.makeTills();
    Series series;
    arena.element.setSpeech(ElementPage::Speech::All);
    for (const auto &till : tills) {
        (void)till->start();
        (void)till->finish(till->openCheckout());
    }
    for (int round = 0; round < std::min(arena.options.rounds, 5); ++round) {
        arena.gateway.forgetRequests();
        // Side by side: what is counted does not depend on who is quicker.
        std::vector<std::pair<Till *, Checkout>> open;
        for (Till *till : inTurn(tills, round))
            open.emplace_back(till, till->openCheckout());
        for (const auto &[till, checkout] : open) {
            spend(checkout.ready + slowCustomer - Clock::now());
            series.add(lateOutcome, *till, till->finish(checkout));
            series.add(retrieves, *till, double(arena.gateway.retrievesOf(checkout.session)));
        }
    }
    Figures all = series.figures(retrieves, u"GETs"_s, Target{Target::Of::Value, 3.0});
    const Figures late = series.figures(lateOutcome, u"ms"_s, Target{.limit = 1.0});
    all.insert(all.end(), late.begin(), late.end());
    return all;
}

Figures measureMany(Arena &arena)
{
    const auto till = arena.makeTill(arena.own);
    arena.element.setSpeech(ElementPage::Speech::All);
    (void)till->start();
    const int payments = arena.options.payments;
    const int every = std::max(1, payments / mostSamples);
    const int warmUp = payments / 4;
    std::vector<Sample> samples;
    for (int payment = 1; payment <= payments; ++payment) {
        (void)till->finish(till->openCheckout());
        if (payment < warmUp || payment % every != 0)
            continue;
        awaitRest(till->processId(), till->name()); // what the last payment used is given back
        const auto sample = sampleOf(*till, payment);
        if (!sample) {
            arena.missing << u"growth over many payments: this user may not read what the system knows of Kassi"_s;
            return {};
        }
        samples.push_back(*sample);
    }
    if (samples.size() < 10)
        throw Failure(u"--payments: too few to see growth"_s);
    const QString each = u", growth over %1 payments"_s.arg(payments);
    Figures all{growthOf(u"memory (PSS)"_s + each, u"kB a payment"_s, samples, &Sample::megabytes, 1024.0)};
    for (const auto &[name, value] :
         {std::pair{u"descriptors"_s, &Sample::descriptors}, std::pair{u"processes"_s, &Sample::processes},
          std::pair{u"threads"_s, &Sample::threads}, std::pair{u"files left in its folders"_s, &Sample::files}})
        all.push_back(growthOf(name + each, u"a payment"_s, samples, value, 1.0));
    return all;
}

} // namespace Kassi::Bench
