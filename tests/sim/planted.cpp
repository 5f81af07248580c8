// SPDX-License-Identifier: MIT
#include "sim/planted.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTextStream>

#include <algorithm>
#include <memory>
#include <vector>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

constexpr size_t atATime = 2;
constexpr int patienceMs = 120'000;

struct Bug
{
    QString name;
    QString store;
    QString description;
};

QString folder()
{
    return QCoreApplication::applicationDirPath() + u"/planted/"_s;
}

std::vector<Bug> readBugs()
{
    std::vector<Bug> bugs;
    QFile file(folder() + u"bugs.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return bugs;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList fields = line.split(u'\t');
        if (fields.size() == 3)
            bugs.push_back({.name = fields[0], .store = fields[1], .description = fields[2]});
    }
    return bugs;
}

struct Run
{
    Bug bug;
    std::unique_ptr<QProcess> process;
};

std::unique_ptr<QProcess> start(const Bug &bug, const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setStandardErrorFile(QProcess::nullDevice());
    process->start(folder() + bug.name, arguments + QStringList{u"--store"_s, bug.store});
    return process;
}

/// What the program found ("seed 12: S1: …"), or why that does not count.
QString finding(QProcess &process, bool &found)
{
    found = false;
    if (!process.waitForFinished(patienceMs))
        return u"does not end"_s;
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() > 1)
        return u"crashes"_s;
    const QString said = QString::fromUtf8(process.readAllStandardOutput()).section(u'\n', 0, 0);
    found = process.exitCode() == 1 && said.startsWith(u"seed "_s);
    return found ? said : u"NOT FOUND"_s;
}

bool report(QTextStream &out, Run &run)
{
    bool found = false;
    const QString first = finding(*run.process, found);
    bool again = false;
    if (found) {
        const QString seed = first.section(u':', 0, 0).mid(5);
        const auto repeated = start(run.bug, {u"--seeds"_s, u"1"_s, u"--from"_s, seed, u"--first"_s});
        again = finding(*repeated, found) == first;
    }
    out << run.bug.name.leftJustified(34) << (found && !again ? u"NOT FOUND AGAIN: "_s : QString()) << first << "   ("
        << run.bug.description << ")\n";
    out.flush();
    return found && again;
}

} // namespace

bool findPlantedBugs(quint64 seeds)
{
    QTextStream out(stdout);
    const std::vector<Bug> bugs = readBugs();
    std::vector<Run> running;
    size_t foundBugs = 0;
    for (size_t next = 0; next < bugs.size() || !running.empty();) {
        while (next < bugs.size() && running.size() < atATime) {
            const Bug &bug = bugs[next++];
            running.push_back({bug, start(bug, {u"--seeds"_s, QString::number(seeds), u"--first"_s})});
        }
        foundBugs += size_t(report(out, running.front()));
        running.erase(running.begin());
    }
    out << foundBugs << " of " << bugs.size() << " planted bugs found\n";
    return !bugs.empty() && foundBugs == bugs.size();
}

} // namespace Kassi::Sim
