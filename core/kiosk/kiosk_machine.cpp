// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_machine.h"

#include <algorithm>
#include <limits>

namespace Kassi {

namespace {

using In = KioskPlace;

constexpr int mostPatience = 16;
constexpr int patienceStep = 2;

/// How long nobody has to touch anything until something happens.
qint64 idleMs(const KioskState &state, const KioskPace &pace)
{
    constexpr qint64 never = std::numeric_limits<qint64>::max() / 2;
    switch (state.place) {
    case In::Attract:
    case In::OutOfService:
    case In::Order:
    case In::Review: return pace.idleMs * state.patience;
    case In::Payment:
        if (state.stopping)
            return never;
        return std::max({pace.idleMs, state.onPhone ? pace.phoneMs : 0, state.busy ? pace.bankMs : 0}) * state.patience;
    case In::Outcome: {
        const bool simple = !state.ofAnother && !state.late && state.outcome != Outcome::Unconfirmed;
        return (simple ? pace.outcomeMs : pace.unknownMs) * state.patience;
    }
    case In::Thanks: return pace.thanksMs;
    case In::Staff: return pace.staffMs;
    }
    Q_UNREACHABLE();
}

qint64 answeredAt(const KioskState &state, const KioskPace &pace)
{
    return state.activeAt + idleMs(state, pace) + pace.answerMs * state.patience;
}

class KioskStepper
{
public:
    KioskStepper(const KioskState &state, const KioskWorld &world)
        : m_step{.state = state}
        , m_state(m_step.state)
        , m_world(world)
    {
    }

    KioskStep take(const AnyKioskInput &input)
    {
        std::visit([this](const auto &each) { on(each); }, input);
        return std::move(m_step);
    }

private:
    // ---------------------------------------------------------------- a person
    void on(const KioskInput::Touched &)
    {
        m_state.activeAt = m_world.nowMs;
        m_state.asking = false;
    }
    void on(const KioskInput::Begin &)
    {
        if (m_state.place != In::Attract)
            return refuse();
        touch();
        goTo(In::Order);
    }
    void on(const KioskInput::Add &add)
    {
        if (m_state.place != In::Order && m_state.place != In::Review)
            return refuse();
        touch();
        if (!m_state.basket.add(m_world.prices, add.item))
            refuse();
    }
    void on(const KioskInput::TakeOut &takeOut)
    {
        if (m_state.place != In::Order && m_state.place != In::Review)
            return refuse();
        touch();
        if (!m_state.basket.takeOut(takeOut.item))
            return refuse();
        if (m_state.place == In::Review && m_state.source == KioskSource::List && m_state.basket.isEmpty())
            goTo(In::Order);
    }
    void on(const KioskInput::SetAmount &set)
    {
        if (m_state.place != In::Order || m_state.source != KioskSource::Amount || set.amount < 0 ||
            set.amount > m_world.maxAmount)
            return refuse();
        touch();
        m_state.amount = set.amount;
    }
    void on(const KioskInput::GoOn &)
    {
        if (m_state.place == In::Order && isComplete()) {
            touch();
            return goTo(In::Review);
        }
        if (m_state.place != In::Review || !isComplete() || m_state.paymentLive)
            return refuse();
        touch();
        charge(false);
    }
    void on(const KioskInput::Back &)
    {
        if (m_state.place == In::Review && m_state.posOrder)
            return on(KioskInput::Leave{});
        if (m_state.place != In::Review)
            return refuse();
        touch();
        goTo(In::Order);
    }
    void on(const KioskInput::Leave &)
    {
        switch (m_state.place) {
        case In::Order:
        case In::Review: return goHome();
        case In::Payment: return stop(CancelReason::Customer);
        case In::Outcome:
        case In::Thanks: return goHome();
        case In::Attract:
        case In::OutOfService:
        case In::Staff: return refuse();
        }
    }
    void on(const KioskInput::Speak &speak)
    {
        if (m_state.place == In::Staff)
            return refuse();
        touch();
        m_state.language = speak.language;
    }
    void on(const KioskInput::Toggle &toggle)
    {
        if (m_state.place == In::Staff)
            return refuse();
        touch();
        bool &aid = toggle.aid == KioskAid::Reach      ? m_state.reach
                    : toggle.aid == KioskAid::Contrast ? m_state.contrast
                                                       : m_state.largeText;
        aid = !aid;
    }
    void on(const KioskInput::MoreTime &)
    {
        if (m_state.place == In::Attract || m_state.place == In::OutOfService || m_state.place == In::Staff)
            return refuse();
        touch();
        m_state.patience = std::min(m_state.patience * patienceStep, mostPatience);
    }

