// SPDX-License-Identifier: MIT
// Tells the service manager that Kassi is alive, as long as that is true: this thread runs, which draws the window and
// takes the fingers, and the web engine answers. Who says nothing is ended and started again, into recovery.
#pragma once

#include "checkout/ports.h"
#include "service_notifier.h"

#include <QObject>

namespace Kassi {

/// Asks the engine something; `answered` is called when it does, if ever.
using EngineQuestion = std::function<void(std::function<void()> answered)>;

class ServiceWatchdog final : public QObject
{
    Q_OBJECT

public:
    /// `within`: see ServiceRequest::watchdog. The engine may take half of it for an answer, and to start.
    ServiceWatchdog(const ServiceNotifier &notifier, Clock &clock, std::chrono::milliseconds within,
                    EngineQuestion engine, QObject *parent = nullptr);

private:
    void look();

    const ServiceNotifier &m_notifier;
    Clock &m_clock;
    qint64 m_withinMs;
    EngineQuestion m_engine;
    qint64 m_answeredMs;
};

} // namespace Kassi
