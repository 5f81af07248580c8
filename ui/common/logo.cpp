// SPDX-License-Identifier: MIT
#include "common/logo.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = qint64(1024) * 1024;
constexpr int longestSide = 4096;       // of the picture in the file
constexpr QSize largestShown(840, 216); // three times what the strip shows: sharp at 300 %

} // namespace

Result<QImage> loadLogo(const QString &path)
{
    if (path.isEmpty())
        return QImage();
    const auto refuse = [&path](const QString &why) {
        return fail(ErrorCode::InvalidSettings, u"till.logo: %1 %2."_s.arg(path, why), u"till.logo"_s);
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(u"cannot be read: %1"_s.arg(file.errorString()));
    QByteArray bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile)
        return refuse(u"is larger than 1 MiB"_s);
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    const QByteArray format = reader.format();
    if (format != "png" && format != "svg")
        return refuse(u"is neither a PNG nor an SVG picture"_s);
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > longestSide || size.height() > longestSide)
        return refuse(u"is wider or higher than %1 pixels, or empty"_s.arg(longestSide));
    if (const QSize shown = size.scaled(largestShown, Qt::KeepAspectRatio);
        format == "svg" || shown.width() < size.width())
        reader.setScaledSize(shown);
    const QImage image = reader.read();
    if (image.isNull())
        return refuse(u"cannot be shown: %1"_s.arg(reader.errorString()));
    return image;
}

} // namespace Kassi
