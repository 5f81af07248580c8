// SPDX-License-Identifier: MIT
#include "kill_shop.h"

#include "exit_code.h"
#include "kill_audit.h"

#include <QElapsedTimer>

#include <algorithm>
#include <numeric>

namespace Kassi::Testing {
using namespace Qt::StringLiterals;
using Drill::Books;

namespace {

constexpr int amount = 4'990;
constexpr int recoverEvery = 8; // rounds
constexpr int longestRecoverMs = 120'000;
constexpr int longestRoundMs = 6'000; // then the kill falls wherever it falls
const QString create = u"POST /v1/payment_sessions"_s;
const QString lookUp = u"GET /v1/payments/"_s;
const QString page = u"GET /element/"_s;

qsizetype countOf(const QList<Books::Request> &requests, const QString &method, const QString &path, qsizetype from = 0)
{
    return std::count_if(requests.begin() + std::min(from, requests.size()), requests.end(),
                         [&](const Books::Request &one) { return one.method == method && one.path.startsWith(path); });
}

} // namespace

QString stageName(Stage stage)
{
    static constexpr const char *names[stages] = {"starting, nothing planned",       "planned, no session yet",
                                                  "session made, reply not on disk", "on disk, page not up",
                                                  "checkout on the screen",          "paid, being confirmed",
                                                  "outcome on disk, not told",       "outcome told"};
    return QString::fromLatin1(names[std::size_t(stage)]);
}

int KillCounts::total() const
{
    return std::accumulate(kills.begin(), kills.end(), 0);
}

KillCounts &KillCounts::operator+=(const KillCounts &other)
{
    for (std::size_t i = 0; i < stages; ++i)
        kills[i] += other.kills[i];
    recoverKills += other.recoverKills;
    endedFirst += other.endedFirst;
    paid += other.paid;
    late += other.late;
    lost += other.lost;
    return *this;
}

KillShop::KillShop(quint64 seed, const QString &program, std::unique_ptr<Drill::Gateway> gateway)
    : m_seed(seed)
    , m_dice(seed)
    , m_gateway(std::move(gateway))
    , m_shop(program, m_gateway->sandbox())
{
}

void KillShop::run(int kills)
{
    for (int rounds = 1; m_counts.total() < kills && m_violations.isEmpty(); ++rounds) {
        playRound();
        if (rounds % recoverEvery == 0)
            recover();
    }
    if (m_violations.isEmpty())
        settleEverything();
    if (m_violations.isEmpty())
        replayPaidOrders();
}

// ---------------------------------------------------------------- one round

void KillShop::playRound()
{
    Round round = chooseRound();
    setTheScene(round);
    const auto charge =
        m_shop.start({u"charge"_s, u"--amount"_s, QString::number(amount), u"--reference"_s, round.reference},
                     round.moment == Moment::WhileSettling ? Drill::Trouble::NobodyReads : Drill::Trouble::None);
    liveUntilKill(round, *charge);
    charge->kill();
    const Drill::RunEnd end = charge->end();
    lookForPage(round); // it may have come up with the last breath
    collectRequests();
    audit(false);
    complain(auditTold(end, m_journal));
    count(round, end);
    if (round.actsAfterKill && !round.shown.id.isEmpty())
        act(round);
    letTimePass();
}

// An order is taken up again after a crash, as a script would: often.
KillShop::Round KillShop::chooseRound()
{
    Round round;
    const auto named = [this](int order) { return u"ORDER-%1-%2"_s.arg(m_seed).arg(order); };
    round.reference = named(std::max(1, m_orders - dice(4)));
    const bool paid = std::ranges::any_of(attemptsOf(round.reference), &Attempt::isPaid);
    const bool fresh = m_orders == 0 || (paid ? dice(8) > 0 : dice(4) == 0);
    if (fresh)
        round.reference = named(++m_orders);
    static constexpr std::array moments{Moment::AtAnyTime,       Moment::AtAnyTime,     Moment::WhileCreating,
                                        Moment::BeforeReply,     Moment::BeforePage,    Moment::WhilePresented,
                                        Moment::WhileConfirming, Moment::WhileSettling, Moment::AtTheEnd};
    static constexpr std::array spans{150, 700, 300, 500, 600, 600, 250, 60, 200}; // milliseconds, of the same
    const auto which = std::size_t(dice(int(moments.size())));
    round.moment = moments[which];
    round.ms = dice(spans[which]);
    if (paid && !fresh) // it is only answered
        round.moment = dice(2) == 0 ? Moment::AtAnyTime : Moment::AtTheEnd;
    static constexpr std::array customers{Customer::Looks, Customer::Looks,      Customer::Pays,  Customer::Pays,
                                          Customer::Pays,  Customer::IsDeclined, Customer::Krafa, Customer::AsksBank};
    round.customer = customers[std::size_t(dice(int(customers.size())))];
    round.actsAfterKill = dice(2) == 0;
    if (round.moment == Moment::WhileConfirming || round.moment == Moment::WhileSettling ||
        round.moment == Moment::AtTheEnd) {
        round.customer = Customer::Pays;
        round.actsAfterKill = false;
    }
    round.attempts = attemptsOf(round.reference);
    for (const Books::Session &session : m_books.sessions) {
        if (session.reference != round.reference)
            continue;
        round.sessions.insert(session.id);
        round.reports.insert(session.id, m_gateway->pageReports(session.id));
    }
    return round;
}

void KillShop::setTheScene(const Round &round)
{
    const auto fault = [this](const QString &request, const QString &action, QJsonObject more) {
        more.insert(u"match"_s, request);
        more.insert(u"action"_s, action);
        m_gateway->addFault(more);
    };
    m_gateway->clearFaults();
    m_gateway->forgetRequests();
    // A page that claims to be paid makes the program ask often, so that the round is short.
    const bool hurry = round.moment >= Moment::WhileConfirming;
    static constexpr std::array elements{"normal", "silent", "lies"};
    m_gateway->set(u"element"_s, QLatin1StringView(hurry && dice(4) > 0 ? "lies" : elements[std::size_t(dice(3))]));
    switch (round.moment) {
    case Moment::WhileCreating: return fault(create, u"delay"_s, {{u"delay_ms"_s, 300}});
    case Moment::BeforeReply: return fault(create, u"lose_reply"_s, {{u"times"_s, 0}});
    case Moment::BeforePage: return fault(page, u"lose_request"_s, {{u"times"_s, 0}});
    case Moment::WhileConfirming: return fault(lookUp, u"delay"_s, {{u"delay_ms"_s, 250}, {u"times"_s, 0}});
    default: break;
    }
    switch (dice(8)) { // some trouble of the usual kind
    case 0: return fault(create, u"status"_s, {{u"status"_s, 500}});
    case 1: return fault(create, u"truncate"_s, {});
    case 2: return fault(u"GET /v1/payment_sessions/"_s, u"lose_reply"_s, {});
    case 3: return fault(lookUp, u"status"_s, {{u"status"_s, 503}});
    default: return;
    }
}

void KillShop::liveUntilKill(Round &round, Drill::Child &charge)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    const bool came = wait(
        [&] {
            lookForPage(round);
            if (!round.shown.id.isEmpty() && !round.acted && !round.actsAfterKill)
                act(round);
            return !charge.isRunning() || hasCome(round, charge);
        },
        longestRoundMs);
    if (came && charge.isRunning())
        (void)wait([&charge] { return !charge.isRunning(); }, round.ms); // the timer of the kill
}

