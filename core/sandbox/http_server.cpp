// SPDX-License-Identifier: MIT
#include "sandbox/http_server.h"

#include "http/own_sockets.h"

#include <algorithm>
#include <thread>

#include <httplib.h>

#include <netinet/tcp.h>
#include <sys/socket.h>

namespace Kassi::Sandbox {

namespace {

// A kept connection holds a thread: a browser keeps six per host name, a till as many again.
constexpr std::size_t workerThreads = 48;
constexpr std::size_t largestBody = 1024 * 1024;

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

HttpRequest plain(const httplib::Request &from)
{
    HttpRequest request{.method = from.method, .path = from.path, .query = {}, .headers = {}, .body = from.body};
    for (const auto &[name, value] : from.params)
        request.query.emplace(name, value);
    for (const auto &[name, value] : from.headers)
        request.headers.emplace(lowerCase(name), value);
    return request;
}

void sendHalf(const HttpReply &reply, httplib::Response &to)
{
    to.set_content_provider(reply.body.size(), reply.contentType,
                            [body = reply.body](std::size_t, std::size_t, httplib::DataSink &sink) {
                                sink.write(body.data(), body.size() / 2);
                                return false; // ends the connection
                            });
}

} // namespace

struct HttpServer::Parts
{
    httplib::Server server;
    Handler handler;
    int port = 0;
    std::thread listener;

    void answer(const httplib::Request &from, httplib::Response &to) const
    {
        const HttpReply reply = handler(plain(from));
        to.status = reply.status;
        for (const auto &[name, value] : reply.headers)
            to.set_header(name, value);
        if (reply.ending == HttpReply::Ending::Truncated)
            sendHalf(reply, to);
        else
            to.set_content(reply.body, reply.contentType);
        if (reply.ending == HttpReply::Ending::Lost)
            shutDownConnections(port, from.remote_port);
    }
};

HttpServer::HttpServer(int port)
    : m_parts(std::make_unique<Parts>())
{
    httplib::Server &server = m_parts->server;
    server.new_task_queue = [] { return new httplib::ThreadPool(workerThreads); };
    server.set_keep_alive_max_count(1'000'000);
    server.set_keep_alive_timeout(30);
    server.set_tcp_nodelay(true);
    server.set_payload_max_length(largestBody);
    // Not the library's default, which lets two programs share a port and steal each other's requests.
    server.set_socket_options([](socket_t socket) {
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    const std::string host = "127.0.0.1";
    if (port == 0)
        m_parts->port = std::max(0, server.bind_to_any_port(host));
    else if (server.bind_to_port(host, port))
        m_parts->port = port;
}

HttpServer::~HttpServer()
{
    if (!m_parts->listener.joinable())
        return;
    m_parts->server.stop();
    shutDownConnections(m_parts->port); // else idle kept connections would be waited for
    m_parts->listener.join();
}

int HttpServer::port() const
{
    return m_parts->port;
}

void HttpServer::run(Handler handler)
{
    m_parts->handler = std::move(handler);
    const auto answer = [parts = m_parts.get()](const httplib::Request &from, httplib::Response &to) {
        parts->answer(from, to);
    };
    const std::string everything = ".*";
    httplib::Server &server = m_parts->server;
    server.Get(everything, answer).Post(everything, answer).Put(everything, answer);
    server.Patch(everything, answer).Delete(everything, answer).Options(everything, answer);
    m_parts->listener = std::thread([parts = m_parts.get()] { parts->server.listen_after_bind(); });
    while (!server.is_running()) // stop() before this would be lost
        std::this_thread::yield();
}

} // namespace Kassi::Sandbox
