// SPDX-License-Identifier: MIT
#include "sandbox/sandbox_gateway.h"

#include "sandbox/http_server.h"
#include "sandbox/routes.h"
#include "sandbox/state_file.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTimeZone>

#include <string_view>

namespace Kassi {

namespace Sandbox {

namespace {

constexpr std::size_t longestLog = 10'000;

SandboxOptions withDefaults(SandboxOptions options)
{
    if (!options.wallClockMs)
        options.wallClockMs = [] { return QDateTime::currentMSecsSinceEpoch(); };
    if (!options.random)
        options.random = [] { return QRandomGenerator::system()->generate64(); };
    return options;
}

/// 24 letters and digits: more than anyone can guess.
std::string newId(const std::function<quint64()> &random, const std::string &prefix)
{
    constexpr std::string_view letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::string id = prefix;
    for (int i = 0; i < 24; ++i)
        id += letters[random() % letters.size()];
    return id;
}

Result<void> checkKeys(const SandboxOptions &options)
{
    const auto isKey = [](const QString &key, const QString &prefix) {
        static const QRegularExpression rest(QStringLiteral("\\A[A-Za-z0-9_]+\\z"));
        return key.startsWith(prefix) && rest.match(key.mid(prefix.size())).hasMatch();
    };
    if (!isKey(options.secretKey, QStringLiteral("sk_test_")))
        return fail(ErrorCode::InvalidSettings, QStringLiteral("A sandbox's secret key starts with sk_test_."),
                    QStringLiteral("secretKey"));
    if (!isKey(options.publishableKey, QStringLiteral("pk_test_")))
        return fail(ErrorCode::InvalidSettings, QStringLiteral("A sandbox's publishable key starts with pk_test_."),
                    QStringLiteral("publishableKey"));
    return {};
}

Result<void> loadWorld(World &world)
{
    if (world.options.stateFile.isEmpty())
        return {};
    const Result<std::optional<Json>> state = readState(world.options.stateFile);
    if (!state)
        return tl::unexpected(state.error());
    try {
        if (*state) {
            world.ledger.fromJson((*state)->at("ledger"));
            world.answers.fromJson((*state)->at("answers"));
        }
    } catch (const std::exception &) { // Json's, and a missing link between session and payment
        return fail(ErrorCode::InvalidSettings,
                    world.options.stateFile % QStringLiteral(": not the state of a sandbox"),
                    QStringLiteral("stateFile"));
    }
    return {};
}

HttpReply route(World &world, const HttpRequest &request, int delayMs)
{
    if (request.path.starts_with("/v1/"))
        return answerApi(world, request, delayMs);
    world.pause.wait(std::chrono::milliseconds(delayMs));
    return answerCheckout(world, request);
}

HttpReply scripted(const Fault &fault)
{
    HttpReply reply = errorReply({fault.status, "scripted_fault", "The sandbox was told to answer this."});
    if (fault.body || fault.action == Fault::Action::Redirect)
        reply.body = fault.body.value_or("");
    for (const auto &[name, value] : fault.headers) {
        if (name == "Content-Type")
            reply.contentType = value;
        else
            reply.headers.emplace_back(name, value);
    }
    return reply;
}

HttpReply withFault(World &world, const HttpRequest &request, const Fault &fault)
{
    HttpReply lost{.ending = HttpReply::Ending::Lost};
    switch (fault.action) {
    case Fault::Action::LoseRequest: return lost;
    case Fault::Action::LoseReply:
        static_cast<void>(route(world, request, fault.delayMs)); // only its effect is wanted
        return lost;
    case Fault::Action::Truncate: {
        HttpReply reply = route(world, request, fault.delayMs);
        reply.ending = HttpReply::Ending::Truncated;
        return reply;
    }
    case Fault::Action::Delay: return route(world, request, fault.delayMs);
    case Fault::Action::Status:
    case Fault::Action::Body:
    case Fault::Action::Redirect: break;
    }
    if (fault.afterEffect)
        static_cast<void>(route(world, request, fault.delayMs)); // only its effect is wanted
    else
        world.pause.wait(std::chrono::milliseconds(fault.delayMs));
    return scripted(fault);
}

void logRequest(World &world, const HttpRequest &request, const HttpReply &reply)
{
    const bool answered = reply.ending == HttpReply::Ending::Whole;
    const std::lock_guard lock(world.mutex);
    world.log.push_back(LoggedRequest{.method = request.method,
                                      .path = request.path,
                                      .idempotencyKey = request.header("idempotency-key").value_or(""),
                                      .body = request.body,
                                      .status = answered ? reply.status : 0});
    if (world.log.size() > longestLog)
        world.log.pop_front();
}

// As every web server says it (RFC 9110): tills compare their clock with it.
std::string httpDate(qint64 ms)
{
    return QLocale::c()
        .toString(QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()).toUTC(),
                  QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
        .toStdString();
}

HttpReply handle(World &world, const HttpRequest &request)
{
    if (request.path.starts_with("/sandbox/"))
        return answerControl(world, request);
    const std::optional<Fault> fault = [&] {
        const std::lock_guard lock(world.mutex);
        return world.faults.next(request.method, request.path);
    }();
    HttpReply reply = fault ? withFault(world, request, *fault) : route(world, request, 0);
    if (request.path.starts_with("/v1/"))
        logRequest(world, request, reply);
    reply.headers.emplace_back("Date", httpDate(world.options.wallClockMs()));
    return reply;
}

} // namespace

Result<void> saveWorld(World &world)
{
    const std::uint64_t revision = world.ledger.revision() + world.answers.revision();
    if (world.options.stateFile.isEmpty() || revision == world.savedRevision)
        return {};
    const Json state{{"ledger", world.ledger.toJson()}, {"answers", world.answers.toJson()}};
    Result<void> written = writeState(world.options.stateFile, state);
    if (written)
        world.savedRevision = revision;
    return written;
}

HttpReply durable(World &world, HttpReply reply)
{
    if (const Result<void> saved = saveWorld(world); !saved)
        return errorReply({500, "state_not_saved", saved.error().message.toStdString()});
    return reply;
}

} // namespace Sandbox

struct SandboxGateway::Parts
{
    explicit Parts(const SandboxOptions &options)
        : world(options,
                [random = options.random](const std::string &prefix) { return Sandbox::newId(random, prefix); })
        , server(options.port)
    {
    }

