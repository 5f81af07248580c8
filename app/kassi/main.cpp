// SPDX-License-Identifier: MIT
// `kassi`: reads the command line, makes the surroundings safe, puts a till together and runs the command.
#include "common/logo.h"
#include "environment.h"
#include "exit_code.h"
#include "look.h"
#include "out_of_service.h"
#include "restart.h"
#include "runs.h"

#include <QApplication>
#include <QIcon>
#include <QLoggingCategory>
#include <QScreen>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

int complain(const Error &error)
{
    std::fprintf(stderr, "kassi: %s\n", qUtf8Printable(error.message));
    return exitCodeFor(error);
}

QtMessageHandler tellAll = nullptr;

// Without a graphics card OpenGL is left out on purpose, and nobody has to hear that it is not there.
void tellButOpenGl(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    constexpr QLatin1StringView expected[] = {
        "QXcbIntegration: Cannot create platform OpenGL context"_L1,
        "No suitable graphics backend found"_L1,
        // Qt 6.8
        "QRhiGles2: Failed to create context"_L1,
        "Failed to create Vulkan instance"_L1,
        "Failed to create platform Vulkan instance"_L1,
        "Unable to detect GPU vendor"_L1,
    };
    if (std::ranges::none_of(expected, [&](QLatin1StringView line) { return message.startsWith(line); }))
        tellAll(type, context, message);
}

// Only the program's name: Qt and the engine read options of their own from what they are given.
template <typename Application>
std::unique_ptr<Application> makeApplication(char *name)
{
    static int count = 1;
    static char *names[] = {name, nullptr};
    // No rules: those of the environment were read before main(), and would win. They could log addresses and headers.
    QLoggingCategory::installFilter([](QLoggingCategory *category) {
        category->setEnabled(QtDebugMsg, false);
        category->setEnabled(QtInfoMsg, false);
    });
    if (leavesOutOpenGl())
        tellAll = qInstallMessageHandler(tellButOpenGl);
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); // One of the desktop's could not be closed unseen.
    QCoreApplication::setApplicationName(u"kassi"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(KASSI_VERSION));
    return std::make_unique<Application>(count, names);
}

using Complaint = std::function<int(const Error &)>;

template <typename RunWith>
int withTill(const CommonOptions &options, bool showsCheckout, JournalDepth depth, RunWith run,
             const Complaint &complain = &Kassi::complain)
{
    auto plan = planTill(options);
    if (!plan)
        return complain(plan.error());
    if (showsCheckout) {
        if (const auto prepared = prepareEngineForUser(plan->gateway()); !prepared)
            return complain(prepared.error());
    }
    if (showsCheckout) {
        auto logo = loadLogo(plan->settings.till.logo);
        if (!logo)
            return complain(logo.error());
        plan->logo = *std::move(logo);
    }
    const auto till = Till::open(*std::move(plan), depth);
    if (!till)
        return complain(till.error());
    if (!options.traceFile.isEmpty()) {
        if (const auto traced = (*till)->startTrace(options.traceFile); !traced)
            return complain(traced.error());
    }
    return run(**till);
}

// What is wrong with the settings is told by what needs them, in a moment.
std::unique_ptr<QApplication> makeWindows(char *name, const CommonOptions &options)
{
    const TillSettings settings =
        settingsFor(options).map([](const Settings &all) { return all.till; }).value_or(TillSettings());
    applyScale(settings);
    auto application = makeApplication<QApplication>(name);
    QGuiApplication::setDesktopFileName(u"is.kassi.Kassi"_s);
    QGuiApplication::setWindowIcon(QIcon::fromTheme(u"is.kassi.Kassi"_s));
    applyTheme(*application, settings);
    return application;
}

int chargeOnce(const Run::Charge &charge, char *name)
{
    if (!hasDisplay())
        return ExitOther;
    const auto application = makeWindows(name, charge.common);
    return withTill(charge.common, true, JournalDepth::Whole,
                    [&](Till &till) { return runCharge(*application, till, charge); });
}

int openWindow(const CommonOptions &options, char *name, bool wantsSetup)
{
    if (!hasDisplay())
        return ExitOther;
    const ServiceRequest service = ServiceRequest::take();
    auto application = makeWindows(name, options);
    CommonOptions window = options;
    if (wantsSetup || (isFirstStart(options) && !isKioskOfService(options, service))) { // which nobody sets up there
        const auto goOn = runSetup(options);
        if (!goOn)
            return complain(goOn.error());
        if (!*goOn) // closed
            return 0;
        window = **goOn;
    }
    auto end = WindowEnd::Closed;
    Restart restart(window);
    const auto complainToCustomers = [&](const Error &why) {
        const int code = complain(why);
        if (isKioskOfService(window, service))
            standOutOfService(window, service, why);
        return code;
    };
    const auto run = [&](Till &till) {
        if (till.settings().till.mode != TillMode::Kiosk) {
            end = runWindow(till, window, service);
        } else {
            const auto kiosk = judgeKiosk(till.settings().kiosk).and_then([&] { return runKiosk(till, service); });
            if (!kiosk)
                return complainToCustomers(kiosk.error());
            end = *kiosk;
        }
        restart.restoreAfter(till);
        return int(ExitPaid);
    };
    const int code = withTill(window, true, JournalDepth::End, run, complainToCustomers);
    if (end == WindowEnd::Closed)
        return code;
    if (end == WindowEnd::Settings) {
        if (const auto changed = runSetup(window); !changed)
            complain(changed.error());
    }
    application.reset();
    service.giveBack();
    return complain(restart.run());
}

int run(const CommandLine &commandLine, char *name)
{
    if (const auto *print = std::get_if<Run::Print>(&commandLine)) {
        std::fputs(qUtf8Printable(print->text), stdout);
        return 0;
    }
    if (const auto *recover = std::get_if<Run::Recover>(&commandLine)) {
        const auto application = makeApplication<QCoreApplication>(name);
        return withTill(recover->common, false, JournalDepth::Whole, [](Till &till) { return runRecover(till); });
    }
    if (const auto *check = std::get_if<Run::Check>(&commandLine)) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // the engine is tried, and nobody has to see it
        const auto application = makeApplication<QApplication>(name);
        return runCheck(check->common);
    }
    if (const auto *evidence = std::get_if<Run::Evidence>(&commandLine)) {
        const auto application = makeApplication<QCoreApplication>(name);
        return runEvidence(*evidence);
    }
    if (const auto *drill = std::get_if<Run::Drill>(&commandLine)) {
        const auto application = makeApplication<QCoreApplication>(name);
        return runDrill(*drill);
    }
    if (const auto *charge = std::get_if<Run::Charge>(&commandLine))
        return chargeOnce(*charge, name);
    if (const auto *setup = std::get_if<Run::Setup>(&commandLine))
        return openWindow(setup->common, name, true);
    return openWindow(std::get<Run::Window>(commandLine).common, name, false);
}

} // namespace

} // namespace Kassi

int main(int argc, char *argv[])
{
    Kassi::hardenProcess();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto commandLine = Kassi::parseCommandLine(arguments);
    if (!commandLine)
        return Kassi::complain(commandLine.error());
    return Kassi::run(*commandLine, argv[0]);
}
