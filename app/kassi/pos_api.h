// SPDX-License-Identifier: MIT
// The POS API of a till whose window is open, where the settings ask for it.
#pragma once

#include "cashier/pushed_charges.h"
#include "checkout/payment_guardian.h"
#include "pos/pos_server.h"
#include "pos/till_desk.h"
#include "readiness/readiness_watch.h"
#include "till.h"

#include <memory>

namespace Kassi {

class PosApi
{
public:
    /// Null where pos_api.listen is empty. All outlive it. ErrorCode::InvalidSettings, InvalidCredentials: the till can
    /// do without.
    [[nodiscard]] static Result<std::unique_ptr<PosApi>> open(Till &till, PaymentGuardian &guardian,
                                                              PushedCharges::Window window, ReadinessWatch &readiness);

private:
    PosApi(Till &till, PaymentGuardian &guardian, PushedCharges::Window window, ReadinessWatch &readiness);

    PushedCharges m_screen;
    Pos::EventLog m_events;
    Pos::TillDesk m_desk;
    std::unique_ptr<Pos::PosServer> m_server;
};

} // namespace Kassi
