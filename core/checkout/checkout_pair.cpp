// SPDX-License-Identifier: MIT
#include "checkout/checkout_pair.h"

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

CheckoutPair::CheckoutPair(const CheckoutPorts &ports, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
{
    makeForm();
}

CheckoutPair::~CheckoutPair() = default;

void CheckoutPair::makeForm()
{
    m_form.controller = std::make_unique<CheckoutController>(m_ports);
    CheckoutController *form = m_form.controller.get();
    form->setSharedQuiet(m_quietUntil);
    connect(form, &CheckoutController::presentRequested, this, [this](const PaymentSession &session) {
        m_form.onScreen = true;
        Q_EMIT presentRequested(session);
    });
    connect(form, &CheckoutController::withdrawRequested, this, [this] { takeAway(m_form); });
    connect(form, &CheckoutController::changed, this, &CheckoutPair::changed);
    connect(form, &CheckoutController::moneyDecided, this, [this] { giveUp(m_phone); });
    connect(form, &CheckoutController::settled, this,
            [this](const Settlement &settlement) { placeSettled(m_form, settlement); });
}

void CheckoutPair::makePhone()
{
    if (m_phone.controller)
        m_done.push_back(std::move(m_phone.controller));
    m_phone = {.controller = std::make_unique<CheckoutController>(m_ports)};
    CheckoutController *phone = m_phone.controller.get();
    phone->setSharedQuiet(m_quietUntil);
    phone->setStartsOver(false); // the form is there
    m_form.controller->setStartsOver(false);
    connect(phone, &CheckoutController::presentRequested, this, [this](const PaymentSession &session) {
        m_phone.onScreen = true;
        Q_EMIT phonePresented(session);
    });
    connect(phone, &CheckoutController::withdrawRequested, this, [this] { takeAway(m_phone); });
    connect(phone, &CheckoutController::changed, this, &CheckoutPair::changed);
    connect(phone, &CheckoutController::moneyDecided, this, [this] { giveUp(m_form); });
    connect(phone, &CheckoutController::settled, this,
            [this](const Settlement &settlement) { placeSettled(m_phone, settlement); });
}

Result<void> CheckoutPair::charge(const SessionRequest &request)
{
    const auto history = m_ports.journal.history(request.reference);
    if (!history)
        return tl::unexpected(history.error());
    const auto decision = judgeOrder(request.money, *history);
    if (!decision)
        return tl::unexpected(decision.error());
    const auto beside = phoneBeside(*decision, *history);
    if (auto charged = m_form.controller->charge(request, *decision); !charged || !beside || m_told)
        return charged;
    makePhone();
    if (!m_phone.controller->charge(request, *beside)) // the guardian looks after it, once this is over
        dropPhone();
    return {};
}

Result<void> CheckoutPair::payOnPhone(SessionRequest request)
{
    if (m_phone.isLive())
        return {};
    const State &form = m_form.controller->state();
    const auto history = m_ports.journal.history(request.reference);
    if (!history)
        return tl::unexpected(history.error());
    const QString &attempt = m_form.controller->progress().attempt;
    const auto shown = std::ranges::find(*history, attempt, [](const Attempt &a) { return a.plan.attempt; });
    if (!form.shown || shown == history->end())
        return fail(ErrorCode::InvalidRequest, u"There is no form that could be continued on a phone."_s);
    if (const auto beside = phoneBeside(Order::Resume{*shown}, *history)) {
        makePhone();
        return m_phone.controller->charge(request, *beside);
    }
    if (auto allowed = judgePhoneWish(*shown, *history); !allowed)
        return allowed;
    request.payment = shown->payment;
    makePhone();
    auto charged = m_phone.controller->chargeBeside(request, *shown);
    if (!charged)
        dropPhone();
    return charged;
}

void CheckoutPair::dropPhone()
{
    m_done.push_back(std::move(m_phone.controller));
    m_phone = {};
    m_form.controller->setStartsOver(true);
}

void CheckoutPair::cancel(CancelReason reason)
{
    if (m_form.isLive())
        m_form.controller->cancel(reason);
    if (m_phone.isLive())
        m_phone.controller->cancel(reason);
}

void CheckoutPair::pageEvent(const CheckoutEvent &event)
{
    if (m_form.isLive())
        m_form.controller->pageEvent(event);
}

void CheckoutPair::pageLost(const Error &error)
{
    if (m_form.isLive())
        m_form.controller->pageLost(error);
}

const State &CheckoutPair::state() const
{
    return m_form.over && m_phone.controller ? m_phone.controller->state() : m_form.controller->state();
}

const Settlement &CheckoutPair::progress() const
{
    return m_form.over && m_phone.controller ? m_phone.controller->progress() : m_form.controller->progress();
}

const State *CheckoutPair::phoneState() const
{
    return m_phone.isLive() ? &m_phone.controller->state() : nullptr;
}

bool CheckoutPair::isActive() const
{
    const Phase phase = state().phase;
    return !m_told && phase != Phase::Idle && (phase != Phase::Settled || m_phone.isLive());
}

// The other place has the money. What this one was about to do is left to the guardian, which asks the gateway anew:
// two attempts that go on side by side could both call the same money theirs.
void CheckoutPair::giveUp(Place &loser)
{
    if (!loser.isLive())
        return;
    loser.controller->stop();
    loser.over = loser.controller->progress();
    loser.givenUp = true;
    if (!loser.onScreen)
        return;
    m_ports.journal.appendThen(loser.over->attempt, Record::Withdrawn{CancelReason::Elsewhere},
                               [](const Result<void> &) {});
    takeAway(loser);
}

void CheckoutPair::takeAway(Place &place)
{
    if (!std::exchange(place.onScreen, false))
        return;
    if (&place == &m_form)
        Q_EMIT withdrawRequested();
    else
        Q_EMIT phoneWithdrawn();
}

void CheckoutPair::placeSettled(Place &place, const Settlement &settlement)
{
    if (place.over)
        return;
    place.over = settlement;
    Place &other = &place == &m_form ? m_phone : m_form;
    const bool isPaid = tookMoney(settlement);
    if (isPaid) // also where it was only read in the journal
        giveUp(other);
    if (isPaid || other.givenUp) // where it could not be written down, it says so
        return tell(settlement);
    if (other.isLive()) {
        if (&place == &m_phone) {
            m_form.controller->setStartsOver(true);
            Q_EMIT phoneEnded(settlement);
        }
        Q_EMIT changed();
        return;
    }
    tell(endWithoutMoney(*m_form.over, m_phone.over));
}

void CheckoutPair::tell(const Settlement &settlement)
{
    if (!std::exchange(m_told, true))
        Q_EMIT settled(settlement);
}

} // namespace Kassi
