// SPDX-License-Identifier: MIT
// The people of a simulated world: customers before their pages, and the staff who charge, cancel, retry and decide
// about late money. What they do is in the scenario; what comes of it they see.
#pragma once

#include "sim/sim_till.h"

namespace Kassi::Sim {

/// One checkout that was shown, and whoever stands before it. It goes on after the checkout was taken away: who has
/// the secret can still pay.
class Customers
{
public:
    Customers(SimTill &till, SimGateway &gateway, Process &process, Faults &faults, Dice &dice);

    void shown(int session, const Customer &customer);
    /// A code, beside the form or alone.
    void codeShown(int session, const Customer &customer);
    /// The checkout was taken away, or the whole till died.
    void takenAway();
    void codeTakenAway();

private:
    struct Visit
    {
        int session;
        int checkout;
        Customer customer;
        bool away = false;
        bool lost = false;
        bool paidAfterwards = false;
    };
    using Shared = std::shared_ptr<Visit>;

    void say(const Shared &visit, const CheckoutEvent &event);
    void act(const Shared &visit);
    void pay(const Shared &visit, int session);
    void payOnPhone(const Shared &visit);
    void payByCode(const Shared &visit);
    void wantCode(const Shared &visit);
    void decline(const Shared &visit, bool triesAgain);
    void lie(const Shared &visit, int times);
    [[nodiscard]] bool canUsePage(const Shared &visit) const { return !visit->away && !visit->lost; }

    SimTill &m_till;
    SimGateway &m_gateway;
    Process &m_process;
    Faults &m_faults;
    Dice &m_dice;
    Shared m_now;
    Shared m_code;
};

class Staff
{
public:
    Staff(SimTill &till, Customers &customers, SimGateway &gateway, SimOracle &oracle, Process &process,
          const Scenario &scenario, Dice &dice);

    void beginWork();
    void afterRestart();

private:
    void charge();
    void chargeLater(qint64 ms);
    void nextBasket();
    void shown(const PaymentSession &session);
    void codeShown(const PaymentSession &session);
    [[nodiscard]] const Customer &customer() const;
    void settled(const Settlement &settlement);
    void notSold();
    void decide(const QString &attempt, int tries);
    void refundLater(const Settlement &settlement);
    void refund(const RefundWish &wish, int tries);
    [[nodiscard]] SessionRequest request() const;
    [[nodiscard]] const Basket &basket() const { return m_scenario.baskets[m_basket]; }
    [[nodiscard]] bool isDone() const { return m_basket >= m_scenario.baskets.size(); }

    SimTill &m_till;
    Customers &m_customers;
    SimGateway &m_gateway;
    SimOracle &m_oracle;
    Process &m_process;
    const Scenario &m_scenario;
    Dice &m_dice;
    size_t m_basket = 0;
    size_t m_shown = 0;   ///< Checkouts of this basket so far.
    int m_retries = 0;    ///< Of this basket.
    bool m_paid = false;  ///< This basket, as far as staff know.
    bool m_tried = false; ///< Another amount.
    quint64 m_plan = 0;   ///< Which planned charge counts.
};

} // namespace Kassi::Sim
