// SPDX-License-Identifier: MIT
// `kassi check`: says whether this till could take a payment now, point by point.
#include "common/logo.h"
#include "environment.h"
#include "exit_code.h"
#include "readiness/readiness_checks.h"
#include "runs.h"
#include "till_readiness.h"

#include <QEventLoop>

#include <cstdio>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

const char *word(ReadinessState state)
{
    switch (state) {
    case ReadinessState::Ok: return "ok";
    case ReadinessState::Warning: return "warning";
    case ReadinessState::NotReady: return "NOT OK";
    }
    Q_UNREACHABLE();
}

const char *verdictText(ReadinessVerdict verdict)
{
    switch (verdict) {
    case ReadinessVerdict::Ready: return "This till can take a payment.";
    case ReadinessVerdict::ReadyWithWarnings:
        return "This till can take a payment. Somebody should look at the warnings.";
    case ReadinessVerdict::Unknown:
    case ReadinessVerdict::NotReady: return "This till cannot take a payment now.";
    }
    Q_UNREACHABLE();
}

void print(const ReadinessPoint &point)
{
    std::fprintf(stdout, "%-7s %s: %s\n", word(point.state), qUtf8Printable(point.name), qUtf8Printable(point.detail));
    std::fflush(stdout);
}

// What is known without the network. Nothing: the till could not even be put together.
Result<std::unique_ptr<Till>> openTill(const CommonOptions &options, int &exitCode)
{
    auto plan = planTill(options);
    if (!plan) {
        print({u"settings and key"_s, ReadinessState::NotReady, plan.error().message});
        exitCode = exitCodeFor(plan.error());
        return tl::unexpected(plan.error());
    }
    if (const auto logo = loadLogo(plan->settings.till.logo); !logo) {
        print({u"settings and key"_s, ReadinessState::NotReady, logo.error().message});
        exitCode = exitCodeFor(logo.error());
        return tl::unexpected(logo.error());
    }
    print({u"settings and key"_s, ReadinessState::Ok,
           options.sandbox ? u"sandbox"_s
                           : u"%1, %2 key"_s.arg(plan->settings.gateway.merchantId,
                                                 isTestKey(plan->apiKey) ? u"test"_s : u"live"_s)});
    auto till = Till::open(*std::move(plan), JournalDepth::Whole);
    if (!till) {
        print({u"state folder and journal"_s, ReadinessState::NotReady, till.error().message});
        exitCode = exitCodeFor(till.error());
        return till;
    }
    return till;
}

/// Prints what the checks find, as they find it.
std::vector<ReadinessPoint> look(std::vector<ReadinessCheck> checks)
{
    std::vector<ReadinessPoint> found;
    ReadinessRound round(std::move(checks));
    QEventLoop loop;
    QObject::connect(&round, &ReadinessRound::found, &round, print);
    QObject::connect(
        &round, &ReadinessRound::finished, &loop,
        [&](const std::vector<ReadinessPoint> &points) {
            found = points;
            loop.quit();
        },
        Qt::QueuedConnection);
    round.start();
    loop.exec();
    return found;
}

} // namespace

int runCheck(const CommonOptions &options)
{
    int exitCode = ExitOther;
    const auto till = openTill(options, exitCode);
    if (!till)
        return exitCode;
    const auto readiness = TillReadiness::of(**till);
    if (!readiness) {
        print({u"gateway and key"_s, ReadinessState::NotReady, readiness.error().message});
        return exitCodeFor(readiness.error());
    }
    ReadinessReport report{.points = look((*readiness)->checks())};
    if (!report.obstacle()) { // else there is nothing to be shown
        std::vector<ReadinessPoint> engine;
        if (const auto prepared = prepareEngineForUser((*till)->settings().gateway.baseUrl))
            engine = look({(*readiness)->engineCheck()});
        else
            print(engine.emplace_back(ReadinessPoint{.name = u"checkout page"_s,
                                                     .state = ReadinessState::Warning,
                                                     .detail = u"not tried as root"_s,
                                                     .finding = ReadinessFinding::PageSilent}));
        report.points.insert(report.points.end(), engine.begin(), engine.end());
    }
    std::fprintf(stdout, "%s\n", verdictText(report.verdict()));
    const auto obstacle = report.obstacle();
    if (!obstacle)
        return ExitPaid;
    return obstacle->finding == ReadinessFinding::JournalStopped || obstacle->finding == ReadinessFinding::NoSpace
               ? ExitOther
               : ExitUnavailable;
}

} // namespace Kassi
