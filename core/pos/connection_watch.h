// SPDX-License-Identifier: MIT
// Closes connections that do not bring their call in time: the HTTP library only bounds the time between two bytes, so
// that one byte now and then would hold a thread for ever.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace Kassi::Pos {

class ConnectionWatch
{
public:
    /// Of the connections that were accepted on `localPort`.
    ConnectionWatch(int localPort, std::chrono::milliseconds patience);
    ~ConnectionWatch();
    ConnectionWatch(const ConnectionWatch &) = delete;
    ConnectionWatch &operator=(const ConnectionWatch &) = delete;

    /// The call from this port is here whole, and is being answered for as long as that takes.
    void begin(int remotePort);
    void end(int remotePort);

private:
    void work();

    const int m_localPort;
    const std::chrono::milliseconds m_patience;
    std::mutex m_lock;
    std::condition_variable m_wake;
    std::map<int, std::chrono::steady_clock::time_point> m_since; ///< First seen, by remote port.
    std::set<int> m_answering;
    bool m_ended = false;
    std::thread m_thread;
};

} // namespace Kassi::Pos
