// SPDX-License-Identifier: MIT
// How the windows look, as the settings say: size, colours, and the shop's own of both.
#pragma once

#include "settings/settings.h"

class QApplication;

namespace Kassi {

/// Before there is a QApplication: how large everything is. 100 % leaves what the environment says.
void applyScale(const TillSettings &settings);

void applyTheme(QApplication &application, const TillSettings &settings);

} // namespace Kassi
