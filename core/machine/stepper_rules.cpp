// SPDX-License-Identifier: MIT
// The rules that inputs share: when to ask again, what a reply must agree with, how an attempt is judged and ended.
#include "machine/stepper.h"

#include "machine/poll_schedule.h"

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hintBudgetMs = 10'000;  // "completed" said the page, "open" says the gateway: how long to wait
constexpr qint64 pendingGraceMs = 3'000; // a complete session whose payment is not final yet: how long to ask
constexpr qint64 expiryGraceMs = 1'000;  // expired: one more look after this

} // namespace

Error Stepper::mismatch(const QString &what)
{
    return {.code = ErrorCode::Mismatch,
            .message =
                u"The gateway answered about another %1 than was asked for. Nothing is believed of it."_s.arg(what),
            .param = what};
}

// ---------------------------------------------------------------- calls and timers

void Stepper::call(Call what)
{
    const qint64 quiet = m_state.notBefore - m_moment.nowMs;
    if (quiet > 0) {
        if (isConfirming() && !m_state.shown && confirmingMs() + quiet > m_state.patienceMs)
            return giveUp(m_state.trouble.value_or(Error{.code = ErrorCode::RateLimited, .message = {}}));
        return arm(what, quiet);
    }
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
    case Call::LookUpPayment:
        if (!m_state.lookingAhead) // otherwise once that answer is here
            emitCommand(Command::LookUpPayment{m_state.payment});
        return;
    }
}

// The page says that it is done. Its payment will have to be looked up too, and need not wait for the session's answer.
void Stepper::lookAhead()
{
    if (m_state.inFlight != Call::PollSession || m_state.pollAgain || m_state.lookingAhead || m_state.payment.isEmpty())
        return;
    m_state.lookingAhead = true;
    emitCommand(Command::LookUpPayment{m_state.payment});
}

// Whether it is as good as an answer to what is being asked now. Only one word about a payment is final, that it is
// paid; anything else is asked again.
bool Stepper::seenAhead(const Result<Payment> &reply)
{
    const bool paid = reply && reply->id == m_state.payment && reply->money == m_state.plan.money &&
                      reply->status == PaymentStatus::Succeeded;
    if (m_state.settling || m_state.phase == Phase::Settled)
        return false;
    if (m_state.inFlight == Call::LookUpPayment) {
        if (!reply || paid)
            return true;
        emitCommand(Command::LookUpPayment{m_state.payment});
        return false;
    }
    m_state.paidAhead = paid && m_state.inFlight == Call::PollSession;
    if (!reply)
        keepQuiet(reply.error());
    return false;
}

void Stepper::arm(Call what, qint64 ms)
{
    m_state.armed = what;
    emitCommand(Command::ArmTimer{std::max(ms, m_state.notBefore - m_moment.nowMs)});
}

void Stepper::disarm()
{
    if (std::exchange(m_state.armed, Call::None) != Call::None)
        emitCommand(Command::DisarmTimer{});
}

void Stepper::callFailed(Call what, const Error &error)
{
    m_state.trouble = error;
    m_state.paidAhead = false;
    ++m_state.failures;
    keepQuiet(error);
    const qint64 delay =
        std::max(backoffMs(m_state.failures, error.retryAfterMs, m_moment.jitter), m_state.notBefore - m_moment.nowMs);
    if (isConfirming() && (error.code == ErrorCode::Refused || confirmingMs() + delay > m_state.patienceMs))
        return giveUp(error);
    arm(what, delay);
}

// The gateway's wish holds for every call, whichever it answered with it.
void Stepper::keepQuiet(const Error &error)
{
    if (error.retryAfterMs)
        m_state.notBefore = std::max(m_state.notBefore, m_moment.nowMs + *error.retryAfterMs);
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
    if (m_state.inFlight != Call::None) {
        m_state.pollAgain = true; // what is on its way may have left before the withdrawal
        return;
    }
    call(Call::PollSession);
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
    m_state.sessionExpired = false;
    m_state.paidAhead = false;
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
    if (m_state.paidAhead)
        return concludeTaken();
    call(Call::LookUpPayment);
}

void Stepper::onExpired()
{
    m_state.paidAhead = false;
    if (m_state.phase == Phase::Confirming && m_state.confirming == ConfirmReason::Expiry) {
        m_state.sessionExpired = true;
        return call(Call::LookUpPayment);
    }
    confirm(ConfirmReason::Expiry);
    arm(Call::PollSession, expiryGraceMs);
}

