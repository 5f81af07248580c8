// SPDX-License-Identifier: MIT
// How the gateway is spoken to over TLS: whom to believe, and who we are towards a broker.
#pragma once

#include "gateway/borga_api.h"

#include <QSslConfiguration>

namespace Kassi {

/// ErrorCode::InvalidSettings where a certificate file cannot be read.
[[nodiscard]] Result<QSslConfiguration> borgaTls(const BorgaConfig &config);

} // namespace Kassi
