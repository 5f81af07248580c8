// SPDX-License-Identifier: MIT
#include "look.h"

#include "common/desktop_scheme.h"
#include "common/theme.h"

#include <QApplication>

namespace Kassi {

namespace {

Theme::Scheme schemeOf(TillTheme theme)
{
    switch (theme) {
    case TillTheme::Light: return Theme::Scheme::Light;
    case TillTheme::Dark: return Theme::Scheme::Dark;
    case TillTheme::Contrast: return Theme::Scheme::Contrast;
    case TillTheme::Auto: return schemeOfDesktop();
    }
    Q_UNREACHABLE();
}

} // namespace

// Qt multiplies it with what the screen itself asks for, and the web engine follows.
void applyScale(const TillSettings &settings)
{
    if (settings.scale != 100)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(settings.scale / 100.0));
}

void applyTheme(QApplication &application, const TillSettings &settings)
{
    const std::optional<QColor> brand =
        settings.brandColor.isEmpty() ? std::nullopt : std::optional(QColor(settings.brandColor));
    Theme::apply(application, schemeOf(settings.theme), brand);
}

} // namespace Kassi
