// SPDX-License-Identifier: MIT
#include "machine/machine.h"

#include "machine/poll_schedule.h"
#include "machine/transitions.h"

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int maxSends = 4;                // of the create call: at once, then after about 1, 2 and 4 seconds
constexpr int maxHintConfirmations = 8;    // after that a page's claims no longer change the screen
constexpr qint64 hintBudgetMs = 10'000;    // "completed" said the page, "open" says the gateway: how long to wait
constexpr qint64 confirmBudgetMs = 20'000; // for an answer about an attempt that is over
constexpr qint64 pendingGraceMs = 3'000;   // a complete session whose payment is not final yet: how long to ask
constexpr qint64 expiryGraceMs = 1'000;    // expired: one more look after this

bool isWorthRepeating(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unreachable:
    case ErrorCode::Indeterminate:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerError:
    case ErrorCode::InFlight:
    case ErrorCode::MalformedReply: return true;
    default: return false;
    }
}

bool isForbidden(const Error &error)
{
    return error.code == ErrorCode::Refused && (error.httpStatus == 401 || error.httpStatus == 403);
}

Error mismatch(const QString &what)
{
    return {.code = ErrorCode::Mismatch,
            .message =
                u"The gateway answered about another %1 than was asked for. Nothing is believed of it."_s.arg(what),
            .param = what};
}

/// One step in the making: the next state and the commands so far. One on…() per input, then the rules they share.
class Stepper
{
public:
    Stepper(State state, const Moment &moment)
        : m_state(std::move(state))
        , m_moment(moment)
    {
    }

    void operator()(const Input::Begin &input);
    void operator()(const Input::Resume &input);
    void operator()(const Input::Recorded &input);
    void operator()(const Input::RecordFailed &input);
    void operator()(const Input::CreateReply &input);
    void operator()(const Input::SessionReply &input);
    void operator()(const Input::PaymentReply &input);
    void operator()(const Input::PageEvent &input);
    void operator()(const Input::PageLost &input);
    void operator()(const Input::TimerFired &input);
    void operator()(const Input::Cancel &input);

    Step take() && { return {std::move(m_state), std::move(m_commands)}; }

private:
    void emitCommand(AnyCommand command) { m_commands.push_back(std::move(command)); }
    void append(JournalRecord record) { emitCommand(Command::Append{std::move(record)}); }
    void call(Call what);
    void arm(Call what, qint64 ms);
    void disarm();
    void callFailed(Call what, const Error &error);
    void pollOnSchedule();
    void hint();

    [[nodiscard]] std::optional<Error> contradiction(const PaymentSession &session) const;
    void sessionMade(const PaymentSession &session);
    void present(const PaymentSession &session);
    void withdraw();
    void end(CancelReason reason);
    void confirm(ConfirmReason reason);
    [[nodiscard]] qint64 confirmingMs() const { return m_moment.nowMs - m_state.confirmingSince; }

    void onOpen(const PaymentSession &session);
    void onComplete();
    void onExpired();
    void judgeComplete(PaymentStatus status);
    void judgeOpen(PaymentStatus status);
    void giveUp(const Error &error);

    void conclude(Outcome outcome, std::optional<Error> error, bool sessionClosed);
    void finish(Outcome outcome, std::optional<Error> error);

    State m_state;
    Moment m_moment;
    std::vector<AnyCommand> m_commands;
};

// ---------------------------------------------------------------- inputs

void Stepper::operator()(const Input::Begin &input)
{
    m_state.plan = input.plan;
    m_state.session = input.plan.session;
    m_state.payment = input.plan.payment;
    m_state.phase = Phase::Creating;
    append(Record::Planned{input.plan});
}

