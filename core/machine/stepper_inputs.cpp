// SPDX-License-Identifier: MIT
// What each input does to an attempt.
#include "machine/stepper.h"

#include "machine/poll_schedule.h"

#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int maxSends = 4;             // of the create call: at once, then after about 1, 2 and 4 seconds
constexpr int maxHintConfirmations = 8; // after that a page's claims no longer change the screen
constexpr int enoughExpired = 2;        // runs that found it so, none living to look twice a minute apart (`recover`)

// After a restart nobody knows for how long a session has been expired: then it has to be found in several runs.
bool mayBeTheLastLook(const Input::Resume &input)
{
    return input.attempt.sessionExpired() && (input.waited || input.attempt.timesExpired >= enoughExpired);
}

// Records of a settled attempt's watch: they say something of its session, and nothing new of its outcome.
bool isAboutTheSession(const JournalRecord &record)
{
    return std::holds_alternative<Record::Expired>(record) || std::holds_alternative<Record::Closed>(record);
}

bool isForbidden(const Error &error)
{
    return error.code == ErrorCode::Refused && error.httpStatus == 403;
}

} // namespace

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
    m_state.expiredBefore = mayBeTheLastLook(input);
    m_state.purpose = input.purpose;
    m_state.patienceMs = input.patienceMs;
    m_state.elsewhere = input.elsewhere;
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
             Error{.code = ErrorCode::Interrupted,
                   .message = u"Kassi stopped before a checkout was shown, so nothing can have been taken."_s},
             false);
}

void Stepper::operator()(const Input::Recorded &input)
{
    if (m_state.phase == Phase::Settled)
        return;
    const bool staysAsItWas = isAboutTheSession(input.record);
    const bool ends = std::holds_alternative<Record::Settled>(input.record) ||
                      std::holds_alternative<Record::LateMoney>(input.record) || staysAsItWas;
    if (ends != m_state.settling.has_value()) // before the end: not asked for; after it: no longer of interest
        return;
    if (staysAsItWas)
        return finish(m_state.earlierOutcome.value_or(m_state.settling->outcome), {});
    if (std::holds_alternative<Record::Settled>(input.record) && m_state.tookLate)
        return append(Record::LateMoney{m_state.lateSecond});
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
    Error error = input.error;
    if (m_state.trouble) // the gateway's wish for quiet holds all the same
        error.retryAfterMs = m_state.trouble->retryAfterMs;
    if (isAboutTheSession(input.record)) // what was settled stays so, and is watched on
        return finish(m_state.earlierOutcome.value_or(Outcome::Unconfirmed), error);
    const bool mayBePaid = m_state.exposed || !m_state.plan.session.isEmpty(); // what is taken over was shown before
    finish(mayBePaid ? Outcome::Unconfirmed : Outcome::Unavailable, error);
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
        keepQuiet(input.reply.error());
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
    if (std::exchange(m_state.lookingAhead, false) && !seenAhead(input.reply))
        return;
    if (m_state.inFlight != Call::LookUpPayment)
        return;
    m_state.inFlight = Call::None;
    if (m_state.settling || m_state.phase == Phase::Settled)
        return;
    if (!input.reply && isForbidden(input.reply.error())) {
        // A key that may not read payments: the session's word has to do, if it was about the right money.
        if (m_state.sessionComplete && m_state.moneyMatched) {
            if (m_state.elsewhere != MoneyElsewhere::None) // accepted in both places, and it will never be clearer
                return concludeSecond();
            // Unless that may mean no more than that a bank invoice was accepted. Of an attempt that was settled
            // without money it will never be clearer: that is late money, and somebody has to look at it.
            m_state.tookLate = m_state.plan.maySettleLater && m_state.purpose == ResumePurpose::Watch;
            return conclude(m_state.plan.maySettleLater ? Outcome::Pending : Outcome::Paid, {}, true);
        }
        if (m_state.sessionExpired)
            return conclude(Outcome::Expired, {}, false);
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
    else if (m_state.sessionExpired)
        judgeExpired(input.reply->status);
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
    if (std::holds_alternative<Event::Completed>(input.event))
        lookAhead();
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

} // namespace Kassi
