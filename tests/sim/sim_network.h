// SPDX-License-Identifier: MIT
// The network between the till and the gateway of a simulated world: it delays, loses, repeats, reorders and spoils.
// Each call is answered once, as BorgaApi would answer it, unless the process that made it has died.
#pragma once

#include "gateway/session_api.h"
#include "sim/process.h"

#include <memory>

namespace Kassi::Sim {

class SimNetwork
{
public:
    SimNetwork(Process &process, SimGateway &gateway, SimOracle &oracle, Faults &faults, const Scenario &scenario,
               Dice &dice);
    ~SimNetwork();

    /// As the till's checkout sees the gateway, or the guardian.
    [[nodiscard]] SessionApi &line(Owner owner);

private:
    class Line;
    enum class Kind { Create, Session, Payment, Refund, RefundState };
    template <typename T>
    struct Call
    {
        Kind kind;
        Owner owner;
        QString id; ///< What is asked about, or the idempotency key.
        QByteArray body;
        Reply<T> reply;
        int run;
        int checkout;
        std::optional<Fault> fault = {};
        bool answered = false;
    };
    template <typename T>
    using Shared = std::shared_ptr<Call<T>>;

    template <typename T>
    void send(Kind kind, Owner owner, const QString &id, const QByteArray &body, Reply<T> reply);
    template <typename T>
    void dispatch(const Shared<T> &call);
    template <typename T>
    void travel(const Shared<T> &call, qint64 there, qint64 back, bool heard);
    template <typename T>
    void fails(const Shared<T> &call, qint64 afterMs, Error error);
    template <typename T>
    [[nodiscard]] bool answer(Call<T> &call, const Error *error);
    [[nodiscard]] qint64 hop();
    [[nodiscard]] Error refusal(int status, bool retryAfter);
    [[nodiscard]] Error refusedFor(Kind kind);

    void arrive(const Shared<PaymentSession> &call, qint64 back, bool heard);
    void arrive(const Shared<Payment> &call, qint64 back, bool heard);
    void arrive(const Shared<Refund> &call, qint64 back, bool heard);
    void bring(const Shared<Refund> &call, const TrueRefund &refund, RefundStatus status, qint64 back);
    void bring(const Shared<PaymentSession> &call, int session, qint64 asOf, qint64 back);
    [[nodiscard]] PaymentSession sessionAsOf(int session, qint64 asOf, bool withSecret) const;
    [[nodiscard]] qint64 asOf(const std::optional<Fault> &fault);
    template <typename T, typename Decode>
    [[nodiscard]] Result<T> throughBytes(const T &value, bool spoiled, Decode decode);

    Process &m_process;
    SimGateway &m_gateway;
    SimOracle &m_oracle;
    Faults &m_faults;
    const Scenario &m_scenario;
    Dice &m_dice;
    std::unique_ptr<Line> m_till;
    std::unique_ptr<Line> m_guardian;
};

} // namespace Kassi::Sim
