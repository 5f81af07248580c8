// SPDX-License-Identifier: MIT
// Where a test's files go when what is tried is not the disk: in memory where that can be had, since syncing costs.
#pragma once

#include <QDir>
#include <QFileInfo>

namespace Kassi::Testing {
using namespace Qt::StringLiterals;

/// For QTemporaryDir's constructor.
inline QString memoryFolder(const QString &name)
{
    return (QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm"_s : QDir::tempPath()) + u'/' + name + u"-XXXXXX"_s;
}

} // namespace Kassi::Testing