void Stepper::operator()(const Input::Resume &input)
{
    m_state.plan = input.attempt.plan;
    m_state.session = input.attempt.session;
    m_state.payment = input.attempt.payment;
    m_state.expiresAt = input.attempt.expiresAt;
    m_state.earlierOutcome = input.attempt.outcome;
    m_state.purpose = input.purpose;
    m_state.resumed = true;
    m_state.exposed = !m_state.session.isEmpty();
    m_state.confirmingSince = m_moment.nowMs;
    if (m_state.exposed) {
        m_state.phase = Phase::Recovering;
        return call(Call::PollSession);
    }
    if (m_state.purpose == ResumePurpose::Present) {
        m_state.phase = Phase::Creating;
        return call(Call::Create);
    }
    m_state.phase = Phase::Recovering;
    conclude(Outcome::Unavailable,
             Error{.code = ErrorCode::Indeterminate,
                   .message = u"Kassi stopped before a checkout was shown, so nothing can have been taken."_s},
             false);
}

void Stepper::operator()(const Input::Recorded &input)
{
    if (m_state.phase == Phase::Settled)
        return;
    const bool ends = std::holds_alternative<Record::Settled>(input.record) ||
                      std::holds_alternative<Record::Closed>(input.record) ||
                      std::holds_alternative<Record::LateMoney>(input.record);
    if (ends != m_state.settling.has_value()) // before the end: not asked for; after it: no longer of interest
        return;
    if (std::holds_alternative<Record::Closed>(input.record))
        return finish(m_state.earlierOutcome.value_or(m_state.settling->outcome), {});
    if (ends)
        return finish(m_state.settling->outcome, m_state.settling->error);
    if (std::holds_alternative<Record::Planned>(input.record)) {
        if (m_state.inFlight != Call::None)
            return;
        if (m_state.session.isEmpty())
            return call(Call::Create);
        m_state.resumed = true;
        m_state.exposed = true;
        m_state.confirmingSince = m_moment.nowMs;
        m_state.phase = Phase::Recovering;
        return call(Call::PollSession);
    }
    if (std::holds_alternative<Record::Created>(input.record) && m_state.toPresent)
        sessionMade(*std::exchange(m_state.toPresent, std::nullopt));
}

void Stepper::operator()(const Input::RecordFailed &input)
{
    if (m_state.phase == Phase::Settled || std::holds_alternative<Record::Withdrawn>(input.record))
        return;
    // What is not durable is not told: not Paid, and no session that a restart would not know of.
    if (std::holds_alternative<Record::Closed>(input.record)) // what was settled stays so, and is watched on
        return finish(m_state.earlierOutcome.value_or(Outcome::Unconfirmed), input.error);
    finish(m_state.exposed ? Outcome::Unconfirmed : Outcome::Unavailable, input.error);
}

void Stepper::operator()(const Input::CreateReply &input)
{
    if (m_state.inFlight != Call::Create)
        return;
    m_state.inFlight = Call::None;
    if (m_state.settling || m_state.phase == Phase::Settled)
        return;
    if (!input.reply) {
        if (isWorthRepeating(input.reply.error()) && m_state.sends < maxSends)
            return callFailed(Call::Create, input.reply.error());
        return giveUp(input.reply.error());
    }
    m_state.failures = 0;
    m_state.trouble.reset();
    if (const auto wrong = contradiction(*input.reply))
        return giveUp(*wrong);
    if (m_state.phase == Phase::Recovering) {
        // The same key answered the same session; it was asked for because the retrieve call gave no secret.
        return m_state.purpose == ResumePurpose::Present ? present(*input.reply) : call(Call::PollSession);
    }
    m_state.session = input.reply->id;
    m_state.payment = input.reply->payment;
    m_state.expiresAt = input.reply->expiresAt;
    m_state.toPresent = *input.reply;
    append(Record::Created{m_state.session, m_state.payment, m_state.expiresAt});
}