bool KillShop::hasCome(Round &round, Drill::Child &charge)
{
    if (charge.hasPrinted())
        return true;
    const auto requests = [this] { return m_gateway->requests(); };
    switch (round.moment) {
    case Moment::AtAnyTime: return true;
    case Moment::WhileCreating: return countOf(requests(), u"GET"_s, u"/v1/merchants"_s) > 0;
    case Moment::BeforeReply:
        return std::ranges::any_of(m_gateway->books().sessions,
                                   [&](const Books::Session &session) {
                                       return session.reference == round.reference &&
                                              !round.sessions.contains(session.id);
                                   }) ||
               !round.shown.id.isEmpty();
    case Moment::BeforePage:
        return std::ranges::any_of(m_gateway->books().sessions,
                                   [&](const Books::Session &session) { return session.reference == round.reference; });
    case Moment::WhilePresented: return !round.shown.id.isEmpty();
    case Moment::WhileConfirming:
        return round.requestsWhenPaid >= 0 &&
               countOf(requests(), u"GET"_s, u"/v1/payment_sessions/"_s, round.requestsWhenPaid) > 0;
    case Moment::WhileSettling:
        return round.requestsWhenPaid >= 0 &&
               countOf(requests(), u"GET"_s, u"/v1/payments/"_s, round.requestsWhenPaid) > 0;
    case Moment::AtTheEnd: return false;
    }
    return true;
}

void KillShop::lookForPage(Round &round)
{
    if (!round.shown.id.isEmpty())
        return;
    for (const Books::Session &session : m_gateway->books().sessions) {
        if (session.reference != round.reference ||
            m_gateway->pageReports(session.id) <= round.reports.value(session.id))
            continue;
        round.shown = session;
        m_shown.insert(session.id);
    }
}

