// SPDX-License-Identifier: MIT
// Why an exchange brought no answer of the gateway's own: each way of failing in words of its own, which tell a till's
// keeper where to look. Private to the gateway.
#pragma once

#include "payment/error.h"

#include <QList>

#include <optional>

class QNetworkReply;
class QSslError;

namespace Kassi {

/// No whole answer came. `certificateProblems`: what was wrong with the peer's certificate, if anything was.
[[nodiscard]] Error transportError(const QNetworkReply &reply, const QList<QSslError> &certificateProblems);

/// An answer came, but something between here and the gateway gave it: a redirect, a proxy or a login page. Nothing
/// where it may be the gateway's.
[[nodiscard]] std::optional<Error> strangersAnswer(const QNetworkReply &reply, const QByteArray &body);

/// A web page where JSON is due. The gateway never sends one; what stands before it (a broker, a filter) may.
[[nodiscard]] bool isWebPage(const QNetworkReply &reply, const QByteArray &body);

} // namespace Kassi
