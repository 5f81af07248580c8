// SPDX-License-Identifier: MIT
// Calls to the POS API, over loopback only: the token goes nowhere else.
#pragma once

#include "command_line.h"
#include "payment/listen_address.h"
#include "payment/secret.h"

#include <functional>

namespace Kassi::Ctl {

struct Server
{
    ListenAddress address;
    Secret token;
};

/// From the options and, for what they do not say, the settings. ErrorCode::InvalidRequest (a URL that is not a
/// loopback address), InvalidSettings, InvalidCredentials (the token's file).
[[nodiscard]] Result<Server> findServer(const Where &where);

struct Answer
{
    int status = 0;
    QByteArray body = {};
};

/// ErrorCode::Unreachable: nothing arrived there; Indeterminate: it may have.
[[nodiscard]] Result<Answer> send(const Server &server, const Call &call);

/// Hands over the stream as it comes, until it ends. An answer that is not one: as from send().
[[nodiscard]] Result<Answer> listen(const Server &server, const Call &call,
                                    const std::function<void(const QByteArray &)> &heard);

} // namespace Kassi::Ctl
