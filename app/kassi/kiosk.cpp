// SPDX-License-Identifier: MIT
// `kassi` in kiosk mode: the customer's window over a till, locked onto its screen.
#include "kiosk/kiosk_window.h"

#include "checkout/ask_engine.h"
#include "common/language.h"
#include "kiosk/kiosk_charges.h"
#include "look.h"
#include "pos_api.h"
#include "process_memory.h"
#include "runs.h"
#include "termination.h"
#include "till_readiness.h"
#include "unattended.h"

#include <QApplication>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

// The checkout's machinery is tried while nobody is there: a customer should not have to share the machine with it.
bool isNobodyThere(const KioskState &state)
{
    return state.place == KioskPlace::Attract || state.place == KioskPlace::OutOfService;
}

} // namespace

Result<WindowEnd> runKiosk(Till &till, const ServiceRequest &service)
{
    const auto readiness = TillReadiness::of(till);
    if (!readiness)
        return tl::unexpected(readiness.error());
    const KioskWindow *there = nullptr;
    ReadinessWatch watch(till.ports().clock, [&] {
        std::vector<ReadinessCheck> checks = (*readiness)->checks();
        if (isNobodyThere(there->state()))
            checks.push_back((*readiness)->engineCheck());
        return checks;
    });
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
                       watch, language);
    there = &window;
    auto end = WindowEnd::Closed;
    QObject::connect(&window, &KioskWindow::restartWanted, &window, [&] {
        end = WindowEnd::Anew;
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
    QObject::connect(&till.journal(), &JournalThread::checkFailed, &window,
                     [&window](const Error &error) { window.tellTrouble(error); });
    window.startGuardian();
    const auto pos = PosApi::open(till, window.guardian(), chargesOf(window), watch);
    if (!pos)
        window.tellTrouble(pos.error());
    Unattended unattended(service, till.restartRules(),
                          {.clock = till.ports().clock,
                           .memory = [] { return memoryOfTree(QCoreApplication::applicationPid()); },
                           .engine = [&window](const auto &answered) { askEngine(window, answered); }},
                          [&] { return isNobodyThere(window.state()) && till.hasNothingOpen(); });
    QObject::connect(&window, &KioskWindow::changed, &unattended, [&] {
        unattended.setStatus(window.state().paymentLive     ? u"A payment is on the screen"_s
                             : kioskTrouble(window.state()) ? u"Out of service"_s
                                                            : u"Ready"_s);
    });
    QObject::connect(&unattended, &Unattended::restartWanted, &window, [&window, &end] {
        end = WindowEnd::Anew;
        window.close();
    });
    QApplication::exec();
    return end;
}

} // namespace Kassi
