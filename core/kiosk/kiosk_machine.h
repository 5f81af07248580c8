// SPDX-License-Identifier: MIT
// The way of a customer through a kiosk, as data: where they are, what they have chosen, how long nobody has touched
// anything. The screen tells it Inputs; for each, kioskStep() answers a new state and what has to be done. It knows
// nothing of money but whether some may be moving, and while that is so it never goes home and begins no other payment.
// Pure: no clock, no disk, no widgets.
//
//   Attract       nobody is there
//   Order         choosing: items, an amount, or waiting for an order from the POS
//   Review        this is the order; nothing has been asked of the gateway
//   Payment       from the press to the outcome; the attempt's own machine says how far it is
//   Outcome       how it ended
//   Thanks        with the order's number; home by itself
//   OutOfService  nobody can pay: what is wrong stands there; back by itself when it is over
//   Staff         the panel behind the PIN
#pragma once

#include "kiosk/basket.h"
#include "payment/outcome.h"

#include <variant>

namespace Kassi {

enum class KioskPlace { Attract, Order, Review, Payment, Outcome, Thanks, OutOfService, Staff };

/// Where orders come from.
enum class KioskSource { List, Amount, Pos };

/// Why nobody can pay here now. The first that holds is told.
enum class KioskTrouble {
    ByStaff,            ///< They put the kiosk out of service.
    JournalStopped,     ///< Nothing can be written down, so nothing may be charged.
    NotReady,           ///< The gateway refuses this till: key, settings. Staff have to look.
    GatewayUnreachable, ///< The network, or the gateway: it will come back by itself.
    Starting,           ///< It has not been asked yet.
};

/// What makes it easier for somebody; gone with the customer.
enum class KioskAid { Reach, Contrast, LargeText };

struct KioskPace
{
    qint64 idleMs = 45'000;    ///< Without a touch or a key: "still there?"
    qint64 answerMs = 20'000;  ///< How long that stands.
    qint64 phoneMs = 180'000;  ///< In place of `idleMs` where a code for a phone is shown, if that is shorter.
    qint64 bankMs = 600'000;   ///< Likewise, where a bank or the gateway is asked.
    qint64 outcomeMs = 25'000; ///< How long an outcome stands; one that can be tried again is asked about then.
    qint64 unknownMs = 60'000; ///< Likewise, one that has to be understood: not certain yet, or paid by somebody else.
    qint64 thanksMs = 6'000;
    qint64 staffMs = 90'000; ///< Nobody stands at the panel any more.
};

/// An order from a POS.
struct PosOrder
{
    QString reference;
    Money money;

    bool operator==(const PosOrder &) const = default;
};

struct KioskState
{
    KioskPlace place = KioskPlace::OutOfService; ///< Until somebody has asked whether it could be paid.
    KioskSource source = KioskSource::List;
    QString shopLanguage = QStringLiteral("is");
    QString language = QStringLiteral("is"); ///< This customer's.
    Basket basket = {};
    qint64 amount = 0; ///< Of KioskSource::Amount, as far as it is typed.
    std::optional<PosOrder> posOrder = {};
    bool paymentLive = false; ///< Between Charge and its outcome: money may be moving.
    bool stopping = false;    ///< The payment was stopped, and the gateway is asked how it stands.
    bool busy = false;        ///< A bank is asked, or the gateway.
    bool onPhone = false;
    bool asking = false; ///< "Still there?" stands on the screen.
    std::optional<Outcome> outcome = {};
    bool ofAnother = false; ///< What was found paid is not known to be this customer's.
    bool late = false;      ///< Money came after the end.
    bool closedByStaff = false;
    std::optional<KioskTrouble> trouble = KioskTrouble::Starting; ///< Without `closedByStaff`.
    bool reach = false;
    bool contrast = false;
    bool largeText = false;
    int patience = 1;    ///< How many times as long as usual nobody is asked anything.
    qint64 activeAt = 0; ///< Monotonic: the last sign of a person.
    quint64 visit = 0;   ///< Which customer it is.

