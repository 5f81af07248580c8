// SPDX-License-Identifier: MIT
// The POS API's HTTP server, in threads of its own. The only place of the API that knows the HTTP library.
//
// One connection carries one call. It has `patience` to bring the whole of it, is closed otherwise, and at most
// `mostConnections` are taken at a time: what more come wait outside, where they cost nothing. A listener that does not
// read its events is dropped.
#pragma once

#include "payment/listen_address.h"
#include "payment/origin.h"
#include "pos/api_token.h"
#include "pos/desk_calls.h"
#include "pos/event_log.h"

#include <QList>

#include <chrono>
#include <memory>

namespace Kassi::Pos {

struct PosServerOptions
{
    ListenAddress listen = {}; ///< Port 0: any free one.
    QString tokenFile = {};
    uint userId = 0; ///< Ours.
    QList<Origin> allowedOrigins = {};
    std::chrono::milliseconds patience = std::chrono::seconds(5);
    std::chrono::milliseconds heartbeat = std::chrono::seconds(15);
    std::chrono::milliseconds deskPatience = std::chrono::seconds(5); ///< As DeskCalls.
};

class PosServer
{
public:
    static constexpr int mostConnections = 24;
    static constexpr int mostListeners = 8;

    /// Call on the till's thread, which `desk` belongs to. All of it outlives the server. ErrorCode::InvalidCredentials
    /// (the token), InvalidSettings (the address is taken).
    [[nodiscard]] static Result<std::unique_ptr<PosServer>> start(const PosServerOptions &options, ChargeDesk &desk,
                                                                  EventLog &events);
    ~PosServer(); ///< Ends all connections, and waits for the threads.
    PosServer(const PosServer &) = delete;
    PosServer &operator=(const PosServer &) = delete;

    [[nodiscard]] const ListenAddress &address() const;

private:
    struct Parts;
    explicit PosServer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace Kassi::Pos