void Stepper::operator()(const Input::SessionReply &input)
{
    if (m_state.inFlight != Call::PollSession)
        return;
    m_state.inFlight = Call::None;
    if (m_state.settling || m_state.phase == Phase::Settled)
        return;
    if (!input.reply)
        return callFailed(Call::PollSession, input.reply.error());
    if (const auto wrong = contradiction(*input.reply))
        return callFailed(Call::PollSession, *wrong);
    m_state.failures = 0;
    m_state.trouble.reset();
    m_state.payment = input.reply->payment;
    m_state.moneyMatched = input.reply->amount && input.reply->currency;
    switch (input.reply->status) {
    case SessionStatus::Open: return onOpen(*input.reply);
    case SessionStatus::Complete: return onComplete();
    case SessionStatus::Expired: return onExpired();
    }
}

void Stepper::operator()(const Input::PaymentReply &input)
{
    if (m_state.inFlight != Call::LookUpPayment)
        return;
    m_state.inFlight = Call::None;
    if (m_state.settling || m_state.phase == Phase::Settled)
        return;
    if (!input.reply && isForbidden(input.reply.error())) {
        // A key that may not read payments: the session's word has to do, if it was about the right money.
        if (m_state.sessionComplete && m_state.moneyMatched)
            return conclude(Outcome::Paid, {}, true);
        return giveUp(input.reply.error());
    }
    if (!input.reply)
        return callFailed(Call::LookUpPayment, input.reply.error());
    if (input.reply->id != m_state.payment)
        return callFailed(Call::LookUpPayment, mismatch(u"payment"_s));
    if (input.reply->money != m_state.plan.money)
        return callFailed(Call::LookUpPayment, mismatch(u"amount"_s));
    m_state.failures = 0;
    m_state.trouble.reset();
    if (m_state.sessionComplete)
        judgeComplete(input.reply->status);
    else
        judgeOpen(input.reply->status);
}

void Stepper::operator()(const Input::PageEvent &input)
{
    if (!m_state.shown || m_state.settling)
        return;
    if (std::holds_alternative<Event::Unsupported>(input.event) || std::holds_alternative<Event::Resize>(input.event))
        return;
    m_state.pageSpeaks = true;
    m_state.lastHintAt = m_moment.nowMs;
    if (std::holds_alternative<Event::Cancelled>(input.event))
        return end(CancelReason::Customer);
    m_state.processing = std::holds_alternative<Event::Processing>(input.event);
    if (m_state.processing || std::holds_alternative<Event::Ready>(input.event)) {
        if (m_state.armed == Call::PollSession && m_state.phase == Phase::Presented && m_state.failures == 0)
            pollOnSchedule();
        return;
    }
    if (std::holds_alternative<Event::Completed>(input.event) && m_state.phase == Phase::Presented &&
        m_state.hints < maxHintConfirmations)
        confirm(ConfirmReason::Hint);
    hint();
}

void Stepper::operator()(const Input::PageLost &input)
{
    if (!m_state.shown)
        return;
    m_state.trouble = input.error;
    m_state.pageSpeaks = false;
    if (m_state.armed == Call::PollSession && m_state.phase == Phase::Presented && m_state.failures == 0)
        pollOnSchedule();
}

void Stepper::operator()(const Input::TimerFired &)
{
    if (m_state.armed != Call::None && !m_state.settling)
        call(m_state.armed);
}

void Stepper::operator()(const Input::Cancel &input)
{
    if (m_state.settling || m_state.phase == Phase::Settled)
        return;
    const bool takesOver = !m_state.plan.session.isEmpty();
    if (m_state.phase == Phase::Creating && !takesOver) // nobody has seen a session: nothing can have been taken
        return conclude(Outcome::Cancelled, {}, false);
    if (m_state.phase == Phase::Creating || m_state.phase == Phase::Recovering) {
        if (m_state.purpose == ResumePurpose::Present)
            m_state.purpose = ResumePurpose::Settle;
        return;
    }
    end(input.reason);
}

// ---------------------------------------------------------------- calls and timers

