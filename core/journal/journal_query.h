// SPDX-License-Identifier: MIT
// A question to the journal as somebody in front of a list asks it, and a page of the answer.
#pragma once

#include "machine/record.h"
#include "till/till_record.h"

namespace Kassi {

/// What a list says of an attempt in one word; every attempt has exactly one.
enum class AttemptStatus {
    Open,        ///< No outcome yet.
    Paid,        ///< Attempt::isPaid(): money that came late and was not given back is among it.
    Refunded,    ///< Money goes back, or has gone back: all or a part.
    Pending,     ///< From here on: that outcome, and no money came late, or it was taken once, in the other place.
    Declined,    ///<
    Cancelled,   ///<
    Expired,     ///<
    Unavailable, ///<
    Unconfirmed, ///<
};

[[nodiscard]] AttemptStatus statusOf(const Attempt &attempt);
/// "open", "paid", "refunded", "pending", …: the word in the journal.
[[nodiscard]] QString attemptStatusName(AttemptStatus status);

/// What is asked for has to fulfil all that is given.
struct JournalQuery
{
    static constexpr int mostAttempts = 500;

    /// As it was typed, without the spaces around it: the beginning of a reference (A–Z and a–z are the same), or
    /// exactly a payment's id, a session's id, an attempt's uuid, or an amount in the currency's smallest unit
    /// ("4990"). What can be read in several ways is looked for in all of them. Empty: everything.
    QString text = {};
    std::optional<AttemptStatus> status = {};
    bool unresolved = false;            ///< Only those with Attempt::isUnresolved().
    bool lateMoney = false;             ///< Only those with Attempt::lateMoney, whatever became of it.
    std::optional<qint64> fromMs = {};  ///< Only those with Attempt::startedAtMs from then on. Wall clock, Unix time.
    std::optional<qint64> untilMs = {}; ///< … and before then.
    int limit = 100;                    ///< So many attempts at most, and no more than mostAttempts.
    /// Where the page begins: AttemptPage::next of the one above; nothing: with the newest. Attempts are numbered 1, 2,
    /// 3 … as they began, without gaps, and the page holds lower numbers only. So row r (from 0) of a list of all n
    /// attempts begins the page with before = n - r + 1.
    std::optional<qint64> before = {};
    bool counted = false; ///< Whether the page has to say how many attempts there are on all pages.
};

struct AttemptCount
{
    qint64 count = 0;
    bool more = false; ///< There may be more: counting ends at 10,000, or where it would take long.

    bool operator==(const AttemptCount &) const = default;
};

struct AttemptPage
{
    std::vector<Attempt> attempts = {}; ///< Newest first: in the order in which they began, whatever the clock said.
    /// Where the next page begins; nothing: this was the last one. A page may hold fewer attempts than were asked for,
    /// or none, and still have a next one: a search ends a page where it would take long.
    std::optional<qint64> next = {};
    std::optional<AttemptCount> count = {}; ///< Where it was asked for. Of a query for everything it is always exact.

    bool operator==(const AttemptPage &) const = default;
};

/// Records about the till; what is asked for has to fulfil all that is given.
struct TillQuery
{
    static constexpr int mostRecords = 500;

    QString kind = {};                  ///< tillRecordName(); empty: all.
    std::optional<qint64> fromMs = {};  ///< Only those written from then on. Wall clock, Unix time.
    std::optional<qint64> untilMs = {}; ///< … and before then.
    std::optional<qint64> before = {};  ///< Only those with a lower TimedTillRecord::seq: the next page.
    int limit = 100;                    ///< So many at most, and no more than mostRecords.
};

} // namespace Kassi
