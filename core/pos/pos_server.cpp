// SPDX-License-Identifier: MIT
#include "pos/pos_server.h"

#include "http/own_sockets.h"
#include "pos/connection_watch.h"
#include "pos/door.h"
#include "pos/routes.h"

#include <atomic>
#include <optional>
#include <semaphore>
#include <thread>

#include <httplib.h>

#include <netinet/tcp.h>
#include <sys/socket.h>

static void initPosResources()
{
    Q_INIT_RESOURCE(pos_api); // a static library's are not found by themselves
}

namespace Kassi::Pos {
using namespace Qt::StringLiterals;

namespace {

constexpr int unreadBytes = 32 * 1024;
constexpr int standardPort = 80; // which a Host header leaves out

/// A thread for every connection, and no connection that there is no thread for: taking one waits until one has ended.
class BoundedThreads final : public httplib::TaskQueue
{
public:
    using Given = decltype(std::declval<httplib::TaskQueue &>().enqueue(std::declval<std::function<void()>>()));

    Given enqueue(std::function<void()> connection) override
    {
        m_free.acquire();
        m_threads.enqueue([this, connection = std::move(connection)] {
            connection();
            m_free.release();
        });
        return Given(true); // void in older versions
    }
    void shutdown() override { m_threads.shutdown(); }

private:
    std::counting_semaphore<PosServer::mostConnections> m_free{PosServer::mostConnections};
    httplib::ThreadPool m_threads{std::size_t(PosServer::mostConnections)};
};

ApiRequest plain(const httplib::Request &from)
{
    ApiRequest request{.method = QByteArray::fromStdString(from.method), .path = QString::fromStdString(from.path)};
    for (const auto &[name, value] : from.params)
        request.query.emplace(QString::fromStdString(name), QString::fromStdString(value));
    for (const auto &[name, value] : from.headers)
        request.headers.emplace(QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value));
    request.body = QByteArray::fromStdString(from.body);
    return request;
}

} // namespace

struct PosServer::Parts
{
    Parts(ChargeDesk &desk, EventLog &log, std::chrono::milliseconds deskPatience)
        : events(log)
        , calls(desk, deskPatience)
    {
    }

    ListenAddress address;
    DoorRules rules;
    std::chrono::milliseconds heartbeat{};
    EventLog &events;
    DeskCalls calls;
    std::unique_ptr<ApiToken> token;
    std::atomic<int> listeners = 0;
    std::atomic<bool> ending = false;
    httplib::Server server;
    std::optional<ConnectionWatch> watch;
    std::thread listener;

    bool bind();
    void run(std::chrono::milliseconds patience);
    void send(ApiReply reply, const QByteArray &origin, httplib::Response &to);
    void sendEvents(const ApiReply &reply, int remotePort, httplib::Response &to);
    bool turnedAway(const httplib::Request &from, httplib::Response &to);
    void answerCall(const httplib::Request &from, httplib::Response &to);
};

bool PosServer::Parts::bind()
{
    server.new_task_queue = [] { return new BoundedThreads; };
    server.set_keep_alive_max_count(1); // a kept connection would hold its thread
    server.set_tcp_nodelay(true);
    server.set_payload_max_length(largestBody);
    // Not the library's default, which lets two programs share a port and steal each other's calls.
    server.set_socket_options([](socket_t socket) {
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        // Accepted connections have it too: so much, and no more, waits for a listener who does not read.
        ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &unreadBytes, sizeof unreadBytes);
    });
    const std::string host = address.host.toStdString();
    if (address.port == 0)
        address.port = quint16(std::max(0, server.bind_to_any_port(host)));
    else if (!server.bind_to_port(host, address.port))
        address.port = 0;
    return address.port != 0;
}

void PosServer::Parts::run(std::chrono::milliseconds patience)
{
    server.set_read_timeout(patience);
    server.set_write_timeout(patience);
    server.set_pre_routing_handler([this](const httplib::Request &from, httplib::Response &to) {
        return turnedAway(from, to) ? httplib::Server::HandlerResponse::Handled
                                    : httplib::Server::HandlerResponse::Unhandled;
    });
    // What the library itself refuses: a head too long, a line that is no HTTP.
    server.set_error_handler([this](const httplib::Request &, httplib::Response &to) {
        if (to.body.empty() && to.status >= 400)
            send(errorReply({to.status, u"invalid_request"_s, u"This is not a call that can be answered."_s}), {}, to);
    });
    const auto handle = [this](const httplib::Request &from, httplib::Response &to) { answerCall(from, to); };
    const std::string everything = ".*";
    server.Get(everything, handle).Post(everything, handle).Put(everything, handle).Patch(everything, handle);
    server.Delete(everything, handle).Options(everything, handle);
    server.set_logger([this](const httplib::Request &from, const httplib::Response &) {
        if (watch) // it was sent
            watch->end(from.remote_port);
    });
    watch.emplace(address.port, patience);
    listener = std::thread([this] { server.listen_after_bind(); });
    while (!server.is_running()) // stop() before this would be lost
        std::this_thread::yield();
}

