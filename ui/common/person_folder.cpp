// SPDX-License-Identifier: MIT
#include "common/person_folder.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace Kassi {
using namespace Qt::StringLiterals;

QString personFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u"/Kassi"_s;
}

QString newFileFor(const QString &folder, const QString &kind, const QString &reference, const QString &ending)
{
    static const QRegularExpression unsafe(u"[^\\p{L}\\p{N}_-]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    constexpr qsizetype longest = 60;
    const qsizetype dot = ending.lastIndexOf(u'.');
    const QString path =
        folder + u'/' + kind + QString(reference).replace(unsafe, u"_"_s).left(longest) + ending.left(dot);
    const QString suffix = ending.mid(dot);
    QString file = path + suffix;
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = u"%1-%2%3"_s.arg(path, QString::number(number), suffix);
    return file;
}

} // namespace Kassi
