// SPDX-License-Identifier: MIT
// The only place that knows the HTTP library: takes plain requests off a loopback port and puts plain replies on it.
#pragma once

#include "sandbox/http_message.h"

#include <functional>
#include <memory>

namespace Kassi::Sandbox {

class HttpServer
{
public:
    /// Called from several threads at once.
    using Handler = std::function<HttpReply(const HttpRequest &)>;

    /// Binds 127.0.0.1; 0 means any free port. The handler is called only after `run`.
    explicit HttpServer(int port);
    ~HttpServer(); ///< Closes every connection; waits for handlers that still run.
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    [[nodiscard]] int port() const; ///< 0: the port could not be had.
    void run(Handler handler);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace Kassi::Sandbox
