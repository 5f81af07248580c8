// SPDX-License-Identifier: MIT
// sim: runs simulated worlds and says which promise about money was broken, if any. See README.md.
#include "sim/sim_world.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

using namespace Kassi::Sim;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"seeds"_s, u"Runs that many seeds."_s, u"COUNT"_s, u"1000"_s},
                       {u"from"_s, u"Begins with this one."_s, u"FIRST"_s, u"1"_s},
                       {u"seed"_s, u"Runs one seed."_s, u"N"_s},
                       {u"trace"_s, u"Prints what happens."_s}});
    parser.process(app);
    QTextStream out(stdout);
    if (parser.isSet(u"seed"_s)) {
        const Verdict verdict = runSeed(parser.value(u"seed"_s).toULongLong(), makeMemoryStore(), parser.isSet(u"trace"_s));
        out << verdict.trace.join(u'\n') << "\n" << (verdict.broken.isEmpty() ? u"kept"_s : verdict.broken) << "\n";
        return verdict.broken.isEmpty() ? 0 : 1;
    }
    const quint64 first = parser.value(u"from"_s).toULongLong();
    const quint64 count = parser.value(u"seeds"_s).toULongLong();
    QElapsedTimer timer;
    timer.start();
    int broken = 0;
    qint64 steps = 0;
    for (quint64 seed = first; seed < first + count; ++seed) {
        const Verdict verdict = runSeed(seed, makeMemoryStore(), false);
        steps += verdict.steps;
        if (!verdict.broken.isEmpty()) {
            ++broken;
            out << "seed " << seed << ": " << verdict.broken << "\n";
        }
    }
    out << count << " seeds, " << broken << " broken, " << steps / qint64(count) << " steps each, "
        << (double(count) * 1000.0 / double(timer.elapsed())) << " a second\n";
    return broken == 0 ? 0 : 1;
}
