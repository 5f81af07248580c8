// SPDX-License-Identifier: MIT
// bench: what things cost, as medians over rounds, beside what a peer needs for the same work in the same run.
//   bench [--rounds N] [--json]
#include "bench/figure.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>
#include <QTextStream>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

QString number(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 0);
}

void printTable(const Figures &figures, QTextStream &out)
{
    out << "| what | median | least … most | peer | ratio |\n| --- | --- | --- | --- | --- |\n";
    for (const Figure &figure : figures) {
        out << "| " << figure.name << " | " << number(figure.median) << " " << figure.unit << " | "
            << number(figure.least) << " … " << number(figure.most) << " | ";
        if (figure.peer)
            out << figure.peerName << ": " << number(*figure.peer) << " " << figure.unit << " | "
                << number(figure.median / *figure.peer) << " |\n";
        else
            out << "| |\n";
    }
}

void printJson(const Figures &figures, int rounds, QTextStream &out)
{
    QJsonArray all;
    for (const Figure &figure : figures) {
        QJsonObject one{{u"name"_s, figure.name},
                        {u"unit"_s, figure.unit},
                        {u"median"_s, figure.median},
                        {u"least"_s, figure.least},
                        {u"most"_s, figure.most}};
        if (figure.peer) {
            one[u"peer"_s] = figure.peerName;
            one[u"peer_median"_s] = *figure.peer;
            one[u"ratio"_s] = figure.median / *figure.peer;
        }
        all.append(one);
    }
    const QJsonObject result{{u"rounds"_s, rounds},
                             {u"system"_s, QSysInfo::prettyProductName()},
                             {u"qt"_s, QString::fromLatin1(qVersion())},
                             {u"figures"_s, all}};
    out << QJsonDocument(result).toJson(QJsonDocument::Compact) << "\n";
}

} // namespace
} // namespace Kassi::Bench

int main(int argc, char **argv)
{
    using namespace Qt::StringLiterals;
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{u"rounds"_s, u"Rounds of each measurement."_s, u"N"_s, u"20"_s}, {u"json"_s, u"Prints one line of JSON."_s}});
    parser.process(app);
    bool understood = false;
    const int rounds = parser.value(u"rounds"_s).toInt(&understood);
    QTextStream out(stdout);
    QTextStream err(stderr);
    if (!understood || rounds < 1) {
        err << "bench: --rounds is a number, 1 or more\n";
        return 2;
    }
    Kassi::Bench::Figures figures = Kassi::Bench::measureJournal(rounds);
    const Kassi::Bench::Figures simulated = Kassi::Bench::measureSimulation(rounds);
    figures.insert(figures.end(), simulated.begin(), simulated.end());
    if (parser.isSet(u"json"_s))
        Kassi::Bench::printJson(figures, rounds, out);
    else
        Kassi::Bench::printTable(figures, out);
    return 0;
}
