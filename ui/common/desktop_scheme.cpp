// SPDX-License-Identifier: MIT
#include "common/desktop_scheme.h"

#include "common/desktop_portal.h"

namespace Kassi {
using namespace Qt::StringLiterals;

Theme::Scheme schemeOfDesktop()
{
    const auto group = u"org.freedesktop.appearance"_s;
    const QVariantMap settings = askDesktop({group})().value(group);
    constexpr uint wantsContrast = 1;
    constexpr uint wantsDark = 1; // 2: light, 0: does not say
    if (settings.value(u"contrast"_s).toUInt() == wantsContrast)
        return Theme::Scheme::Contrast;
    return settings.value(u"color-scheme"_s).toUInt() == wantsDark ? Theme::Scheme::Dark : Theme::Scheme::Light;
}

} // namespace Kassi
