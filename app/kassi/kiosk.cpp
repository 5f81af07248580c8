// SPDX-License-Identifier: MIT
// `kassi` in kiosk mode: the customer's window over a till, locked onto its screen.
#include "kiosk/kiosk_window.h"

#include "common/language.h"
#include "look.h"
#include "runs.h"
#include "termination.h"

#include <QApplication>

#include <cstdio>

namespace Kassi {
using namespace Qt::StringLiterals;

WindowEnd runKiosk(Till &till)
{
    Language language;
    const Settings &settings = till.settings();
    TillSettings look = settings.till;
    KioskWindow window(till.ports(),
                       {.view = till.viewOptions(),
                        .defaults = till.completed({}),
                        .returnUrl = settings.hosted.returnUrl,
                        .cancelUrl = settings.hosted.cancelUrl,
                        .kiosk = settings.kiosk,
                        .language = settings.till.language,
                        .shop = settings.receipt.shop.name,
                        .tillName = settings.till.name,
                        .receipts = till.receiptOptions(),
                        .logo = till.logo(),
                        .training = till.isTraining(),
                        .isSandbox = till.isSandbox(),
                        .staff = till.staffOptions(),
                        .applyContrast =
                            [look](bool contrast) {
                                TillSettings now = look;
                                if (contrast)
                                    now.theme = TillTheme::Contrast;
                                applyTheme(*qApp, now);
                            }},
                       language);
    auto end = WindowEnd::Closed;
    QObject::connect(&window, &KioskWindow::restartWanted, &window, [&] {
        end = WindowEnd::Restart;
        window.close();
    });
    Termination termination;
    QObject::connect(&termination, &Termination::requested, &window, [&window] { window.close(); });
    if (Trace *trace = till.trace())
        trace->watch(&window);
    window.open();
    till.api().merchant([&window](const Result<Merchant> &merchant) {
        if (merchant)
            window.setMerchant(merchant->name);
    });
    QObject::connect(&till.journal(), &JournalThread::checkFailed, &window, [&window](const Error &error) {
        std::fprintf(stderr, "kassi: %s\n", qUtf8Printable(error.message));
        window.tellTrouble(error);
    });
    window.startGuardian();
    QApplication::exec();
    return end;
}

} // namespace Kassi
