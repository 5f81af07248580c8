// SPDX-License-Identifier: MIT
#include "checkout/payment_guardian.h"

#include "gateway/codec.h"
#include "machine/order_rules.h"
#include "machine/poll_schedule.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

PaymentGuardian::PaymentGuardian(const CheckoutPorts &ports, const GuardianPace &pace, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
    , m_pace(pace)
    , m_api(ports.api, ports.clock, pace.requestGapMs)
{
}

PaymentGuardian::~PaymentGuardian() = default;

Result<void> PaymentGuardian::start()
{
    const auto unresolved = m_ports.journal.unresolved();
    if (!unresolved)
        return tl::unexpected(unresolved.error());
    m_roundOpen = true;
    for (auto attempt = unresolved->rbegin(); attempt != unresolved->rend(); ++attempt) // newest last: highest order
        take(*attempt, 0);
    // Told once the caller has connected and gone on.
    m_ports.clock.after(0, this, [this, attempts = *unresolved] {
        for (const Attempt &attempt : attempts)
            tellIfLate(attempt);
        visitNext();
    });
    return {};
}

int PaymentGuardian::unvisited() const
{
    return int(std::ranges::count(m_cases, 0, &Case::visits));
}

std::optional<qint64> PaymentGuardian::msToNextVisit(const QString &attempt) const
{
    if (m_visiting && m_visiting->attempt == attempt)
        return 0;
    const auto known = std::ranges::find(m_cases, attempt, &Case::attempt);
    if (known == m_cases.end())
        return {};
    return std::max<qint64>(std::max(known->dueAt, m_notBefore) - m_ports.clock.monotonicMs(), 0);
}

// ---------------------------------------------------------------- whose order it is

void PaymentGuardian::release(const QString &reference)
{
    m_released.insert(reference);
    std::erase_if(m_cases, [&](const Case &known) { return known.reference == reference; });
    if (!m_visiting || m_visiting->reference != reference)
        return;
    ++m_visit;
    m_visiting.reset();
    if (m_controller) // what the gateway asked for holds, whoever has the order now
        m_notBefore = std::max(m_notBefore, m_controller->quietUntil());
    m_controller.reset();
    visitNext();
}

void PaymentGuardian::adopt(const QString &reference)
{
    m_released.remove(reference);
    const auto history = m_ports.journal.history(reference);
    if (!history) // cannot be read now; that must not make anybody forget the payment
        return m_ports.clock.after(visitGapMs(1, false), this, [this, reference] {
            if (!m_released.contains(reference))
                adopt(reference);
        });
    for (const Attempt &attempt : *history) {
        if (attempt.isUnresolved())
            take(attempt, attempt.sessionExpired() ? afterExpiryMs : visitGapMs(1, false));
        tellIfLate(attempt);
    }
    visitNext();
}

void PaymentGuardian::hurry(const QString &attempt)
{
    const auto known = std::ranges::find(m_cases, attempt, &Case::attempt);
    if (known == m_cases.end() || known->waited)
        return;
    known->dueAt = std::min(known->dueAt, m_ports.clock.monotonicMs());
    visitNext();
}

void PaymentGuardian::take(const Attempt &attempt, qint64 dueInMs)
{
    const QString &id = attempt.plan.attempt;
    const bool known =
        (m_visiting && m_visiting->attempt == id) || std::ranges::find(m_cases, id, &Case::attempt) != m_cases.end();
    if (known || m_released.contains(attempt.plan.reference) || (!attempt.isWatched() && !attempt.isBeingRefunded()))
        return;
    m_cases.push_back({.attempt = id,
                       .reference = attempt.plan.reference,
                       .order = ++m_orders,
                       .dueAt = m_ports.clock.monotonicMs() + dueInMs,
                       .waited = dueInMs >= afterExpiryMs});
}

std::optional<Attempt> PaymentGuardian::read(const QString &attempt, const QString &reference) const
{
    const auto history = m_ports.journal.history(reference);
    if (!history)
        return {};
    const auto found = std::ranges::find_if(*history, [&](const Attempt &a) { return a.plan.attempt == attempt; });
    return found == history->end() ? std::nullopt : std::optional(*found);
}

// ---------------------------------------------------------------- one visit after the other

// Those never visited first, and among equals the newest: the money that somebody may still be waiting for.
std::vector<PaymentGuardian::Case>::iterator PaymentGuardian::nextCase()
{
    const qint64 now = m_ports.clock.monotonicMs();
    auto best = m_cases.end();
    for (auto at = m_cases.begin(); at != m_cases.end(); ++at) {
        if (at->dueAt > now)
            continue;
        if (best == m_cases.end() || at->visits < best->visits ||
            (at->visits == best->visits && at->order > best->order))
            best = at;
    }
    return best;
}

void PaymentGuardian::visitNext()
{
    if (m_visiting)
        return;
    if (m_roundOpen && unvisited() == 0) {
        m_roundOpen = false;
        m_ports.clock.after(0, this, [this] { Q_EMIT roundFinished(); });
    }
    if (m_cases.empty())
        return;
    if (m_ports.clock.monotonicMs() < m_notBefore)
        return wakeAt(m_notBefore);
    const auto next = nextCase();
    if (next == m_cases.end())
        return wakeAt(std::ranges::min(m_cases, {}, &Case::dueAt).dueAt);
    m_visiting = *next;
    ++m_visiting->visits;
    ++m_visit;
    m_cases.erase(next);
    const auto history = m_ports.journal.history(m_visiting->reference);
    const auto attempt =
        history ? std::ranges::find(*history, m_visiting->attempt, [](const Attempt &a) { return a.plan.attempt; })
                : std::vector<Attempt>::const_iterator();
    if (!history || attempt == history->end()) { // the journal cannot be read now
        m_cases.push_back(*std::exchange(m_visiting, {}));
        m_cases.back().dueAt = m_ports.clock.monotonicMs() + visitGapMs(m_cases.back().visits, false);
        return visitNext();
    }
    visit(*attempt, *history);
}

void PaymentGuardian::wakeAt(qint64 moment)
{
    m_ports.clock.after(std::max<qint64>(moment - m_ports.clock.monotonicMs(), 0), this, [this, wake = ++m_wake] {
        if (wake == m_wake)
            visitNext();
    });
}

void PaymentGuardian::visit(const Attempt &attempt, const std::vector<Attempt> &history)
{
    if (hasNewOwner(attempt, history)) {
        return append(attempt.plan.attempt, Record::Closed{}, [this, visit = m_visit](const Result<void> &) {
            if (visit == m_visit)
                visitOver({});
        });
    }
    if (attempt.isBeingRefunded())
        return carryOutRefund(attempt);
    if (attempt.isWatched())
        return watch(attempt, moneyElsewhere(attempt, history));
    tellIfLate(attempt); // the last visit may have found it, and could not read that it was written
    visitOver({});
}

void PaymentGuardian::watch(const Attempt &before, MoneyElsewhere elsewhere)
{
    m_controller =
        std::make_unique<CheckoutController>(CheckoutPorts{m_api, m_ports.journal, m_ports.clock, m_ports.random});
    // Later, because the controller must not be destroyed by its own signal.
    connect(m_controller.get(), &CheckoutController::settled, this, [this, before](const Settlement &settlement) {
        m_ports.clock.after(0, this, [this, before, settlement, visit = m_visit] {
            if (visit != m_visit)
                return;
            const auto after = read(before.plan.attempt, before.plan.reference);
            const bool news = after && *after != before;
            m_visiting->unread = !after;
            Q_EMIT visited(settlement, news);
            if (news)
                tellIfLate(*after);
            if (visit == m_visit) // unless whoever was told took the order
                visitOver(settlement.error);
        });
    });
    m_controller->settle(before, m_failures == 0 ? m_pace.patienceMs : 0, m_visiting->waited, elsewhere);
}

void PaymentGuardian::visitOver(const std::optional<Error> &error)
{
    m_controller.reset();
    const qint64 now = m_ports.clock.monotonicMs();
    m_failures = isGatewayTrouble(error) ? m_failures + 1 : 0;
    if (m_failures > 0)
        m_notBefore = now + backoffMs(m_failures, error->retryAfterMs, m_ports.random.uniform());
    else if (error && error->retryAfterMs) // heard, though something else ended the visit
        m_notBefore = now + *error->retryAfterMs;
    Case visited = *std::exchange(m_visiting, {});
    const auto attempt = read(visited.attempt, visited.reference);
    if (!attempt || visited.unread || attempt->isWatched() || attempt->isBeingRefunded()) {
        visited.unread = false;
        const bool lapsed = attempt && attempt->isWatched() && !attempt->isOpen() && attempt->sessionExpired();
        const bool accepted = attempt && attempt->isBeingRefunded() && attempt->refunds.back().status;
        const bool slow = attempt && (attempt->outcome == Outcome::Pending || accepted);
        const qint64 gap = lapsed ? afterExpiryMs : visitGapMs(visited.visits, slow);
        visited.waited = lapsed;
        visited.dueAt = now + gap - qint64(double(gap) / 4.0 * m_ports.random.uniform()); // not all at once
        m_cases.push_back(visited);
    }
    visitNext();
}

// ---------------------------------------------------------------- late money and refunds

void PaymentGuardian::tellIfLate(const Attempt &attempt)
{
    if (attempt.needsDecision())
        Q_EMIT lateMoney(attempt);
}

Result<Attempt> PaymentGuardian::undecided(const QString &attempt) const
{
    const auto unresolved = m_ports.journal.unresolved();
    if (!unresolved)
        return tl::unexpected(unresolved.error());
    const auto found = std::ranges::find_if(*unresolved, [&](const Attempt &a) { return a.plan.attempt == attempt; });
    if (found == unresolved->end() || !found->needsDecision() || m_deciding.contains(attempt))
        return fail(ErrorCode::InvalidRequest, u"Nobody is asked to decide about the attempt %1."_s.arg(attempt));
    return *found;
}

void PaymentGuardian::append(const QString &attempt, const JournalRecord &record, const Written &written)
{
    m_ports.journal.appendThen(attempt, record, [self = QPointer(this), written](const Result<void> &result) {
        if (self)
            written(result);
    });
}

void PaymentGuardian::decide(const QString &attempt, const JournalRecord &decision, const Written &written)
{
    m_deciding.insert(attempt);
    append(attempt, decision, [this, attempt, written](const Result<void> &result) {
        m_deciding.remove(attempt);
        if (result)
            Q_EMIT decided(attempt);
        written(result);
    });
}

void PaymentGuardian::refund(const QString &attempt, const Written &written)
{
    const auto late = undecided(attempt);
    if (!late)
        return written(tl::unexpected(late.error()));
    const auto request = judgeRefundWish(*late, late->rest(), u"Late payment"_s);
    if (!request)
        return written(tl::unexpected(request.error()));
    planRefund(*late, *request, m_ports.random.uuid(), written);
}

void PaymentGuardian::refund(const RefundWish &wish, const Written &written)
{
    const auto history = m_ports.journal.history(wish.reference);
    if (!history)
        return written(tl::unexpected(history.error()));
    const auto asked = std::ranges::find(*history, wish.attempt, [](const Attempt &a) { return a.plan.attempt; });
    if (asked == history->end() || m_deciding.contains(wish.attempt))
        return written(fail(ErrorCode::InvalidRequest, u"The attempt %1 cannot be refunded now."_s.arg(wish.attempt)));
    const auto request = judgeRefundWish(*asked, wish.amount, wish.reason);
    if (!request)
        return written(tl::unexpected(request.error()));
    planRefund(*asked, *request,
               wish.key.isEmpty() ? m_ports.random.uuid()
                                  : refundKeyFor(wish.attempt, wish.key, encodeRefundRequest(*request)),
               written);
}

void PaymentGuardian::planRefund(const Attempt &attempt, const RefundRequest &request, const QString &key,
                                 const Written &written)
{
    const Record::RefundPlanned plan{
        .idempotencyKey = key, .body = encodeRefundRequest(request), .amount = request.amount.value_or(attempt.rest())};
    m_unsent.insert(plan.idempotencyKey);
    decide(attempt.plan.attempt, plan, [this, written, plan, decided = attempt](const Result<void> &planned) mutable {
        written(planned);
        // Visited whether the journal could confirm the plan or not: the visit reads what is durable, and goes by that.
        decided.refunds.push_back({.plan = plan, .amount = plan.amount});
        take(decided, 0);
        visitNext();
    });
}

void PaymentGuardian::keep(const QString &attempt, const Written &written)
{
    if (const auto late = undecided(attempt); !late)
        return written(tl::unexpected(late.error()));
    decide(attempt, Record::Kept{}, written);
}

void PaymentGuardian::carryOutRefund(const Attempt &attempt)
{
    const AttemptRefund &refund = attempt.refunds.back();
    const bool sentBefore = !m_unsent.remove(refund.plan.idempotencyKey);
    const auto answer = [this, attempt, sentBefore, visit = m_visit](const Result<Refund> &reply) {
        if (visit == m_visit)
            refundReply(attempt, judgeRefund(attempt, reply, sentBefore));
    };
    if (!refund.id.isEmpty()) // accepted, and not through yet
        return m_api.lookUpRefund(refund.id, answer);
    m_ports.journal.note(attempt.plan.attempt, {u"sent"_s, u"refund"_s});
    m_api.refund(refund.plan.idempotencyKey, refund.plan.body, answer);
}

void PaymentGuardian::refundReply(const Attempt &attempt, const RefundVerdict &verdict)
{
    if (!verdict.answer) {
        if (verdict.error)
            Q_EMIT refundDelayed(attempt, *verdict.error);
        return visitOver(verdict.error);
    }
    append(attempt.plan.attempt, *verdict.answer,
           [this, attempt, verdict, visit = m_visit](const Result<void> &written) {
               if (written) {
                   if (const auto after = fold(attempt, *verdict.answer, m_ports.clock.wallMs())) {
                       Q_EMIT refundAnswered(*after, verdict.error);
                       tellIfLate(*after);
                   }
               } else if (const auto after = read(attempt.plan.attempt, attempt.plan.reference)) {
                   tellIfLate(*after); // it may be there all the same
               }
               if (visit == m_visit)
                   visitOver({});
           });
}

} // namespace Kassi
