// SPDX-License-Identifier: MIT
#include "sim/sim_till.h"

#include <set>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

SimTill::SimTill(Process &process, SimNetwork &network, Store &store, SimOracle &oracle, Faults &faults,
                 SimRandom &random, Dice &dice)
    : m_process(process)
    , m_network(network)
    , m_store(store)
    , m_oracle(oracle)
    , m_faults(faults)
    , m_random(random)
    , m_dice(dice)
{
}

SimTill::~SimTill() = default;

// ---------------------------------------------------------------- the process

void SimTill::start()
{
    m_process.dead = false;
    m_process.clock.setProcessDead(false);
    ++m_process.run;
    m_process.trace("process", "starts", {}, m_process.run);
    auto opened = m_store.open();
    if (!opened) {
        m_process.trace.say(opened.error().message); // names a folder, which is another one each time
        m_oracle.violated("S5", u"the journal does not open"_s);
        return m_process.die("cannot open its journal");
    }
    if (m_process.run > 1) {
        std::set<QString> references;
        for (const Known &known : m_oracle.attempts)
            references.insert(known.plan.reference);
        for (const QString &reference : references) {
            const auto history = (*opened)->history(reference);
            if (!history)
                return m_oracle.violated("S5", u"the journal cannot be read"_s);
            m_oracle.journalReads(reference, *history);
        }
    }
    m_journal = std::make_unique<WatchedJournal>(*std::move(opened), m_store, m_process, m_oracle, m_faults, m_dice);
    m_guardian = std::make_unique<PaymentGuardian>(
        CheckoutPorts{m_network.line(Owner::Guardian), *m_journal, m_process.clock, m_random});
    connect(m_guardian.get(), &PaymentGuardian::visited, this, [this](const Settlement &settlement, bool news) {
        if (m_process.dead)
            return;
        m_process.trace("guardian", news ? "tells news" : "tells", outcomeName(settlement.outcome));
        m_oracle.told(settlement);
    });
    connect(m_guardian.get(), &PaymentGuardian::lateMoney, this, [this](const Attempt &attempt) {
        if (m_process.dead)
            return;
        m_process.trace("guardian", "ALARM late money", attempt.payment);
        m_oracle.toldLate(attempt.plan.attempt);
        onLateMoney(attempt.plan.attempt);
    });
    startGuardian();
}

void SimTill::startGuardian()
{
    if (m_process.dead || m_guardian->start())
        return;
    m_process.clock.later(5'000, [this, run = m_process.run] {
        if (run == m_process.run && !m_process.dead)
            startGuardian();
    });
}

void SimTill::bury()
{
    m_checkout.reset();
    m_process.checkout = nullptr;
    m_guardian.reset();
    m_journal.reset();
    for (const StoredRecord &found : m_store.processDied()) {
        m_process.trace("journal", "turns out to hold", recordName(found.record));
        m_oracle.recorded(found.attempt, found.record, true);
    }
    m_oracle.processDied();
}

// ---------------------------------------------------------------- one checkout

Result<void> SimTill::charge(const SessionRequest &request)
{
    m_guardian->release(request.reference);
    m_oracle.guardianReleased();
    ++m_process.checkouts;
    m_process.trace("staff", "charge", request.reference, request.money.amount);
    m_request = request;
    m_checkout = std::make_unique<CheckoutPair>(
        CheckoutPorts{m_network.line(Owner::Till), *m_journal, m_process.clock, m_random});
    m_process.checkout = m_checkout.get();
    m_process.reference = request.reference;
    connect(m_checkout.get(), &CheckoutPair::presentRequested, this, [this](const PaymentSession &session) {
        if (m_process.dead)
            return;
        m_process.trace("till", "shows", session.id);
        m_oracle.presented(session, m_checkout->form().progress().attempt);
        onShown(session);
    });
    connect(m_checkout.get(), &CheckoutPair::withdrawRequested, this, [this] {
        if (m_process.dead)
            return;
        m_process.trace("till", "takes the checkout away");
        m_oracle.takenAway(m_checkout->form().progress().attempt);
        onTakenAway();
    });
    connect(m_checkout.get(), &CheckoutPair::phonePresented, this, [this](const PaymentSession &session) {
        if (m_process.dead)
            return;
        m_process.trace("till", "shows a code", session.id);
        m_oracle.presented(session, m_checkout->phone()->progress().attempt);
        onCodeShown(session);
    });
    connect(m_checkout.get(), &CheckoutPair::phoneWithdrawn, this, [this] {
        if (m_process.dead)
            return;
        m_process.trace("till", "takes the code away");
        m_oracle.takenAway(m_checkout->phone()->progress().attempt);
        onCodeTakenAway();
    });
    connect(m_checkout.get(), &CheckoutPair::phoneEnded, this, [this](const Settlement &settlement) {
        m_process.trace("till", "the phone's session ends", outcomeName(settlement.outcome));
    });
    connect(m_checkout.get(), &CheckoutPair::settled, this, &SimTill::settled);
    m_process.charging = true;
    auto charged = m_checkout->charge(request);
    m_process.charging = false;
    if (!charged && !m_process.dead) {
        m_process.trace("till", "refuses", errorCodeName(charged.error().code));
        m_checkout.reset();
        m_process.checkout = nullptr;
        m_guardian->adopt(request.reference);
    }
    return charged;
}

