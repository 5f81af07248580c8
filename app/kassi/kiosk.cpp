// SPDX-License-Identifier: MIT
// `kassi` in kiosk mode: the customer's window over a till, locked onto its screen.
#include "kiosk/kiosk_window.h"

#include "checkout/ask_engine.h"
#include "common/language.h"
#include "kiosk/kiosk_charges.h"
#include "kiosk/kiosk_health.h"
#include "look.h"
#include "pos_api.h"
#include "process_memory.h"
#include "readiness/readiness_rules.h"
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

// For the service manager, and whoever reads it there.
QString statusOf(const KioskState &state, const ReadinessReport &report)
{
    if (state.paymentLive)
        return u"A payment is on the screen"_s;
    const auto trouble = kioskTrouble(state);
    if (!trouble)
        return u"Ready"_s;
    switch (*trouble) {
    case KioskTrouble::ByStaff: return u"Out of service: staff put it there"_s;
    case KioskTrouble::JournalStopped: return u"Out of service: the journal does not write"_s;
    case KioskTrouble::NotReady: return u"Out of service: "_s + reasonsIn(report).join(u", "_s);
    case KioskTrouble::GatewayUnreachable:
        return u"Out of service until the connection is back: "_s + reasonsIn(report).join(u", "_s);
    case KioskTrouble::Starting: return u"Starting"_s;
    }
    return {};
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
        checks.push_back((*readiness)->engineCheck(isNobodyThere(there->state())));
        checks.emplace_back([there](const PointsFound &told) { told({judgeService(there->state().closedByStaff)}); });
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
                            },
                        .closedMarker = till.closedMarker()},
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
    const auto tellStatus = [&] { unattended.setStatus(statusOf(window.state(), watch.report())); };
    tellStatus();
    QObject::connect(&window, &KioskWindow::changed, &unattended, tellStatus);
    QObject::connect(&watch, &ReadinessWatch::changed, &unattended, tellStatus); // the window has heard it by then
    QObject::connect(&unattended, &Unattended::restartWanted, &window, [&window, &end] {
        end = WindowEnd::Anew;
        window.close();
    });
    QApplication::exec();
    return end;
}

} // namespace Kassi