void Stepper::judgeComplete(PaymentStatus status)
{
    switch (status) {
    case PaymentStatus::Succeeded:
    case PaymentStatus::PartiallyRefunded: return concludeTaken();
    case PaymentStatus::Failed: // unless that is the card before, told by a server that lags behind
        if (confirmingMs() < pendingGraceMs)
            return arm(Call::LookUpPayment, confirmPollMs(confirmingMs()));
        return conclude(Outcome::Declined, {}, true);
    case PaymentStatus::Refunded:
        if (m_state.elsewhere == MoneyElsewhere::Taken) // that one's money went back; this one's may not have
            return concludeSecond();
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
    case PaymentStatus::Processing: return askAgainOrGiveUp();
    case PaymentStatus::Succeeded:
    case PaymentStatus::Refunded:
    case PaymentStatus::PartiallyRefunded: // in the other place, where that is known; here it is not complete
        return m_state.elsewhere == MoneyElsewhere::None ? askAgainOrGiveUp() : conclude(Outcome::Cancelled, {}, false);
    }
}

// Nobody can start to pay any more, but what was started in the last second may still be on its way.
void Stepper::judgeExpired(PaymentStatus status)
{
    switch (status) {
    case PaymentStatus::Created:
    case PaymentStatus::Pending:
    case PaymentStatus::Failed:
    case PaymentStatus::Refunded: return conclude(Outcome::Expired, {}, false);
    case PaymentStatus::Processing: return askAgainOrGiveUp();
    case PaymentStatus::Succeeded:
    case PaymentStatus::PartiallyRefunded:
        if (m_state.elsewhere != MoneyElsewhere::None) // that attempt has the money
            return conclude(Outcome::Expired, {}, false);
        // Paid through another session of this payment, or the session turns complete in a moment.
        return confirmingMs() < m_state.patienceMs ? askAgainOrGiveUp() : concludeTakenLate();
    }
}

void Stepper::askAgainOrGiveUp()
{
    if (confirmingMs() < m_state.patienceMs)
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
    if (m_state.purpose == ResumePurpose::Watch && m_state.earlierOutcome)
        return concludeWatch(outcome, sessionClosed);
    // Known already; saying it again adds nothing. Nor does not knowing undo what was known: pending stays pending.
    if (m_state.earlierOutcome && (m_state.earlierOutcome == outcome || outcome == Outcome::Unconfirmed))
        return finish(*m_state.earlierOutcome, m_state.settling->error);
    append(*m_state.settling);
}

// An attempt that was settled without money keeps its outcome, whatever is found.
void Stepper::concludeWatch(Outcome outcome, bool sessionClosed)
{
    if (outcome == Outcome::Paid || m_state.tookLate) {
        if (!m_state.lateSecond)
            m_state.settling->error = lateMoney(*m_state.earlierOutcome);
        return append(Record::LateMoney{m_state.lateSecond});
    }
    if (outcome == Outcome::Expired && !m_state.expiredBefore)
        return append(Record::Expired{});
    if (outcome == Outcome::Expired || (sessionClosed && outcome != Outcome::Pending))
        return append(Record::Closed{});
    finish(*m_state.earlierOutcome, m_state.settling->error);
}

// The session says expired, and always will; its payment says that the money was taken. That is not called paid
// (invariant I1), and it is not lost either.
void Stepper::concludeTakenLate()
{
    m_state.tookLate = true;
    conclude(Outcome::Expired, lateMoney(Outcome::Expired), false);
}

// The session is complete and its payment was taken: by it, unless the other place has money too.
void Stepper::concludeTaken()
{
    if (m_state.elsewhere == MoneyElsewhere::Taken)
        return concludeSecond();
    conclude(Outcome::Paid, {}, true);
}

// Both places took money, as far as can be known. Whether a payment can be taken twice is not documented, nor whether
// paying one session completes the other: somebody has to look.
void Stepper::concludeSecond()
{
    m_state.tookLate = true;
    m_state.lateSecond = true;
    conclude(Outcome::Cancelled,
             Error{.code = ErrorCode::LateMoney,
                   .message = u"Both sessions of this payment are complete: it may have been taken twice. Look at the "
                              "gateway, and refund the second or say that it was taken once."_s},
             false);
}

Error Stepper::lateMoney(Outcome settledAs)
{
    return {.code = ErrorCode::LateMoney,
            .message = u"The gateway took this payment after it had been settled as %1. Keep or refund it."_s.arg(
                outcomeName(settledAs))};
}

void Stepper::finish(Outcome outcome, std::optional<Error> error)
{
    const bool unseen = m_state.resumed && m_state.purpose == ResumePurpose::Present && !m_state.shownAt;
    disarm();
    withdraw();
    m_state.phase = Phase::Settled;
    m_state.toPresent.reset();
    emitCommand(
        Command::Announce{outcome, std::move(error), unseen && outcome == Outcome::Expired && !m_state.tookLate});
}

} // namespace Kassi