// Only what a customer can do who has, or had, the page before him.
void KillShop::act(Round &round)
{
    round.acted = true;
    const qsizetype before = m_gateway->requests().size();
    switch (round.customer) {
    case Customer::Looks: return;
    case Customer::Pays:
        if (m_gateway->payByCard(round.shown, Drill::goodCard) == u"succeeded"_s)
            round.requestsWhenPaid = before;
        return;
    case Customer::IsDeclined: (void)m_gateway->payByCard(round.shown, Drill::declinedCard); return;
    case Customer::Krafa: (void)m_gateway->payByKrafa(round.shown); return;
    case Customer::AsksBank: (void)m_gateway->payByCard(round.shown, Drill::challengedCard); return;
    }
}

void KillShop::count(const Round &round, const Drill::RunEnd &end)
{
    if (const auto stage = stageOf(round, end))
        ++m_counts.kills[std::size_t(*stage)];
    else
        ++m_counts.endedFirst;
}

std::optional<Stage> KillShop::stageOf(const Round &round, const Drill::RunEnd &end) const
{
    if (end.exitCode)
        return {};
    if (!end.lines.isEmpty())
        return Stage::Told;
    const std::vector<Attempt> attempts = attemptsOf(round.reference);
    const bool written = attempts != round.attempts;
    if (m_requests.isEmpty() && !written)
        return Stage::Starting;
    if (attempts.empty() || (written && !attempts.back().isOpen()))
        return attempts.empty() ? Stage::Starting : Stage::Settled;
    if (attempts.back().session.isEmpty()) {
        const bool made = std::ranges::any_of(m_books.sessions, [&](const Books::Session &session) {
            return session.reference == round.reference && !round.sessions.contains(session.id);
        });
        return made ? Stage::Sent : Stage::Planned;
    }
    if (round.shown.id.isEmpty())
        return Stage::Created;
    const bool told = round.requestsWhenPaid >= 0 &&
                      countOf(m_requests, u"GET"_s, u"/v1/payment_sessions/"_s, round.requestsWhenPaid) > 0;
    return told ? Stage::Confirming : Stage::Presented;
}

// ---------------------------------------------------------------- between the rounds

// The bank answers, invoices are paid, sessions expire: while nobody runs.
void KillShop::letTimePass()
{
    m_gateway->clearFaults();
    const Books books = m_gateway->books();
    for (const Books::Payment &payment : books.payments) {
        if (payment.status == u"pending"_s && dice(2) == 0)
            m_gateway->changePayment(payment.id, {{u"action"_s, u"pay"_s}});
        for (const Books::Session &session : books.sessions) {
            if (payment.status == u"processing"_s && session.payment == payment.id && dice(8) > 0)
                m_gateway->answerBank(session, dice(2) == 0);
        }
    }
    if (dice(12) == 0 && !m_shown.isEmpty()) {
        for (const Books::Session &session : books.sessions) {
            if (m_shown.contains(session.id) && session.status == u"open"_s)
                return m_gateway->changeSession(session.id, {{u"action"_s, u"expire"_s}});
        }
    }
}

