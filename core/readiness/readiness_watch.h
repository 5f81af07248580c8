// SPDX-License-Identifier: MIT
// Whether the till could take a payment, at any time: looked at before the first customer and then on a schedule, more
// often while it could not, so that it comes back by itself.
#pragma once

#include "checkout/ports.h"
#include "readiness/readiness_checks.h"

#include <memory>

namespace Kassi {

struct ReadinessPace
{
    qint64 readyMs = 600'000;    ///< Between two looks while all is well.
    qint64 notReadyMs = 15'000;  ///< While something stands in the way.
    qint64 patienceMs = 120'000; ///< A look that takes longer counts as not ready.
};

class ReadinessWatch final : public QObject
{
    Q_OBJECT

public:
    /// `checks` makes those of one look. `clock` outlives it.
    ReadinessWatch(Clock &clock, std::function<std::vector<ReadinessCheck>()> checks, const ReadinessPace &pace = {},
                   QObject *parent = nullptr);
    ~ReadinessWatch() override;

    void start();
    /// Now, or once more after the look that is under way: somebody did something about it, or wants to know.
    void lookNow();
    /// What the last look came to; its verdict is Unknown before the first has ended.
    [[nodiscard]] const ReadinessReport &report() const { return m_report; }

Q_SIGNALS:
    /// After every look.
    void looked(const Kassi::ReadinessReport &report);
    /// Where a look found something else than the one before.
    void changed(const Kassi::ReadinessReport &report);

private:
    void look();
    void take(std::vector<ReadinessPoint> points);
    void after(qint64 ms, std::function<void()> what);

    Clock &m_clock;
    std::function<std::vector<ReadinessCheck>()> m_checks;
    ReadinessPace m_pace;
    ReadinessReport m_report;
    std::unique_ptr<ReadinessRound> m_round;
    bool m_again = false;
    quint64 m_timer = 0; ///< Which one counts; older ones are stale.
};

} // namespace Kassi