void SimTill::settled(const Settlement &settlement)
{
    if (m_process.dead)
        return;
    m_process.trace("till", settlement.replayed ? "TELLS again" : "TELLS", outcomeName(settlement.outcome));
    if (settlement.error)
        m_process.trace("till", "  because of", errorCodeName(settlement.error->code));
    m_oracle.told(settlement);
    // Not inside its own signal.
    m_process.clock.later(0, [this, settlement, checkout = m_process.checkouts, run = m_process.run] {
        if (run != m_process.run || !isCurrent(checkout))
            return;
        m_checkout.reset();
        m_process.checkout = nullptr;
        m_guardian->adopt(settlement.reference);
        onSettled(settlement);
    });
}

void SimTill::cancel(int checkout, CancelReason reason)
{
    if (!isCurrent(checkout))
        return;
    m_process.trace("staff", "cancel", {}, int(reason));
    m_checkout->cancel(reason);
    if (m_process.dead)
        return;
    m_oracle.cancelled(m_checkout->form().progress().attempt);
    if (m_checkout->phone())
        m_oracle.cancelled(m_checkout->phone()->progress().attempt);
}

void SimTill::payOnPhone(int checkout)
{
    if (!isCurrent(checkout))
        return;
    m_process.trace("staff", "pay on phone");
    SessionRequest hosted = m_request;
    hosted.mode = SessionMode::Hosted;
    hosted.origin.clear();
    hosted.returnUrl = u"https://example.is/takk"_s;
    if (const auto asked = m_checkout->payOnPhone(hosted); !asked && !m_process.dead)
        m_process.trace("till", "refuses", errorCodeName(asked.error().code));
}

void SimTill::pageEvent(int checkout, const CheckoutEvent &event)
{
    static constexpr const char *words[] = {"ready",  "processing", "completed", "cancelled",
                                            "failed", "expired",    "resize",    "unsupported"};
    if (!isCurrent(checkout))
        return;
    m_process.trace("page", words[event.index()]);
    m_checkout->pageEvent(event);
}

void SimTill::pageLost(int checkout)
{
    if (!isCurrent(checkout))
        return;
    m_process.trace("page", "is lost");
    m_checkout->pageLost({.code = ErrorCode::EngineFailed, .message = u"The page is gone."_s});
}

void SimTill::refund(const RefundWish &wish)
{
    if (m_process.dead)
        return;
    m_process.trace("staff", "refund", wish.reference, wish.amount);
    m_oracle.refundAsked();
    m_guardian->refund(wish, [this](const Result<void> &written) {
        if (!written)
            m_process.trace("till", "cannot refund", errorCodeName(written.error().code));
    });
}

void SimTill::decide(const QString &attempt, LateDecision decision)
{
    if (m_process.dead || decision == LateDecision::Nothing)
        return;
    const bool keeps = decision == LateDecision::Keep;
    m_process.trace("staff", keeps ? "keep the money" : "give the money back");
    const auto decided = [this](const Result<void> &written) {
        if (!written)
            m_process.trace("till", "cannot do that", errorCodeName(written.error().code));
    };
    keeps ? m_guardian->keep(attempt, decided) : m_guardian->refund(attempt, decided);
}

} // namespace Kassi::Sim
