// SPDX-License-Identifier: MIT
#include "checkout/day_comparison.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostSends = 3;  // of one payment that the gateway does not answer about
constexpr int mostSilent = 3; // payments in a row
constexpr int mostWaits = 30; // of one payment that the gateway wants to be asked about later
constexpr qint64 firstWait = 1'000;

bool mayNotRead(const Error &error)
{
    return error.code == ErrorCode::Refused && (error.httpStatus == 401 || error.httpStatus == 403);
}

} // namespace

DayComparison::DayComparison(SessionApi &api, Journal &journal, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_clock(clock)
    , m_gateway(api)
{
    m_api.emplace(m_gateway, m_clock, gapMs);
}

void DayComparison::start(const std::vector<DayChange> &changes)
{
    ++m_round;
    m_waiting.clear();
    m_counts = {};
    m_findings.clear();
    m_sameOnes.clear();
    m_trouble.reset();
    m_silent = 0;
    m_held = false;
    QSet<QString> known;
    for (const DayChange &change : changes) {
        const Attempt &attempt = change.after;
        if (attempt.payment.isEmpty() || known.contains(attempt.payment))
            continue;
        known.insert(attempt.payment);
        m_waiting.push_back(
            {.payment = attempt.payment, .session = attempt.session, .reference = attempt.plan.reference});
    }
    m_total = int(m_waiting.size());
    m_running = true;
    Q_EMIT progressed();
    next();
}

void DayComparison::stop()
{
    if (!m_running)
        return;
    m_api.emplace(m_gateway, m_clock, gapMs); // the call that waits in the old one for its turn never leaves
    end();
}

void DayComparison::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused && std::exchange(m_held, false))
        next();
    Q_EMIT progressed();
}

// Unless it was stopped, or began anew, meanwhile.
template <typename T>
Reply<T> DayComparison::heard(std::function<void(const Result<T> &)> then)
{
    return [this, round = m_round, then = std::move(then)](const Result<T> &result) {
        if (round == m_round)
            then(result);
    };
}

void DayComparison::next()
{
    if (m_paused) {
        m_held = true;
        return;
    }
    if (m_waiting.empty())
        return end();
    m_asked = std::move(m_waiting.front());
    m_waiting.pop_front();
    ask();
}

void DayComparison::ask()
{
    ++m_asked.sends;
    m_api->payment(m_asked.payment, heard<Payment>([this](const Result<Payment> &payment) {
                       if (!payment)
                           return mayNotRead(payment.error()) ? askSession(payment.error()) : failed(payment.error());
                       judge([answer = *payment](const std::vector<Attempt> &attempts) {
                           return DayFinding{.attempt = speaker(attempts),
                                             .difference = differenceOf(attempts, answer),
                                             .there = answer.status,
                                             .moneyThere = answer.money};
                       });
                   }));
}

void DayComparison::askSession(const Error &why)
{
    if (m_asked.session.isEmpty())
        return failed(why);
    m_api->session(m_asked.session, heard<PaymentSession>([this](const Result<PaymentSession> &session) {
                       if (!session)
                           return failed(session.error());
                       judge([answer = *session](const std::vector<Attempt> &attempts) {
                           const auto own = std::ranges::find(attempts, answer.id, &Attempt::session);
                           const Attempt &attempt = own == attempts.end() ? speaker(attempts) : *own;
                           return DayFinding{.attempt = attempt, .difference = differenceOf(attempt, answer)};
                       });
                   }));
}

// What comes later is asked for later; what will not come is said, and the rest is asked.
void DayComparison::failed(const Error &error)
{
    if (error.code == ErrorCode::Refused && error.httpStatus == 404)
        return judge([](const std::vector<Attempt> &attempts) {
            return DayFinding{.attempt = speaker(attempts), .difference = DayDifference::UnknownThere};
        });
    const bool mayComeLater = error.code != ErrorCode::Refused && error.code != ErrorCode::Redirected;
    const bool isBusy = error.code == ErrorCode::RateLimited;
    if (mayComeLater && m_asked.sends < (isBusy ? mostWaits : mostSends)) {
        const qint64 wait = error.retryAfterMs.value_or(firstWait << std::min(m_asked.sends - 1, 4));
        return m_clock.after(wait, this, [this, round = m_round] {
            if (round != m_round)
                return;
            m_waiting.push_front(std::move(m_asked));
            next();
        });
    }
    m_silent += mayComeLater || mayNotRead(error) ? 1 : 0;
    judge([error](const std::vector<Attempt> &attempts) {
        return DayFinding{.attempt = speaker(attempts), .error = error};
    });
    if (m_silent < mostSilent || !m_running)
        return;
    m_trouble = error;
    end();
}

// The journal as it is now: all attempts of this payment.
void DayComparison::judge(const std::function<DayFinding(const std::vector<Attempt> &)> &judgement)
{
    auto history = m_journal.history(m_asked.reference);
    if (!history)
        return close({.error = history.error()});
    std::erase_if(*history, [this](const Attempt &attempt) { return attempt.payment != m_asked.payment; });
    if (history->empty())
        return close(
            {.error = Error{.code = ErrorCode::JournalFailed, .message = u"The order is not in the journal."_s}});
    close(judgement(*history));
}

void DayComparison::close(const DayFinding &finding)
{
    if (!finding.error)
        m_silent = 0;
    if (finding.difference && !m_asked.again) {
        Q_EMIT differs(finding.attempt.plan.attempt);
        m_asked.again = true;
        m_asked.sends = 0;
        m_waiting.push_back(std::move(m_asked));
        return next();
    }
    if (finding.error) {
        ++m_counts.unanswered;
    } else if (finding.difference) {
        ++m_counts.different;
    } else {
        ++m_counts.same;
        m_sameOnes.append(m_asked.payment);
    }
    if (finding.error || finding.difference)
        m_findings.push_back(finding);
    Q_EMIT progressed();
    if (m_silent < mostSilent)
        next();
}

void DayComparison::end()
{
    ++m_round;
    m_running = false;
    m_held = false;
    m_counts.unanswered = m_total - m_counts.same - m_counts.different;
    m_waiting.clear();
    Q_EMIT progressed();
    Q_EMIT finished();
}

} // namespace Kassi
