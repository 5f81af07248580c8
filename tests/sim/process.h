// SPDX-License-Identifier: MIT
// The till's program as the world sees it: running, or dead. A process that dies in the middle of a call goes on to the
// end of that call, since the stack has to be left in good order, but as a ghost: from the moment of its death nothing
// it does has any effect, and what it says is not heard. Then it is destroyed.
#pragma once

#include "checkout/checkout_pair.h"
#include "sim/faults.h"
#include "sim/sim_oracle.h"

namespace Kassi::Sim {

struct Process
{
    SimClock &clock;
    Trace &trace;
    bool dead = true;
    int run = 0;                            ///< How often it was started.
    int checkouts = 0;                      ///< How many controllers there have been.
    const CheckoutPair *checkout = nullptr; ///< The one of the order that is being charged.
    QString reference = {};                 ///< And its order.
    bool charging = false;                  ///< Right now, in a call of staff's.

    void die(const char *how)
    {
        if (dead)
            return;
        trace("process", how);
        dead = true;
        clock.setProcessDead(true);
    }
    [[nodiscard]] Place placeOf(Owner owner) const
    {
        if (owner == Owner::Guardian)
            return Place::Guardian;
        if (!checkout)
            return Place::Idle;
        switch (checkout->state().phase) {
        case Phase::Creating: return Place::Creating;
        case Phase::Presented: return Place::Presented;
        case Phase::Confirming: return Place::Confirming;
        case Phase::Recovering: return Place::Recovering;
        case Phase::Idle:
        case Phase::Settled: break;
        }
        return Place::Idle;
    }
};

} // namespace Kassi::Sim
