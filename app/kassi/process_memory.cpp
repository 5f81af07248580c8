// SPDX-License-Identifier: MIT
#include "process_memory.h"

#include <QDir>
#include <QFile>
#include <QMultiMap>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QByteArray procFile(qint64 pid, const char *name)
{
    QFile file(u"/proc/%1/%2"_s.arg(QString::number(pid), QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

quint64 kilobytes(const QByteArray &text, const QByteArray &name)
{
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size()).trimmed().split(' ').first().toULongLong();
    }
    return 0;
}

} // namespace

quint64 memoryOfTree(qint64 pid)
{
    QMultiMap<qint64, qint64> children;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        const qint64 child = name.toLongLong();
        const QByteArray stat = child > 0 ? procFile(child, "stat") : QByteArray();
        const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' '); // state, parent, …
        if (fields.size() > 1)
            children.insert(fields[1].toLongLong(), child);
    }
    quint64 sum = 0;
    QList<qint64> tree{pid};
    while (!tree.isEmpty()) {
        const qint64 next = tree.takeFirst();
        tree += children.values(next);
        const QByteArray shares = procFile(next, "smaps_rollup");
        const QByteArray status = shares.isEmpty() ? procFile(next, "status") : QByteArray();
        sum += shares.isEmpty() ? kilobytes(status, "RssAnon:") + kilobytes(status, "RssShmem:")
                                : kilobytes(shares, "Pss:");
    }
    return sum * 1024;
}

} // namespace Kassi
