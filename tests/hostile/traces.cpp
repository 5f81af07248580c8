// SPDX-License-Identifier: MIT
#include "traces.h"

#include "process_tree.h"

#include "support/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

#include <sys/prctl.h>

namespace Kassi::Test {
using namespace Qt::StringLiterals;

namespace {

/// A table of /proc/PID/net: which of its columns say what.
struct SocketTable
{
    const char *name;
    int state;
    QByteArray listens;
    int address;
    int inode;
};

/// Inodes of the sockets that a process holds.
QSet<QByteArray> socketsOf(qint64 process)
{
    QSet<QByteArray> inodes;
    const QDir descriptors(u"/proc/%1/fd"_s.arg(process));
    for (const QString &name : descriptors.entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot)) {
        const QByteArray target = QFile::symLinkTarget(descriptors.filePath(name)).toUtf8();
        if (const auto start = target.indexOf("socket:["); start >= 0)
            inodes << target.mid(start + 8).chopped(1);
    }
    return inodes;
}

} // namespace

QStringList strangePrograms(const QStringList &known)
{
    // A process between fork and exec is still this program; one that has ended has none.
    const QString own = QFile::symLinkTarget(u"/proc/self/exe"_s);
    QStringList programs;
    for (const qint64 process : descendants(QCoreApplication::applicationPid())) {
        const QString program = QFile::symLinkTarget(u"/proc/%1/exe"_s.arg(process));
        const QString name = QFileInfo(program).fileName();
        if (!program.isEmpty() && program != own && name != u"QtWebEngineProcess"_s && !known.contains(name))
            programs << program;
    }
    return programs;
}

QStringList listeners(qint64 root)
{
    QStringList found;
    for (const qint64 process : processTree(root)) {
        const QSet<QByteArray> own = socketsOf(process);
        for (const SocketTable &table : {SocketTable{"net/tcp", 3, "0A", 1, 9},
                                         {"net/tcp6", 3, "0A", 1, 9},
                                         // a datagram socket that takes from anybody
                                         {"net/udp", 3, "07", 1, 9},
                                         {"net/udp6", 3, "07", 1, 9},
                                         {"net/unix", 3, "00010000", 7, 6}}) {
            for (const QByteArray &row : procFile(process, table.name).split('\n')) {
                const QByteArrayList fields = row.simplified().split(' ');
                if (fields.value(table.state) == table.listens && own.contains(fields.value(table.inode)))
                    found << u"%1 %2"_s.arg(QLatin1StringView(table.name).mid(4),
                                            QString::fromLatin1(fields.value(table.address)));
            }
        }
    }
    return found;
}

QStringList filesIn(const QString &folder, const QStringList &except)
{
    QStringList found;
    for (QDirIterator each(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
         each.hasNext();) {
        const QString path = each.next();
        const bool known = std::ranges::any_of(
            except, [&path](const QString &prefix) { return path == prefix || path.startsWith(prefix + u'/'); });
        if (!known)
            found << path;
    }
    found.sort();
    return found;
}

Decoys::Decoys(const QString &folder)
    : m_folder(folder)
{
    QDir().mkpath(folder);
    for (const QString &name : {u"xdg-open"_s,
                                u"xdg-email"_s,
                                u"xdg-mime"_s,
                                u"gio"_s,
                                u"gvfs-open"_s,
                                u"gnome-open"_s,
                                u"kde-open"_s,
                                u"kde-open5"_s,
                                u"kfmclient"_s,
                                u"exo-open"_s,
                                u"sensible-browser"_s,
                                u"x-www-browser"_s,
                                u"www-browser"_s,
                                u"firefox"_s,
                                u"chromium"_s,
                                u"google-chrome"_s,
                                u"mozilla"_s,
                                u"opera"_s,
                                u"thunderbird"_s,
                                u"xterm"_s,
                                u"x-terminal-emulator"_s,
                                u"ssh"_s,
                                u"lp"_s,
                                u"lpr"_s}) {
        Testing::writeFile(folder + u'/' + name, "#!/bin/sh\necho \"$0 $*\" >>'" + marksFile().toUtf8() + "'\n");
        QFile::setPermissions(folder + u'/' + name, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
}

QString Decoys::marksFile() const
{
    return m_folder + u".marks"_s;
}

QString Decoys::marks() const
{
    QFile file(marksFile());
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void adoptOrphans()
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

} // namespace Kassi::Test
