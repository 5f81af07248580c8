// SPDX-License-Identifier: MIT
// The gateway of a simulated world, and the oracle of truth: what was really taken is known here and nowhere else. It
// is written from Borga's public API reference and shares nothing with core/gateway or core/sandbox.
#pragma once

#include "sim/scenario.h"
#include "sim/sim_trace.h"

#include <QByteArray>

#include <map>

namespace Kassi::Sim {

enum class SessionIs { Open, Complete, Expired };
enum class PaymentIs { Created, Pending, Processing, Succeeded, Failed, Refunded, PartlyRefunded };

template <typename Status>
struct Since
{
    qint64 at;
    Status status;
};

struct TruePayment
{
    QString id;
    QString reference;
    qint64 amount = 0;
    QString currency;
    std::vector<Since<PaymentIs>> history = {};
    bool captured = false;
    int timesTaken = 0;
    int inFlight = 0;      ///< Cards are being authorised, whatever its status says.
    bool foreign = false;  ///< It has a session that the till did not make.
    bool krafa = false;    ///< Accepted, and not given up.
    bool promised = false; ///< Accepted once.
    int refundsFailed = 0;
    qint64 goingBack = 0; ///< Accepted, and still on its way.
    qint64 givenBack = 0;

    [[nodiscard]] bool refunded() const { return captured && givenBack == amount * timesTaken; }
};

struct TrueSession
{
    QString id;
    int payment = -1;
    bool hosted = false;
    bool ofTill = true; ///< Made by Kassi, not by a phone.
    QString key;
    QString secret;
    qint64 madeAt = 0;
    qint64 expiresAt = 0;
    std::vector<Since<SessionIs>> history = {};
    bool inFlight = false;
    bool exposed = false; ///< The till showed its secret to somebody.
};

struct TrueRefund
{
    QString id;
    int payment = -1;
    QString key;
    qint64 amount = 0;
    bool accepted = false; ///< Its first word is pending, whatever becomes of it.
    bool pending = true;
    bool failed = false; ///< That it will be, while it is pending.
};

/// A POST's answer: the index of what was made, or an HTTP status.
struct Posted
{
    int made = -1;
    int status = 201;
    bool otherBody = false; ///< The key was known with another body (invariant I3).
};

class SimGateway
{
public:
    SimGateway(SimClock &clock, Trace &trace, const GatewayHabits &habits);

    // ---- what the API does; the network carries it
    [[nodiscard]] Posted create(const QString &key, const QByteArray &body);
    [[nodiscard]] Posted refund(const QString &key, const QByteArray &body);
    [[nodiscard]] int sessionOf(const QString &id) const;
    [[nodiscard]] int paymentOf(const QString &id) const;
    [[nodiscard]] int refundOf(const QString &id) const;
    [[nodiscard]] SessionIs sessionAt(int session, qint64 moment) const;
    [[nodiscard]] PaymentIs paymentAt(int payment, qint64 moment) const;

    // ---- what people do
    /// Enters a card, or chooses a krafa. False where the checkout does not take it any more. `done` tells the page.
    bool pay(int session, const Customer &customer, std::function<void(bool taken)> done);
    /// A hosted session on the payment of this one, on somebody's phone; -1 where the gateway makes none.
    [[nodiscard]] int phoneSession(int session);
    void expose(int session) { sessions[size_t(session)].exposed = true; }

    // ---- the truth
    std::vector<TruePayment> payments;
    std::vector<TrueSession> sessions;
    std::vector<TrueRefund> refunds;
    qint64 lastChange = 0; ///< When something last happened that a till has to find out; may lie ahead (an expiry).

private:
    struct Idempotent
    {
        QByteArray body;
        qint64 doneAt;
        Posted answer;
    };

    [[nodiscard]] qint64 now() const { return m_clock.monotonicMs(); }
    [[nodiscard]] Posted makeSession(const QString &key, const QByteArray &body);
    [[nodiscard]] Posted makeRefund(const QString &key, const QByteArray &body);
    void endRefund(int refund);
    int addSession(int payment, bool hosted, qint64 expiresAt, const QString &key);
    [[nodiscard]] bool takesMoney(int payment) const;
    [[nodiscard]] bool canBePaid(int session) const;
    void set(int payment, PaymentIs status);
    void complete(int session);
    void capture(int session);

    SimClock &m_clock;
    Trace &m_trace;
    const GatewayHabits &m_habits;
    std::map<QString, Idempotent> m_keys;
};

} // namespace Kassi::Sim
