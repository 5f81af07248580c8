// SPDX-License-Identifier: MIT
// Whether somebody could pay now, asked before anybody does: at the start, on a schedule, and soon again where the
// answer was no. What is asked is a port; what it comes to for customers is decided here.
#pragma once

#include "gateway/readiness.h"
#include "journal/journal.h"
#include "kiosk/kiosk_machine.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace Kassi {

/// All points, when all were asked.
using ReadinessReport = std::vector<ReadinessPoint>;
/// Asks, and tells `told` once, later, unless `context` goes before.
using AskReadiness = std::function<void(QObject *context, std::function<void(const ReadinessReport &)> told)>;

/// What the gateway itself says. `api` outlives what is returned.
[[nodiscard]] AskReadiness askGateway(SessionApi &api);

struct KioskHealthPace
{
    std::chrono::milliseconds whenGood = std::chrono::minutes(5);
    std::chrono::milliseconds whenBad = std::chrono::seconds(10);
    std::chrono::milliseconds patience = std::chrono::seconds(90); ///< For a report that never comes.
};

class KioskHealth final : public QObject
{
    Q_OBJECT

public:
    KioskHealth(const Journal &journal, AskReadiness ask, const KioskHealthPace &pace, QObject *parent = nullptr);

    /// Now, and from then on by itself.
    void ask();
    [[nodiscard]] const ReadinessReport &report() const { return m_report; }

    /// Pure. Nothing: it can be paid.
    [[nodiscard]] static std::optional<KioskTrouble> judge(const ReadinessReport &report);

Q_SIGNALS:
    void found(const std::optional<Kassi::KioskTrouble> &trouble);

private:
    void take(const ReadinessReport &report);

    const Journal &m_journal;
    AskReadiness m_ask;
    KioskHealthPace m_pace;
    ReadinessReport m_report;
    QTimer m_next;
    quint64 m_asked = 0;
};

} // namespace Kassi
