// SPDX-License-Identifier: MIT
#include "journal/private_folder.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace Kassi {
using namespace Qt::StringLiterals;

Result<void> makePrivateFolder(const QString &path)
{
    constexpr QFile::Permissions onlyUs = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QFileInfo before(path);
    if (!before.exists()) {
        // The folders above are nobody's secret; only the last one is ours.
        if (QDir().mkpath(before.absolutePath()) && QDir().mkdir(path, onlyUs))
            return syncFolder(before.absolutePath());
        return fail(
            ErrorCode::JournalFailed,
            u"The folder \"%1\" cannot be created. Check the path and who may write there, or choose another."_s.arg(
                path));
    }
    if (!before.isDir())
        return fail(ErrorCode::JournalFailed, u"\"%1\" is a file, not a folder. Choose another folder."_s.arg(path));
    if (before.permissions() & (QFile::WriteGroup | QFile::WriteOther))
        return fail(ErrorCode::JournalFailed,
                    u"Others may change what is in the folder \"%1\". Type: chmod 700 '%1'"_s.arg(path));
    return {};
}

Result<void> syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::fsync(folder) == 0;
    const int cause = errno;
    if (folder >= 0)
        ::close(folder);
    if (!synced)
        return fail(ErrorCode::JournalFailed,
                    u"The folder \"%1\" cannot be saved to the disk: %2. It has to be on a healthy local disk."_s.arg(
                        path, qt_error_string(cause)));
    return {};
}

} // namespace Kassi
