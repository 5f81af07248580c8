// SPDX-License-Identifier: MIT
#include "checkout/checkout_controller.h"

#include "gateway/codec.h"
#include "machine/evidence_notes.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};

// Of one attempt in one run. A page that speaks without end must not fill the journal.
constexpr int maxNotes = 2'000;

bool findsMoney(const State &state)
{
    const Outcome outcome = state.settling->outcome;
    return outcome == Outcome::Paid || outcome == Outcome::Pending || state.tookLate;
}

} // namespace

CheckoutController::CheckoutController(const CheckoutPorts &ports, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
{
}

CheckoutController::~CheckoutController() = default;

Result<void> CheckoutController::charge(const SessionRequest &request)
{
    if (auto valid = validate(request); !valid)
        return valid;
    const auto history = m_ports.journal.history(request.reference);
    if (!history)
        return tl::unexpected(history.error());
    const auto decision = judgeOrder(request.money, *history);
    if (!decision)
        return tl::unexpected(decision.error());
    return charge(request, *decision);
}

Result<void> CheckoutController::charge(const SessionRequest &request, const OrderDecision &decision)
{
    if (auto valid = validate(request); !valid)
        return valid;
    if (std::holds_alternative<Order::StartNew>(decision)) {
        if (auto ready = m_ports.journal.checkReadyToRecord(); !ready)
            return ready;
    }
    m_request = request;
    m_startedAt = m_ports.clock.monotonicMs();
    m_settlement = {.reference = request.reference, .money = request.money};
    return start(decision);
}

Result<void> CheckoutController::chargeBeside(const SessionRequest &request, const Attempt &form)
{
    if (auto valid = validate(request); !valid)
        return valid;
    if (auto ready = m_ports.journal.checkReadyToRecord(); !ready)
        return ready;
    m_request = request;
    m_startedAt = m_ports.clock.monotonicMs();
    m_settlement = {.reference = request.reference, .money = request.money};
    Plan plan = newPlan(request);
    plan.beside = form.plan.attempt;
    begin(plan);
    return {};
}

Result<void> CheckoutController::start(const OrderDecision &decision)
{
    std::visit(Overloaded{
                   [this](const Order::StartNew &order) {
                       SessionRequest request = m_request;
                       if (request.payment.isEmpty())
                           request.payment = order.payment;
                       begin(newPlan(request));
                   },
                   [this](const Order::Resume &order) {
                       resume({order.attempt, ResumePurpose::Present});
                   },
                   [this](const Order::TakeOver &order) {
                       Plan plan = order.attempt.plan;
                       plan.attempt = m_ports.random.uuid();
                       plan.session = order.attempt.session;
                       plan.payment = order.attempt.payment;
                       m_takenOverFrom = order.attempt.plan.attempt;
                       begin(plan);
                   },
                   [this](const Order::AlreadyPaid &order) {
                       m_settlement.outcome = Outcome::Paid;
                       m_settlement.attempt = order.attempt.plan.attempt;
                       m_settlement.session = order.attempt.session;
                       m_settlement.payment = order.attempt.payment;
                       m_settlement.replayed = true;
                       m_ports.clock.after(0, this, [this] { Q_EMIT settled(m_settlement); });
                   },
               },
               decision);
    return {};
}

Plan CheckoutController::newPlan(const SessionRequest &request) const
{
    return {.attempt = m_ports.random.uuid(),
            .idempotencyKey = m_ports.random.uuid(),
            .body = encodeSessionRequest(request),
            .reference = request.reference,
            .money = request.money,
            .mode = request.mode,
            .maySettleLater = maySettleLater(request),
            .payment = request.payment};
}

void CheckoutController::settle(const Attempt &attempt, qint64 patienceMs, bool waited, MoneyElsewhere elsewhere)
{
    m_startedAt = m_ports.clock.monotonicMs();
    m_settlement = {.reference = attempt.plan.reference, .money = attempt.plan.money};
    resume({attempt, attempt.isOpen() ? ResumePurpose::Settle : ResumePurpose::Watch, patienceMs, waited, elsewhere});
}

void CheckoutController::stop()
{
    m_stopped = true;
    ++m_timer;
    ++m_attempt;
    m_inputs.clear();
    m_commands.clear();
    m_stepping = false;
}

void CheckoutController::begin(const Plan &plan)
{
    m_settlement.attempt = plan.attempt;
    m_planned = false;
    feed(Input::Begin{plan});
}

void CheckoutController::resume(const Input::Resume &input)
{
    m_settlement.attempt = input.attempt.plan.attempt;
    m_planned = true;
    feed(input);
}

void CheckoutController::cancel(CancelReason reason)
{
    if (m_state.phase == Phase::Idle)
        return;
    m_cancelled = true; // also where one session has ended unseen and the next is not begun yet
    feed(Input::Cancel{reason});
}

void CheckoutController::pageEvent(const CheckoutEvent &event)
{
    if (!m_state.shown) // late: the checkout has been taken away
        return;
    if (std::holds_alternative<Event::Ready>(event) && !m_settlement.timings.ready)
        m_settlement.timings.ready = elapsedMs();
    feed(Input::PageEvent{event});
}

void CheckoutController::pageLost(const Error &error)
{
    if (m_state.shown)
        feed(Input::PageLost{error});
}

// Steps are taken one after the other, and the commands of a step too. What comes in meanwhile waits, also while a
// record is on its way to the disk: a slow journal changes when things happen, and never what happens.
void CheckoutController::feed(const AnyInput &input)
{
    if (m_stopped)
        return;
    m_inputs.push_back(input);
    goOn();
}

void CheckoutController::goOn()
{
    if (std::exchange(m_busy, true))
        return;
    const QPointer<CheckoutController> self(this);
    while (self && !m_writing) {
        if (!m_commands.empty()) {
            const AnyCommand command = m_commands.front();
            m_commands.pop_front();
            note(noteOf(command));
            carryOut(command);
        } else if (std::exchange(m_stepping, false)) {
            Q_EMIT changed();
        } else if (!m_inputs.empty()) {
            const AnyInput input = m_inputs.front();
            m_inputs.pop_front();
            take(input);
        } else {
            break;
        }
    }
    if (self)
        m_busy = false;
}

void CheckoutController::take(const AnyInput &input)
{
    auto step = Kassi::step(m_state, input, {m_ports.clock.monotonicMs(), m_ports.random.uniform(), *m_quietUntil});
    if (!step)
        return qWarning("kassi: %s", qUtf8Printable(step.error().message));
    const bool hadDecided = m_state.settling.has_value();
    m_state = std::move(step->state);
    *m_quietUntil = std::max(*m_quietUntil, m_state.notBefore);
    m_settlement.session = m_state.session;
    m_settlement.payment = m_state.payment;
    m_commands.assign(step->commands.begin(), step->commands.end());
    m_stepping = true;
    note(noteOf(input));
    if (!hadDecided && m_state.settling && findsMoney(m_state))
        Q_EMIT moneyDecided();
}

template <typename Answer, typename T>
Reply<T> CheckoutController::answer()
{
    return [self = QPointer(this), attempt = m_attempt](const Result<T> &reply) {
        const bool waitedFor = self && self->m_attempt == attempt;
        if (waitedFor)
            self->feed(Answer{reply});
        // The machine has heard of it, unless nobody waits for this answer any more, or it waits behind a slow disk.
        const bool unheard = self && (!waitedFor || !self->m_inputs.empty());
        if (unheard && !reply && reply.error().retryAfterMs)
            self->keepQuiet(*reply.error().retryAfterMs);
    };
}

void CheckoutController::carryOut(const AnyCommand &command)
{
    std::visit(
        Overloaded{
            [this](const Command::Append &append) { this->append(append.record); },
            [this](const Command::Create &create) {
                ask([this, create] {
                    m_ports.api.create(create.idempotencyKey, create.body,
                                       answer<Input::CreateReply, PaymentSession>());
                });
            },
            [this](const Command::PollSession &poll) {
                ask([this, poll] { m_ports.api.session(poll.session, answer<Input::SessionReply, PaymentSession>()); });
            },
            [this](const Command::LookUpPayment &lookUp) {
                ask([this, lookUp] { m_ports.api.payment(lookUp.payment, answer<Input::PaymentReply, Payment>()); });
            },
            [this](const Command::ArmTimer &timer) { armTimer(timer.ms); },
            [this](const Command::DisarmTimer &) { ++m_timer; },
            [this](const Command::Present &present) { Q_EMIT presentRequested(present.session); },
            [this](const Command::Withdraw &) { Q_EMIT withdrawRequested(); },
            [this](const Command::Announce &announcement) { announce(announcement); },
        },
        command);
}

void CheckoutController::append(const JournalRecord &record)
{
    m_writing = true;
    m_inputsBefore = std::ssize(m_inputs);
    m_ports.journal.appendThen(m_settlement.attempt, record,
                               [self = QPointer(this), record](const Result<void> &written) {
                                   if (self)
                                       self->written(record, written);
                               });
}

void CheckoutController::written(const JournalRecord &record, const Result<void> &written)
{
    m_writing = false;
    if (m_stopped)
        return;
    AnyInput answer = Input::Recorded{record};
    if (!written) {
        answer = Input::RecordFailed{record, written.error()};
    } else {
        m_planned = true;
        if (std::holds_alternative<Record::Created>(record))
            m_settlement.timings.created = elapsedMs();
        // The session has a new owner, and never none. Should this not get written, the guardian does it.
        if (std::holds_alternative<Record::Planned>(record) && !m_takenOverFrom.isEmpty())
            m_ports.journal.appendThen(std::exchange(m_takenOverFrom, {}), Record::Closed{},
                                       [](const Result<void> &) {});
    }
    m_inputs.insert(m_inputs.begin() + m_inputsBefore, std::move(answer));
    goOn();
}

void CheckoutController::note(const std::optional<Record::Noted> &noted)
{
    if (noted && m_planned && ++m_notes <= maxNotes)
        m_ports.journal.note(m_settlement.attempt, *noted);
}

void CheckoutController::keepQuiet(qint64 ms)
{
    *m_quietUntil = std::max(*m_quietUntil, m_ports.clock.monotonicMs() + ms);
}

// The machine knew of no wish for quiet when it decided on this call; while the disk took its time, the other place of
// the payment may have heard of one.
void CheckoutController::ask(const std::function<void()> &call)
{
    const qint64 wait = *m_quietUntil - m_ports.clock.monotonicMs();
    if (wait <= 0)
        return call();
    m_ports.clock.after(wait, this, [this, call, attempt = m_attempt] {
        if (attempt == m_attempt)
            ask(call);
    });
}

void CheckoutController::armTimer(qint64 ms)
{
    m_ports.clock.after(ms, this, [this, timer = ++m_timer] {
        if (timer == m_timer)
            feed(Input::TimerFired{});
    });
}

void CheckoutController::announce(const Command::Announce &announcement)
{
    ++m_timer;
    ++m_attempt;
    if (announcement.startOver && m_startsOver) {
        // The old session expired unseen; the same order goes on with a new one, once this step is over.
        return m_ports.clock.after(0, this, [this, announcement] {
            if (m_cancelled)
                return tell(announcement);
            m_state = {};
            if (auto again = charge(SessionRequest(m_request)); !again) {
                m_settlement.outcome = Outcome::Unconfirmed;
                m_settlement.error = again.error();
                Q_EMIT settled(m_settlement);
            }
        });
    }
    tell(announcement);
}

void CheckoutController::tell(const Command::Announce &announcement)
{
    m_settlement.outcome = announcement.outcome;
    m_settlement.error = announcement.error;
    m_settlement.timings.settled = elapsedMs();
    Q_EMIT settled(m_settlement);
}

} // namespace Kassi
