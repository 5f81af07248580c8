// SPDX-License-Identifier: MIT
// `kassi`: the cashier's window over a till, and what its menu leads to.
#include "cashier/cashier_window.h"
#include "cashier/pushed_charges.h"
#include "checkout/ask_engine.h"
#include "common/language.h"
#include "customer/customer_desk.h"
#include "pos_api.h"
#include "process_memory.h"
#include "readiness/readiness_watch.h"
#include "runs.h"
#include "termination.h"
#include "till_readiness.h"
#include "training_session.h"
#include "unattended.h"

#include <QApplication>
#include <QScreen>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

CommonOptions trainingOptions(const CommonOptions &options)
{
    CommonOptions training = options;
    training.configFile = settingsFileFor(options);
    return training;
}

// While somebody trains the till's own window is out of sight, so that nobody takes the one for the other; what has to
// be looked at brings it back.
void connectTraining(CashierWindow &window, TrainingSession &training)
{
    QObject::connect(&window, &CashierWindow::trainingWanted, &training, &TrainingSession::start);
    QObject::connect(&training, &TrainingSession::started, &window, &QWidget::hide);
    QObject::connect(&training, &TrainingSession::ended, &window, [&window](const QString &trouble) {
        window.comeBack();
        if (!trouble.isEmpty())
            window.tellTrouble(trouble);
    });
    QObject::connect(&window, &CashierWindow::attentionWanted, &window, &CashierWindow::comeBack);
}

/// What charges from elsewhere need. It goes before the window does.
struct PosSide
{
    std::unique_ptr<TillReadiness> readiness;
    ReadinessWatch watch;
    std::unique_ptr<PosApi> api = {};

    PosSide(Till &till, std::unique_ptr<TillReadiness> checks)
        : readiness(std::move(checks))
        , watch(till.ports().clock, [this] { return readiness->checks(); })
    {
    }
};

// The till can do without: what is wrong is told, and the cashier goes on.
std::unique_ptr<PosSide> openPosApi(Till &till, CashierWindow &window)
{
    if (till.settings().posApi.listen.isEmpty())
        return {};
    const auto trouble = [&window](const Error &error) {
        window.tellTrouble(error);
        return std::unique_ptr<PosSide>();
    };
    auto readiness = TillReadiness::of(till);
    if (!readiness)
        return trouble(readiness.error());
    auto side = std::make_unique<PosSide>(till, *std::move(readiness));
    auto api = PosApi::open(till, window.guardian(), PushedCharges::of(window), side->watch);
    if (!api)
        return trouble(api.error());
    side->api = *std::move(api);
    side->watch.start();
    return side;
}

void connectUnattended(Unattended &unattended, CashierWindow &window, WindowEnd &end)
{
    unattended.setStatus(u"Ready"_s);
    QObject::connect(&window.flow(), &PaymentFlow::begun, &unattended,
                     [&unattended] { unattended.setStatus(u"A payment is on the screen"_s); });
    QObject::connect(&window.flow(), &PaymentFlow::settled, &unattended,
                     [&unattended] { unattended.setStatus(u"Ready"_s); });
    QObject::connect(&unattended, &Unattended::restartWanted, &window, [&window, &end] {
        end = WindowEnd::Anew;
        window.close();
    });
}

} // namespace

WindowEnd runWindow(Till &till, const CommonOptions &options, const ServiceRequest &service)
{
    Language language;
    language.use(till.settings().till.language);
    CashierWindow window(till.ports(),
                         {.view = till.viewOptions(),
                          .defaults = till.completed({}),
                          .returnUrl = till.settings().hosted.returnUrl,
                          .cancelUrl = till.settings().hosted.cancelUrl,
                          .presetAmounts = till.settings().till.presetAmounts,
                          .tillName = till.settings().till.name,
                          .receipts = till.receiptOptions(),
                          .journalFile = till.journalFile(),
                          .logo = till.logo(),
                          .training = till.isTraining(),
                          .isSandbox = till.isSandbox(),
                          .hasSettings = !till.isSandbox(),
                          .staff = till.staffOptions()},
                         language);
    TrainingSession training(trainingOptions(options));
    connectTraining(window, training);
    auto end = WindowEnd::Closed;
    QObject::connect(&window, &CashierWindow::settingsWanted, &window, [&] {
        end = WindowEnd::Settings;
        window.close();
    });
    Termination termination;
    QObject::connect(&termination, &Termination::requested, &window, [&window] {
        window.comeBack(); // a hidden window is closed already
        window.close();
    });
    if (Trace *trace = till.trace())
        trace->watch(&window);
    window.resize(QSize(1100, 760).boundedTo(window.screen()->availableSize()));
    window.show();
    const CustomerDisplaySettings &display = till.settings().customerDisplay;
    CustomerDesk customer(window, window.flow(),
                          {.screen = display.screen,
                           .language = display.language.isEmpty() ? till.settings().till.language : display.language,
                           .shop = till.settings().receipt.shop.name,
                           .training = till.isTraining()});
    QObject::connect(&customer, &CustomerDesk::languageChanged, &window, &CashierWindow::setCustomerLanguage);
    window.setCustomerLanguage(customer.language());
    till.api().merchant([&window](const Result<Merchant> &merchant) {
        if (merchant)
            window.setMerchant(merchant->name);
    });
    QObject::connect(&till.journal(), &JournalThread::checkFailed, &window,
                     [&window](const Error &error) { window.tellTrouble(error); });
    window.startGuardian();
    const auto posApi = openPosApi(till, window);
    Unattended unattended(service, till.restartRules(),
                          {.clock = till.ports().clock,
                           .memory = [] { return memoryOfTree(QCoreApplication::applicationPid()); },
                           .engine = [&window](const auto &answered) { askEngine(window, answered); }},
                          [&] { return !training.isRunning() && !window.flow().isActive() && till.hasNothingOpen(); });
    connectUnattended(unattended, window, end);
    QApplication::exec();
    return end;
}

} // namespace Kassi
