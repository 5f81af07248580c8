// SPDX-License-Identifier: MIT
#include "sim/sim_people.h"

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

// ---------------------------------------------------------------- customers

Customers::Customers(SimTill &till, SimGateway &gateway, Process &process, Faults &faults, Dice &dice)
    : m_till(till)
    , m_gateway(gateway)
    , m_process(process)
    , m_faults(faults)
    , m_dice(dice)
{
}

void Customers::shown(int session, const Customer &customer)
{
    takenAway();
    m_now = std::make_shared<Visit>(Visit{.session = session, .checkout = m_till.checkout(), .customer = customer});
    SimClock &clock = m_process.clock;
    if (customer.page != PageKind::Silent)
        clock.later(120, [this, visit = m_now] { say(visit, Event::Ready{}); });
    if (customer.page == PageKind::Hostile)
        clock.later(m_dice.between(100, 3'000), [this, visit = m_now] { lie(visit, 6); });
    clock.later(m_dice.between(0, 6'000), [this, visit = m_now] {
        if (visit->away || !m_faults.strikes(Fault::PageLost, m_process.placeOf(Owner::Till)))
            return;
        visit->lost = true;
        m_till.pageLost(visit->checkout);
    });
    clock.later(customer.thinkMs, [this, visit = m_now] { act(visit); });
}

void Customers::takenAway()
{
    const Shared visit = std::exchange(m_now, nullptr);
    if (!visit)
        return;
    visit->away = true;
    if (visit->customer.act == Act::PaysAfterwards && !visit->paidAfterwards) {
        visit->paidAfterwards = true;
        m_process.clock.later(m_dice.between(0, 15'000), [this, visit] { pay(visit, visit->session); });
    }
}

void Customers::codeShown(int session, const Customer &customer)
{
    codeTakenAway();
    m_code = std::make_shared<Visit>(Visit{.session = session, .checkout = m_till.checkout(), .customer = customer});
    const bool pays = customer.act == Act::CodeAndPays || customer.act == Act::CodeAndPaysBoth ||
                      customer.act == Act::CodeAndCancelsHere;
    if (pays)
        m_process.clock.later(m_dice.between(200, 4'000), [this, visit = m_code] { payByCode(visit); });
}

// Whoever has the code may still pay with it.
void Customers::codeTakenAway()
{
    const Shared visit = std::exchange(m_code, nullptr);
    if (visit && visit->customer.act == Act::CodeAndPaysLater)
        m_process.clock.later(m_dice.between(0, m_dice.below(2) == 0 ? 15'000 : 140'000),
                              [this, visit] { payByCode(visit); });
}

void Customers::payByCode(const Shared &visit)
{
    m_process.trace("customer", "pays with the code", m_gateway.sessions[size_t(visit->session)].id);
    (void)m_gateway.pay(visit->session, visit->customer, [](bool) {});
}

void Customers::wantCode(const Shared &visit)
{
    m_till.payOnPhone(visit->checkout);
    if (visit->customer.act == Act::CodeAndCancelsHere)
        return m_process.clock.later(m_dice.between(0, 4'000), [this, visit] {
            if (canUsePage(visit))
                say(visit, Event::Cancelled{});
        });
    if (visit->customer.act != Act::CodeAndPaysHere && visit->customer.act != Act::CodeAndPaysBoth)
        return;
    m_process.clock.later(m_dice.between(0, 4'000), [this, visit] {
        if (canUsePage(visit))
            pay(visit, visit->session);
    });
}

void Customers::say(const Shared &visit, const CheckoutEvent &event)
{
    if (!visit->lost)
        m_till.pageEvent(visit->checkout, event);
}

void Customers::act(const Shared &visit)
{
    switch (visit->customer.act) {
    case Act::Pays:
    case Act::Krafa:
        if (canUsePage(visit))
            pay(visit, visit->session);
        return;
    case Act::DeclinedThenPays: return decline(visit, true);
    case Act::DeclinedThenLeaves: return decline(visit, false);
    case Act::CancelsInPage:
        if (canUsePage(visit) && visit->customer.page != PageKind::Silent)
            say(visit, Event::Cancelled{});
        return;
    case Act::WalksAway: return;
    case Act::PaysAfterwards:
        if (!std::exchange(visit->paidAfterwards, true))
            pay(visit, visit->session);
        return;
    case Act::PaysOnPhone: return payOnPhone(visit);
    case Act::PaysTwicePlaces:
        payOnPhone(visit);
        if (canUsePage(visit))
            pay(visit, visit->session);
        return;
    case Act::CodeAndPays:
    case Act::CodeAndPaysHere:
    case Act::CodeAndPaysBoth:
    case Act::CodeAndPaysLater:
    case Act::CodeAndCancelsHere: return wantCode(visit);
    }
}

void Customers::pay(const Shared &visit, int session)
{
    m_process.trace("customer", "pays", m_gateway.sessions[size_t(session)].id);
    const bool accepted = m_gateway.pay(session, visit->customer, [this, visit](bool taken) {
        if (visit->customer.page != PageKind::Silent)
            say(visit, taken ? CheckoutEvent(Event::Completed{}) : Event::Failed{});
    });
    if (accepted && visit->customer.page == PageKind::Honest && visit->customer.act != Act::Krafa)
        say(visit, Event::Processing{});
}

void Customers::payOnPhone(const Shared &visit)
{
    const int session = m_gateway.phoneSession(visit->session);
    if (session >= 0)
        m_process.clock.later(m_dice.between(0, 2'000), [this, visit, session] {
            m_process.trace("customer", "pays on the phone", m_gateway.sessions[size_t(session)].id);
            (void)m_gateway.pay(session, visit->customer, [](bool) {});
        });
}

void Customers::decline(const Shared &visit, bool triesAgain)
{
    if (!canUsePage(visit))
        return;
    Customer first = visit->customer;
    first.succeeds = false;
    m_process.trace("customer", "pays with a bad card", m_gateway.sessions[size_t(visit->session)].id);
    (void)m_gateway.pay(visit->session, first, [this, visit, triesAgain](bool) {
        if (visit->customer.page != PageKind::Silent)
            say(visit, Event::Failed{});
        if (!triesAgain)
            return;
        m_process.clock.later(visit->customer.thinkMs / 2, [this, visit] {
            if (canUsePage(visit))
                pay(visit, visit->session);
        });
    });
}

// A hostile page says what it likes, now and then a hundred times in a second.
void Customers::lie(const Shared &visit, int times)
{
    if (visit->away)
        return;
    const bool floods = m_faults.strikes(Fault::PageFloods, m_process.placeOf(Owner::Till));
    const bool lies = floods || m_faults.strikes(Fault::PageLies, m_process.placeOf(Owner::Till));
    const int count = floods ? 100 : lies ? 1 : 0;
    for (int at = 0; at < count; ++at) {
        m_process.clock.later(at * 40, [this, visit, what = floods ? 1 + m_dice.below(39) : m_dice.below(40)] {
            if (what == 0)
                return say(visit, Event::Cancelled{});
            what % 4 == 0   ? say(visit, Event::Completed{})
            : what % 4 == 1 ? say(visit, Event::Failed{})
            : what % 4 == 2 ? say(visit, Event::Expired{})
                            : say(visit, Event::Processing{});
        });
    }
    if (times > 0)
        m_process.clock.later(m_dice.between(500, 6'000), [this, visit, times] { lie(visit, times - 1); });
}

// ---------------------------------------------------------------- staff

Staff::Staff(SimTill &till, Customers &customers, SimGateway &gateway, SimOracle &oracle, Process &process,
             const Scenario &scenario, Dice &dice)
    : m_till(till)
    , m_customers(customers)
    , m_gateway(gateway)
    , m_oracle(oracle)
    , m_process(process)
    , m_scenario(scenario)
    , m_dice(dice)
{
    m_till.onShown = [this](const PaymentSession &session) { shown(session); };
    m_till.onCodeShown = [this](const PaymentSession &session) { codeShown(session); };
    m_till.onCodeTakenAway = [this] { m_customers.codeTakenAway(); };
    m_till.onTakenAway = [this] { m_customers.takenAway(); };
    m_till.onSettled = [this](const Settlement &settlement) { settled(settlement); };
    m_till.onLateMoney = [this](const QString &attempt) {
        m_process.clock.later(m_dice.between(200, 3'000), [this, attempt] { decide(attempt, 3); });
    };
}

void Staff::beginWork()
{
    chargeLater(10);
}

void Staff::afterRestart()
{
    m_customers.takenAway();
    m_customers.codeTakenAway();
    if (isDone())
        return;
    if (basket().chargesAfterRestart && m_retries <= basket().retries + 4) {
        ++m_retries;
        return chargeLater(m_dice.between(0, 1'500));
    }
    nextBasket();
}

SessionRequest Staff::request() const
{
    SessionRequest request{.mode = basket().hosted ? SessionMode::Hosted : SessionMode::Embedded,
                           .money = {.amount = basket().amount},
                           .reference = u"ORDER-%1"_s.arg(m_basket + 1)};
    if (basket().hosted)
        request.returnUrl = u"https://example.is/takk"_s;
    else
        request.origin = u"https://till.example.is"_s;
    if (!basket().krafaOffered)
        request.enabledMethods = {u"card"_s};
    return request;
}

void Staff::chargeLater(qint64 ms)
{
    m_process.clock.later(ms, [this, plan = ++m_plan] {
        if (plan == m_plan && !isDone() && m_till.isRunning() && !m_till.isBusy())
            charge();
    });
}

void Staff::charge()
{
    SessionRequest asked = request();
    if (basket().triesOtherAmount && m_shown > 0 && !std::exchange(m_tried, true)) {
        asked.money.amount += 100;
        if (m_till.charge(asked) && m_till.isRunning())
            m_oracle.acceptedOtherAmount(asked.reference, asked.money.amount);
        if (!m_till.isBusy())
            chargeLater(basket().pauseMs);
        return;
    }
    const auto charged = m_till.charge(asked);
    if (!m_till.isRunning())
        return;
    if (!charged)
        return notSold();
    if (basket().cancelWhileCreatingMs >= 0 && (!basket().cancelsRetriesOnly || m_retries > 0))
        m_process.clock.later(basket().cancelWhileCreatingMs,
                              [this, checkout = m_till.checkout()] { m_till.cancel(checkout, CancelReason::Staff); });
}

void Staff::shown(const PaymentSession &session)
{
    const Customer &comes = customer();
    ++m_shown;
    m_customers.shown(m_gateway.sessionOf(session.id), comes);
    if (basket().cancelAfterMs >= 0)
        m_process.clock.later(
            basket().cancelAfterMs,
            [this, checkout = m_till.checkout(), reason = basket().cancelReason] { m_till.cancel(checkout, reason); });
}

void Staff::codeShown(const PaymentSession &session)
{
    const size_t before = m_shown > 0 ? m_shown - 1 : 0; // whoever stands before the form
    m_customers.codeShown(m_gateway.sessionOf(session.id),
                          basket().customers[std::min(before, basket().customers.size() - 1)]);
}

const Customer &Staff::customer() const
{
    return basket().customers[std::min(m_shown, basket().customers.size() - 1)];
}

void Staff::settled(const Settlement &settlement)
{
    if (isDone())
        return;
    if (settlement.isLateMoney())
        m_till.onLateMoney(settlement.attempt);
    if (settlement.outcome == Outcome::Paid && !settlement.replayed)
        refundLater(settlement);
    if (settlement.outcome == Outcome::Paid || settlement.outcome == Outcome::Pending) {
        if (basket().chargesPaidAgain && !std::exchange(m_paid, true))
            return chargeLater(basket().pauseMs);
        return nextBasket();
    }
    notSold();
}

void Staff::notSold()
{
    if (m_retries++ < basket().retries)
        return chargeLater(basket().pauseMs);
    nextBasket();
}

void Staff::nextBasket()
{
    ++m_basket;
    m_shown = 0;
    m_retries = 0;
    m_paid = m_tried = false;
    if (!isDone())
        chargeLater(m_dice.between(0, 3'000));
}

void Staff::refundLater(const Settlement &settlement)
{
    for (int time = 1; time <= basket().refunds; ++time) {
        const qint64 amount = std::max<qint64>(basket().amount * basket().refundPercent / 100, 1);
        const RefundWish wish{
            .reference = settlement.reference, .attempt = settlement.attempt, .amount = amount, .reason = u"skilað"_s};
        m_process.clock.later(time * basket().refundAfterMs, [this, wish] { refund(wish, 3); });
    }
}

void Staff::refund(const RefundWish &wish, int tries)
{
    if (m_till.isRunning())
        m_till.refund(wish);
    else if (tries > 0)
        m_process.clock.later(4'000, [this, wish, tries] { refund(wish, tries - 1); });
}

void Staff::decide(const QString &attempt, int tries)
{
    if (!m_till.isRunning()) {
        if (tries > 0)
            m_process.clock.later(4'000, [this, attempt, tries] { decide(attempt, tries - 1); });
        return;
    }
    LateDecision decision = m_scenario.late;
    const Known *known = m_oracle.attempt(attempt);
    if (decision != LateDecision::Nothing && known && known->second) { // they look at the gateway, as they are told
        const int payment = m_gateway.paymentOf(known->payment);
        const bool twice = payment >= 0 && m_gateway.payments[size_t(payment)].timesTaken > 1;
        decision = twice ? LateDecision::Refund : LateDecision::Keep;
    }
    m_till.decide(attempt, decision);
}

} // namespace Kassi::Sim