void KillShop::recover()
{
    if (dice(3) == 0) { // the power fails here too
        const auto killed = m_shop.start({u"recover"_s});
        (void)wait([&killed] { return !killed->isRunning(); }, dice(1'500));
        m_counts.recoverKills += killed->isRunning() ? 1 : 0;
        killed->kill();
    }
    recoverOnce();
    payLate();
}

void KillShop::recoverOnce()
{
    const auto recover = m_shop.start({u"recover"_s});
    const bool ended = wait([&recover] { return !recover->isRunning(); }, longestRecoverMs);
    const Drill::RunEnd end = recover->end();
    if (!ended)
        complain({u"kassi recover did not end: "_s + end.output});
    else if (end.exitCode != ExitPaid && end.exitCode != ExitPending && end.exitCode != ExitUnconfirmed)
        complain({u"kassi recover failed: "_s + end.output});
    collectRequests();
    audit(true);
    complain(auditTold(end, m_journal));
    if (!m_violations.isEmpty())
        complain({u"kassi recover said: "_s + end.output});
}

// Somebody pays a session that was given up, on a page that was left open elsewhere.
void KillShop::payLate()
{
    for (const Attempt &attempt : m_journal) {
        if (attempt.outcome != Outcome::Cancelled || !attempt.isWatched() || dice(3) == 0)
            continue;
        for (const Books::Session &session : m_books.sessions) {
            if (session.id == attempt.session && session.status == u"open"_s)
                (void)m_gateway->payByCard(session, Drill::goodCard);
        }
    }
}

// One order for certain is given up at the till, without a kill, and paid all the same: its money comes late.
void KillShop::payWhatWasGivenUp()
{
    m_gateway->clearFaults();
    m_gateway->forgetRequests();
    m_gateway->set(u"element"_s, u"normal"_s);
    Round round;
    round.reference = u"ORDER-%1-%2"_s.arg(m_seed).arg(++m_orders);
    const auto charge =
        m_shop.start({u"charge"_s, u"--amount"_s, QString::number(amount), u"--reference"_s, round.reference});
    const auto hasPage = [&] {
        lookForPage(round);
        return !round.shown.id.isEmpty();
    };
    const bool came = wait([&] { return hasPage() || !charge->isRunning(); }, longestRoundMs);
    charge->terminate();
    (void)wait([&charge] { return !charge->isRunning(); }, longestRoundMs);
    const Drill::RunEnd end = charge->end();
    collectRequests();
    audit(false);
    complain(auditTold(end, m_journal));
    if (came)
        (void)m_gateway->payByCard(round.shown, Drill::goodCard);
}

void KillShop::settleEverything()
{
    payWhatWasGivenUp();
    const Books books = m_gateway->books();
    for (const Books::Payment &payment : books.payments) {
        if (payment.status == u"pending"_s)
            m_gateway->changePayment(payment.id, {{u"action"_s, u"pay"_s}});
        for (const Books::Session &session : books.sessions) {
            if (payment.status == u"processing"_s && session.payment == payment.id)
                m_gateway->answerBank(session, true);
        }
    }
    recoverOnce();
    for (const Books::Session &session : m_gateway->books().sessions) {
        if (session.status == u"open"_s)
            m_gateway->changeSession(session.id, {{u"action"_s, u"expire"_s}});
    }
    for (int looks = 0; looks < 3; ++looks) // that a session expired has to be found in several runs
        recoverOnce();
    complain(auditSettled(m_journal));
    for (const Attempt &attempt : m_journal) {
        m_counts.paid += attempt.outcome == Outcome::Paid ? 1 : 0;
        m_counts.late += attempt.lateMoney ? 1 : 0;
    }
}

// What is paid is answered without a word to the gateway, but for the merchant's name.
void KillShop::replayPaidOrders()
{
    int replays = 0;
    for (const Attempt &attempt : m_journal) {
        if (!attempt.isPaid() || ++replays > 2)
            continue;
        m_gateway->forgetRequests();
        const auto charge = m_shop.start(
            {u"charge"_s, u"--amount"_s, QString::number(amount), u"--reference"_s, attempt.plan.reference});
        (void)wait([&charge] { return charge->hasPrinted() || !charge->isRunning(); }, longestRoundMs);
        const Drill::RunEnd end = charge->end();
        const QJsonObject line = end.lines.value(0);
        if (line[u"outcome"_s] != u"paid"_s || !line[u"replayed"_s].toBool())
            complain({u"%1: paid, and charged again it said: %2"_s.arg(attempt.plan.reference, end.output)});
        if (countOf(m_gateway->requests(), u"POST"_s, {}) > 0)
            complain({u"%1: paid, and charged again something was sent"_s.arg(attempt.plan.reference)});
    }
}

// ---------------------------------------------------------------- the audit

void KillShop::collectRequests()
{
    m_requests = m_gateway->requests();
    for (const Books::Request &request : m_requests) {
        if (request.method == u"POST"_s)
            m_created << request;
    }
    m_gateway->forgetRequests();
}

void KillShop::audit(bool recovered)
{
    const auto journal = readJournal(m_shop.stateDir(), m_shop.folder() + u"/copy"_s);
    if (!journal)
        return complain({journal.error().message});
    m_books = m_gateway->books();
    complain(auditAlways(m_books, *journal, m_created, m_shown));
    complain(auditGrowth(m_journal, *journal));
    if (recovered) {
        const QStringList lost = auditRecovered(m_books, *journal);
        m_counts.lost += int(lost.size());
        complain(lost);
    }
    m_journal = *journal;
}

void KillShop::complain(const QStringList &violations)
{
    for (const QString &violation : violations)
        m_violations << u"seed %1, after %2 kills: %3"_s.arg(m_seed).arg(m_counts.total()).arg(violation);
}

std::vector<Attempt> KillShop::attemptsOf(const QString &reference) const
{
    std::vector<Attempt> found;
    std::ranges::copy_if(m_journal, std::back_inserter(found),
                         [&](const Attempt &attempt) { return attempt.plan.reference == reference; });
    return found;
}

bool KillShop::wait(const std::function<bool()> &condition, int limitMs) const
{
    return Drill::waitUntil(condition, m_never, limitMs);
}

} // namespace Kassi::Testing
