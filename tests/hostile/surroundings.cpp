// SPDX-License-Identifier: MIT
#include "surroundings.h"

#include "process_tree.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/prctl.h>

namespace Kassi::Test {
using namespace Qt::StringLiterals;

namespace {

QList<qint64> wholeTree()
{
    const qint64 own = QCoreApplication::applicationPid();
    return descendants(own) << own;
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Inodes of the sockets that a process holds.
QSet<QByteArray> socketsOf(qint64 pid)
{
    QSet<QByteArray> inodes;
    const QDir descriptors(u"/proc/%1/fd"_s.arg(pid));
    for (const QString &name : descriptors.entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot)) {
        const QByteArray target = QFile::symLinkTarget(descriptors.filePath(name)).toUtf8();
        const auto start = target.indexOf("socket:[");
        if (start >= 0)
            inodes << target.mid(start + 8).chopped(1);
    }
    return inodes;
}

} // namespace

void adoptOrphans()
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

QStringList strangePrograms()
{
    // A process between fork and exec is still this program; one that has ended has none.
    const QString own = QFile::symLinkTarget(u"/proc/self/exe"_s);
    QStringList programs;
    for (const qint64 pid : wholeTree()) {
        const QString program = QFile::symLinkTarget(u"/proc/%1/exe"_s.arg(pid));
        if (!program.isEmpty() && QFileInfo(program).fileName() != u"QtWebEngineProcess"_s && program != own)
            programs << program;
    }
    return programs;
}

QSet<QString> listeners()
{
    QSet<QByteArray> own;
    for (const qint64 pid : wholeTree())
        own += socketsOf(pid);
    QSet<QString> found;
    for (const QString &protocol : {u"tcp"_s, u"tcp6"_s, u"udp"_s, u"udp6"_s}) {
        // 0A: listening; 07: a datagram socket that takes from anybody.
        const QByteArray open = protocol.startsWith(u't') ? "0A" : "07";
        for (const QByteArray &line : read(u"/proc/net/"_s + protocol).split('\n')) {
            const QList<QByteArray> fields = line.simplified().split(' ');
            if (fields.size() > 9 && fields[3] == open && own.contains(fields[9]))
                found << protocol + u' ' + QString::fromLatin1(fields[1]);
        }
    }
    return found;
}

qint64 waitedForCpuNs()
{
    // "some avg10=… avg60=… avg300=… total=MICROSECONDS"
    const QByteArray pressure = read(u"/proc/pressure/cpu"_s).split('\n').first();
    if (const auto total = pressure.indexOf("total="); total >= 0)
        return pressure.mid(total + 6).toLongLong() * 1000;
    return read(u"/proc/thread-self/schedstat"_s).split(' ').value(1).toLongLong();
}

} // namespace Kassi::Test
