// SPDX-License-Identifier: MIT
// Time that stands still until a test moves it, and then does in order what was due.
#pragma once

#include "checkout/ports.h"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>

#include <algorithm>
#include <functional>
#include <map>

namespace Kassi::Testing {

class VirtualClock final : public Clock
{
public:
    [[nodiscard]] qint64 monotonicMs() const override { return m_nowMs; }
    [[nodiscard]] qint64 wallMs() const override { return 1'767'225'600'000 + m_nowMs; }
    void after(qint64 ms, QObject *context, std::function<void()> what) override
    {
        m_due.emplace(m_nowMs + ms, Due{context, std::move(what)});
    }

    /// Lets `ms` pass. What is queued in the event loop is done at each moment as well.
    void pass(qint64 ms)
    {
        const qint64 until = m_nowMs + ms;
        settle();
        while (!m_due.empty() && m_due.begin()->first <= until) {
            const auto next = m_due.extract(m_due.begin());
            m_nowMs = std::max(m_nowMs, next.key());
            if (next.mapped().context)
                next.mapped().what();
            settle();
        }
        m_nowMs = until;
    }

private:
    struct Due
    {
        QPointer<QObject> context;
        std::function<void()> what;
    };

    static void settle() { QCoreApplication::sendPostedEvents(); }

    qint64 m_nowMs = 1'000'000; // a till that has been on for a while
    std::multimap<qint64, Due> m_due;
};

} // namespace Kassi::Testing
