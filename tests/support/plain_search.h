// SPDX-License-Identifier: MIT
// A search as it is meant, without a database: every attempt is held against the query. For journals in memory, and to
// be compared with the real one.
#pragma once

#include "journal/journal.h"
#include "payment/money.h"

namespace Kassi::Testing {

/// The definition of each status in Attempt's own words.
inline bool hasStatus(const Attempt &attempt, AttemptStatus status)
{
    const bool nothingLate = !attempt.lateMoney || attempt.wasTakenOnce();
    switch (status) {
    case AttemptStatus::Open: return !attempt.outcome;
    case AttemptStatus::Paid: return attempt.isPaid() && attempt.refunds.empty();
    case AttemptStatus::Refunded: return attempt.isBeingRefunded() || attempt.refunded() > 0;
    case AttemptStatus::Pending: return attempt.outcome == Outcome::Pending && nothingLate;
    case AttemptStatus::Declined: return attempt.outcome == Outcome::Declined && nothingLate;
    case AttemptStatus::Cancelled: return attempt.outcome == Outcome::Cancelled && nothingLate;
    case AttemptStatus::Expired: return attempt.outcome == Outcome::Expired && nothingLate;
    case AttemptStatus::Unavailable: return attempt.outcome == Outcome::Unavailable && nothingLate;
    case AttemptStatus::Unconfirmed: return attempt.outcome == Outcome::Unconfirmed && nothingLate;
    }
    return false;
}

inline QString withSmallLetters(QString text)
{
    for (QChar &letter : text) {
        if (letter >= u'A' && letter <= u'Z')
            letter = QChar(ushort(letter.unicode() + 32));
    }
    return text;
}

inline bool isMeant(const Attempt &attempt, const QString &text)
{
    const auto amount = parseAmount(text);
    return withSmallLetters(attempt.plan.reference).startsWith(withSmallLetters(text)) || attempt.payment == text ||
           attempt.session == text || attempt.plan.attempt == text || (amount && *amount == attempt.plan.money.amount);
}

inline bool fulfils(const Attempt &attempt, const JournalQuery &query)
{
    const QString text = query.text.trimmed();
    return (text.isEmpty() || isMeant(attempt, text)) && (!query.status || hasStatus(attempt, *query.status)) &&
           (!query.unresolved || attempt.isUnresolved()) && (!query.lateMoney || attempt.lateMoney) &&
           (!query.fromMs || attempt.startedAtMs >= *query.fromMs) &&
           (!query.untilMs || attempt.startedAtMs < *query.untilMs);
}

/// `attempts` oldest first: the n-th is the attempt with the number n.
inline AttemptPage plainSearch(const std::vector<Attempt> &attempts, const JournalQuery &query)
{
    const auto size = qint64(attempts.size());
    const int limit = std::clamp(query.limit, 0, JournalQuery::mostAttempts);
    const qint64 before = std::clamp<qint64>(query.before.value_or(size + 1), 0, size + 1);
    AttemptPage page;
    if (query.counted)
        page.count = AttemptCount{};
    qint64 last = before;
    for (qint64 number = size; number >= 1; --number) {
        if (!fulfils(attempts[std::size_t(number - 1)], query))
            continue;
        if (page.count)
            ++page.count->count;
        if (number >= before)
            continue;
        if (page.attempts.size() == std::size_t(limit)) {
            page.next = page.next.value_or(last);
            continue;
        }
        page.attempts.push_back(attempts[std::size_t(number - 1)]);
        last = number;
    }
    return page;
}

} // namespace Kassi::Testing
