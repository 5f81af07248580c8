// SPDX-License-Identifier: MIT
#include "pos/connection_watch.h"

#include "http/own_sockets.h"

#include <algorithm>

namespace Kassi::Pos {

namespace {
constexpr int looksPerPatience = 4;
} // namespace

ConnectionWatch::ConnectionWatch(int localPort, std::chrono::milliseconds patience)
    : m_localPort(localPort)
    , m_patience(patience)
    , m_thread([this] { work(); })
{
}

ConnectionWatch::~ConnectionWatch()
{
    {
        const std::lock_guard lock(m_lock);
        m_ended = true;
        m_wake.notify_all();
    }
    m_thread.join();
}

void ConnectionWatch::begin(int remotePort)
{
    const std::lock_guard lock(m_lock);
    m_answering.insert(remotePort);
}

void ConnectionWatch::end(int remotePort)
{
    const std::lock_guard lock(m_lock);
    m_answering.erase(remotePort);
    m_since[remotePort] = std::chrono::steady_clock::now(); // the rest of the answer has as long again
}

void ConnectionWatch::work()
{
    std::unique_lock lock(m_lock);
    while (!m_wake.wait_for(lock, m_patience / looksPerPatience, [this] { return m_ended; })) {
        lock.unlock();
        const std::vector<int> there = acceptedConnections(m_localPort);
        lock.lock();
        std::erase_if(m_since, [&](const auto &one) { return std::ranges::count(there, one.first) == 0; });
        const auto now = std::chrono::steady_clock::now();
        for (const int port : there) {
            const auto since = m_since.try_emplace(port, now).first->second;
            if (!m_answering.contains(port) && now - since > m_patience)
                shutDownConnections(m_localPort, port);
        }
    }
}

} // namespace Kassi::Pos
