// SPDX-License-Identifier: MIT
#include "bench/bench_gateway.h"

#include <QRandomGenerator>

#include <httplib.h>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;
using Sandbox::Json;

namespace {
constexpr char controlToken[] = "the-bench-holds-the-strings";
} // namespace

BenchGateway::BenchGateway(std::chrono::milliseconds delay)
{
    auto started = SandboxGateway::start({.controlToken = QString::fromLatin1(controlToken), .random = [this] {
                                              m_made = Clock::now().time_since_epoch().count();
                                              return QRandomGenerator::system()->generate64();
                                          }});
    if (!started)
        throw Failure(started.error().message);
    m_sandbox = *std::move(started);
    m_control = std::make_unique<httplib::Client>("127.0.0.1", m_sandbox->port());
    m_control->set_keep_alive(true);
    m_control->set_tcp_nodelay(true);
    if (delay.count() == 0)
        return;
    for (const char *method : {"GET", "POST"})
        control("POST", "/sandbox/faults",
                Json{{"match", std::string(method) + " /v1/"},
                     {"action", "delay"},
                     {"times", 0},
                     {"delay_ms", delay.count()}}
                    .dump());
}

BenchGateway::~BenchGateway() = default;

Moment BenchGateway::complete(const std::string &session)
{
    control("POST", "/sandbox/sessions/" + session, R"({"action":"complete"})");
    return Clock::now();
}

int BenchGateway::retrievesOf(const std::string &session)
{
    const Json truth = control("GET", "/sandbox/truth");
    std::string payment;
    for (const Json &one : truth.at("sessions")) {
        if (one.at("id") == session)
            payment = one.at("payment").get<std::string>();
    }
    int count = 0;
    const Json log = control("GET", "/sandbox/log");
    for (const Json &request : log.at("requests")) {
        const auto &path = request.at("path").get_ref<const std::string &>();
        if (request.at("method") == "GET" &&
            (path == "/v1/payment_sessions/" + session || path == "/v1/payments/" + payment))
            ++count;
    }
    if (count == 0) // Nobody can know of a payment without asking once.
        throw Failure(u"the gateway's log knows nothing of "_s + QString::fromStdString(session));
    return count;
}

void BenchGateway::forgetRequests()
{
    control("DELETE", "/sandbox/log");
}

Json BenchGateway::control(const std::string &method, const std::string &path, const std::string &body)
{
    const httplib::Headers headers{{"X-Sandbox-Control", controlToken}};
    const httplib::Result answer = method == "GET"      ? m_control->Get(path, headers)
                                   : method == "DELETE" ? m_control->Delete(path, headers)
                                                        : m_control->Post(path, headers, body, "application/json");
    const std::optional<Json> parsed = answer ? Sandbox::parseStrictly(answer->body) : std::nullopt;
    if (!parsed || answer->status >= 400)
        throw Failure(u"the sandbox gateway did not carry out "_s + QString::fromStdString(method + ' ' + path));
    return *parsed;
}

} // namespace Kassi::Bench