void Stepper::call(Call what)
{
    disarm();
    m_state.inFlight = what;
    switch (what) {
    case Call::None: return;
    case Call::Create:
        ++m_state.sends;
        return emitCommand(Command::Create{m_state.plan.idempotencyKey, m_state.plan.body});
    case Call::PollSession:
        m_state.pollAgain = false;
        m_state.lastPollAt = m_moment.nowMs;
        return emitCommand(Command::PollSession{m_state.session});
    case Call::LookUpPayment: return emitCommand(Command::LookUpPayment{m_state.payment});
    }
}

void Stepper::arm(Call what, qint64 ms)
{
    m_state.armed = what;
    emitCommand(Command::ArmTimer{ms});
}

void Stepper::disarm()
{
    if (std::exchange(m_state.armed, Call::None) != Call::None)
        emitCommand(Command::DisarmTimer{});
}

void Stepper::callFailed(Call what, const Error &error)
{
    m_state.trouble = error;
    ++m_state.failures;
    const qint64 delay = backoffMs(m_state.failures, error.retryAfterMs, m_moment.jitter);
    const bool confirming = m_state.phase == Phase::Confirming || m_state.phase == Phase::Recovering;
    if (confirming && (error.code == ErrorCode::Refused || confirmingMs() + delay > confirmBudgetMs))
        return giveUp(error);
    arm(what, delay);
}

// However often the page speaks, and so sets the timer anew, a poll is never put off beyond the longest gap.
void Stepper::pollOnSchedule()
{
    const qint64 wanted = nextPollMs({.sinceShownMs = m_moment.nowMs - m_state.shownAt.value_or(m_moment.nowMs),
                                      .sinceHintMs = m_moment.nowMs - m_state.lastHintAt,
                                      .pageSpeaks = m_state.pageSpeaks,
                                      .processing = m_state.processing});
    const qint64 latest = m_state.lastPollAt + longestPollGapMs - m_moment.nowMs;
    arm(Call::PollSession, std::max<qint64>(std::min(wanted, latest), 0));
}

// The page hints that asking now is worth while. It cannot make Kassi ask in a burst, nor within a back-off.
void Stepper::hint()
{
    ++m_state.hints;
    if (m_state.inFlight != Call::None) {
        m_state.pollAgain = true;
        return;
    }
    if (m_state.failures > 0 || m_state.armed == Call::LookUpPayment)
        return;
    const qint64 wait = m_state.lastPollAt + hintGapMs(m_state.hints) - m_moment.nowMs;
    if (wait <= 0)
        call(Call::PollSession);
    else
        arm(Call::PollSession, wait);
}

// ---------------------------------------------------------------- the session

// Nothing, or why this reply cannot be about this attempt.
std::optional<Error> Stepper::contradiction(const PaymentSession &session) const
{
    if ((!m_state.session.isEmpty() && session.id != m_state.session) || session.mode != m_state.plan.mode)
        return mismatch(u"session"_s);
    if (!m_state.payment.isEmpty() && session.payment != m_state.payment)
        return mismatch(u"payment"_s);
    if (session.amount.value_or(m_state.plan.money.amount) != m_state.plan.money.amount)
        return mismatch(u"amount"_s);
    if (session.currency.value_or(m_state.plan.money.currency) != m_state.plan.money.currency)
        return mismatch(u"currency"_s);
    return std::nullopt;
}

// The session is durable. Show it, unless it is an old one that may have ended since.
void Stepper::sessionMade(const PaymentSession &session)
{
    if (session.status == SessionStatus::Open && !m_state.resumed)
        return present(session);
    m_state.phase = Phase::Recovering;
    m_state.confirmingSince = m_moment.nowMs;
    if (session.status != SessionStatus::Open) {
        m_state.exposed = true; // somebody has had it before
        confirm(ConfirmReason::Withdrawn);
    }
    call(Call::PollSession);
}

