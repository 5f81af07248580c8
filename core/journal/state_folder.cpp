// SPDX-License-Identifier: MIT
#include "journal/state_folder.h"

#include "journal/private_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <sys/file.h>

#include <cerrno>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestPid = 20;

tl::unexpected<Error> heldBy(const QString &path, QFile &lock)
{
    const QString pid = QString::fromLatin1(lock.read(longestPid)).trimmed();
    const QString holder = pid.isEmpty() ? u"Another process"_s : u"The process %1"_s.arg(pid);
    return fail(ErrorCode::InstanceLocked,
                holder + u" already uses the state folder \"%1\". Close that program first, or give this one a "
                         u"folder of its own with --state-dir."_s.arg(path));
}

Result<void> writePid(QFile &lock)
{
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    if (!lock.resize(0) || lock.write(pid) != pid.size() || !lock.flush())
        return fail(ErrorCode::JournalFailed,
                    u"\"%1\" cannot be written: %2."_s.arg(lock.fileName(), lock.errorString()));
    return {};
}

} // namespace

Result<StateFolder> StateFolder::acquire(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (auto made = makePrivateFolder(absolute); !made)
        return tl::unexpected(made.error());

    // The file stays when the lock goes: removing it could take the lock from under the next holder.
    auto lock = std::make_unique<QFile>(QDir(absolute).filePath(u"lock"_s));
    if (!lock->open(QIODevice::ReadWrite, QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorCode::JournalFailed, u"\"%1\" cannot be opened: %2. Check who may write there."_s.arg(
                                                  lock->fileName(), lock->errorString()));
    if (::flock(lock->handle(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return heldBy(absolute, *lock);
        return fail(ErrorCode::JournalFailed,
                    u"\"%1\" cannot be locked: %2. The state folder has to be on a local disk."_s.arg(
                        lock->fileName(), qt_error_string(errno)));
    }
    if (auto written = writePid(*lock); !written)
        return tl::unexpected(written.error());
    return StateFolder(absolute, std::move(lock));
}

QString StateFolder::journalFileIn(const QString &path)
{
    return QDir(path).filePath(u"journal.sqlite3"_s);
}

} // namespace Kassi
