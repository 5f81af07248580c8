// SPDX-License-Identifier: MIT
#include "traces.h"

#include "support/files.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>

#include <sys/prctl.h>

namespace Kassi::Test {
using namespace Qt::StringLiterals;
using Kassi::Testing::contents;

namespace {

// "pid (name) state parent …"; a name may hold spaces and brackets.
qint64 parentOf(const QString &process)
{
    const QByteArray stat = contents(u"/proc/%1/stat"_s.arg(process));
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
}

QSet<QByteArray> socketsOf(qint64 process)
{
    QSet<QByteArray> inodes;
    const QDir folder(u"/proc/%1/fd"_s.arg(process));
    for (const QString &number : folder.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        QByteArray target(64, '\0');
        target.resize(std::max<qsizetype>(
            0, ::readlink(qPrintable(folder.filePath(number)), target.data(), size_t(target.size()))));
        if (target.startsWith("socket:["))
            inodes << target.mid(8).chopped(1);
    }
    return inodes;
}

// Rows of /proc/net whose socket belongs to the process and listens.
QStringList listening(qint64 process, const QString &table, int state, const QByteArray &listens, int inode, int name)
{
    QStringList found;
    const QSet<QByteArray> own = socketsOf(process);
    for (const QByteArray &row : contents(u"/proc/%1/net/%2"_s.arg(process).arg(table)).split('\n')) {
        const QByteArrayList fields = row.simplified().split(' ');
        if (fields.value(state) == listens && own.contains(fields.value(inode)))
            found << u"%1 %2 of %3"_s.arg(table, QString::fromLatin1(fields.value(name)), processName(process));
    }
    return found;
}

} // namespace

QList<qint64> processTree(qint64 root)
{
    QList<qint64> tree{root};
    const QStringList all = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
    QMultiMap<qint64, qint64> children;
    for (const QString &process : all)
        children.insert(parentOf(process), process.toLongLong());
    for (qsizetype i = 0; i < tree.size(); ++i)
        tree << children.values(tree[i]);
    return tree;
}

QString processName(qint64 process)
{
    QFile file(u"/proc/%1/comm"_s.arg(process));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll().trimmed()) : QString();
}

QStringList listeners(qint64 root)
{
    QStringList found;
    for (const qint64 process : processTree(root)) {
        found << listening(process, u"tcp"_s, 3, "0A", 9, 1) << listening(process, u"tcp6"_s, 3, "0A", 9, 1)
              << listening(process, u"unix"_s, 3, "00010000", 6, 7);
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
        const bool known = std::any_of(except.begin(), except.end(), [&path](const QString &prefix) {
            return path == prefix || path.startsWith(prefix + u'/');
        });
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
