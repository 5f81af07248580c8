// SPDX-License-Identifier: MIT
#include "pos/till_desk.h"

#include "gateway/codec.h"
#include "machine/evidence_notes.h"
#include "machine/order_rules.h"
#include "machine/refund_rules.h"
#include "pos/routes.h"

#include <algorithm>

namespace Kassi::Pos {
using namespace Qt::StringLiterals;

namespace {

const QString actor = u"POS API"_s;

PosError obstacleError(ScreenObstacle obstacle)
{
    switch (obstacle) {
    case ScreenObstacle::Busy:
        return {409, u"till_busy"_s, u"Another order is being paid at this till. Ask again when it is through."_s};
    case ScreenObstacle::InUse:
        return {409, u"till_in_use"_s,
                u"Somebody is working at this till. Ask again when its amount screen is shown and empty."_s};
    case ScreenObstacle::Locked:
        return {409, u"till_locked"_s, u"Nobody is signed in at this till. Have somebody sign in, and ask again."_s};
    case ScreenObstacle::OutOfService:
        return {409, u"till_out_of_service"_s, u"This till cannot take a payment now. /v1/health says why."_s};
    }
    Q_UNREACHABLE();
}

tl::unexpected<PosError> noSuchCharge(const QString &id)
{
    return refuse(404, u"unknown_charge"_s, u"There is no charge %1."_s.arg(id), u"id"_s);
}

tl::unexpected<PosError> failed(const Error &error)
{
    return tl::unexpected(posErrorFor(error));
}

PosResult<Charge> chargeIn(const std::vector<Attempt> &history, const QString &id,
                           const std::optional<OnScreen> &screen)
{
    auto charge = chargeOf(history, id, screen);
    return charge ? PosResult<Charge>(*std::move(charge)) : noSuchCharge(id);
}

} // namespace

TillDesk::TillDesk(const CheckoutPorts &ports, PaymentGuardian &guardian, ChargeScreen &screen, EventLog &events,
                   std::function<ReadinessReport()> readiness, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
    , m_guardian(guardian)
    , m_screen(screen)
    , m_events(events)
    , m_readiness(std::move(readiness))
{
    connect(&m_screen, &ChargeScreen::changed, this, &TillDesk::tellOnScreen);
    connect(&m_screen, &ChargeScreen::settled, this, [this](const Settlement &settlement) {
        if (!settlement.replayed)
            ++m_figures.settled[settlement.outcome];
        tell(settlement.reference, settlement.attempt);
        m_told.clear();
    });
    connect(&m_guardian, &PaymentGuardian::visited, this, [this](const Settlement &settlement, bool news) {
        if (news)
            tell(settlement.reference, settlement.attempt);
    });
    connect(&m_guardian, &PaymentGuardian::lateMoney, this, [this](const Attempt &late) {
        ++m_figures.lateMoneyFound;
        tell(late.plan.reference, late.plan.attempt);
    });
    connect(&m_guardian, &PaymentGuardian::refundAnswered, this, [this](const Attempt &attempt) {
        ++m_figures.refundsAnswered;
        tell(attempt.plan.reference, attempt.plan.attempt);
    });
}

// ---------------------------------------------------------------- what is asked

void TillDesk::charge(const SessionRequest &request, const Answer<Begun> &answer)
{
    const auto screen = m_screen.current();
    if (screen && screen->isActive() && screen->progress.reference == request.reference &&
        screen->progress.money != request.money) // its plan may still be on its way to the disk
        return answer(refuse(409, errorCodeName(ErrorCode::ReferenceConflict),
                             u"The reference %1 belongs to an order of another amount."_s.arg(request.reference),
                             u"amount"_s));
    const auto history = m_ports.journal.history(request.reference);
    if (!history)
        return answer(failed(history.error()));
    if (screen && screen->isActive() && screen->progress.reference == request.reference)
        return answer(chargeIn(*history, screen->progress.attempt, screen).map([](const Charge &charge) {
            return Begun{charge, false};
        }));
    const auto decision = judgeOrder(request.money, *history);
    if (!decision)
        return answer(failed(decision.error()));
    if (const auto *paid = std::get_if<Order::AlreadyPaid>(&*decision)) {
        auto charge = chargeIn(*history, paid->attempt.plan.attempt, screen);
        if (charge)
            charge->settlement.replayed = true;
        return answer(charge.map([](const Charge &known) { return Begun{known, false}; }));
    }
    if (const auto obstacle = m_screen.obstacle())
        return answer(tl::unexpected(obstacleError(*obstacle)));
    if (const auto taken = m_screen.take(request); !taken)
        return answer(failed(taken.error()));
    const auto now = m_screen.current();
    if (!now)
        return answer(refuse(500, u"internal"_s, u"The till does not show what it was given."_s));
    const QString &id = now->progress.attempt;
    const bool isNew =
        std::ranges::find(*history, id, [](const Attempt &a) { return a.plan.attempt; }) == history->end();
    const auto after = m_ports.journal.history(request.reference);
    answer(chargeIn(after.value_or(*history), id, now).map([isNew](const Charge &charge) {
        return Begun{charge, isNew};
    }));
}

void TillDesk::show(const QString &id, const Answer<Charge> &answer)
{
    answer(find(id));
}

void TillDesk::list(const QString &reference, const Answer<std::vector<Charge>> &answer)
{
    const auto history = m_ports.journal.history(reference);
    if (!history)
        return answer(failed(history.error()));
    const auto screen = m_screen.current();
    std::vector<Charge> charges;
    for (const Attempt &attempt : *history)
        charges.push_back(*chargeOf(*history, attempt.plan.attempt, screen));
    const bool isUnwritten = screen && screen->isActive() && screen->progress.reference == reference &&
                             std::ranges::find(charges, screen->progress.attempt, &Charge::id) == charges.end();
    if (isUnwritten)
        charges.push_back(*chargeOf(*history, screen->progress.attempt, screen));
    answer(charges);
}

void TillDesk::cancel(const QString &id, const Answer<Charge> &answer)
{
    const auto charge = find(id);
    if (!charge)
        return answer(charge);
    if (!charge->open && charge->settlement.outcome == Outcome::Cancelled)
        return answer(charge);
    if (!charge->open)
        return answer(
            refuse(409, u"charge_settled"_s,
                   u"The charge is over: %1. It cannot be cancelled."_s.arg(outcomeName(charge->settlement.outcome))));
    const auto screen = m_screen.current();
    if (!screen || !screen->isActive() || screen->progress.reference != charge->settlement.reference)
        return answer(refuse(409, u"not_on_screen"_s,
                             u"The charge is on no screen any more; the till is asking the gateway how it ended."_s));
    m_ports.journal.note(screen->progress.attempt, noteBy(StaffAct::Cancel, actor));
    m_screen.cancel();
    answer(find(id));
}

void TillDesk::refund(const QString &id, const RefundAsk &ask, const Answer<Begun> &answer)
{
    const auto history = historyOf(id);
    if (!history)
        return answer(tl::unexpected(history.error()));
    const Attempt *attempt = attemptThatCounts(*history, id);
    if (!attempt)
        return answer(noSuchCharge(id));
    const auto tellCharge = [this, id, answer](bool isNew) {
        answer(find(id).map([isNew](const Charge &charge) { return Begun{charge, isNew}; }));
    };
    const RefundCall call{.key = ask.key, .amount = ask.amount};
    const RefundRepeat repeat = judgeRefundRepeat(*attempt, call, [&](qint64 amount) {
        return encodeRefundRequest({.payment = attempt->payment, .amount = amount, .reason = ask.reason});
    });
    if (repeat == RefundRepeat::Again)
        return tellCharge(false);
    if (repeat == RefundRepeat::Another)
        return answer(refuse(409, u"idempotency_conflict"_s,
                             u"This Idempotency-Key was used for another refund of this charge."_s,
                             u"Idempotency-Key"_s));
    m_ports.journal.note(attempt->plan.attempt, noteBy(StaffAct::Refund, actor));
    m_guardian.refund(
        RefundWish{.reference = attempt->plan.reference,
                   .attempt = attempt->plan.attempt,
                   .amount = ask.amount.value_or(attempt->rest()),
                   .reason = ask.reason,
                   .key = call.callKey()},
        [this, answer, tellCharge, reference = attempt->plan.reference,
         counts = attempt->plan.attempt](const Result<void> &written) {
            if (!written && written.error().code == ErrorCode::InvalidRequest)
                return answer(refuse(409, u"refund_not_possible"_s, written.error().message, written.error().param));
            if (!written)
                return answer(failed(written.error()));
            tell(reference, counts);
            tellCharge(true);
        });
}

void TillDesk::health(const Answer<ReadinessReport> &answer)
{
    answer(m_readiness());
}

void TillDesk::figures(const Answer<Figures> &answer)
{
    const auto unresolved = m_ports.journal.unresolved();
    if (!unresolved)
        return answer(failed(unresolved.error()));
    Figures figures = m_figures;
    figures.openCases = qint64(unresolved->size());
    figures.lateMoneyToDecide = std::ranges::count_if(*unresolved, &Attempt::needsDecision);
    const auto screen = m_screen.current();
    figures.onScreen = screen && screen->isActive();
    figures.readiness = m_readiness();
    answer(figures);
}

// ---------------------------------------------------------------- what is found and told

PosResult<std::vector<Attempt>> TillDesk::historyOf(const QString &id) const
{
    const auto screen = m_screen.current();
    QString reference = screen && screen->progress.attempt == id ? screen->progress.reference : QString();
    if (reference.isEmpty()) {
        const auto page = m_ports.journal.search({.text = id});
        if (!page)
            return failed(page.error());
        const auto known = std::ranges::find(page->attempts, id, [](const Attempt &a) { return a.plan.attempt; });
        if (known == page->attempts.end())
            return std::vector<Attempt>();
        reference = known->plan.reference;
    }
    const auto history = m_ports.journal.history(reference);
    return history ? PosResult<std::vector<Attempt>>(*history) : failed(history.error());
}

PosResult<Charge> TillDesk::find(const QString &id) const
{
    return historyOf(id).and_then(
        [&](const std::vector<Attempt> &history) { return chargeIn(history, id, m_screen.current()); });
}

// A phase is told once, however often the screen is painted meanwhile.
void TillDesk::tellOnScreen()
{
    const auto screen = m_screen.current();
    if (!screen || !screen->isActive() || screen->progress.attempt.isEmpty())
        return;
    const auto history = m_ports.journal.history(screen->progress.reference);
    if (!history)
        return;
    if (const auto charge = chargeOf(*history, screen->progress.attempt, screen))
        add(*charge);
}

void TillDesk::tell(const QString &reference, const QString &attempt)
{
    const auto history = m_ports.journal.history(reference);
    if (!history)
        return;
    if (const auto charge = chargeOf(*history, attempt, m_screen.current()))
        add(*charge);
}

void TillDesk::add(const Charge &charge)
{
    const QByteArray json = chargeJson(charge);
    QByteArray &told = m_told[charge.id];
    if (told == json)
        return;
    told = json;
    m_events.add("charge", json);
}

void TillDesk::tellReadiness()
{
    m_events.add("health", readinessJson(m_readiness()));
}

} // namespace Kassi::Pos
