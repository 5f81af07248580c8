// SPDX-License-Identifier: MIT
// How far a payment is, for the cashier, who may not see the checkout: made of the attempt's state and of what can be
// noticed at the view. Half of it is what a page says or does, so no stage speaks of money: none says more than that
// somebody is busy.
#pragma once

#include "checkout/ports.h"
#include "machine/machine.h"

#include <QObject>
#include <QTimer>

namespace Kassi {

class CheckoutView;

enum class PaymentStage {
    Preparing,  ///< The session is being asked for.
    LookingUp,  ///< An order of before is being looked at.
    Opening,    ///< The page is on its way.
    NotOpen,    ///< It cannot be shown: CheckoutView::whyStopped().
    OnPhone,    ///< A code is shown.
    Waiting,    ///< Nobody has typed for a while, or at all.
    Typing,     ///< Somebody types into the page.
    TurnedAway, ///< The page says that a card was not accepted, and nobody has typed since.
    Bank,       ///< The page says that it works, or a bank's window is open.
    Confirming, ///< The gateway is being asked how it ended.
};

/// "The customer is typing": in the language that is spoken.
[[nodiscard]] QString textFor(PaymentStage stage);

class PaymentWatch final : public QObject
{
    Q_OBJECT

public:
    /// A pause of so long, and typing is over.
    static constexpr qint64 typingMs = 5'000;

    /// What can be noticed of the customer's side.
    struct Glimpse
    {
        bool hosted = false;
        bool given = false; ///< The view has a session.
        bool alive = false; ///< There is a page in it.
        bool popup = false;
        bool turnedAway = false;
        std::optional<qint64> typedAt = {};
    };

    PaymentWatch(const Clock &clock, CheckoutView &view, QObject *parent = nullptr);

    /// Another payment.
    void reset();
    void setHosted(bool hosted);
    void follow(const State &state);
    [[nodiscard]] PaymentStage stage() const { return m_stage; }
    /// Since when it is that stage.
    [[nodiscard]] qint64 elapsedMs() const { return m_clock.monotonicMs() - m_since; }

    /// Pure.
    [[nodiscard]] static PaymentStage judge(const State &state, const Glimpse &glimpse, qint64 nowMs);

Q_SIGNALS:
    /// The stage, or a second more of it.
    void changed();

private:
    void update();

    const Clock &m_clock;
    CheckoutView &m_view;
    State m_state;
    Glimpse m_glimpse;
    PaymentStage m_stage = PaymentStage::Preparing;
    qint64 m_since = 0;
    QTimer m_second;
};

} // namespace Kassi