    bool operator==(const KioskState &) const = default;
};

namespace KioskInput {
/// Somebody touched the screen or pressed a key, anywhere, also in the bank's page.
struct Touched
{
};
struct Begin
{
};
struct Add
{
    QString item;
};
struct TakeOut
{
    QString item;
};
struct SetAmount
{
    qint64 amount;
};
/// From the order to its review, from the review to the payment.
struct GoOn
{
};
struct Back
{
};
/// The customer gives up, or begins anew. During a payment: stop it.
struct Leave
{
};
struct Speak
{
    QString language;
};
struct Toggle
{
    KioskAid aid;
};
/// "I need more time": from now on everything waits longer for this customer.
struct MoreTime
{
};
struct OrderOffered
{
    PosOrder order;
};
/// The POS takes it back.
struct OrderWithdrawn
{
};
/// Nothing was begun, and nothing sent.
struct ChargeRefused
{
    bool journal; ///< Because nothing can be written down.
};
struct PaymentStands
{
    bool busy;
    bool onPhone;
};
struct PaymentSettled
{
    Outcome outcome;
    bool late = false;
    bool ofAnother = false; ///< It was paid before this customer had done anything.
};
/// The guardian has found out more about the outcome on the screen.
struct Revised
{
    Outcome outcome;
    bool late = false;
    bool ofAnother = false;
};
struct TryAgain
{
};
/// The outcome was read.
struct Done
{
};
/// What readiness came to; nothing: somebody could pay now.
struct Found
{
    std::optional<KioskTrouble> trouble;
};
struct StaffCame
{
};
struct StaffLeft
{
};
struct OutOfService
{
    bool on;
};
struct Tick
{
};
} // namespace KioskInput

using AnyKioskInput =
    std::variant<KioskInput::Touched, KioskInput::Begin, KioskInput::Add, KioskInput::TakeOut, KioskInput::SetAmount,
                 KioskInput::GoOn, KioskInput::Back, KioskInput::Leave, KioskInput::Speak, KioskInput::Toggle,
                 KioskInput::MoreTime, KioskInput::OrderOffered, KioskInput::OrderWithdrawn, KioskInput::ChargeRefused,
                 KioskInput::PaymentStands, KioskInput::PaymentSettled, KioskInput::Revised, KioskInput::TryAgain,
                 KioskInput::Done, KioskInput::Found, KioskInput::StaffCame, KioskInput::StaffLeft,
                 KioskInput::OutOfService, KioskInput::Tick>;

namespace KioskCommand {
/// Take the payment for the order of the state. `again`: the same reference as before.
struct Charge
{
    bool again;
};
/// Stop the payment; its outcome comes with PaymentSettled all the same.
struct StopPayment
{
    CancelReason reason;
};
/// Tell the POS that its order was not paid here, and that nothing was begun.
struct ReturnOrder
{
};
} // namespace KioskCommand

using AnyKioskCommand = std::variant<KioskCommand::Charge, KioskCommand::StopPayment, KioskCommand::ReturnOrder>;

/// What the way depends on besides the state.
struct KioskWorld
{
    const PriceList &prices;
    qint64 minAmount = 1; ///< Krónur, of KioskSource::Amount.
    qint64 maxAmount = largestPrice;
    KioskPace pace = {};
    qint64 nowMs = 0; ///< Monotonic.
};

struct KioskStep
{
    KioskState state;
    std::vector<AnyKioskCommand> commands = {};
    bool taken = true; ///< False: the input means nothing in that place, and the state is as it was.
};

[[nodiscard]] KioskStep kioskStep(const KioskState &state, const AnyKioskInput &input, const KioskWorld &world);

/// What the order of the state comes to; amount 0: nothing is chosen yet.
[[nodiscard]] Money kioskTotal(const KioskState &state, const PriceList &prices);
/// What is told to customers where nobody can pay; nothing: somebody can.
[[nodiscard]] std::optional<KioskTrouble> kioskTrouble(const KioskState &state);
/// While "still there?" stands: until it counts as no. Nothing: it does not stand.
[[nodiscard]] std::optional<qint64> msToAnswer(const KioskState &state, const KioskPace &pace, qint64 nowMs);
/// How the outcome is not the last word for this customer, and a second try takes nothing twice.
[[nodiscard]] bool mayTryAgain(const KioskState &state);
/// An order of a POS would be taken now.
[[nodiscard]] bool takesPosOrder(const KioskState &state);

} // namespace Kassi