    // ---------------------------------------------------------------- the POS
    void on(const KioskInput::OrderOffered &offered)
    {
        if (!takesPosOrder(m_state) || !validate(offered.order.money))
            return refuse();
        if (m_state.place == In::Thanks || m_state.place == In::Outcome)
            reset();
        touch();
        m_state.posOrder = offered.order;
        goTo(In::Review);
    }
    void on(const KioskInput::OrderWithdrawn &)
    {
        if (!m_state.posOrder)
            return refuse();
        if (m_state.place == In::Payment)
            return stop(CancelReason::Staff);
        if (m_state.place != In::Review)
            return refuse();
        m_state.posOrder.reset(); // the POS knows
        goHome();
    }

    // ---------------------------------------------------------------- the payment
    void on(const KioskInput::ChargeRefused &refused)
    {
        if (m_state.place != In::Payment || !m_state.paymentLive)
            return refuse();
        endPayment();
        if (refused.journal)
            m_state.trouble = KioskTrouble::JournalStopped;
        m_state.outcome = Outcome::Unavailable;
        touch();
        goTo(In::Outcome);
    }
    void on(const KioskInput::PaymentStands &stands)
    {
        if (!m_state.paymentLive)
            return refuse();
        if (m_state.busy && !stands.busy)
            touch(); // somebody looks at the screen again
        if (stands.busy)
            m_state.asking = false;
        m_state.busy = stands.busy;
        m_state.onPhone = stands.onPhone;
    }
    void on(const KioskInput::PaymentSettled &settled)
    {
        if (!m_state.paymentLive)
            return refuse();
        endPayment();
        m_state.outcome = settled.outcome;
        m_state.late = settled.late;
        m_state.ofAnother = settled.ofAnother;
        touch();
        goTo(In::Outcome);
    }
    void on(const KioskInput::Revised &revised)
    {
        if (m_state.place != In::Outcome || m_state.ofAnother)
            return refuse();
        touch(); // it has to be read
        m_state.outcome = revised.outcome;
        m_state.late = revised.late;
        m_state.ofAnother = revised.ofAnother;
    }
    void on(const KioskInput::TryAgain &)
    {
        if (!mayTryAgain(m_state) || kioskTrouble(m_state))
            return refuse();
        touch();
        charge(!m_state.ofAnother);
    }
    void on(const KioskInput::Done &)
    {
        if (m_state.place == In::Thanks)
            return goHome();
        if (m_state.place != In::Outcome)
            return refuse();
        leaveOutcome();
    }

    // ---------------------------------------------------------------- the kiosk itself
    void on(const KioskInput::Found &found)
    {
        m_state.trouble = found.trouble;
        reconsider();
    }
    void on(const KioskInput::StaffCame &)
    {
        if (m_state.paymentLive)
            return refuse();
        reset();
        goTo(In::Staff);
    }
    void on(const KioskInput::StaffLeft &)
    {
        if (m_state.place != In::Staff)
            return refuse();
        goHome();
    }
    void on(const KioskInput::OutOfService &service)
    {
        m_state.closedByStaff = service.on;
        reconsider();
    }
    void on(const KioskInput::Tick &)
    {
        if (m_state.asking) {
            if (m_world.nowMs < answeredAt(m_state, m_world.pace))
                return;
            if (m_state.place == In::Payment)
                return stop(CancelReason::TimedOut);
            return goHome();
        }
        if (m_world.nowMs - m_state.activeAt < idleMs(m_state, m_world.pace))
            return;
        switch (m_state.place) {
        case In::Order:
        case In::Review:
        case In::Payment: m_state.asking = true; return;
        case In::Outcome:
            if (!mayTryAgain(m_state)) // nothing ends with it
                return leaveOutcome();
            m_state.asking = true;
            return;
        case In::Thanks:
        case In::Staff: return goHome();
        case In::Attract:
        case In::OutOfService: // somebody chose a language, and went
            if (m_state.language != m_state.shopLanguage || m_state.reach || m_state.contrast || m_state.largeText)
                reset();
            return;
        }
    }

    // ---------------------------------------------------------------- parts
    void refuse() { m_step.taken = false; }

    void touch() { on(KioskInput::Touched{}); }

    void goTo(KioskPlace place)
    {
        m_state.place = place;
        m_state.asking = false;
    }

