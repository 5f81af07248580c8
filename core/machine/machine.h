// SPDX-License-Identifier: MIT
// The one place with rules about money: what happens to an attempt to take one payment.
//
// An attempt is a State. The world tells it Inputs; for each, step() answers a new State and the Commands to carry
// out. step() is pure: no clock, no network, no disk, no randomness but what it is handed. Whoever drives it (the
// CheckoutController, a simulation) carries out the commands in order and feeds back what came of them.
//
//   Idle        nothing asked yet
//   Creating    the plan is being made durable, then the session is being asked for
//   Presented   the checkout is in front of the customer; the session is polled
//   Confirming  something says that the attempt is over; the gateway is asked what became of the money
//   Recovering  an attempt of an earlier run, or of an earlier try at the same order, is being looked at again
//   Settled     an outcome was announced; nothing changes any more
//
// Which input may lead from which phase to which is a table, in transitions.h; step() refuses to leave it.
// A page event is a hint: it can bring a poll forward, it can never bring an outcome.
#pragma once

#include "machine/record.h"
#include "payment/checkout_event.h"

namespace Kassi {

enum class Phase { Idle, Creating, Presented, Confirming, Recovering, Settled };

[[nodiscard]] QString phaseName(Phase phase);

/// What an attempt of the journal is taken up again for.
enum class ResumePurpose {
    Present, ///< The order is charged again: show the same session, if it can still be paid.
    Settle,  ///< Nobody stands before it: find out how it ended.
    Watch,   ///< It was settled without money, but its session was still open: did money come after all?
};

/// What is known of the money of a payment that has a second session: so much was found in the other one.
enum class MoneyElsewhere {
    None,
    Promised, ///< It was accepted there, and the money follows later.
    Taken,    ///< That attempt counts it, in good order or late.
};

namespace Input {
struct Begin
{
    Plan plan;
};
struct Resume
{
    Attempt attempt;
    ResumePurpose purpose;
    qint64 patienceMs = 20'000; ///< How long to go on asking when an answer is not final.
    bool waited = false;        ///< About afterExpiryMs in this run, since its session was last found expired.
    MoneyElsewhere elsewhere = MoneyElsewhere::None; ///< Of another attempt at the same payment; see order_rules.h.
};
/// The record of an Append command is durable.
struct Recorded
{
    JournalRecord record;
};
/// It is not.
struct RecordFailed
{
    JournalRecord record;
    Error error;
};
struct CreateReply
{
    Result<PaymentSession> reply;
};
struct SessionReply
{
    Result<PaymentSession> reply;
};
struct PaymentReply
{
    Result<Payment> reply;
};
struct PageEvent
{
    CheckoutEvent event;
};
/// The view gave up loading the checkout.
struct PageLost
{
    Error error;
};
struct TimerFired
{
};
struct Cancel
{
    CancelReason reason;
};
} // namespace Input

using AnyInput = std::variant<Input::Begin, Input::Resume, Input::Recorded, Input::RecordFailed, Input::CreateReply,
                              Input::SessionReply, Input::PaymentReply, Input::PageEvent, Input::PageLost,
                              Input::TimerFired, Input::Cancel>;

namespace Command {
struct Append
{
    JournalRecord record;
};
struct Create
{
    QString idempotencyKey;
    QByteArray body;
};
struct PollSession
{
    QString session;
};
struct LookUpPayment
{
    QString payment;
};
/// Replaces an armed one.
struct ArmTimer
{
    qint64 ms;
};
struct DisarmTimer
{
};
struct Present
{
    PaymentSession session;
};
struct Withdraw
{
};
struct Announce
{
    Outcome outcome;
    std::optional<Error> error;
    bool startOver; ///< The session had expired before anybody saw it: begin again, on the same payment.
};
} // namespace Command

using AnyCommand =
    std::variant<Command::Append, Command::Create, Command::PollSession, Command::LookUpPayment, Command::ArmTimer,
                 Command::DisarmTimer, Command::Present, Command::Withdraw, Command::Announce>;

/// What is being asked of the gateway, or will be when the timer fires.
enum class Call { None, Create, PollSession, LookUpPayment };

/// Why the attempt is in Confirming.
enum class ConfirmReason {
    Hint,      ///< The page says that it is done.
    Withdrawn, ///< Customer, staff or time-out ended it.
    Complete,  ///< The session is complete; the payment is being looked up.
    Expiry,    ///< The session is expired; one more look, because a payment may have come with the last second.
};

struct State
{
    Phase phase = Phase::Idle;
    Plan plan = {};
    QString session = {};
    QString payment = {};
    QString expiresAt = {};
    std::optional<Outcome> earlierOutcome = {}; ///< Of a resumed attempt.
    ResumePurpose purpose = ResumePurpose::Present;
    ConfirmReason confirming = ConfirmReason::Hint;
    std::optional<PaymentSession> toPresent = {}; ///< Holds the secret until its session is durable. Memory only.
    std::optional<Record::Settled> settling = {}; ///< Decided, and being made durable.
    std::optional<Error> trouble = {};            ///< The last call failed; cleared by one that does not.
    Call inFlight = Call::None;
    Call armed = Call::None;
    MoneyElsewhere elsewhere = MoneyElsewhere::None;
    bool lateSecond = false; ///< With `tookLate`: the other place has money too.
    bool resumed = false;
    bool exposed = false; ///< The secret went, or in an earlier run may have gone, to a view.
    bool shown = false;   ///< The view holds the checkout now.
    bool sessionComplete = false;
    bool expiredBefore = false;         ///< Found so earlier, and long enough ago: expired once more is the last word.
    bool sessionExpired = false;        ///< Twice in a row; whether its payment is still moving is being asked.
    bool tookLate = false;              ///< Expired, and yet paid; in a Watch also where that may be a krafa.
    bool moneyMatched = false;          ///< A session reply carried the amount and currency that were asked for.
    bool pageSpeaks = false;            ///< The page has sent an event, so that polling may be slow.
    bool processing = false;            ///< The page said that a card is being authorised.
    bool pollAgain = false;             ///< A hint came while a call was in flight.
    bool lookingAhead = false;          ///< The payment is being looked up beside a poll of its session.
    bool paidAhead = false;             ///< It was paid; the session's word is still to come.
    int sends = 0;                      ///< Of the create call.
    int failures = 0;                   ///< Calls failed in a row.
    int hints = 0;                      ///< Polls brought forward by the page.
    std::optional<qint64> shownAt = {}; ///< When the checkout was first shown in this run.
    qint64 patienceMs = 20'000;
    qint64 confirmingSince = 0;
    qint64 notBefore = 0; ///< The gateway asked for that much quiet (Retry-After).
    qint64 lastPollAt = 0;
    qint64 lastHintAt = 0;
};

struct Step
{
    State state;
    std::vector<AnyCommand> commands;
};

/// What step() may know of the world. `nowMs` is monotonic; `jitter` is random in [0, 1).
struct Moment
{
    qint64 nowMs = 0;
    double jitter = 0.0;
    qint64 notBefore = 0; ///< The gateway asked for quiet until then, also if it was somebody else's call.
};

/// Pure. An input that the phase does not allow is ErrorCode::IllegalInput, and the caller's state stays as it was.
[[nodiscard]] Result<Step> step(const State &state, const AnyInput &input, const Moment &moment);

} // namespace Kassi
