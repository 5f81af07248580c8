// SPDX-License-Identifier: MIT
// The repository's own files as test data: for the tests that hold the house rules.
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace Kassi::Testing {

using namespace Qt::StringLiterals;

struct SourceFile
{
    QString path; ///< From the top of the repository, with slashes.
    QStringList lines;
};

struct Include
{
    QString file;
    qsizetype line = 0;
    QString name;
    bool quoted = false;

    [[nodiscard]] QString describe() const { return u"%1:%2 includes %3"_s.arg(file).arg(line).arg(name); }
};

/// Every file below `folders` whose name matches one of `patterns`, in order of path.
inline std::vector<SourceFile> sourceTree(const QStringList &folders,
                                          const QStringList &patterns = {u"*.h"_s, u"*.cpp"_s})
{
    const QString top = QStringLiteral(KASSI_SOURCE_DIR "/");
    std::vector<SourceFile> files;
    for (const QString &folder : folders) {
        QDirIterator found(top + folder, patterns, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (found.hasNext()) {
            QFile file(found.next());
            if (file.open(QIODevice::ReadOnly))
                files.push_back({file.fileName().mid(top.size()), QString::fromUtf8(file.readAll()).split(u'\n')});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

inline std::vector<Include> includesOf(const SourceFile &file)
{
    static const QRegularExpression pattern(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s);
    std::vector<Include> includes;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QRegularExpressionMatch match = pattern.match(file.lines[i]);
        if (match.hasMatch())
            includes.push_back({file.path, i + 1, match.captured(2), match.captured(1) == u"\""_s});
    }
    return includes;
}

} // namespace Kassi::Testing
