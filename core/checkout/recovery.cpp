// SPDX-License-Identifier: MIT
#include "checkout/recovery.h"

#include <algorithm>

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

// A crash can come between the plan that takes a session over and the record that closes the attempt it is taken from.
// Watched by both, money that was taken in good order would be found a second time and called late.
bool Recovery::hasNewOwner(const Attempt &attempt) const
{
    if (attempt.isOpen())
        return false;
    const auto history = m_ports.journal.history(attempt.plan.reference);
    if (!history)
        return false;
    const auto isThisOne = [&attempt](const Attempt &other) { return other.plan.attempt == attempt.plan.attempt; };
    const auto takesItOver = [&attempt](const Attempt &other) { return other.plan.session == attempt.session; };
    const auto thisOne = std::ranges::find_if(*history, isThisOne);
    return thisOne != history->end() && std::any_of(std::next(thisOne), history->end(), takesItOver);
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
    if (hasNewOwner(attempt)) {
        (void)m_ports.journal.append(attempt.plan.attempt, Record::Closed{});
        QMetaObject::invokeMethod(this, &Recovery::next, Qt::QueuedConnection);
        return;
    }
    m_controller = std::make_unique<CheckoutController>(m_ports);
    // Queued, because the controller must not be destroyed by its own signal.
    connect(
        m_controller.get(), &CheckoutController::settled, this,
        [this, wasOpen = attempt.isOpen()](const Settlement &settlement) {
            if (wasOpen || settlement.outcome == Outcome::Paid || settlement.outcome == Outcome::Unconfirmed)
                Q_EMIT settled(settlement);
            next();
        },
        Qt::QueuedConnection);
    m_controller->settle(attempt);
}

} // namespace Kassi
