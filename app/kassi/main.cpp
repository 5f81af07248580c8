// SPDX-License-Identifier: MIT
// `kassi`: reads the command line, makes the surroundings safe, puts a till together and runs the command.
#include "common/logo.h"
#include "environment.h"
#include "exit_code.h"
#include "look.h"
#include "restart.h"
#include "runs.h"

#include <QApplication>
#include <QIcon>
#include <QLoggingCategory>
#include <QScreen>

#include <cstdio>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

int complain(const Error &error)
{
    std::fprintf(stderr, "kassi: %s\n", qUtf8Printable(error.message));
    return exitCodeFor(error);
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
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); // One of the desktop's could not be closed unseen.
    QCoreApplication::setApplicationName(u"kassi"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(KASSI_VERSION));
    return std::make_unique<Application>(count, names);
}

template <typename RunWith>
int withTill(const CommonOptions &options, bool showsCheckout, JournalDepth depth, RunWith run)
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
    auto application = makeWindows(name, options);
    CommonOptions window = options;
    if (wantsSetup || isFirstStart(options)) {
        const auto goOn = runSetup(options);
        if (!goOn)
            return complain(goOn.error());
        if (!*goOn) // closed
            return 0;
        window = **goOn;
    }
    auto end = WindowEnd::Closed;
    Restart restart(window);
    const int code = withTill(window, true, JournalDepth::End, [&](Till &till) {
        if (till.settings().till.mode != TillMode::Kiosk) {
            end = runWindow(till, window);
        } else if (const auto possible = judgeKiosk(till.settings().kiosk); possible) {
            end = runKiosk(till);
        } else {
            return complain(possible.error());
        }
        restart.restoreAfter(till);
        return int(ExitPaid);
    });
    if (end == WindowEnd::Closed)
        return code;
    if (end == WindowEnd::Restart) {
        application.reset();
        return complain(restart.run());
    }
    if (const auto changed = runSetup(window); !changed)
        complain(changed.error());
    application.reset();
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
        const auto application = makeApplication<QCoreApplication>(name);
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
