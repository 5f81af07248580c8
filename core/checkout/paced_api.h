// SPDX-License-Identifier: MIT
// The gateway at a walking pace: calls leave one after the other with a gap between them, however many are asked for at
// once. What looks after old payments must never look like an attack.
#pragma once

#include "checkout/ports.h"
#include "gateway/session_api.h"

#include <QObject>

#include <deque>

namespace Kassi {

/// `api` and `clock` outlive it. Calls that have not left when it is destroyed never do.
class PacedApi final : public SessionApi
{
public:
    PacedApi(SessionApi &api, Clock &clock, qint64 gapMs);

    void create(const QString &key, const QByteArray &body, Reply<PaymentSession> reply) override;
    void session(const QString &id, Reply<PaymentSession> reply) override;
    void payment(const QString &id, Reply<Payment> reply) override;
    void merchant(Reply<Merchant> reply) override;
    void refund(const QString &key, const QByteArray &body, Reply<Refund> reply) override;
    void lookUpRefund(const QString &id, Reply<Refund> reply) override;

private:
    void enqueue(std::function<void()> call);
    void release();

    SessionApi &m_api;
    Clock &m_clock;
    qint64 m_gapMs;
    std::deque<std::function<void()>> m_waiting;
    std::optional<qint64> m_lastLeft;
    bool m_armed = false;
    QObject m_context; ///< Timers end with this object.
};

} // namespace Kassi