bool PosServer::Parts::turnedAway(const httplib::Request &from, httplib::Response &to)
{
    const auto admitted = admit(plain(from), rules);
    if (admitted && !admitted->answer) {
        if (from.has_header("Content-Length"))
            return false;
        answerCall(from, to); // the library would wait for a body that ends with the connection
        return true;
    }
    send(admitted ? *admitted->answer : errorReply(admitted.error()), admitted ? admitted->origin : QByteArray(), to);
    return true;
}

void PosServer::Parts::answerCall(const httplib::Request &from, httplib::Response &to)
{
    const ApiRequest request = plain(from);
    watch->begin(from.remote_port);
    ApiReply reply = answer(request, calls, events);
    const QByteArray origin = request.header("origin");
    if (!reply.isEventStream)
        return send(std::move(reply), origin, to);
    if (++listeners > mostListeners) {
        --listeners;
        return send(errorReply({503, u"too_many_listeners"_s, u"Too many programs listen to events already."_s}),
                    origin, to);
    }
    sendEvents(reply, from.remote_port, to);
    reply.body.clear();
    send(std::move(reply), origin, to);
}

void PosServer::Parts::send(ApiReply reply, const QByteArray &origin, httplib::Response &to)
{
    addSafetyHeaders(reply, origin);
    to.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        to.set_header(name.toStdString(), value.toStdString());
    if (!reply.isEventStream && !reply.contentType.isEmpty())
        to.set_content(reply.body.toStdString(), reply.contentType.toStdString());
}

void PosServer::Parts::sendEvents(const ApiReply &reply, int remotePort, httplib::Response &to)
{
    const auto put = [](httplib::DataSink &sink, const QByteArray &text) {
        return sink.write(text.constData(), std::size_t(text.size()));
    };
    to.set_chunked_content_provider(
        reply.contentType.toStdString(),
        [this, put, first = reply.body, number = reply.eventsAfter](std::size_t,
                                                                    httplib::DataSink &sink) mutable -> bool {
            if (ending)
                return false;
            if (!first.isEmpty())
                return put(sink, std::exchange(first, {}));
            const auto event = events.after(number, heartbeat);
            if (!event)
                return !ending && put(sink, ": alive\n\n");
            if (event->id.isEmpty()) // too slow: it has to read the charges anew, and goes on from now
                number = events.last();
            else
                ++number;
            return put(sink, eventText(*event));
        },
        [this, remotePort](bool) {
            --listeners;
            watch->end(remotePort);
        });
}

PosServer::PosServer(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

PosServer::~PosServer()
{
    m_parts->ending = true;
    m_parts->calls.end();
    m_parts->events.end();
    m_parts->server.stop();
    shutDownConnections(m_parts->address.port);
    m_parts->listener.join();
    m_parts->watch.reset();
}

const ListenAddress &PosServer::address() const
{
    return m_parts->address;
}

Result<std::unique_ptr<PosServer>> PosServer::start(const PosServerOptions &options, ChargeDesk &desk, EventLog &events)
{
    initPosResources();
    auto token = ApiToken::open(options.tokenFile, options.userId);
    if (!token)
        return tl::unexpected(token.error());
    auto parts = std::make_unique<Parts>(desk, events, options.deskPatience);
    parts->token = *std::move(token);
    parts->address = options.listen;
    parts->heartbeat = options.heartbeat;
    if (!parts->bind())
        return fail(ErrorCode::InvalidSettings,
                    u"The POS API cannot listen on %1: another program does already. Set another pos_api.listen."_s.arg(
                        options.listen.toString()),
                    u"pos_api.listen"_s);
    const ListenAddress &bound = parts->address;
    const QString host = bound.toString();
    parts->rules = {.host = (bound.port == standardPort ? host.section(u':', 0, -2) : host).toLatin1(),
                    .origins = options.allowedOrigins,
                    .accepts = [known = parts->token.get()](const QByteArray &given) { return known->accepts(given); }};
    parts->run(options.patience);
    return std::unique_ptr<PosServer>(new PosServer(std::move(parts)));
}

} // namespace Kassi::Pos
