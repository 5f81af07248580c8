// SPDX-License-Identifier: MIT
// The element that all tills frame, byte for byte the same: pages/element.html on a loopback port. It speaks when the
// bench tells it to, as Borga's does after a card was accepted.
#pragma once

#include "bench/patience.h"
#include "sandbox/http_server.h"

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>

namespace Kassi::Bench {

class ElementPage
{
public:
    enum class Speech {
        All,       ///< ready, and completed when it is told
        OnlyReady, ///< ready, and then never again
        None,      ///< it only paints
    };

    ElementPage();
    ~ElementPage();
    ElementPage(const ElementPage &) = delete;
    ElementPage &operator=(const ElementPage &) = delete;

    [[nodiscard]] std::string origin() const; ///< http://127.0.0.1:PORT
    void setSpeech(Speech speech);
    /// The page of this session says `completed`.
    void tellCompleted(const std::string &session);

    struct Visit
    {
        int number = 0; ///< Counted from 1.
        std::string session = {};
        Moment at = {};
    };
    [[nodiscard]] Visit lastVisit() const; ///< Number 0: none yet.

private:
    [[nodiscard]] Sandbox::HttpReply answer(const Sandbox::HttpRequest &request);
    [[nodiscard]] Sandbox::HttpReply waitUntilTold(const std::string &session);

    const std::string m_page;
    mutable std::mutex m_mutex;
    std::condition_variable m_told;
    std::set<std::string> m_completed;
    Speech m_speech = Speech::All;
    Visit m_visit;
    bool m_ended = false;
    Sandbox::HttpServer m_server; // last, so that it stops first
};

/// A file of tests/bench/pages.
[[nodiscard]] std::string pageFile(const QString &name);

} // namespace Kassi::Bench