void Stepper::present(const PaymentSession &session)
{
    disarm();
    m_state.phase = Phase::Presented;
    m_state.exposed = true;
    m_state.shown = true;
    m_state.shownAt = m_moment.nowMs;
    m_state.lastPollAt = m_moment.nowMs; // the session was just heard of
    emitCommand(Command::Present{session});
    pollOnSchedule();
}

void Stepper::withdraw()
{
    if (std::exchange(m_state.shown, false))
        emitCommand(Command::Withdraw{});
}

// Customer, staff or time-out end it. Whether anything was taken, the gateway says.
void Stepper::end(CancelReason reason)
{
    if (m_state.phase == Phase::Confirming && m_state.confirming != ConfirmReason::Hint)
        return;
    append(Record::Withdrawn{reason});
    withdraw();
    confirm(ConfirmReason::Withdrawn);
    if (m_state.inFlight == Call::None)
        call(Call::PollSession);
    else
        m_state.pollAgain = true; // what is on its way may have left before the withdrawal
}

void Stepper::confirm(ConfirmReason reason)
{
    m_state.phase = Phase::Confirming;
    m_state.confirming = reason;
    m_state.confirmingSince = m_moment.nowMs;
}

// ---------------------------------------------------------------- what the gateway says

void Stepper::onOpen(const PaymentSession &session)
{
    const bool askAgain = std::exchange(m_state.pollAgain, false);
    const bool claimIsOld = m_state.phase == Phase::Confirming && m_state.confirming == ConfirmReason::Hint &&
                            m_state.shown && confirmingMs() >= hintBudgetMs;
    if (askAgain && !claimIsOld)
        return arm(Call::PollSession, hintGapMs(m_state.hints));
    if (m_state.phase == Phase::Presented)
        return pollOnSchedule();
    if (m_state.phase == Phase::Confirming) {
        if (!m_state.shown)
            return call(Call::LookUpPayment);
        if (m_state.confirming == ConfirmReason::Hint && confirmingMs() < hintBudgetMs)
            return arm(Call::PollSession, confirmPollMs(confirmingMs()));
        m_state.phase = Phase::Presented;
        return pollOnSchedule();
    }
    switch (m_state.purpose) {
    case ResumePurpose::Present: {
        const bool payable =
            session.mode == SessionMode::Hosted ? !session.url.isEmpty() : !session.clientSecret.isEmpty();
        return payable ? present(session) : call(Call::Create);
    }
    case ResumePurpose::Settle: return call(Call::LookUpPayment);
    case ResumePurpose::Watch: return finish(*m_state.earlierOutcome, {});
    }
}

void Stepper::onComplete()
{
    confirm(ConfirmReason::Complete);
    m_state.sessionComplete = true;
    m_state.exposed = true; // somebody has paid it, whoever that was
    call(Call::LookUpPayment);
}

void Stepper::onExpired()
{
    if (m_state.phase == Phase::Confirming && m_state.confirming == ConfirmReason::Expiry)
        return conclude(Outcome::Expired, {}, true);
    confirm(ConfirmReason::Expiry);
    arm(Call::PollSession, expiryGraceMs);
}

void Stepper::judgeComplete(PaymentStatus status)
{
    switch (status) {
    case PaymentStatus::Succeeded:
    case PaymentStatus::PartiallyRefunded: return conclude(Outcome::Paid, {}, true);
    case PaymentStatus::Failed: return conclude(Outcome::Declined, {}, true);
    case PaymentStatus::Refunded:
        return conclude(Outcome::Cancelled,
                        Error{.code = ErrorCode::Refused,
                              .message = u"The payment was taken and has been refunded whole."_s,
                              .gatewayCode = u"refunded"_s},
                        true);
    case PaymentStatus::Created:
    case PaymentStatus::Pending:
    case PaymentStatus::Processing:
        if (confirmingMs() < pendingGraceMs)
            return arm(Call::LookUpPayment, confirmPollMs(confirmingMs()));
        return conclude(Outcome::Pending, {}, true);
    }
}

