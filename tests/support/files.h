// SPDX-License-Identifier: MIT
// Files as tests need them: whole, or the test ends.
#pragma once

#include <QFile>
#include <QFileInfo>

namespace Kassi::Testing {

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

inline void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a file of the test");
}

inline bool onlyForUs(const QString &path)
{
    return (QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                                             QFile::WriteOther | QFile::ExeOther)) == QFile::Permissions();
}

} // namespace Kassi::Testing
