// SPDX-License-Identifier: MIT
// The gateway as the rest of Kassi sees it: a port. Each call is asynchronous and answers exactly once, on the thread
// of the caller, unless the object is destroyed before.
#pragma once

#include "payment/payment_session.h"
#include "payment/result.h"

#include <functional>

namespace Kassi {

template <typename T>
using Reply = std::function<void(Result<T>)>;

class SessionApi
{
public:
    virtual ~SessionApi() = default;

    /// A call will come soon: whatever takes time before one can be sent is done now. Sends nothing.
    virtual void preconnect() {}

    /// POST /v1/payment_sessions: `body` as encodeSessionRequest() made it, byte for byte on every send of `key`.
    virtual void create(const QString &key, const QByteArray &body, Reply<PaymentSession> reply) = 0;
    /// GET /v1/payment_sessions/{id}
    virtual void session(const QString &id, Reply<PaymentSession> reply) = 0;
    /// GET /v1/payments/{id}
    virtual void payment(const QString &id, Reply<Payment> reply) = 0;
    /// GET /v1/merchants/current
    virtual void merchant(Reply<Merchant> reply) = 0;
    /// POST /v1/refunds: `body` as encodeRefundRequest() made it, with the same rule as create().
    virtual void refund(const QString &key, const QByteArray &body, Reply<Refund> reply) = 0;
    /// GET /v1/refunds/{id}
    virtual void lookUpRefund(const QString &id, Reply<Refund> reply) = 0;
};

} // namespace Kassi
