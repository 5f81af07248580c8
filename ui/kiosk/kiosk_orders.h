// SPDX-License-Identifier: MIT
// What is asked of the gateway for an order that somebody put together at a kiosk: with the reference of an earlier one
// where that is the same and nobody knows yet what became of it, with a new one otherwise. It remembers what was found
// paid when nobody stood before it any more.
#pragma once

#include "checkout/checkout_controller.h"
#include "kiosk/kiosk_machine.h"

#include <QSet>

namespace Kassi {

class KioskOrders final
{
public:
    /// Who comes back later than that has been with the staff.
    static constexpr qint64 rememberedMs = 900'000;

    /// `defaults`: what the settings say. The ports outlive it.
    KioskOrders(const CheckoutPorts &ports, SessionRequest defaults);

    struct Made
    {
        SessionRequest request;
        bool kept = false; ///< Its reference is that of an earlier order, of whoever that was.
    };
    /// `pos`: the order of the POS, where the state has one.
    [[nodiscard]] Made make(const KioskState &state, const PriceList &prices, const SessionRequest &pos);

    /// Its customer was told that it is paid, or accepted.
    void tellAnswered(const QString &reference) { m_answered.insert(reference); }
    /// The guardian found that money was taken for it.
    void tellPaid(const Settlement &settlement);
    /// Whether the same was found paid a while ago, with nobody there. It is asked about once.
    [[nodiscard]] bool takePaidBefore(const SessionRequest &request);

private:
    struct Paid
    {
        QString order;
        Money money;
        qint64 atMs;
    };

    [[nodiscard]] std::vector<Attempt> historyOf(const QString &reference) const;

    CheckoutPorts m_ports;
    SessionRequest m_defaults;
    std::vector<Paid> m_paid;
    QSet<QString> m_answered;
};

} // namespace Kassi
