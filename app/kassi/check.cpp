// SPDX-License-Identifier: MIT
// `kassi check`: says whether this till could take a payment now, point by point.
#include "common/logo.h"
#include "exit_code.h"
#include "gateway/readiness.h"
#include "runs.h"

#include <QCoreApplication>

#include <cstdio>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

void print(const ReadinessPoint &point)
{
    std::fprintf(stdout, "%-7s %s: %s\n", point.ok ? "ok" : "NOT OK", qUtf8Printable(point.name),
                 qUtf8Printable(point.detail));
    std::fflush(stdout);
}

// What is known without the network. Nothing: the till could not even be put together.
Result<std::unique_ptr<Till>> openTill(const CommonOptions &options, int &exitCode)
{
    auto plan = planTill(options);
    if (!plan) {
        print({u"settings and key"_s, false, plan.error().message});
        exitCode = exitCodeFor(plan.error());
        return tl::unexpected(plan.error());
    }
    if (const auto logo = loadLogo(plan->settings.till.logo); !logo) {
        print({u"settings and key"_s, false, logo.error().message});
        exitCode = exitCodeFor(logo.error());
        return tl::unexpected(logo.error());
    }
    print({u"settings and key"_s, true,
           options.sandbox ? u"sandbox"_s
                           : u"%1, %2 key"_s.arg(plan->settings.gateway.merchantId,
                                                 isTestKey(plan->apiKey) ? u"test"_s : u"live"_s)});
    auto till = Till::open(*std::move(plan), JournalDepth::Whole);
    if (!till) {
        print({u"state folder and journal"_s, false, till.error().message});
        exitCode = exitCodeFor(till.error());
        return till;
    }
    const auto writable = (*till)->journal().checkReadyToRecord();
    print({u"state folder and journal"_s, writable.has_value(), writable ? u"writable"_s : writable.error().message});
    exitCode = writable ? ExitPaid : ExitOther;
    return till;
}

} // namespace

int runCheck(const CommonOptions &options)
{
    int exitCode = ExitOther;
    const auto till = openTill(options, exitCode);
    if (!till)
        return exitCode;
    Readiness readiness((*till)->api());
    QObject::connect(&readiness, &Readiness::found, &readiness, [&exitCode](const ReadinessPoint &point) {
        print(point);
        if (!point.ok)
            exitCode = ExitUnavailable;
    });
    QObject::connect(&readiness, &Readiness::finished, &readiness, &QCoreApplication::quit, Qt::QueuedConnection);
    readiness.start();
    QCoreApplication::exec();
    std::fprintf(stdout, "%s\n",
                 exitCode == ExitPaid ? "This till can take a payment." : "This till cannot take a payment now.");
    return exitCode;
}

} // namespace Kassi
