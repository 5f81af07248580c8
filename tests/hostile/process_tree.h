// SPDX-License-Identifier: MIT
// The processes of a program and what the system says about each: only those that it started itself, or these did.
#pragma once

#include <QByteArrayList>
#include <QDir>
#include <QFile>
#include <QMap>

#include <sys/types.h>

namespace Kassi::Test {

/// A file of /proc/PID. Empty: the process is gone, or the file is.
inline QByteArray procFile(qint64 pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All that descend from `root` and live, without itself. None of 0, a program that does not run: its are all others.
inline QList<qint64> descendants(qint64 root)
{
    if (root <= 0)
        return {};
    QMultiMap<qint64, qint64> children;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const qint64 pid = name.toLongLong();
        const QByteArray stat = pid > 0 ? procFile(pid, "stat") : QByteArray();
        const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' '); // state, parent, …
        if (fields.size() > 1 && fields[0] != "Z")
            children.insert(fields[1].toLongLong(), pid);
    }
    QList<qint64> found;
    QList<qint64> next{root};
    while (!next.isEmpty()) {
        const QList<qint64> born = children.values(next.takeFirst());
        found += born;
        next += born;
    }
    return found;
}

/// The same, and `root` itself.
inline QList<qint64> processTree(qint64 root)
{
    QList<qint64> all = descendants(root);
    all << root;
    return all;
}

/// The processes that pages live in: Chromium offers these to the system first when memory ends, and no others.
inline QList<qint64> renderers(qint64 root)
{
    QList<qint64> found = descendants(root);
    found.removeIf([](qint64 pid) { return procFile(pid, "oom_score_adj").trimmed().toInt() <= 0; });
    return found;
}

/// Of all these, in KiB; what they share is split between them. Not files that they map: other programs, other tests,
/// map them too, and split them otherwise when they come and go.
inline qint64 memoryKb(const QList<qint64> &processes)
{
    qint64 sum = 0;
    for (const qint64 pid : processes) {
        for (const QByteArray &line : procFile(pid, "smaps_rollup").split('\n')) {
            if (line.startsWith("Pss_Anon:") || line.startsWith("Pss_Shmem:"))
                sum += line.mid(line.indexOf(':') + 1).chopped(2).trimmed().toLongLong();
        }
    }
    return sum;
}

/// Of a program and all that it started.
inline qint64 memoryKb(qint64 root)
{
    return memoryKb(processTree(root));
}

} // namespace Kassi::Test
