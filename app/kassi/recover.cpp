// SPDX-License-Identifier: MIT
// `kassi recover`: settles what an earlier run left open, without a window, one line of JSON for each.
#include "checkout/recovery.h"
#include "exit_code.h"
#include "result_line.h"
#include "runs.h"

#include <QCoreApplication>

#include <cstdio>

namespace Kassi {

// 0 when every open attempt has a final outcome now; the exit code of the first that has not, otherwise.
int runRecover(Till &till)
{
    Recovery recovery(till.ports());
    int exitCode = ExitPaid;
    QObject::connect(&recovery, &Recovery::settled, &recovery, [&exitCode](const Settlement &settlement) {
        printResult(settlement);
        if (exitCode == ExitPaid && !isFinal(settlement.outcome))
            exitCode = exitCodeFor(settlement.outcome);
    });
    QObject::connect(&recovery, &Recovery::finished, &recovery, &QCoreApplication::quit, Qt::QueuedConnection);
    if (const auto started = recovery.start(); !started) {
        std::fprintf(stderr, "kassi: %s\n", qUtf8Printable(started.error().message));
        return ExitOther;
    }
    if (recovery.remaining() == 0)
        std::fprintf(stderr, "kassi: nothing was left open\n");
    QCoreApplication::exec();
    return exitCode;
}

} // namespace Kassi