    Sandbox::World world;
    Sandbox::HttpServer server; // last, so that it stops first
};

SandboxGateway::SandboxGateway(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

SandboxGateway::~SandboxGateway()
{
    m_parts->world.pause.end();
}

Result<std::unique_ptr<SandboxGateway>> SandboxGateway::start(SandboxOptions options)
{
    if (const Result<void> keys = Sandbox::checkKeys(options); !keys)
        return tl::unexpected(keys.error());
    auto parts = std::make_unique<Parts>(Sandbox::withDefaults(std::move(options)));
    const int port = parts->server.port();
    Sandbox::World &world = parts->world;
    if (port == 0)
        return fail(ErrorCode::Unreachable,
                    QStringLiteral("127.0.0.1:%1 is taken by another program.").arg(world.options.port),
                    QStringLiteral("port"));
    world.baseUrl = "http://127.0.0.1:" + std::to_string(port);
    world.bankUrl = "http://localhost:" + std::to_string(port);
    world.settings.challenge = world.options.challenge == SandboxOptions::Challenge::Popup ? "popup" : "frame";
    world.settings.embeddedLifetimeMs = std::chrono::milliseconds(world.options.embeddedLifetime).count();
    world.settings.hostedLifetimeMs = std::chrono::milliseconds(world.options.hostedLifetime).count();
    world.settings.publishableMayRead = world.options.publishableMayRead;
    if (const Result<void> loaded = Sandbox::loadWorld(world); !loaded)
        return tl::unexpected(loaded.error());
    parts->server.run([&world](const Sandbox::HttpRequest &request) { return Sandbox::handle(world, request); });
    return std::unique_ptr<SandboxGateway>(new SandboxGateway(std::move(parts)));
}

quint16 SandboxGateway::port() const
{
    return static_cast<quint16>(m_parts->server.port());
}

QUrl SandboxGateway::baseUrl() const
{
    return QUrl(QString::fromStdString(m_parts->world.baseUrl));
}

QString SandboxGateway::elementUrlTemplate() const
{
    return QString::fromStdString(m_parts->world.baseUrl) % QStringLiteral("/element/{client_secret}");
}

QString SandboxGateway::merchantId() const
{
    return m_parts->world.options.merchantId;
}

QString SandboxGateway::secretKey() const
{
    return m_parts->world.options.secretKey;
}

QString SandboxGateway::publishableKey() const
{
    return m_parts->world.options.publishableKey;
}

} // namespace Kassi
