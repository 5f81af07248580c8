// SPDX-License-Identifier: MIT
#include "bench/usage.h"

#include "hostile/process_tree.h"

#include <QDir>
#include <QDirIterator>

#include <algorithm>
#include <unistd.h>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;
using Test::procFile;

namespace {

// Fields of /proc/PID/stat, counted from the state, which is the first one after the program's name.
constexpr int sessionField = 3;
constexpr int userTimeField = 11;
constexpr int systemTimeField = 12;
constexpr int threadsField = 17;

qint64 statField(qint64 pid, int number)
{
    const QByteArray stat = procFile(pid, "stat");
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(number).toLongLong();
}

/// What has ended and only waits to be asked about has none.
bool hasMemory(qint64 pid)
{
    const QByteArray pages = procFile(pid, "statm"); // everybody may read this one
    return !pages.isEmpty() && !pages.startsWith("0 ");
}

/// Time on processors since each began.
QMap<qint64, double> cpuMsOf(const QList<qint64> &processes)
{
    const double msPerTick = 1000.0 / double(::sysconf(_SC_CLK_TCK));
    QMap<qint64, double> spent;
    for (const qint64 pid : processes)
        spent.insert(pid, double(statField(pid, userTimeField) + statField(pid, systemTimeField)) * msPerTick);
    return spent;
}

} // namespace

QList<qint64> processesOf(qint64 leader)
{
    QList<qint64> found = Test::processTree(leader);
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        const qint64 pid = name.toLongLong();
        if (pid > 0 && !found.contains(pid) && statField(pid, sessionField) == leader && hasMemory(pid))
            found << pid;
    }
    return found;
}

std::optional<double> megabytesOf(const QList<qint64> &processes)
{
    qint64 kilobytes = 0;
    for (const qint64 pid : processes) {
        const QByteArray rollup = procFile(pid, "smaps_rollup");
        if (rollup.isEmpty() && hasMemory(pid))
            return std::nullopt;
        for (const QByteArray &line : rollup.split('\n')) {
            if (line.startsWith("Pss:"))
                kilobytes += line.mid(4).chopped(2).trimmed().toLongLong();
        }
    }
    return double(kilobytes) / 1024.0;
}

int threadsOf(const QList<qint64> &processes)
{
    qint64 threads = 0;
    for (const qint64 pid : processes)
        threads += statField(pid, threadsField);
    return int(threads);
}

std::optional<int> descriptorsOf(const QList<qint64> &processes)
{
    qsizetype count = 0;
    for (const qint64 pid : processes) {
        const QDir folder(u"/proc/%1/fd"_s.arg(pid));
        if (folder.exists() && !folder.isReadable())
            return std::nullopt;
        count += folder.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot).size();
    }
    return int(count);
}

int processesThatMap(const QByteArray &library)
{
    int count = 0;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs))
        count += name.toLongLong() > 0 && procFile(name.toLongLong(), "maps").contains(library) ? 1 : 0;
    return count;
}

int filesBelow(const QString &folder, const QStringList &without)
{
    int count = 0;
    QDirIterator files(folder, QDir::Files | QDir::System | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const bool counts =
            std::ranges::none_of(without, [&file](const QString &other) { return file.startsWith(other + u'/'); });
        count += counts ? 1 : 0;
    }
    return count;
}

CpuMeter::CpuMeter(qint64 leader)
    : m_leader(leader)
    , m_before(cpuMsOf(processesOf(leader)))
{
}

double CpuMeter::spentMs() const
{
    const QMap<qint64, double> now = cpuMsOf(processesOf(m_leader));
    double spent = 0.0;
    for (auto process = now.cbegin(); process != now.cend(); ++process)
        spent += process.value() - m_before.value(process.key());
    return spent;
}

void awaitRest(qint64 leader, const QString &name)
{
    constexpr double restMs = 10.0; // two per cent of the window
    constexpr auto window = std::chrono::milliseconds(500);
    const Moment end = Clock::now() + patience;
    while (Clock::now() < end) {
        const CpuMeter meter(leader);
        spend(window);
        if (meter.spentMs() <= restMs)
            return;
    }
    throw Failure(name + u" does not come to rest"_s);
}

} // namespace Kassi::Bench
