// SPDX-License-Identifier: MIT
// The end of sd_notify(3) that systemd has: a socket, and a thread of its own that listens to it.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace Kassi::Test {

class ServiceManager
{
public:
    using Clock = std::chrono::steady_clock;

    /// `address` as in NOTIFY_SOCKET: a path, or '@' and a name.
    explicit ServiceManager(const QByteArray &address)
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un name = {};
        name.sun_family = AF_UNIX;
        std::copy(address.begin(), address.end(), name.sun_path);
        if (name.sun_path[0] == '@')
            name.sun_path[0] = '\0';
        const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(address.size()));
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&name), length) != 0)
            qFatal("the socket of the service manager cannot be made");
        const timeval aMoment{.tv_sec = 0, .tv_usec = 20'000};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &aMoment, sizeof aMoment);
        m_thread = std::thread([this] { listen(); });
    }

    ~ServiceManager()
    {
        m_over = true;
        m_thread.join();
        ::close(m_socket);
    }

    /// Each line of what was said, in order.
    [[nodiscard]] QList<QByteArray> heard() const
    {
        const std::lock_guard lock(m_mutex);
        QList<QByteArray> lines;
        for (const QByteArray &message : m_messages)
            lines += message.split('\n');
        return lines;
    }
    [[nodiscard]] qsizetype times(const QByteArray &line) const { return heard().count(line); }
    [[nodiscard]] qsizetype signsOfLife() const { return times("WATCHDOG=1"); }
    [[nodiscard]] std::chrono::milliseconds silentFor() const
    {
        const std::lock_guard lock(m_mutex);
        return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_alive);
    }

private:
    void listen()
    {
        while (!m_over) {
            char buffer[4096];
            const auto size = ::recv(m_socket, buffer, sizeof buffer, 0);
            if (size < 0)
                continue;
            const std::lock_guard lock(m_mutex);
            m_messages.emplace_back(buffer, qsizetype(size));
            if (m_messages.back() == "WATCHDOG=1")
                m_alive = Clock::now();
        }
    }

    int m_socket;
    std::atomic<bool> m_over = false;
    mutable std::mutex m_mutex;
    std::vector<QByteArray> m_messages;
    Clock::time_point m_alive = Clock::now();
    std::thread m_thread;
};

} // namespace Kassi::Test
