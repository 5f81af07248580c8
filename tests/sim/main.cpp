// SPDX-License-Identifier: MIT
// sim: runs simulated worlds and says which promise about money was broken, if any. See README.md.
#include "sim/coverage.h"
#include "sim/exhaustive.h"
#include "sim/planted.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

constexpr int badUsage = 2;
constexpr int enoughBroken = 20; // to be named

struct Options
{
    quint64 seeds = 1'000;
    quint64 first = 1;
    bool json = false;
    bool coverage = false;
    bool untilFirst = false;
    MakeStore makeStore = [](quint64) { return makeMemoryStore(); };
};

/// Many seeds, one after the other. Each that breaks a promise is named; the first one with its trace.
int runSeeds(const Options &options, QTextStream &out)
{
    QElapsedTimer timer;
    timer.start();
    Coverage coverage = {};
    QJsonArray broken;
    for (quint64 seed = options.first; seed < options.first + options.seeds; ++seed) {
        const Verdict verdict = runSeed(seed, options.makeStore(seed), false);
        add(coverage, verdict.coverage);
        if (verdict.broken.isEmpty())
            continue;
        broken.append(QJsonObject{{u"seed"_s, qint64(seed)}, {u"broken"_s, verdict.broken}});
        if (!options.json) {
            out << "seed " << seed << ": " << verdict.broken << "\n";
            if (broken.size() == 1 && !options.untilFirst)
                out << runSeed(seed, options.makeStore(seed), true).trace.join(u'\n') << "\n";
            out.flush();
        }
        if (options.untilFirst || broken.size() == enoughBroken)
            break;
    }
    const double perSecond = double(options.seeds) * 1000.0 / double(std::max<qint64>(timer.elapsed(), 1));
    if (options.coverage) // some cells are rare by chance
        add(coverage, runExhaustive(options.makeStore).coverage);
    const QStringList missing = options.coverage ? neverHit(coverage) : QStringList();
    if (options.json) {
        const QJsonObject result{{u"first"_s, qint64(options.first)},
                                 {u"seeds"_s, qint64(options.seeds)},
                                 {u"per_second"_s, qint64(perSecond)},
                                 {u"broken"_s, broken},
                                 {u"never_hit"_s, QJsonArray::fromStringList(missing)}};
        out << QJsonDocument(result).toJson(QJsonDocument::Compact) << "\n";
    } else if (!options.untilFirst) {
        if (options.coverage)
            out << coverageTable(coverage) << "\n";
        for (const QString &cell : missing)
            out << "never hit: " << cell << "\n";
        out << options.seeds << " seeds from " << options.first << ", " << broken.size() << " broke a promise, "
            << qint64(perSecond) << " a second\n";
    }
    return broken.isEmpty() && missing.isEmpty() ? 0 : 1;
}

int runOne(quint64 seed, bool trace, const Options &options, QTextStream &out)
{
    const Verdict verdict = runSeed(seed, options.makeStore(seed), trace);
    for (const QString &line : verdict.trace)
        out << line << "\n";
    out << "seed " << seed << ": " << (verdict.broken.isEmpty() ? u"every promise was kept"_s : verdict.broken) << "\n";
    return verdict.broken.isEmpty() ? 0 : 1;
}

int runEveryJourney(const Options &options, QTextStream &out)
{
    const ExhaustiveResult result = runExhaustive(options.makeStore);
    for (const Verdict &verdict : result.broken)
        out << verdict.trace.join(u'\n') << "\n" << verdict.broken << "\n\n";
    out << result.journeys << " journeys, " << result.runs << " runs, "
        << (result.broken.empty() ? "every promise was kept" : "BROKEN") << "\n";
    return result.broken.empty() ? 0 : 1;
}

int compareRuns(const Options &options, QTextStream &out)
{
    quint64 different = 0;
    for (quint64 seed = options.first; seed < options.first + options.seeds; ++seed) {
        const quint64 once = runSeed(seed, options.makeStore(seed), false).hash;
        if (runSeed(seed, options.makeStore(seed), true).hash != once) {
            ++different;
            if (different <= enoughBroken)
                out << "seed " << seed << " is not the same twice\n";
        }
    }
    out << options.seeds << " seeds run twice, " << different << " differ\n";
    return different == 0 ? 0 : 1;
}

int run(QTextStream &out)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{u"seeds"_s, u"Runs so many seeds."_s, u"COUNT"_s, u"1000"_s},
         {u"from"_s, u"Begins with this one."_s, u"FIRST"_s, u"1"_s},
         {u"json"_s, u"Prints one line of JSON."_s},
         {u"coverage"_s, u"Prints which trouble struck where; every cell has to be hit."_s},
         {u"first"_s, u"Ends with the first broken promise."_s},
         {u"seed"_s, u"Runs one seed."_s, u"N"_s},
         {u"trace"_s, u"Prints what happens in it."_s},
         {u"exhaustive"_s, u"Runs every journey with trouble at each operation."_s},
         {u"determinism"_s, u"Runs each seed twice and compares."_s},
         {u"planted"_s, u"Looks for the planted bugs."_s},
         {u"store"_s, u"memory, or sqlite: the real journal on a disk that forgets."_s, u"STORE"_s, u"memory"_s}});
    parser.process(*QCoreApplication::instance());
    bool understood[3] = {true, true, true};
    Options options{.seeds = parser.value(u"seeds"_s).toULongLong(&understood[0]),
                    .first = parser.value(u"from"_s).toULongLong(&understood[1]),
                    .json = parser.isSet(u"json"_s),
                    .coverage = parser.isSet(u"coverage"_s),
                    .untilFirst = parser.isSet(u"first"_s)};
    const quint64 seed = parser.isSet(u"seed"_s) ? parser.value(u"seed"_s).toULongLong(&understood[2]) : 0;
    const QString store = parser.value(u"store"_s);
    if (!understood[0] || !understood[1] || !understood[2] || (store != u"memory"_s && store != u"sqlite"_s))
        return badUsage;
    if (store == u"sqlite"_s)
        options.makeStore = makeSqliteStore;
    if (parser.isSet(u"seed"_s))
        return runOne(seed, parser.isSet(u"trace"_s), options, out);
    if (parser.isSet(u"planted"_s))
        return findPlantedBugs(parser.isSet(u"seeds"_s) ? options.seeds : 60'000) ? 0 : 1;
    if (parser.isSet(u"exhaustive"_s))
        return runEveryJourney(options, out);
    if (parser.isSet(u"determinism"_s))
        return compareRuns(options, out);
    return runSeeds(options, out);
}

} // namespace
} // namespace Kassi::Sim

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    return Kassi::Sim::run(out);
}
