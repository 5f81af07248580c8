// SPDX-License-Identifier: MIT
// One attempt in a random world: a gateway with a truth of its own that evolves, answers that are right, wrong or lost,
// a page that says anything, a journal that sometimes fails, staff that cancels. After each step the promises of the
// machine are checked; the first broken one is kept in words.
#pragma once

#include "unit/support/machine_driver.h"

#include <deque>
#include <random>

namespace Kassi::Testing {

class RandomWalk
{
public:
    std::vector<Transition> taken;
    QString broken; ///< The promise that did not hold; empty as long as all did.

    explicit RandomWalk(quint64 seed)
        : m_dice(seed)
    {
        start();
    }

    [[nodiscard]] bool settled() const { return m_state.phase == Phase::Settled; }
    [[nodiscard]] int stepsAfterTheEnd() const { return m_afterTheEnd; }

    void next()
    {
        m_afterTheEnd += settled() ? 1 : 0;
        m_nowMs += below(3) == 0 ? below(4'000) : below(50);
        gatewayMovesOn();
        if (m_state.shown && m_state.notBefore > m_nowMs && below(2) == 0) // the gateway asked for quiet; people do not
            return below(4) == 0
                       ? feed(Input::Cancel{CancelReason::Staff})
                       : feed(Input::PageEvent{below(3) == 0 ? CheckoutEvent(Event::Cancelled{}) : Event::Completed{}});
        switch (below(12)) {
        case 0:
        case 1: return feed(Input::PageEvent{anyEvent()});
        case 2: return below(10) == 0 ? feed(Input::Cancel{CancelReason::Staff}) : answerACall();
        case 3: return below(10) == 0 ? feed(Input::PageLost{error(ErrorCode::EngineFailed)}) : fireTheTimer();
        case 4: return below(4) == 0 ? unasked() : answerACall();
        case 5:
        case 6:
        case 7: return fireTheTimer();
        default: break;
        }
        if (!m_records.empty())
            return answerTheJournal();
        m_calls.empty() ? fireTheTimer() : answerACall();
    }

private:
    int below(int bound) { return int(m_dice() % quint64(bound)); }
    template <typename T>
    T oneOf(std::initializer_list<T> all)
    {
        return *(all.begin() + below(int(all.size())));
    }

    void start()
    {
        m_mayReadPayments = below(5) != 0;
        m_saysAmounts = below(4) != 0;
        m_givesSecretAgain = below(2) == 0;
        Plan begun = plan();
        Attempt before{.plan = plan()};
        switch (below(6)) {
        case 0: // take over a session of an earlier attempt
            begun.session = u"pses_1"_s;
            begun.payment = u"pay_1"_s;
            m_everExposed = true;
            return feed(Input::Begin{begun});
        case 1:
            return m_planned = true,
                   feed(Input::Resume{before, oneOf({ResumePurpose::Present, ResumePurpose::Settle})});
        case 2:
        case 3: {
            m_planned = m_sessionDurable = m_everExposed = true;
            const auto outcome = oneOf<std::optional<Outcome>>(
                {std::nullopt, Outcome::Unconfirmed, Outcome::Pending, Outcome::Cancelled, Outcome::Declined});
            const bool open = !outcome || !isFinal(*outcome);
            if (outcome == Outcome::Pending) {
                m_session = SessionStatus::Complete;
                m_payment = PaymentStatus::Pending;
            }
            before = earlier(outcome, outcome == Outcome::Pending);
            return feed(Input::Resume{before, open ? oneOf({ResumePurpose::Present, ResumePurpose::Settle})
                                                   : ResumePurpose::Watch});
        }
        default:
            if (below(20) == 0) { // the key's first answer is a session that somebody has ended long ago
                m_session = oneOf({SessionStatus::Complete, SessionStatus::Expired});
                m_payment = m_session == SessionStatus::Complete ? PaymentStatus::Succeeded : PaymentStatus::Created;
            }
            return feed(Input::Begin{begun});
        }
    }

    // The truth: only what a customer could see can be paid, and nothing moves once it is expired.
    void gatewayMovesOn()
    {
        if (!m_everExposed || below(6) != 0)
            return;
        if (m_session == SessionStatus::Complete) {
            if (m_payment == PaymentStatus::Pending || m_payment == PaymentStatus::Processing)
                m_payment = oneOf({m_payment, PaymentStatus::Succeeded});
            else if (below(20) == 0)
                m_payment = oneOf({PaymentStatus::Refunded, PaymentStatus::PartiallyRefunded});
            return;
        }
        if (m_session == SessionStatus::Expired)
            return;
        if (below(30) == 0 && m_payment != PaymentStatus::Processing) {
            m_session = SessionStatus::Expired;
            return;
        }
        if (m_payment != PaymentStatus::Processing) {
            m_payment = below(3) == 0 ? PaymentStatus::Processing : m_payment;
            return;
        }
        m_payment =
            oneOf({PaymentStatus::Processing, PaymentStatus::Succeeded, PaymentStatus::Failed, PaymentStatus::Pending});
        m_session = m_payment == PaymentStatus::Succeeded || m_payment == PaymentStatus::Pending
                        ? SessionStatus::Complete
                        : SessionStatus::Open;
        m_moneyTaken = m_moneyTaken || m_payment == PaymentStatus::Succeeded;
    }

    CheckoutEvent anyEvent()
    {
        return oneOf<CheckoutEvent>({Event::Ready{}, Event::Processing{}, Event::Completed{}, Event::Failed{u"x"_s},
                                     Event::Expired{}, Event::Resize{300}, Event::Unsupported{u"x"_s},
                                     Event::Completed{},
                                     below(8) == 0 ? CheckoutEvent(Event::Cancelled{}) : Event::Ready{}});
    }

    Error anyError()
    {
        return oneOf(
            {error(ErrorCode::Unreachable), error(ErrorCode::Indeterminate), error(ErrorCode::ServerError, 503),
             error(ErrorCode::RateLimited, 429, below(2) == 0 ? 5'000 : 30'000), error(ErrorCode::InFlight, 409),
             error(ErrorCode::MalformedReply), error(ErrorCode::TlsFailed), error(ErrorCode::Redirected),
             below(6) == 0 ? error(ErrorCode::Refused, 404) : error(ErrorCode::Unreachable)});
    }

    Result<PaymentSession> sessionAnswer(bool withSecret)
    {
        if (below(5) == 0)
            return tl::unexpected<Error>(anyError());
        PaymentSession answer = m_saysAmounts ? session(m_session) : bareSession(m_session);
        answer.clientSecret = withSecret ? session().clientSecret : Secret();
        if (below(12) != 0)
            return answer;
        answer.status = SessionStatus::Complete; // about something else, and tempting
        switch (below(4)) {
        case 0: answer.amount = 1; break;
        case 1: answer.currency = u"EUR"_s; break;
        case 2: answer.mode = SessionMode::Hosted; break;
        default:
            if (m_sessionDurable) // before that, any id is a new session's
                answer.id = u"pses_2"_s;
            else
                answer.mode = SessionMode::Hosted;
            break;
        }
        return answer;
    }

    Result<Payment> paymentAnswer()
    {
        if (!m_mayReadPayments)
            return tl::unexpected<Error>(error(ErrorCode::Refused, 403));
        if (below(6) == 0)
            return tl::unexpected<Error>(anyError());
        Payment answer = payment(m_payment);
        if (below(12) != 0)
            return answer;
        answer = payment(PaymentStatus::Succeeded);
        below(2) == 0 ? void(answer.id = u"pay_2"_s) : void(answer.money.amount = 1);
        return answer;
    }

    void answerACall()
    {
        if (m_calls.empty())
            return;
        const auto answered = m_calls.begin() + below(int(m_calls.size())); // the network keeps no order
        const Call call = *answered;
        m_calls.erase(answered);
        switch (call) {
        case Call::None: return;
        case Call::Create: return feed(Input::CreateReply{sessionAnswer(true)});
        case Call::PollSession: {
            const auto answer = sessionAnswer(m_givesSecretAgain);
            const bool right = answer && answer->id == u"pses_1"_s && answer->mode == SessionMode::Embedded &&
                               answer->amount.value_or(price.amount) == price.amount &&
                               answer->currency.value_or(price.currency) == price.currency;
            // A payment seen just before counts with this answer, and with no later one.
            const bool paidAhead = std::exchange(m_sawPaidAhead, false);
            if (right && answer->status == SessionStatus::Complete) {
                m_sawComplete = true;
                m_sawPaid = m_sawPaid || paidAhead;
                m_sawMoney = answer->amount && answer->currency;
            }
            return feed(Input::SessionReply{answer});
        }
        case Call::LookUpPayment: {
            const auto answer = paymentAnswer();
            if (!answer)
                m_sawPaid = m_sawPaid || (answer.error().httpStatus == 403 && m_sawComplete && m_sawMoney);
            else if (answer->id == u"pay_1"_s && answer->money == price) {
                m_sawPaid = m_sawPaid || (m_sawComplete && (answer->status == PaymentStatus::Succeeded ||
                                                            answer->status == PaymentStatus::PartiallyRefunded));
                m_sawPaidAhead = !m_sawComplete && answer->status == PaymentStatus::Succeeded;
                m_sawPayment = true;
            }
            return feed(Input::PaymentReply{answer});
        }
        }
    }

    void answerTheJournal()
    {
        const JournalRecord record = m_records.front();
        m_records.pop_front();
        if (below(25) == 0)
            return feed(Input::RecordFailed{record, error(ErrorCode::JournalFailed)});
        m_planned = m_planned || std::holds_alternative<Record::Planned>(record);
        m_sessionDurable = m_sessionDurable || std::holds_alternative<Record::Created>(record) ||
                           (std::holds_alternative<Record::Planned>(record) && m_everExposed);
        if (const auto *end = std::get_if<Record::Settled>(&record))
            m_durable = *end;
        m_lateMoneyDurable = m_lateMoneyDurable || std::holds_alternative<Record::LateMoney>(record);
        feed(Input::Recorded{record});
    }

    void fireTheTimer()
    {
        if (!m_timer)
            return;
        m_nowMs += *std::exchange(m_timer, std::nullopt);
        feed(Input::TimerFired{});
    }

    // Nobody asked for these: an answer to no question, a second beginning, a stale timer.
    void unasked()
    {
        if (settled() && below(2) == 0)
            return below(2) == 0 ? feed(Input::TimerFired{})
                                 : feed(Input::RecordFailed{created(), error(ErrorCode::JournalFailed)});
        if (!isAsked(Call::PollSession) && below(2) == 0)
            return feed(Input::SessionReply{session(SessionStatus::Complete)});
        if (!isAsked(Call::LookUpPayment) && below(2) == 0)
            return feed(Input::PaymentReply{payment(PaymentStatus::Succeeded)});
        if (!isAsked(Call::Create) && below(2) == 0)
            return feed(Input::CreateReply{session()});
        if (below(2) == 0)
            return feed(Input::Begin{plan()});
        feed(Input::Resume{earlier(), ResumePurpose::Present});
    }

    void feed(const AnyInput &input)
    {
        const Phase from = m_state.phase;
        const InputKind kind = kindOf(input);
        if (below(25) == 0) // somebody else's call was asked for quiet, of the same gateway
            m_quietUntil = m_nowMs + below(60'000);
        auto result = step(m_state, input, {m_nowMs, double(below(100)) / 100.0, m_quietUntil});
        if (!result) {
            promise(result.error().code == ErrorCode::IllegalInput && !isLegal(from, kind),
                    u"only illegal inputs are refused: "_s + result.error().message);
            return;
        }
        promise(isLegal(from, kind, result->state.phase), u"every transition is in the table"_s);
        m_state = std::move(result->state);
        taken.push_back({from, kind, m_state.phase, ""});
        promise(from != Phase::Settled || (result->commands.empty() && m_state.phase == Phase::Settled),
                u"nothing after Settled"_s);
        for (const AnyCommand &command : result->commands)
            std::visit([this](const auto &c) { check(c); }, command);
        promise(settled() || !m_records.empty() || !m_calls.empty() || m_timer.has_value(),
                u"an attempt that is not settled waits for something"_s);
    }

    void promise(bool holds, const QString &what)
    {
        if (!holds && broken.isEmpty())
            broken = what;
    }

    void check(const Command::Append &c)
    {
        const bool end = std::holds_alternative<Record::Settled>(c.record);
        promise(!end || !std::exchange(m_settledAppended, true), u"one outcome for an attempt"_s);
        m_records.push_back(c.record);
    }
    void called(Call call)
    {
        m_calls.push_back(call);
        const bool two = m_calls.size() == 2 && isAsked(Call::PollSession) && isAsked(Call::LookUpPayment);
        promise(m_calls.size() == 1 || two, u"one call at a time, and at most a look ahead beside it"_s);
    }
    [[nodiscard]] bool isAsked(Call call) const { return std::ranges::find(m_calls, call) != m_calls.end(); }
    void check(const Command::Create &c)
    {
        promise(c.idempotencyKey == plan().idempotencyKey && c.body == plan().body, u"same key, same body"_s);
        promise(m_planned, u"the plan is durable before the send"_s);
        called(Call::Create);
    }
    void check(const Command::PollSession &c)
    {
        promise(c.session == u"pses_1"_s, u"polls its own session"_s);
        called(Call::PollSession);
    }
    void check(const Command::LookUpPayment &c)
    {
        promise(c.payment == u"pay_1"_s, u"looks up its own payment"_s);
        called(Call::LookUpPayment);
    }
    void check(const Command::ArmTimer &c)
    {
        promise(c.ms >= 0 && c.ms <= 60'000, u"waits at most a minute"_s);
        m_timer = c.ms;
    }
    void check(const Command::DisarmTimer &) { m_timer.reset(); }
    void check(const Command::Present &c)
    {
        promise(m_sessionDurable, u"a session is durable before it is shown"_s);
        promise(c.session.id == u"pses_1"_s && !c.session.clientSecret.isEmpty(), u"shows its own session"_s);
        promise(!std::exchange(m_presented, true), u"shown once"_s);
        m_everExposed = m_shown = true;
    }
    void check(const Command::Withdraw &)
    {
        promise(std::exchange(m_shown, false), u"only what is shown is withdrawn"_s);
    }
    void check(const Command::Announce &c)
    {
        promise(!std::exchange(m_announced, true), u"announced once"_s);
        promise(!m_shown, u"withdrawn before the outcome is announced"_s);
        const bool late = c.error && c.error->code == ErrorCode::LateMoney;
        if (c.outcome == Outcome::Paid) {
            promise(m_sawComplete && m_sawPaid, u"paid only by the gateway's word"_s);
            promise(late ? m_lateMoneyDurable : m_durable && m_durable->outcome == Outcome::Paid,
                    u"paid only when durable"_s);
        }
        if (c.outcome == Outcome::Unavailable)
            promise(!m_everExposed || !m_planned, u"unavailable only where nothing was exposed"_s);
        if (m_durable && m_durable->outcome == Outcome::Cancelled && m_everExposed)
            promise(m_sawPayment, u"cancelled only by the gateway's word"_s);
        if (m_durable && m_durable->sessionClosed && c.outcome == Outcome::Expired)
            promise(!m_moneyTaken, u"closed without money only where none was taken"_s);
    }

    std::mt19937_64 m_dice;
    State m_state;
    qint64 m_nowMs = 0;
    qint64 m_quietUntil = 0;
    int m_afterTheEnd = 0;

    SessionStatus m_session = SessionStatus::Open;
    PaymentStatus m_payment = PaymentStatus::Created;
    bool m_mayReadPayments = true;
    bool m_saysAmounts = true;
    bool m_givesSecretAgain = true;
    bool m_moneyTaken = false;

    std::deque<JournalRecord> m_records;
    std::deque<Call> m_calls;
    std::optional<qint64> m_timer;

    bool m_planned = false;
    bool m_sessionDurable = false;
    bool m_everExposed = false;
    bool m_presented = false;
    bool m_shown = false;
    bool m_announced = false;
    bool m_settledAppended = false;
    bool m_lateMoneyDurable = false;
    std::optional<Record::Settled> m_durable;
    bool m_sawComplete = false;
    bool m_sawMoney = false;
    bool m_sawPaid = false;
    bool m_sawPaidAhead = false;
    bool m_sawPayment = false;
};

} // namespace Kassi::Testing
