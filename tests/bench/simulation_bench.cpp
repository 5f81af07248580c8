// SPDX-License-Identifier: MIT
#include "bench/figure.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <cstdio>
#include <cstdlib>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

double worldsASecond(const QString &store, int seeds)
{
    QProcess sim;
    sim.start(QStringLiteral(KASSI_SIM), {u"--json"_s, u"--store"_s, store, u"--seeds"_s, QString::number(seeds)},
              QIODevice::ReadOnly);
    if (!sim.waitForFinished(-1) || sim.exitCode() != 0) {
        std::fprintf(stderr, "bench: sim on %s failed\n", qUtf8Printable(store));
        std::exit(1);
    }
    return QJsonDocument::fromJson(sim.readAllStandardOutput()).object()[u"per_second"_s].toDouble();
}

Figure measureStore(const QString &store, int seeds, int rounds)
{
    std::vector<double> rates;
    for (int round = 0; round < rounds; ++round)
        rates.push_back(worldsASecond(store, seeds));
    return figureOf(u"simulation, "_s + store, u"worlds/s"_s, rates);
}

} // namespace

Figures measureSimulation(int rounds)
{
    const int few = std::min(rounds, 5);
    return {measureStore(u"memory"_s, 20'000, few), measureStore(u"sqlite"_s, 500, few)};
}

} // namespace Kassi::Bench
