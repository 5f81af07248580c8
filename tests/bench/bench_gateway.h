// SPDX-License-Identifier: MIT
// The sandbox gateway as the bench runs it: with a delay for each call of the API, hands that complete a session, and
// what was asked of it. Both tills use the same one.
#pragma once

#include "bench/patience.h"
#include "sandbox/sandbox_gateway.h"
#include "sandbox/strict_json.h"

#include <memory>
#include <string>

namespace httplib {
class Client;
}

namespace Kassi::Bench {

class BenchGateway
{
public:
    explicit BenchGateway(std::chrono::milliseconds delay);
    ~BenchGateway();
    BenchGateway(const BenchGateway &) = delete;
    BenchGateway &operator=(const BenchGateway &) = delete;

    [[nodiscard]] const SandboxGateway &sandbox() const { return *m_sandbox; }
    /// The customer has paid. When that was so.
    Moment complete(const std::string &session);
    /// When the newest session was made. It is known without instrumentation: ids need random numbers.
    [[nodiscard]] Moment sessionMade() const { return Moment(Clock::duration(m_made)); }
    /// How often a session and its payment were looked at through the API.
    [[nodiscard]] int retrievesOf(const std::string &session);
    void forgetRequests();

private:
    Sandbox::Json control(const std::string &method, const std::string &path, const std::string &body = {});

    std::atomic<Clock::rep> m_made = 0;
    std::unique_ptr<SandboxGateway> m_sandbox;
    std::unique_ptr<httplib::Client> m_control;
};

} // namespace Kassi::Bench
