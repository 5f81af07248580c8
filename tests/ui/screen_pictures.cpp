// SPDX-License-Identifier: MIT
#include "screen_pictures.h"

#include <QFile>
#include <QPainter>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int smallWidth = 320;
constexpr int tourWidth = 720;
constexpr int gap = 12;
constexpr int headHeight = 22;

QString nameOf(Theme::Scheme scheme)
{
    switch (scheme) {
    case Theme::Scheme::Light: return u"light"_s;
    case Theme::Scheme::Dark: return u"dark"_s;
    case Theme::Scheme::Contrast: return u"contrast"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString Look::sheet() const
{
    return u"%1x%2-%3"_s.arg(size.width()).arg(size.height()).arg(scale);
}

QString Look::column() const
{
    return language + u'-' + nameOf(scheme);
}

QList<Look> allLooks()
{
    QList<Look> all;
    for (const QSize size : {QSize(1024, 768), QSize(1280, 800), QSize(1920, 1080)}) {
        for (const int scale : {100, 200}) {
            for (const Theme::Scheme scheme : {Theme::Scheme::Light, Theme::Scheme::Dark, Theme::Scheme::Contrast}) {
                for (const QString &language : {u"is"_s, u"en"_s, u"pl"_s})
                    all << Look{language, scheme, size, scale};
            }
        }
    }
    for (const int scale : {100, 200}) // the smallest screen there is
        all << Look{u"is"_s, Theme::Scheme::Light, {800, 600}, scale}
            << Look{u"pl"_s, Theme::Scheme::Dark, {800, 600}, scale};
    return all;
}

QList<Look> kioskLooks(const QList<QSize> &sizes)
{
    QList<Look> all;
    for (const QSize size : sizes) {
        for (const QString &language : {u"is"_s, u"en"_s, u"pl"_s})
            all << Look{language, Theme::Scheme::Light, size, 100};
        all << Look{u"is"_s, Theme::Scheme::Contrast, size, 100};
    }
    return all;
}

ScreenPictures::ScreenPictures(const QString &folder)
    : m_folder(folder)
{
    if (!m_folder.mkpath(u"screens"_s) || !m_folder.mkpath(u"tour"_s))
        qFatal("cannot make %s", qUtf8Printable(folder));
}

QImage ScreenPictures::take(QWidget &window, const Look &look)
{
    window.resize(look.size * 100 / look.scale);
    QImage picture(look.size, QImage::Format_RGB32);
    picture.setDevicePixelRatio(look.scale / 100.0);
    window.render(&picture);
    return picture;
}

void ScreenPictures::add(const QString &screen, const Look &look, const QImage &picture)
{
    const QString file = u"screens/%1-%2-%3.png"_s.arg(screen, look.column(), look.sheet());
    if (!picture.save(m_folder.filePath(file)))
        qFatal("cannot write %s", qUtf8Printable(file));
    if (look.sheet() == u"1024x768-100"_s) // as resources/tour shows them
        addToTour(look.column() == u"en-light"_s ? screen : screen + u'-' + look.column(), picture);
    QImage small = picture.scaledToWidth(smallWidth, Qt::SmoothTransformation);
    small.setDevicePixelRatio(1);
    m_sheets[look.sheet()][screen][look.column()] = small;
    if (!m_columns.contains(look.column()))
        m_columns << look.column();
}

void ScreenPictures::addToTour(const QString &name, const QImage &picture) const
{
    const QImage small = picture.scaledToWidth(tourWidth, Qt::SmoothTransformation);
    constexpr int smallest = 0; // of the file, and the slowest to write
    if (!small.save(m_folder.filePath(u"tour/%1.png"_s.arg(name)), "PNG", smallest))
        qFatal("cannot write the tour");
}

void ScreenPictures::writeSheets() const
{
    QString html = u"<!DOCTYPE html><meta charset=\"utf-8\"><title>Kassi: every screen</title>\n"_s;
    for (auto sheet = m_sheets.begin(); sheet != m_sheets.end(); ++sheet) {
        const int rowHeight = headHeight + gap + sheet->first().first().height();
        QImage image(gap + int(m_columns.size()) * (smallWidth + gap), gap + int(sheet->size()) * rowHeight,
                     QImage::Format_RGB32);
        image.fill(0x777777);
        QPainter painter(&image);
        painter.setPen(Qt::white);
        html += u"<h2>%1</h2><img src=\"sheet-%1.png\" alt=\"\">\n"_s.arg(sheet.key());
        for (int y = gap; auto [screen, columns] : sheet->asKeyValueRange()) {
            html += u"<p>%1:"_s.arg(screen);
            for (int x = gap; const QString &column : std::as_const(m_columns)) {
                if (columns.contains(column)) {
                    painter.drawText(x, y + headHeight - 6, screen + u"   "_s + column);
                    painter.drawImage(x, y + headHeight, columns[column]);
                    html += u" <a href=\"screens/%1-%2-%3.png\">%2</a>"_s.arg(screen, column, sheet.key());
                }
                x += smallWidth + gap;
            }
            html += u"\n"_s;
            y += rowHeight;
        }
        painter.end();
        if (!image.save(m_folder.filePath(u"sheet-%1.png"_s.arg(sheet.key()))))
            qFatal("cannot write a sheet");
    }
    QFile index(m_folder.filePath(u"index.html"_s));
    if (!index.open(QIODevice::WriteOnly) || index.write(html.toUtf8()) < 0)
        qFatal("cannot write %s", qUtf8Printable(index.fileName()));
}

} // namespace Kassi
