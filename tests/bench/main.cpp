// SPDX-License-Identifier: MIT
// bench: what things cost, as medians over rounds, beside what a peer needs for the same work in the same run.
//   bench [--rounds N] [--only GROUP,…] [--delay MS] [--payments N] [--chromium PATH] [--pictures DIR] [--json]
#include "bench/patience.h"
#include "bench/report.h"
#ifdef KASSI_PROGRAM
#include "bench/arena.h"
#include "bench/usage.h"
#endif

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <functional>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

/// In the order in which they run.
const QStringList groups{u"journal"_s, u"million"_s, u"simulation"_s, u"peers"_s,
                         u"start"_s,   u"idle"_s,    u"retrieves"_s,  u"many"_s};

struct Options
{
    int rounds = 20;
    int payments = 20;
    int delayMs = 0;
    QStringList only;
    QString chromium;
    QString pictures;
    bool takesPictures = false;
    bool json = false;
};

/// Nothing where the command line is wrong; says so.
std::optional<Options> readOptions(QTextStream &err)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{u"rounds"_s, u"Rounds of each measurement; those that take minutes make do with five."_s, u"N"_s, u"20"_s},
         {u"only"_s, u"Groups, of: "_s + groups.join(u", "_s) + u'.', u"GROUP,…"_s, groups.join(u',')},
         {u"delay"_s, u"The gateway waits so long before each answer of its API."_s, u"MS"_s, u"0"_s},
         {u"payments"_s, u"Payments in a row of the group many."_s, u"N"_s, u"20"_s},
         {u"chromium"_s, u"The peer's program."_s, u"PATH"_s},
         {u"pictures"_s, u"Keeps a picture of each screen there. Those of a failure go to the current folder."_s,
          u"DIR"_s},
         {u"json"_s, u"Prints one line of JSON."_s}});
    parser.process(*QCoreApplication::instance());
    bool allUnderstood = true;
    const auto read = [&](const QString &name, int least) {
        bool understood = false;
        const int value = parser.value(name).toInt(&understood);
        if (!understood || value < least) {
            err << "bench: --" << name << " is a number, " << least << " or more\n";
            allUnderstood = false;
        }
        return value;
    };
    Options options{.rounds = read(u"rounds"_s, 1),
                    .payments = read(u"payments"_s, 20),
                    .delayMs = read(u"delay"_s, 0),
                    .only = parser.value(u"only"_s).split(u','),
                    .chromium = parser.value(u"chromium"_s),
                    .pictures = parser.value(u"pictures"_s),
                    .takesPictures = parser.isSet(u"pictures"_s),
                    .json = parser.isSet(u"json"_s)};
    for (const QString &group : options.only) {
        if (!groups.contains(group)) {
            err << "bench: there is no group " << group << "\n";
            allUnderstood = false;
        }
    }
    return allUnderstood ? std::optional(options) : std::nullopt;
}

using Measure = std::function<Figures()>;

void measureGroups(const Options &options, const QList<std::pair<QString, Measure>> &measures, Report &report,
                   QTextStream &err)
{
    for (const auto &[group, measure] : measures) {
        if (!options.only.contains(group))
            continue;
        err << "bench: " << group << "\n" << Qt::flush;
        const Figures some = measure();
        report.figures.insert(report.figures.end(), some.begin(), some.end());
    }
}

#ifdef KASSI_PROGRAM
void measurePeers(const Options &options, Report &report, QTextStream &err)
{
    Arena arena({.rounds = options.rounds,
                 .payments = options.payments,
                 .delay = std::chrono::milliseconds(options.delayMs),
                 .chromium = options.chromium,
                 .pictures = options.pictures,
                 .takesPictures = options.takesPictures});
    const int sharers = processesThatMap("libQt6WebEngineCore");
    if (sharers > 0)
        report.missing << u"a true figure of Kassi's memory: %1 other processes share the engine's pages"_s.arg(
            sharers);
    report.surroundings << std::pair(u"Kassi"_s, arena.own.version)
                        << std::pair(u"Kassi's engine"_s, u"Chromium "_s + engineVersion());
    for (const Contestant &peer : arena.peers.found)
        report.surroundings << std::pair(peer.name, peer.version);
    measureGroups(options,
                  {{u"peers"_s, [&] { return measurePayments(arena); }},
                   {u"start"_s, [&] { return measureStart(arena); }},
                   {u"idle"_s, [&] { return measureIdle(arena); }},
                   {u"retrieves"_s, [&] { return measureRetrieves(arena); }},
                   {u"many"_s, [&] { return measureMany(arena); }}},
                  report, err);
    report.missing += arena.missing;
}
#else
void measurePeers(const Options &, Report &report, QTextStream &)
{
    report.missing << u"Kassi's window: this build is without it (KASSI_BUILD_UI), so nothing is compared with peers"_s;
}
#endif

int run(const Options &options, QTextStream &err)
{
    Report report{.surroundings = describeMachine(), .figures = {}, .missing = {}};
    report.surroundings << std::pair(u"rounds"_s, QString::number(options.rounds));
    report.surroundings << std::pair(u"delay of the gateway"_s, QString::number(options.delayMs) + u" ms"_s);
    measureGroups(options,
                  {{u"journal"_s, [&] { return measureJournal(options.rounds); }},
                   {u"million"_s, [&] { return measureBigJournal(options.rounds, 1'000'000); }},
                   {u"simulation"_s, [&] { return measureSimulation(options.rounds); }}},
                  report, err);
    const QStringList alone{u"journal"_s, u"million"_s, u"simulation"_s};
    const auto isOfPeers = [&alone](const QString &group) { return !alone.contains(group); };
    if (std::ranges::any_of(options.only, isOfPeers))
        measurePeers(options, report, err);
    QTextStream out(stdout);
    if (options.json)
        printJson(report, out);
    else
        printTable(report, out);
    return 0;
}

} // namespace
} // namespace Kassi::Bench

int main(int argc, char **argv)
{
    using namespace Kassi::Bench;
    const QCoreApplication app(argc, argv);
    QTextStream err(stderr);
    const auto options = readOptions(err);
    if (!options)
        return 2;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, [](int) { isInterrupted = true; });
    try {
        return run(*options, err);
    } catch (const std::exception &failure) {
        err << "bench: " << failure.what() << "\n";
        return 1;
    }
}
