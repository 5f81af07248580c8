// SPDX-License-Identifier: MIT
// A kiosk that cannot be started, for those who stand before it: a locked screen that says so, and not the black one of
// a compositor without a program, nor a desktop.
#pragma once

#include "payment/error.h"
#include "service_notifier.h"
#include "till.h"

namespace Kassi {

/// Whether it is started as a kiosk that a service manager starts again when it ends.
[[nodiscard]] bool isKioskOfService(const CommonOptions &options, const ServiceRequest &service);

/// Shows it for half a minute, or until the service is stopped; what is wrong may be over at the next start. Needs the
/// application.
void standOutOfService(const CommonOptions &options, const ServiceRequest &service, const Error &why);

} // namespace Kassi
