// SPDX-License-Identifier: MIT
// A web address as the customer should read it: the host in its ASCII form, so that look-alike letters show as "xn--…",
// and the port where it is not the usual one.
#pragma once

#include <QUrl>

namespace Kassi {

[[nodiscard]] inline QString hostName(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    return host.isEmpty() || url.port() < 0 ? host : host + QLatin1Char(':') + QString::number(url.port());
}

} // namespace Kassi
