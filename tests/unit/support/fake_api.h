// SPDX-License-Identifier: MIT
// A gateway that answers from a script, on virtual time. The last answer of each script is repeated; each call goes
// into the shared log of what happened.
#pragma once

#include "gateway/session_api.h"
#include "unit/support/virtual_clock.h"

#include <QStringList>

#include <deque>

namespace Kassi::Testing {

class FakeApi final : public SessionApi
{
public:
    FakeApi(VirtualClock &clock, QStringList &log)
        : m_clock(clock)
        , m_log(log)
    {
    }

    enum class Timing { Later, AtOnce, Never };
    Timing timing = Timing::Later; ///< AtOnce: the answer comes inside the call.
    std::deque<Result<PaymentSession>> creates;
    std::deque<Result<PaymentSession>> sessions;
    std::deque<Result<Payment>> payments;
    std::deque<Result<Merchant>> merchants;
    std::deque<Result<Refund>> refunds;
    std::deque<Result<Refund>> refundLooks;
    std::vector<std::pair<QString, QByteArray>> sent;     ///< Key and body of each create call.
    std::vector<std::pair<QString, QByteArray>> refunded; ///< Likewise of each refund call.
    std::vector<qint64> calledAt;                         ///< When each call came, whatever it was.

    void create(const QString &key, const QByteArray &body, Reply<PaymentSession> reply) override
    {
        m_log << QStringLiteral("create");
        sent.emplace_back(key, body);
        answer(creates, std::move(reply));
    }
    void session(const QString &id, Reply<PaymentSession> reply) override
    {
        m_log << QString(QStringLiteral("poll ") + id);
        answer(sessions, std::move(reply));
    }
    void payment(const QString &id, Reply<Payment> reply) override
    {
        m_log << QString(QStringLiteral("look up ") + id);
        answer(payments, std::move(reply));
    }
    void merchant(Reply<Merchant> reply) override
    {
        m_log << QStringLiteral("merchant");
        answer(merchants, std::move(reply));
    }
    void refund(const QString &key, const QByteArray &body, Reply<Refund> reply) override
    {
        m_log << QStringLiteral("refund");
        refunded.emplace_back(key, body);
        answer(refunds, std::move(reply));
    }
    void lookUpRefund(const QString &id, Reply<Refund> reply) override
    {
        m_log << QString(QStringLiteral("look up ") + id);
        answer(refundLooks, std::move(reply));
    }

private:
    template <typename T>
    void answer(std::deque<Result<T>> &script, Reply<T> reply)
    {
        calledAt.push_back(m_clock.monotonicMs());
        Result<T> next =
            script.empty() ? Result<T>(fail(ErrorCode::Unreachable, QStringLiteral("no script"))) : script.front();
        if (script.size() > 1)
            script.pop_front();
        if (timing == Timing::AtOnce)
            return reply(next);
        if (timing == Timing::Later)
            m_clock.after(50, &m_context, [reply = std::move(reply), next] { reply(next); });
    }

    VirtualClock &m_clock;
    QStringList &m_log;
    QObject m_context;
};

} // namespace Kassi::Testing
