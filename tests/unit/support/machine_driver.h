// SPDX-License-Identifier: MIT
// Drives the machine by hand: one input at a time, the commands back as short lines, so that a journey reads like a
// log. Values that the journeys share are here too: one order of 4 990 krónur, its session pses_1 and its payment
// pay_1.
#pragma once

#include "machine/machine.h"
#include "machine/transitions.h"

#include <QStringList>

#include <stdexcept>

namespace Kassi::Testing {
using namespace Qt::StringLiterals;

inline const Money price{4990, u"ISK"_s};

inline Plan plan()
{
    return {.attempt = u"attempt-1"_s,
            .idempotencyKey = u"key-1"_s,
            .body = R"({"amount":4990})",
            .reference = u"ORDER-1"_s,
            .money = price};
}

inline PaymentSession session(SessionStatus status = SessionStatus::Open)
{
    return {.id = u"pses_1"_s,
            .status = status,
            .payment = u"pay_1"_s,
            .expiresAt = u"2026-01-01T12:00:00Z"_s,
            .clientSecret = Secret(u"secret"_s),
            .amount = price.amount,
            .currency = price.currency};
}

/// As a key that may not see secrets gets it, and without what the reference does not promise.
inline PaymentSession bareSession(SessionStatus status = SessionStatus::Open)
{
    return {.id = u"pses_1"_s, .status = status, .payment = u"pay_1"_s, .expiresAt = u"2026-01-01T12:00:00Z"_s};
}

inline Payment payment(PaymentStatus status)
{
    return {.id = u"pay_1"_s, .money = price, .status = status};
}

inline Error error(ErrorCode code, int httpStatus = 0, std::optional<qint64> retryAfterMs = {})
{
    return {.code = code, .message = u"scripted"_s, .httpStatus = httpStatus, .retryAfterMs = retryAfterMs};
}

inline JournalRecord planned(const Plan &of = plan())
{
    return Record::Planned{of};
}

inline JournalRecord created()
{
    return Record::Created{u"pses_1"_s, u"pay_1"_s, u"2026-01-01T12:00:00Z"_s};
}

/// An attempt of an earlier run whose session was made durable.
inline Attempt earlier(std::optional<Outcome> outcome = {}, bool sessionClosed = false)
{
    return {.plan = plan(),
            .session = u"pses_1"_s,
            .payment = u"pay_1"_s,
            .outcome = outcome,
            .sessionClosed = sessionClosed};
}

inline QString describe(const AnyCommand &command)
{
    struct Line
    {
        QString operator()(const Command::Append &c) const
        {
            const auto *settled = std::get_if<Record::Settled>(&c.record);
            if (!settled)
                return u"append "_s + recordName(c.record);
            return u"append settled "_s + outcomeName(settled->outcome) +
                   (settled->sessionClosed ? u" closed"_s : QString());
        }
        QString operator()(const Command::Create &c) const { return u"create "_s + c.idempotencyKey; }
        QString operator()(const Command::PollSession &c) const { return u"poll "_s + c.session; }
        QString operator()(const Command::LookUpPayment &c) const { return u"look up "_s + c.payment; }
        QString operator()(const Command::ArmTimer &c) const { return u"arm %1"_s.arg(c.ms); }
        QString operator()(const Command::DisarmTimer &) const { return u"disarm"_s; }
        QString operator()(const Command::Present &c) const { return u"present "_s + c.session.id; }
        QString operator()(const Command::Withdraw &) const { return u"withdraw"_s; }
        QString operator()(const Command::Announce &c) const
        {
            return u"announce "_s + outcomeName(c.outcome) + (c.startOver ? u" start over"_s : QString());
        }
    };
    return std::visit(Line{}, command);
}

class MachineDriver
{
public:
    State state;
    qint64 nowMs = 0;
    std::vector<AnyCommand> commands;       ///< Of the last step.
    std::vector<Transition> taken;          ///< All transitions so far.
    std::optional<JournalRecord> appending; ///< The last record that was to be appended and was not answered yet.

    /// The commands as lines. An illegal input throws, which fails the test.
    QStringList feed(const AnyInput &input)
    {
        const Phase from = state.phase;
        auto next = step(state, input, {nowMs, 0.0});
        if (!next)
            throw std::logic_error(next.error().message.toStdString());
        state = std::move(next->state);
        commands = std::move(next->commands);
        taken.push_back({from, kindOf(input), state.phase, ""});
        QStringList lines;
        for (const AnyCommand &command : commands) {
            if (const auto *append = std::get_if<Command::Append>(&command))
                appending = append->record;
            lines << describe(command);
        }
        return lines;
    }

    QStringList begin(const Plan &of = plan()) { return feed(Input::Begin{of}); }
    QStringList resume(const Attempt &attempt, ResumePurpose purpose) { return feed(Input::Resume{attempt, purpose}); }
    QStringList recorded() { return feed(Input::Recorded{appending.value()}); }
    QStringList recordFailed() { return feed(Input::RecordFailed{appending.value(), error(ErrorCode::JournalFailed)}); }
    QStringList createReply(const Result<PaymentSession> &reply) { return feed(Input::CreateReply{reply}); }
    QStringList sessionReply(const Result<PaymentSession> &reply) { return feed(Input::SessionReply{reply}); }
    QStringList sessionReply(SessionStatus status) { return sessionReply(session(status)); }
    QStringList sessionFails(const Error &why) { return sessionReply(tl::unexpected<Error>(why)); }
    QStringList createFails(const Error &why) { return createReply(tl::unexpected<Error>(why)); }
    QStringList paymentReply(const Result<Payment> &reply) { return feed(Input::PaymentReply{reply}); }
    QStringList paymentReply(PaymentStatus status) { return paymentReply(payment(status)); }
    QStringList paymentFails(const Error &why) { return paymentReply(tl::unexpected<Error>(why)); }
    QStringList event(const CheckoutEvent &event) { return feed(Input::PageEvent{event}); }
    QStringList pageLost() { return feed(Input::PageLost{error(ErrorCode::EngineFailed)}); }
    QStringList cancel(CancelReason reason = CancelReason::Staff) { return feed(Input::Cancel{reason}); }
    QStringList timer(qint64 afterMs = 0)
    {
        nowMs += afterMs;
        return feed(Input::TimerFired{});
    }

    /// From nothing to a checkout that stands before the customer.
    void toPresented()
    {
        begin();
        recorded();
        createReply(session());
        recorded();
    }

    /// The checkout was withdrawn by staff; the withdrawal is durable and the poll is in flight.
    void toWithdrawn()
    {
        toPresented();
        cancel();
        recorded();
    }

    /// Both looks at the end of the session said expired; its payment is being looked up.
    void toExpiredTwice()
    {
        toPresented();
        timer(1'500);
        sessionReply(SessionStatus::Expired);
        timer(1'000);
        sessionReply(SessionStatus::Expired);
    }

    /// The session is complete; the payment is being looked up.
    void toComplete()
    {
        toPresented();
        timer(1'500);
        sessionReply(SessionStatus::Complete);
    }
};

} // namespace Kassi::Testing
