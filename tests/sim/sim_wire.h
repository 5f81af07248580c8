// SPDX-License-Identifier: MIT
// What goes over the wire, as bytes: answers in the gateway's JSON, whole or spoiled on the way. Written here by hand,
// so that the product's codec is tried against another's idea of the format.
#pragma once

#include "payment/payment_session.h"
#include "sim/sim_random.h"

#include <QByteArray>

namespace Kassi::Sim {

[[nodiscard]] QByteArray textOf(const PaymentSession &session);
[[nodiscard]] QByteArray textOf(const Payment &payment);
[[nodiscard]] QByteArray textOf(const Refund &refund);

/// Cut off, doubled, wrapped, retyped, or another page altogether: never an answer that may be believed.
[[nodiscard]] QByteArray spoil(QByteArray text, Dice &dice);

} // namespace Kassi::Sim
