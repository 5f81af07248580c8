// SPDX-License-Identifier: MIT
// Pictures of screens, and sheets on which all of one size stand beside each other, to be looked at by a person.
#pragma once

#include "common/theme_colours.h"

#include <QDir>
#include <QImage>
#include <QMap>
#include <QWidget>

namespace Kassi {

struct Look
{
    QString language;
    Theme::Scheme scheme = Theme::Scheme::Light;
    QSize size = {1024, 768}; ///< Of the screen, in its own pixels.
    int scale = 100;          ///< Percent.

    /// "1024x768-200"
    [[nodiscard]] QString sheet() const;
    /// "is-dark"
    [[nodiscard]] QString column() const;
};

/// All that a till may look like; what one sheet holds, one after the other.
[[nodiscard]] QList<Look> allLooks();
/// Of a kiosk: each size in each language, and in high contrast.
[[nodiscard]] QList<Look> kioskLooks(const QList<QSize> &sizes);

class ScreenPictures
{
public:
    explicit ScreenPictures(const QString &folder);

    /// The window fills the screen, as it would there.
    static QImage take(QWidget &window, const Look &look);
    void add(const QString &screen, const Look &look, const QImage &picture);
    /// The sheets, and index.html, which leads to all pictures.
    void writeSheets() const;

private:
    void addToTour(const QString &name, const QImage &picture) const;

    QDir m_folder;
    QMap<QString, QMap<QString, QMap<QString, QImage>>> m_sheets; ///< Sheet → screen → column → small.
    QStringList m_columns;
};

} // namespace Kassi
