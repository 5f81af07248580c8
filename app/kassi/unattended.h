// SPDX-License-Identifier: MIT
// A till that nobody watches: speaks with the service manager, and asks for a new start when it is time for one and
// nothing would be lost by it.
#pragma once

#include "restart_rules.h"
#include "service_watchdog.h"

#include <QObject>

namespace Kassi {

/// The world, for tests to stand in for.
struct UnattendedPorts
{
    Clock &clock;
    std::function<quint64()> memory; ///< See memoryOfTree().
    EngineQuestion engine;           ///< See askEngine().
};

class Unattended final : public QObject
{
    Q_OBJECT

public:
    /// From here on the service is ready. `hasNothingOpen`: no order is on the screen, and none of which is not known
    /// how it ended. That nobody is there is seen here: no key, no touch and no mouse for a while.
    Unattended(const ServiceRequest &request, const RestartRules &rules, UnattendedPorts ports,
               std::function<bool()> hasNothingOpen, QObject *parent = nullptr);
    /// The service stops, unless it begins anew.
    ~Unattended() override;

    /// See ServiceNotifier::status(). Nothing is said until it is first set.
    void setStatus(const QString &status);

    /// Without a key, a touch or a move of the mouse nobody is there after this.
    static constexpr qint64 nobodyAfterMs = 300'000;
    static constexpr qint64 lookEveryMs = 60'000;

Q_SIGNALS:
    /// Once. The window is to be closed, and Kassi started anew.
    void restartWanted(Kassi::RestartReason reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();

    ServiceNotifier m_notifier;
    RestartRules m_rules;
    UnattendedPorts m_ports;
    std::function<bool()> m_hasNothingOpen;
    QString m_status;
    qint64 m_startedMs;
    qint64 m_touchedMs;
    quint64 m_memoryBefore = 0;
    bool m_beginsAnew = false;
};

} // namespace Kassi
