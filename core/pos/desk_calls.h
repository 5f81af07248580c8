// SPDX-License-Identifier: MIT
// Carries calls from the HTTP server's threads to the till's own, and their answers back, within a time limit. A call
// that was given up before it began is not made any more; one that had begun goes on, and its answer is lost.
#pragma once

#include "pos/charge_desk.h"

#include <QCoreApplication>
#include <QObject>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace Kassi::Pos {

class DeskCalls
{
public:
    /// `desk` belongs to the thread that makes this, whose event loop carries out the calls. Both it and this are
    /// destroyed there, after end() and after every thread that calls has ended.
    DeskCalls(ChargeDesk &desk, std::chrono::milliseconds patience)
        : m_desk(desk)
        , m_patience(patience)
    {
    }

    /// From any other thread. `what` gets the desk and the answer to give. 503 `till_busy`: it was not begun;
    /// `till_silent`: it was begun, and what came of it is not known here.
    template <typename T>
    [[nodiscard]] PosResult<T> ask(std::function<void(ChargeDesk &, const ChargeDesk::Answer<T> &)> what)
    {
        struct Call
        {
            bool begun = false;
            bool givenUp = false;
            std::optional<PosResult<T>> answer = {};
        };
        auto call = std::make_shared<Call>();
        QMetaObject::invokeMethod(
            &m_here,
            [this, call, what = std::move(what)] {
                {
                    const std::lock_guard lock(*m_lock);
                    if (call->givenUp)
                        return;
                    call->begun = true;
                }
                what(m_desk, [call, lock = m_lock, told = m_told](const PosResult<T> &answer) {
                    const std::lock_guard guard(*lock);
                    call->answer = answer;
                    told->notify_all();
                });
            },
            Qt::QueuedConnection);
        std::unique_lock lock(*m_lock);
        m_told->wait_for(lock, m_patience, [&] { return call->answer || m_ended; });
        if (call->answer)
            return *call->answer;
        call->givenUp = true;
        return call->begun ? silent() : busy();
    }

    /// Nobody waits any more, from here on.
    void end()
    {
        const std::lock_guard lock(*m_lock);
        m_ended = true;
        m_told->notify_all();
    }

private:
    [[nodiscard]] static tl::unexpected<PosError> busy()
    {
        return refuse(503, QStringLiteral("till_busy"),
                      QStringLiteral("The till did not answer in time, and nothing was begun. Ask again."));
    }
    [[nodiscard]] static tl::unexpected<PosError> silent()
    {
        return refuse(503, QStringLiteral("till_silent"),
                      QStringLiteral("The till has begun this and did not say in time what came of it. Look at the "
                                     "charge by its reference; asking again is safe."));
    }

    ChargeDesk &m_desk;
    std::chrono::milliseconds m_patience;
    QObject m_here;
    // Shared with answers that come when nobody waits for them any more.
    std::shared_ptr<std::mutex> m_lock = std::make_shared<std::mutex>();
    std::shared_ptr<std::condition_variable> m_told = std::make_shared<std::condition_variable>();
    bool m_ended = false;
};

} // namespace Kassi::Pos
