// SPDX-License-Identifier: MIT
// A small HTTP or HTTPS server in a thread of its own, on a free loopback port: answers every request alike and
// remembers what it was sent.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <httplib.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace Kassi::Testing {

struct SeenRequest
{
    QByteArray line; ///< "GET /v1/…"
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    int port = 0; ///< The client's: the same for requests on one connection.

    /// Empty where the header was not sent.
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
};

class TestGateway
{
public:
    enum class Tls { No, Yes };
    using Headers = std::vector<std::pair<std::string, QByteArray>>;

    explicit TestGateway(const QByteArray &answer, int status = 200, const Headers &headers = {}, Tls tls = Tls::No)
        : m_tls(tls == Tls::Yes)
    {
        if (m_tls)
            m_server = std::make_unique<httplib::SSLServer>(certificateFile().toUtf8().constData(),
                                                            keyFile().toUtf8().constData());
        else
            m_server = std::make_unique<httplib::Server>();
        m_server->set_keep_alive_timeout(1);
        m_server->set_tcp_nodelay(true);
        const auto handle = [this, answer, status, headers](const httplib::Request &request,
                                                            httplib::Response &response) {
            remember(request);
            response.status = status;
            for (const auto &[name, value] : headers)
                response.set_header(name.c_str(), value.toStdString());
            const int pauseMs = m_pauseMs;
            if (pauseMs == 0)
                return response.set_content(answer.toStdString(), "application/json");
            response.set_chunked_content_provider("application/x-slow", [this, pauseMs](size_t,
                                                                                        httplib::DataSink &sink) {
                std::this_thread::sleep_for(std::chrono::milliseconds(pauseMs)); // the server's slowness, not a wait
                return !m_stopping && sink.write(" ", 1);
            });
        };
        m_server->Get(".*", handle);
        m_server->Post(".*", handle);
        m_port = m_server->bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server->listen_after_bind(); });
        while (!m_server->is_running())
            std::this_thread::yield();
    }
    ~TestGateway()
    {
        m_stopping = true;
        m_server->stop();
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(TestGateway)

    /// From now on the answer comes as one space after another, `pauseMs` apart, and never ends.
    void trickles(int pauseMs) { m_pauseMs = pauseMs; }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2")
                        .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
                        .arg(m_port));
    }
    [[nodiscard]] std::vector<SeenRequest> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    [[nodiscard]] static QString certificateFile()
    {
        return QStringLiteral(KASSI_SOURCE_DIR "/tests/fixtures/loopback_certificate.pem");
    }
    [[nodiscard]] static QString keyFile()
    {
        return QStringLiteral(KASSI_SOURCE_DIR "/tests/fixtures/loopback_key.pem");
    }

private:
    void remember(const httplib::Request &request)
    {
        SeenRequest seen{.line = QByteArray::fromStdString(request.method + " " + request.target),
                         .headers = {},
                         .body = QByteArray::fromStdString(request.body),
                         .port = request.remote_port};
        for (const auto &[name, value] : request.headers)
            seen.headers.emplace_back(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(std::move(seen));
    }

    bool m_tls;
    std::unique_ptr<httplib::Server> m_server;
    std::thread m_thread;
    int m_port = 0;
    std::atomic<int> m_pauseMs = 0;
    std::atomic<bool> m_stopping = false;
    mutable std::mutex m_mutex;
    std::vector<SeenRequest> m_requests;
};

} // namespace Kassi::Testing
