// SPDX-License-Identifier: MIT
// Everything a request can touch, in one place with one lock. Routes are functions over it.
#pragma once

#include "sandbox/fault_script.h"
#include "sandbox/idempotency_store.h"
#include "sandbox/ledger.h"
#include "sandbox/sandbox_gateway.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace Kassi::Sandbox {

/// Waiting that ends early when the sandbox does.
class Pause
{
public:
    void wait(std::chrono::milliseconds duration)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, duration, [this] { return m_ended; });
    }

    void end()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ended = false;
};

/// What the control interface may change while the sandbox runs.
struct LiveSettings
{
    std::string challenge = "frame"; ///< or popup
    std::string element = "normal";  ///< or silent, lies, blank
    std::int64_t embeddedLifetimeMs = 0;
    std::int64_t hostedLifetimeMs = 0;
    std::string refunds = "succeeded"; ///< What a refund is at first: or pending, failed
    int authoriseMs = 0;               ///< How long a card is with the bank.
    bool layout = false;               ///< Whether pages report where their controls are.
    bool takesTwice = false;           ///< See Ledger::setTakesTwice().
    bool publishableMayRead = false;
};

/// A received /v1 request. The Authorization value is never in it.
struct LoggedRequest
{
    std::string method;
    std::string path;
    std::string idempotencyKey;
    std::string body;
    int status = 0; ///< 0: nothing was answered
};

struct World
{
    World(SandboxOptions chosen, Ledger::NewId newId)
        : options(std::move(chosen))
        , ledger(std::move(newId))
    {
    }

    const SandboxOptions options;
    std::string baseUrl; ///< http://127.0.0.1:PORT
    std::string bankUrl; ///< http://localhost:PORT: the same server as another origin
    Pause pause;

    std::mutex mutex; ///< For everything below.
    Ledger ledger;
    IdempotencyStore answers;
    FaultScript faults;
    LiveSettings settings;
    std::deque<LoggedRequest> log;
    std::map<std::string, Json> layouts; ///< By session: what the page that was loaded last says.
    int pagesServed = 0;
    std::uint64_t savedRevision = 0;

    [[nodiscard]] std::int64_t now() const { return options.wallClockMs(); }
};

/// On disk, where there is a state file and something changed. With the lock held.
[[nodiscard]] Result<void> saveWorld(World &world);
/// `reply`, or a 500 where what it says could not be made durable. With the lock held.
[[nodiscard]] HttpReply durable(World &world, HttpReply reply);

} // namespace Kassi::Sandbox