    /// Nothing of this customer is left for the next one.
    void reset()
    {
        if (m_state.posOrder && !m_state.outcome)
            m_step.commands.emplace_back(KioskCommand::ReturnOrder{});
        m_state = KioskState{.place = m_state.place,
                             .source = m_state.source,
                             .shopLanguage = m_state.shopLanguage,
                             .language = m_state.shopLanguage,
                             .closedByStaff = m_state.closedByStaff,
                             .trouble = m_state.trouble,
                             .activeAt = m_world.nowMs,
                             .visit = m_state.visit + 1};
    }

    void goHome()
    {
        if (m_state.paymentLive)
            return refuse();
        reset();
        goTo(kioskTrouble(m_state) ? In::OutOfService : In::Attract);
    }

    /// What is wrong, or is no longer, concerns whoever is not paying.
    void reconsider()
    {
        const bool wrong = kioskTrouble(m_state).has_value();
        switch (m_state.place) {
        case In::Attract:
        case In::Order:
        case In::Review:
            if (wrong)
                goHome();
            return;
        case In::OutOfService:
            if (!wrong)
                goTo(In::Attract);
            return;
        case In::Payment:
        case In::Outcome:
        case In::Thanks:
        case In::Staff: return;
        }
    }

    [[nodiscard]] bool isComplete() const
    {
        if (m_state.posOrder)
            return true;
        const qint64 amount = kioskTotal(m_state, m_world.prices).amount;
        switch (m_state.source) {
        case KioskSource::List: return amount > 0;
        case KioskSource::Amount: return amount >= m_world.minAmount && amount <= m_world.maxAmount;
        case KioskSource::Pos: return false;
        }
        Q_UNREACHABLE();
    }

    void charge(bool again)
    {
        m_state.paymentLive = true;
        m_state.outcome.reset();
        m_state.ofAnother = false;
        m_state.late = false;
        goTo(In::Payment);
        m_step.commands.emplace_back(KioskCommand::Charge{again});
    }

    void stop(CancelReason reason)
    {
        m_state.asking = false;
        if (!m_state.paymentLive || m_state.stopping)
            return refuse();
        m_state.stopping = true;
        m_step.commands.emplace_back(KioskCommand::StopPayment{reason});
    }

    void endPayment()
    {
        m_state.paymentLive = false;
        m_state.stopping = false;
        m_state.busy = false;
        m_state.onPhone = false;
    }

    void leaveOutcome()
    {
        const bool took = m_state.outcome == Outcome::Paid || m_state.outcome == Outcome::Pending;
        if (!took || m_state.ofAnother || m_state.late)
            return goHome();
        m_state.activeAt = m_world.nowMs;
        goTo(In::Thanks);
    }

    KioskStep m_step;
    KioskState &m_state;
    const KioskWorld &m_world;
};

} // namespace

KioskStep kioskStep(const KioskState &state, const AnyKioskInput &input, const KioskWorld &world)
{
    return KioskStepper(state, world).take(input);
}

Money kioskTotal(const KioskState &state, const PriceList &prices)
{
    if (state.posOrder)
        return state.posOrder->money;
    return state.source == KioskSource::Amount ? Money{.amount = state.amount} : state.basket.total(prices);
}

std::optional<KioskTrouble> kioskTrouble(const KioskState &state)
{
    return state.closedByStaff ? KioskTrouble::ByStaff : state.trouble;
}

std::optional<qint64> msToAnswer(const KioskState &state, const KioskPace &pace, qint64 nowMs)
{
    if (!state.asking)
        return {};
    return std::max<qint64>(answeredAt(state, pace) - nowMs, 0);
}

bool mayTryAgain(const KioskState &state)
{
    if (state.place != KioskPlace::Outcome || state.paymentLive || !state.outcome || state.late)
        return false;
    switch (*state.outcome) {
    case Outcome::Paid:
    case Outcome::Pending: return state.ofAnother; // as an order of its own
    case Outcome::Declined:
    case Outcome::Cancelled:
    case Outcome::Expired:
    case Outcome::Unavailable: return true;
    case Outcome::Unconfirmed: return false;
    }
    Q_UNREACHABLE();
}

bool takesPosOrder(const KioskState &state)
{
    const bool free =
        state.place == KioskPlace::Attract || state.place == KioskPlace::Thanks ||
        (state.place == KioskPlace::Order && state.basket.isEmpty() && state.amount == 0) ||
        (state.posOrder && mayTryAgain(state)); // the POS goes on from its own, of which nothing was taken
    return free && !kioskTrouble(state);
}

} // namespace Kassi