// The checkout is gone and its session still open: was anything taken, or can it still be?
void Stepper::judgeOpen(PaymentStatus status)
{
    switch (status) {
    case PaymentStatus::Created:
    case PaymentStatus::Pending: return conclude(Outcome::Cancelled, {}, false);
    case PaymentStatus::Failed: return conclude(Outcome::Declined, {}, false);
    case PaymentStatus::Processing:
    case PaymentStatus::Succeeded:
    case PaymentStatus::Refunded:
    case PaymentStatus::PartiallyRefunded: break;
    }
    if (confirmingMs() < confirmBudgetMs)
        return arm(Call::PollSession, confirmPollMs(confirmingMs()));
    giveUp({.code = ErrorCode::InFlight, .message = u"The gateway is still working on this payment."_s});
}

// No answer within the time that a person can be kept waiting.
void Stepper::giveUp(const Error &error)
{
    if (!m_state.exposed)
        return conclude(Outcome::Unavailable, error, false);
    if (m_state.phase == Phase::Confirming && m_state.confirming == ConfirmReason::Hint && m_state.shown) {
        m_state.phase = Phase::Presented; // the checkout is still there; go on asking behind it
        return arm(Call::PollSession, backoffMs(m_state.failures, error.retryAfterMs, m_moment.jitter));
    }
    conclude(Outcome::Unconfirmed, error, false);
}

// ---------------------------------------------------------------- the end

// Decides. It is announced only when the journal has it.
void Stepper::conclude(Outcome outcome, std::optional<Error> error, bool sessionClosed)
{
    disarm();
    withdraw();
    m_state.settling = Record::Settled{outcome, std::move(error), sessionClosed};
    if (m_state.purpose == ResumePurpose::Watch && m_state.earlierOutcome) {
        if (outcome == Outcome::Paid) {
            m_state.settling->error = Error{
                .code = ErrorCode::LateMoney,
                .message = u"The gateway took this payment after it had been settled as %1. Keep or refund it."_s.arg(
                    outcomeName(*m_state.earlierOutcome))};
            return append(Record::LateMoney{});
        }
        return sessionClosed && outcome != Outcome::Pending ? append(Record::Closed{})
                                                            : finish(*m_state.earlierOutcome, m_state.settling->error);
    }
    // Known already; saying it again adds nothing. Nor does not knowing undo what was known: pending stays pending.
    if (m_state.earlierOutcome && (m_state.earlierOutcome == outcome || outcome == Outcome::Unconfirmed))
        return finish(*m_state.earlierOutcome, m_state.settling->error);
    append(*m_state.settling);
}

void Stepper::finish(Outcome outcome, std::optional<Error> error)
{
    const bool unseen = m_state.resumed && m_state.purpose == ResumePurpose::Present && !m_state.shownAt;
    disarm();
    withdraw();
    m_state.phase = Phase::Settled;
    m_state.toPresent.reset();
    emitCommand(Command::Announce{outcome, std::move(error), unseen && outcome == Outcome::Expired});
}

} // namespace

Result<Step> step(const State &state, const AnyInput &input, const Moment &moment)
{
    const InputKind kind = kindOf(input);
    if (!isLegal(state.phase, kind))
        return fail(ErrorCode::IllegalInput,
                    u"%1 is not possible in phase %2."_s.arg(inputName(kind), phaseName(state.phase)));
    Stepper stepper(state, moment);
    std::visit(stepper, input);
    Step next = std::move(stepper).take();
    if (!isLegal(state.phase, kind, next.state.phase))
        return fail(ErrorCode::Internal, u"%1 may not lead from %2 to %3."_s.arg(
                                             inputName(kind), phaseName(state.phase), phaseName(next.state.phase)));
    return next;
}

} // namespace Kassi
