// SPDX-License-Identifier: MIT
// Time of a simulated world, and all that is due in it: the product's timers, the gateway's, the network's, people's.
// Nothing happens but what is in this queue, one thing after the other.
#pragma once

#include "checkout/ports.h"

#include <QPointer>

#include <algorithm>
#include <vector>

namespace Kassi::Sim {

class SimClock final : public Clock
{
public:
    [[nodiscard]] qint64 monotonicMs() const override { return m_nowMs; }
    [[nodiscard]] qint64 wallMs() const override { return 1'767'225'600'000 + m_nowMs + m_jumped; }

    /// A timer of the product. A process that has died sets none.
    void after(qint64 ms, QObject *context, std::function<void()> what) override
    {
        if (!m_processDead)
            add(ms, {std::move(what), context, true});
    }
    /// Something of the world.
    void later(qint64 ms, std::function<void()> what)
    {
        ++m_worldEvents;
        add(ms, {std::move(what), {}, false});
    }

    void setProcessDead(bool dead) { m_processDead = dead; }
    void jumpWallBy(qint64 ms) { m_jumped += ms; }

    /// Things of the world that are still to come; without them, and with the product at rest, nothing will change.
    [[nodiscard]] int worldEvents() const { return m_worldEvents; }

    [[nodiscard]] bool isIdle() const { return m_heap.empty(); }

    /// Moves on to what is due next, and does it. False when nothing is.
    bool step()
    {
        if (m_heap.empty())
            return false;
        std::ranges::pop_heap(m_heap, later_);
        const Due due = m_heap.back();
        m_heap.pop_back();
        m_nowMs = std::max(m_nowMs, due.at);
        Task task = std::move(m_tasks[due.slot]);
        m_free.push_back(due.slot);
        if (!task.ofProduct)
            --m_worldEvents;
        if (!task.ofProduct || task.context)
            task.what();
        return true;
    }

private:
    struct Due
    {
        qint64 at;
        quint64 order;
        quint32 slot;
    };
    struct Task
    {
        std::function<void()> what;
        QPointer<QObject> context;
        bool ofProduct;
    };
    static constexpr auto later_ = [](const Due &a, const Due &b) {
        return a.at != b.at ? a.at > b.at : a.order > b.order;
    };

    void add(qint64 ms, Task task)
    {
        quint32 slot = 0;
        if (m_free.empty()) {
            slot = quint32(m_tasks.size());
            m_tasks.push_back(std::move(task));
        } else {
            slot = m_free.back();
            m_free.pop_back();
            m_tasks[slot] = std::move(task);
        }
        m_heap.push_back({m_nowMs + std::max<qint64>(ms, 0), m_order++, slot});
        std::ranges::push_heap(m_heap, later_);
    }

    qint64 m_nowMs = 1'000'000; // a till that has been on for a while
    qint64 m_jumped = 0;
    quint64 m_order = 0;
    int m_worldEvents = 0;
    bool m_processDead = false;
    std::vector<Due> m_heap;
    std::vector<Task> m_tasks;
    std::vector<quint32> m_free;
};

} // namespace Kassi::Sim
