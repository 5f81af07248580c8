// SPDX-License-Identifier: MIT
// The peer's till: what a reasonable shop would put into a browser in kiosk mode. A page with an amount, a frame and an
// outcome (pages/till.html), and a small backend that holds the API key and keeps its connection to the gateway.
#pragma once

#include "sandbox/http_server.h"
#include "sandbox/sandbox_gateway.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace httplib {
class Client;
}

namespace Kassi::Bench {

class WebTill
{
public:
    /// `elementOrigin` is where the element is, http://127.0.0.1:PORT.
    WebTill(const SandboxGateway &gateway, std::string elementOrigin);
    ~WebTill();
    WebTill(const WebTill &) = delete;
    WebTill &operator=(const WebTill &) = delete;

    /// http://localhost:PORT. The element is on 127.0.0.1, so that they are two sites to a browser, as a shop's and
    /// Borga's are, and get a process each.
    [[nodiscard]] std::string url() const;

private:
    class Line;

    [[nodiscard]] Sandbox::HttpReply answer(const Sandbox::HttpRequest &request);
    [[nodiscard]] Sandbox::HttpReply charge(const Sandbox::HttpRequest &request);
    [[nodiscard]] Sandbox::HttpReply outcome(const std::string &session);

    const int m_gatewayPort;
    const std::string m_secretKey;
    const std::string m_merchantId;
    const std::string m_elementOrigin;
    const std::string m_page;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<httplib::Client>> m_lines; ///< To the gateway, connected, not in use.
    Sandbox::HttpServer m_server;                          // last, so that it stops first
};

} // namespace Kassi::Bench
