// SPDX-License-Identifier: MIT
// The program that is tried: the real CheckoutPair and the real PaymentGuardian on simulated ports, put together
// as a till puts them together, started and destroyed with the process.
#pragma once

#include "checkout/payment_guardian.h"
#include "sim/sim_network.h"
#include "sim/sim_store.h"

namespace Kassi::Sim {

class SimTill final : public QObject
{
public:
    SimTill(Process &process, SimNetwork &network, Store &store, SimOracle &oracle, Faults &faults, SimRandom &random,
            Dice &dice);
    ~SimTill() override;

    void start();
    /// After the process has died.
    void bury();

    /// Staff: from here until the outcome the order is this checkout's. False where it was refused.
    [[nodiscard]] Result<void> charge(const SessionRequest &request);
    void cancel(int checkout, CancelReason reason);
    void payOnPhone(int checkout);
    void pageEvent(int checkout, const CheckoutEvent &event);
    void pageLost(int checkout);
    void decide(const QString &attempt, LateDecision decision);
    void refund(const RefundWish &wish);

    [[nodiscard]] bool isRunning() const { return !m_process.dead; }
    [[nodiscard]] bool isBusy() const { return m_checkout != nullptr; }
    [[nodiscard]] bool isWatching() const { return m_guardian && m_guardian->watched() > 0; }
    [[nodiscard]] int checkout() const { return m_process.checkouts; }

    std::function<void(const PaymentSession &session)> onShown;
    std::function<void()> onTakenAway;
    std::function<void(const PaymentSession &session)> onCodeShown;
    std::function<void()> onCodeTakenAway;
    std::function<void(const Settlement &settlement)> onSettled;
    std::function<void(const QString &attempt)> onLateMoney;

private:
    void startGuardian();
    void settled(const Settlement &settlement);
    [[nodiscard]] bool isCurrent(int checkout) const
    {
        return m_checkout && !m_process.dead && checkout == m_process.checkouts;
    }

    Process &m_process;
    SimNetwork &m_network;
    Store &m_store;
    SimOracle &m_oracle;
    Faults &m_faults;
    SimRandom &m_random;
    Dice &m_dice;
    SessionRequest m_request;
    std::unique_ptr<WatchedJournal> m_journal;
    std::unique_ptr<PaymentGuardian> m_guardian;
    std::unique_ptr<CheckoutPair> m_checkout;
};

} // namespace Kassi::Sim
