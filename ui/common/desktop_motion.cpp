// SPDX-License-Identifier: MIT
#include "common/desktop_motion.h"

#include "common/desktop_portal.h"

namespace Kassi {
using namespace Qt::StringLiterals;

std::function<bool()> askForReducedMotion()
{
    // What all desktops of today have in common, and where the two large ones kept it before there was that.
    const auto common = u"org.freedesktop.appearance"_s;
    const auto gnome = u"org.gnome.desktop.interface"_s;
    const auto kde = u"org.kde.kdeglobals.KDE"_s;
    return [=, answer = askDesktop({common, gnome, kde})] {
        const DesktopSettings settings = answer();
        const QVariant slowness = settings.value(kde).value(u"AnimationDurationFactor"_s, 1.0);
        return settings.value(common).value(u"reduced-motion"_s).toUInt() == 1 ||
               !settings.value(gnome).value(u"enable-animations"_s, true).toBool() || slowness.toDouble() == 0.0;
    };
}

} // namespace Kassi
