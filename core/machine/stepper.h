// SPDX-License-Identifier: MIT
// One step of the machine while it is being made; private to core/machine. stepper_inputs.cpp has a function for each
// input, stepper_rules.cpp the rules that they share.
#pragma once

#include "machine/machine.h"

#include <algorithm>

namespace Kassi {

/// One step in the making: the next state and the commands so far. One on…() per input, then the rules they share.
class Stepper
{
public:
    Stepper(State state, const Moment &moment)
        : m_state(std::move(state))
        , m_moment(moment)
    {
        m_state.notBefore = std::max(m_state.notBefore, moment.notBefore);
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
    void keepQuiet(const Error &error);
    void hint();
    void lookAhead();
    [[nodiscard]] bool seenAhead(const Result<Payment> &reply);

    [[nodiscard]] static Error mismatch(const QString &what);
    [[nodiscard]] std::optional<Error> contradiction(const PaymentSession &session) const;
    void sessionMade(const PaymentSession &session);
    void present(const PaymentSession &session);
    void withdraw();
    void end(CancelReason reason);
    void confirm(ConfirmReason reason);
    [[nodiscard]] qint64 confirmingMs() const { return m_moment.nowMs - m_state.confirmingSince; }
    [[nodiscard]] bool isConfirming() const
    {
        return m_state.phase == Phase::Confirming || m_state.phase == Phase::Recovering;
    }

    void onOpen(const PaymentSession &session);
    void onComplete();
    void onExpired();
    void judgeComplete(PaymentStatus status);
    void judgeOpen(PaymentStatus status);
    void judgeExpired(PaymentStatus status);
    void askAgainOrGiveUp();
    void giveUp(const Error &error);

    void conclude(Outcome outcome, std::optional<Error> error, bool sessionClosed);
    void concludeWatch(Outcome outcome, bool sessionClosed);
    void concludeTaken();
    void concludeTakenLate();
    void concludeSecond();
    [[nodiscard]] static Error lateMoney(Outcome settledAs);
    void finish(Outcome outcome, std::optional<Error> error);

    State m_state;
    Moment m_moment;
    std::vector<AnyCommand> m_commands;
};

} // namespace Kassi
