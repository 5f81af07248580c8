// SPDX-License-Identifier: MIT
// Who may call the POS API, judged by a request's head alone, before a byte of its body is read:
//
//   another program on the machine   does not know the token
//   a page in the shop's browser     is of another origin, which its browser says, and does not know the token
//   a page whose name was made to    has its own name in the Host header (DNS rebinding)
//     mean this machine
//
// Pure but for the token.
#pragma once

#include "payment/origin.h"
#include "pos/api_values.h"
#include "pos/pos_error.h"

#include <QList>

#include <functional>
#include <optional>

namespace Kassi::Pos {

struct DoorRules
{
    QByteArray host; ///< The only Host header that is taken, as ListenAddress writes it.
    QList<Origin> origins = {};
    std::function<bool(const QByteArray &token)> accepts;
};

struct Admitted
{
    QByteArray origin = {};              ///< The web page's; its browser has to be told that it may read the answer.
    std::optional<ApiReply> answer = {}; ///< All there is to say: a browser asked whether it may call.
};

[[nodiscard]] PosResult<Admitted> admit(const ApiRequest &head, const DoorRules &rules);

/// Has the browser show the answer to the page that asked, and nobody keep it.
void addSafetyHeaders(ApiReply &reply, const QByteArray &origin);

} // namespace Kassi::Pos
