// SPDX-License-Identifier: MIT
// What is written down about the till itself rather than about one attempt: who used it, and that a day was closed.
// Such facts stand in the journal between the attempts' records, in the same chain, and change nothing about any
// attempt. They hold no secret: never a PIN, nor what it is checked against.
#pragma once

#include "till/day_totals.h"

namespace Kassi {

/// What the gateway said when the day's payments were held against its books.
struct DayCompared
{
    qint64 same = 0;
    qint64 different = 0;
    qint64 unanswered = 0; ///< Those that could not be compared.

    bool operator==(const DayCompared &) const = default;
};

enum class StaffChange { Added, Removed, NewPin };

/// "added", "removed", "new_pin": the name in the journal.
[[nodiscard]] QString staffChangeName(StaffChange change);
[[nodiscard]] std::optional<StaffChange> staffChangeFromName(const QString &name);

/// What needs a manager.
enum class Permission {
    Refund,
    LateMoney, ///< Whether money that came late stays or goes back.
    CloseDay,
    Staff, ///< Adding and removing people, new PINs.
    Settings,
    KioskPanel, ///< And all that it offers.
};

/// "refund", "late_money", …: the name in the journal.
[[nodiscard]] QString permissionName(Permission permission);
[[nodiscard]] std::optional<Permission> permissionFromName(const QString &name);

namespace TillFact {
/// The day is over: the next one begins after `through`. Written once, and never again for the same records.
struct DayClosed
{
    qint64 number = 1;     ///< 1, 2, 3 …, without gaps.
    qint64 after = 0;      ///< The journal's row with which the day before ended; 0: there was none.
    qint64 through = 0;    ///< The row with which this one ends. What came later belongs to the next one.
    QString by = {};       ///< Who closed it; empty where nobody signs in.
    bool training = false; ///< No money moved: the sandbox, or a key for tests.
    std::vector<DayTotals> totals = {};
    std::optional<DayCompared> compared = {}; ///< Nothing: it was not compared.
    bool operator==(const DayClosed &) const = default;
};
struct SignedIn
{
    QString who; ///< As the list of people names them; likewise below.
    bool operator==(const SignedIn &) const = default;
};
struct SignedOut
{
    QString who;
    bool idle = false; ///< The till did it by itself, since nobody used it.
    bool operator==(const SignedOut &) const = default;
};
struct PinRefused
{
    QString who = {}; ///< Empty: nobody's.
    bool operator==(const PinRefused &) const = default;
};
/// After too many refused PINs.
struct LockedOut
{
    QString who = {}; ///< Empty: everybody.
    qint64 seconds = 0;
    bool operator==(const LockedOut &) const = default;
};
/// A manager's PIN was typed for something that somebody else does.
struct Permitted
{
    QString who;
    std::optional<Permission> what = {}; ///< Nothing: written by a Kassi that did not say; then no more is known.
    QString reference = {};              ///< Of which order; empty: of none.
    QString to = {};                     ///< Who was signed in; empty: nobody.
    bool operator==(const Permitted &) const = default;
};
struct StaffChanged
{
    QString who; ///< Of whom.
    StaffChange what = StaffChange::Added;
    QString by = {}; ///< Empty: nobody was signed in, as when the first one is added.
    bool operator==(const StaffChanged &) const = default;
};
} // namespace TillFact

using TillRecord = std::variant<TillFact::DayClosed, TillFact::SignedIn, TillFact::SignedOut, TillFact::PinRefused,
                                TillFact::LockedOut, TillFact::Permitted, TillFact::StaffChanged>;

/// "day_closed", "signed_in", …: the name in the journal.
[[nodiscard]] QString tillRecordName(const TillRecord &record);

/// One that is in the journal.
struct TimedTillRecord
{
    qint64 seq = 0;  ///< Its row in the journal, among those of the attempts.
    qint64 atMs = 0; ///< Wall clock, Unix time. For people only.
    TillRecord record = {};

    bool operator==(const TimedTillRecord &) const = default;
};

/// Whether `next` can be the closing after `last`: so that no record is in two days, or in none. `head`: the journal's
/// last row. ErrorCode::JournalFailed.
[[nodiscard]] Result<void> mayClose(const std::optional<TillFact::DayClosed> &last, const TillFact::DayClosed &next,
                                    qint64 head);

} // namespace Kassi
