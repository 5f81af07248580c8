// SPDX-License-Identifier: MIT
#include "bench/web_till.h"

#include "bench/element_page.h"
#include "common/theme_colours.h"
#include "sandbox/strict_json.h"

#include <QUuid>

#include <httplib.h>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;
using Sandbox::HttpReply;
using Sandbox::HttpRequest;
using Sandbox::Json;

namespace {

HttpReply troubleWithGateway()
{
    return {.status = 502, .body = R"({"error":"the gateway did not answer"})"};
}

/// With the colours of Kassi's own screens in the place of their names.
std::string tillPage()
{
    const Theme::Colours colours = Theme::coloursFor(Theme::Scheme::Light);
    QString page = QString::fromStdString(pageFile(u"till.html"_s));
    const std::pair<QString, QColor> all[] = {{u"{edge}"_s, colours.edge},
                                              {u"{brand}"_s, colours.brand},
                                              {u"{brandOff}"_s, colours.brandOff},
                                              {u"{good}"_s, colours.good}};
    for (const auto &[name, colour] : all)
        page.replace(name, colour.name());
    return page.toStdString();
}

} // namespace

/// A connection to the gateway, taken from those that are open, and given back.
class WebTill::Line
{
public:
    explicit Line(WebTill &till)
        : m_till(till)
    {
        const std::lock_guard lock(till.m_mutex);
        if (till.m_lines.empty()) {
            m_client = std::make_unique<httplib::Client>("127.0.0.1", till.m_gatewayPort);
            m_client->set_keep_alive(true);
            m_client->set_tcp_nodelay(true);
            m_client->set_default_headers(
                {{"Authorization", "Bearer " + till.m_secretKey}, {"X-Merchant-Id", till.m_merchantId}});
            return;
        }
        m_client = std::move(till.m_lines.back());
        till.m_lines.pop_back();
    }

    ~Line()
    {
        const std::lock_guard lock(m_till.m_mutex);
        m_till.m_lines.push_back(std::move(m_client));
    }

    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;

    std::optional<Json> get(const std::string &path) { return read(m_client->Get(path)); }

    std::optional<Json> post(const std::string &path, const Json &body)
    {
        const std::string key = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
        return read(m_client->Post(path, {{"Idempotency-Key", key}}, body.dump(), "application/json"));
    }

private:
    static std::optional<Json> read(const httplib::Result &answer)
    {
        return answer && answer->status < 300 ? Sandbox::parseStrictly(answer->body) : std::nullopt;
    }

    WebTill &m_till;
    std::unique_ptr<httplib::Client> m_client;
};

WebTill::WebTill(const SandboxGateway &gateway, std::string elementOrigin)
    : m_gatewayPort(gateway.port())
    , m_secretKey(gateway.secretKey().toStdString())
    , m_merchantId(gateway.merchantId().toStdString())
    , m_elementOrigin(std::move(elementOrigin))
    , m_page(tillPage())
    , m_server(0)
{
    if (m_server.port() == 0)
        throw Failure(u"no port for the web till"_s);
    m_server.run([this](const HttpRequest &request) { return answer(request); });
}

WebTill::~WebTill() = default;

std::string WebTill::url() const
{
    return "http://localhost:" + std::to_string(m_server.port());
}

HttpReply WebTill::answer(const HttpRequest &request)
{
    if (request.method == "GET" && request.path == "/")
        return {.body = m_page, .contentType = "text/html; charset=utf-8"};
    if (request.method == "POST" && request.path == "/charge")
        return charge(request);
    if (const auto session = Sandbox::after(request.path, "/outcome/"))
        return outcome(*session);
    return {.status = 404, .body = "{}"};
}

HttpReply WebTill::charge(const HttpRequest &request)
{
    const std::optional<Json> order = Sandbox::parseStrictly(request.body);
    if (!order || !order->is_object())
        return {.status = 400, .body = "{}"};
    const auto session = Line(*this).post("/v1/payment_sessions", {{"mode", "embedded"},
                                                                   {"amount", order->at("amount")},
                                                                   {"currency", "ISK"},
                                                                   {"origin", url()},
                                                                   {"locale", "is"}});
    if (!session)
        return troubleWithGateway();
    const std::string id = Sandbox::textOf(*session, "id");
    return {.body = Json{{"session", id}, {"element", m_elementOrigin + "/element/" + id}}.dump()};
}

HttpReply WebTill::outcome(const std::string &session)
{
    Line line(*this);
    const auto seen = line.get("/v1/payment_sessions/" + session);
    if (!seen)
        return troubleWithGateway();
    if (Sandbox::textOf(*seen, "status") != "complete")
        return {.body = R"({"paid":false})"};
    const auto payment = line.get("/v1/payments/" + Sandbox::textOf(*seen, "payment"));
    if (!payment)
        return troubleWithGateway();
    return {.body = Json{{"paid", Sandbox::textOf(*payment, "status") == "succeeded"}}.dump()};
}

} // namespace Kassi::Bench
