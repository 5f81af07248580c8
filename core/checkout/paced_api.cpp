// SPDX-License-Identifier: MIT
#include "checkout/paced_api.h"

#include <utility>

namespace Kassi {

PacedApi::PacedApi(SessionApi &api, Clock &clock, qint64 gapMs)
    : m_api(api)
    , m_clock(clock)
    , m_gapMs(gapMs)
{
}

void PacedApi::create(const QString &key, const QByteArray &body, Reply<PaymentSession> reply)
{
    enqueue([this, key, body, reply = std::move(reply)] { m_api.create(key, body, reply); });
}

void PacedApi::session(const QString &id, Reply<PaymentSession> reply)
{
    enqueue([this, id, reply = std::move(reply)] { m_api.session(id, reply); });
}

void PacedApi::payment(const QString &id, Reply<Payment> reply)
{
    enqueue([this, id, reply = std::move(reply)] { m_api.payment(id, reply); });
}

void PacedApi::merchant(Reply<Merchant> reply)
{
    enqueue([this, reply = std::move(reply)] { m_api.merchant(reply); });
}

void PacedApi::refund(const QString &key, const QByteArray &body, Reply<Refund> reply)
{
    enqueue([this, key, body, reply = std::move(reply)] { m_api.refund(key, body, reply); });
}

void PacedApi::lookUpRefund(const QString &id, Reply<Refund> reply)
{
    enqueue([this, id, reply = std::move(reply)] { m_api.lookUpRefund(id, reply); });
}

void PacedApi::enqueue(std::function<void()> call)
{
    m_waiting.push_back(std::move(call));
    release();
}

void PacedApi::release()
{
    if (m_armed || m_waiting.empty())
        return;
    const qint64 wait = m_lastLeft ? *m_lastLeft + m_gapMs - m_clock.monotonicMs() : 0;
    if (wait > 0) {
        m_armed = true;
        return m_clock.after(wait, &m_context, [this] {
            m_armed = false;
            release();
        });
    }
    m_lastLeft = m_clock.monotonicMs();
    const std::function<void()> call = std::move(m_waiting.front());
    m_waiting.pop_front();
    call(); // may enqueue the next one
    release();
}

} // namespace Kassi
