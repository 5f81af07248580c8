// SPDX-License-Identifier: MIT
#include "checkout/recovery.h"

namespace Kassi {

Recovery::Recovery(const CheckoutPorts &ports, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
{
}

Recovery::~Recovery() = default;

Result<void> Recovery::start()
{
    const auto unresolved = m_ports.journal.unresolved();
    if (!unresolved)
        return tl::unexpected(unresolved.error());
    m_waiting.assign(unresolved->begin(), unresolved->end());
    QMetaObject::invokeMethod(this, &Recovery::next, Qt::QueuedConnection);
    return {};
}

void Recovery::next()
{
    m_controller.reset();
    if (m_waiting.empty()) {
        Q_EMIT finished();
        return;
    }
    const Attempt attempt = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_controller = std::make_unique<CheckoutController>(m_ports);
    // Queued, because the controller must not be destroyed by its own signal.
    connect(
        m_controller.get(), &CheckoutController::settled, this,
        [this, wasOpen = attempt.isOpen()](const Settlement &settlement) {
            if (wasOpen || settlement.outcome == Outcome::Paid)
                Q_EMIT settled(settlement);
            next();
        },
        Qt::QueuedConnection);
    m_controller->settle(attempt);
}

} // namespace Kassi
