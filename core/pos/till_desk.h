// SPDX-License-Identifier: MIT
// The till behind the POS API: takes charges to the screen, answers from the journal, hands refunds to the guardian,
// and tells what happens as events. It lives on the thread of the till, beside the guardian.
#pragma once

#include "checkout/payment_guardian.h"
#include "pos/charge_desk.h"
#include "pos/charge_screen.h"
#include "pos/event_log.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace Kassi::Pos {

class TillDesk final : public QObject, public ChargeDesk
{
    Q_OBJECT

public:
    /// `readiness`: the latest report. All outlive it.
    TillDesk(const CheckoutPorts &ports, PaymentGuardian &guardian, ChargeScreen &screen, EventLog &events,
             std::function<ReadinessReport()> readiness, QObject *parent = nullptr);

    void charge(const SessionRequest &request, const Answer<Begun> &answer) override;
    void show(const QString &id, const Answer<Charge> &answer) override;
    void list(const QString &reference, const Answer<std::vector<Charge>> &answer) override;
    void cancel(const QString &id, const Answer<Charge> &answer) override;
    void refund(const QString &id, const RefundAsk &ask, const Answer<Begun> &answer) override;
    void health(const Answer<ReadinessReport> &answer) override;
    void figures(const Answer<Figures> &answer) override;

    /// The till's readiness is another one now.
    void tellReadiness();

private:
    [[nodiscard]] PosResult<Charge> find(const QString &id) const;
    [[nodiscard]] PosResult<std::vector<Attempt>> historyOf(const QString &id) const;
    void tellOnScreen();
    void tell(const QString &reference, const QString &attempt);
    void add(const Charge &charge);

    CheckoutPorts m_ports;
    PaymentGuardian &m_guardian;
    ChargeScreen &m_screen;
    EventLog &m_events;
    std::function<ReadinessReport()> m_readiness;
    QHash<QString, QByteArray> m_told; ///< What was last told of a charge, while it is on the screen.
    Figures m_figures;
};

} // namespace Kassi::Pos
