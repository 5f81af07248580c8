// SPDX-License-Identifier: MIT
// `kassi charge`: one payment in a window of its own, and one line of JSON.
#include "charge_window.h"
#include "common/language.h"
#include "exit_code.h"
#include "result_line.h"
#include "runs.h"
#include "termination.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr int outcomeStandsMs = 2'500; // long enough to be read by someone who knows the screen
} // namespace

int runCharge(QApplication &application, Till &till, const Run::Charge &options)
{
    Language language;
    language.use(till.settings().till.language);
    SessionRequest request = till.completed(options.request);
    if (request.reference.isEmpty())
        request.reference = till.ports().random.uuid();

    ChargeWindow window(till.ports(), till.viewOptions(), till.isTraining());
    window.flow().setLogo(till.logo());
    window.flow().offerPhone(till.settings().hosted.returnUrl, till.settings().hosted.cancelUrl);
    if (Trace *trace = till.trace())
        trace->watch(&window);
    QApplication::setQuitOnLastWindowClosed(false);
    int exitCode = ExitOther;
    QObject::connect(&window.flow(), &PaymentFlow::settled, &window, [&](const Settlement &settlement) {
        exitCode = exitCodeFor(settlement.outcome);
        printResult(settlement);
        QTimer::singleShot(outcomeStandsMs, &application, &QApplication::quit);
    });
    till.api().merchant([&window](const Result<Merchant> &merchant) {
        if (merchant)
            window.flow().setMerchant(merchant->name);
    });
    Termination termination;
    QObject::connect(&termination, &Termination::requested, &window, [&window, &application] {
        if (window.flow().isActive())
            window.flow().cancel(CancelReason::Staff);
        else
            application.quit();
    });
    if (options.timeoutMs)
        till.ports().clock.after(*options.timeoutMs, &window,
                                 [&window] { window.flow().cancel(CancelReason::TimedOut); });

    window.show();
    if (const auto started = window.flow().start(request); !started) {
        std::fprintf(stderr, "kassi: %s\n", qUtf8Printable(started.error().message));
        return exitCodeFor(started.error());
    }
    QApplication::exec();
    return exitCode;
}

} // namespace Kassi
