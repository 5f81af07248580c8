// SPDX-License-Identifier: MIT
// One order in one place or in two: the till's own checkout, and, once somebody wants it, a hosted session on the same
// payment for a phone beside it. Each is an attempt with a CheckoutController of its own; the pair says which of them
// counts. The first that finds money wins. The other is taken off the screen and given up as it stands: from then on
// the guardian asks about it, and tells where both were completed (Record::LateMoney::second).
//
// Use one for one order; it stands for its CheckoutController. All calls and signals are on the thread that made it.
#pragma once

#include "checkout/checkout_controller.h"

namespace Kassi {

class CheckoutPair final : public QObject
{
    Q_OBJECT

public:
    explicit CheckoutPair(const CheckoutPorts &ports, QObject *parent = nullptr);
    ~CheckoutPair() override;

    /// As CheckoutController::charge(). A phone's session that the order still has beside its form is gone on with too.
    [[nodiscard]] Result<void> charge(const SessionRequest &request);
    /// Makes the phone's session, or shows again the one that there is; it comes with phonePresented(). `request` is
    /// hosted, of the same order; the pair fills in the payment. ErrorCode::InvalidRequest while there is no form that
    /// can be paid, JournalFailed: nothing was sent, and everything stays as it was.
    [[nodiscard]] Result<void> payOnPhone(SessionRequest request);
    /// Takes both away. What was exposed is still asked about before anything is told.
    void cancel(CancelReason reason);

    /// From the view that shows the till's own checkout. Hints.
    void pageEvent(const CheckoutEvent &event);
    void pageLost(const Error &error);

    /// Of the place that decides how the order stands: the till's own, or the phone's where that is all that is left.
    [[nodiscard]] const State &state() const;
    [[nodiscard]] const Settlement &progress() const;
    /// The phone's; nothing while there is none.
    [[nodiscard]] const State *phoneState() const;
    [[nodiscard]] const CheckoutController &form() const { return *m_form.controller; }
    [[nodiscard]] const CheckoutController *phone() const { return m_phone.controller.get(); }
    /// Nothing is decided yet.
    [[nodiscard]] bool isActive() const;

Q_SIGNALS:
    /// As the CheckoutController's, of the till's own checkout.
    void presentRequested(const Kassi::PaymentSession &session);
    void withdrawRequested();
    /// Likewise, of the phone's.
    void phonePresented(const Kassi::PaymentSession &session);
    void phoneWithdrawn();
    /// The phone's session is over without money, and the form is there as before.
    void phoneEnded(const Kassi::Settlement &settlement);
    void changed();
    /// Once, at the end of both.
    void settled(const Kassi::Settlement &settlement);

private:
    struct Place
    {
        std::unique_ptr<CheckoutController> controller = {};
        std::optional<Settlement> over = {};
        bool onScreen = false;
        bool givenUp = false; ///< The other one found money.
        [[nodiscard]] bool isLive() const { return controller && !over; }
    };

    void makeForm();
    void makePhone();
    void dropPhone();
    void giveUp(Place &loser);
    void takeAway(Place &place);
    void placeSettled(Place &place, const Settlement &settlement);
    void tell(const Settlement &settlement);

    CheckoutPorts m_ports;
    std::shared_ptr<qint64> m_quietUntil = std::make_shared<qint64>(0);
    Place m_form;
    Place m_phone;
    std::vector<std::unique_ptr<CheckoutController>> m_done; ///< Phones before this one: not destroyed by their signal.
    bool m_told = false;
};

} // namespace Kassi
