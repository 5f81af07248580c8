// SPDX-License-Identifier: MIT
// `kassi recover`: settles what an earlier run left open, without a window, one line of JSON for each.
#include "checkout/payment_guardian.h"
#include "exit_code.h"
#include "machine/poll_schedule.h"
#include "result_line.h"
#include "runs.h"

#include <QCoreApplication>

#include <cstdio>

namespace Kassi {

namespace {
constexpr qint64 patienceMs = 20'000; // nobody stands before it, but somebody waits for the answer
constexpr int deadGatewayAfter = 3;   // visits in a row that it did not answer
} // namespace

// 0 when every open attempt has a final outcome now; the exit code of the first that has not, otherwise.
int runRecover(Till &till)
{
    PaymentGuardian guardian(till.ports(), {.patienceMs = patienceMs});
    int exitCode = ExitPaid;
    int unanswered = 0;
    QObject::connect(&guardian, &PaymentGuardian::visited, &guardian, [&](const Settlement &settlement, bool news) {
        const bool open = !isFinal(settlement.outcome);
        if (open || news)
            printResult(settlement);
        if (open && exitCode == ExitPaid)
            exitCode = exitCodeFor(settlement.outcome);
        unanswered = isGatewayTrouble(settlement.error) ? unanswered + 1 : 0;
        if (unanswered == deadGatewayAfter && guardian.unvisited() > 0) {
            std::fprintf(stderr, "kassi: the gateway does not answer; %d more were not asked about\n",
                         guardian.unvisited());
            exitCode = exitCode == ExitPaid ? ExitUnconfirmed : exitCode;
            QCoreApplication::quit();
        }
    });
    QObject::connect(&guardian, &PaymentGuardian::lateMoney, &guardian, [](const Attempt &late) {
        if (late.mayBeSecond()) {
            std::fprintf(stderr,
                         "kassi: %s may have been taken twice: look at the gateway (payment %s), and refund the second "
                         "in Kassi's window or say there that it was taken once.\n",
                         qUtf8Printable(late.plan.reference), qUtf8Printable(late.payment));
            return;
        }
        std::fprintf(stderr,
                     "kassi: %s was paid late. Keep or refund it in Kassi's window, or at the gateway (payment %s).\n",
                     qUtf8Printable(late.plan.reference), qUtf8Printable(late.payment));
    });
    QObject::connect(&guardian, &PaymentGuardian::roundFinished, &guardian, &QCoreApplication::quit);
    if (const auto started = guardian.start(); !started) {
        std::fprintf(stderr, "kassi: %s\n", qUtf8Printable(started.error().message));
        return ExitOther;
    }
    if (guardian.watched() == 0)
        std::fprintf(stderr, "kassi: nothing was left open\n");
    QCoreApplication::exec();
    return exitCode;
}

} // namespace Kassi
