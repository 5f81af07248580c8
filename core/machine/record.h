// SPDX-License-Identifier: MIT
// What is written down about an attempt, in the order it happened, and the state that these records add up to.
// Records are append-only facts. They hold no secret: no API key, no client secret, no card data.
#pragma once

#include "payment/outcome.h"
#include "payment/payment_session.h"

#include <QByteArray>

#include <variant>
#include <vector>

namespace Kassi {

/// What is durable before the POST leaves (invariants I2, I3).
struct Plan
{
    QString attempt;        ///< Uuid without braces.
    QString idempotencyKey; ///< Goes with every send of `body`.
    QByteArray body;        ///< The exact bytes of the create call.
    QString reference;
    Money money = {};
    SessionMode mode = SessionMode::Embedded;
    bool maySettleLater = true; ///< A method whose money follows later (krafa) is among those offered.
    QString session = {}; ///< Not empty: the attempt takes over this session of an earlier one instead of making one.
    QString payment = {}; ///< Not empty: the payment that the session is attached to.
    QString beside = {};  ///< Not empty: the attempt beside whose checkout this one's is shown, to be paid on a phone.

    bool operator==(const Plan &) const = default;
};

namespace Record {
/// The first record of an attempt.
struct Planned
{
    Plan plan;
    bool operator==(const Planned &) const = default;
};
/// The gateway made the session; from here on its secret may have been shown.
struct Created
{
    QString session;
    QString payment;
    QString expiresAt;
    bool operator==(const Created &) const = default;
};
/// The checkout was taken away before the gateway gave an outcome.
struct Withdrawn
{
    CancelReason reason = CancelReason::Staff;
    bool operator==(const Withdrawn &) const = default;
};
/// The attempt has an outcome. Only Pending and Unconfirmed may be followed by another Settled.
struct Settled
{
    Outcome outcome = Outcome::Unconfirmed;
    std::optional<Error> error = {};
    bool sessionClosed = false; ///< The session can take no more money, and is not looked at again.
    bool operator==(const Settled &) const = default;
};
/// The gateway said twice that the session of a settled attempt is expired. It is looked at once more later.
struct Expired
{
    bool operator==(const Expired &) const = default;
};
/// The session of an attempt that was settled without money is done with: expired, or taken over by another attempt.
struct Closed
{
    bool operator==(const Closed &) const = default;
};
/// The gateway took the money after the attempt had been settled without it (invariant I7). Someone has to decide.
struct LateMoney
{
    /// The other session of its payment took money too, as far as can be known: it may have been taken twice.
    bool second = false;
    bool operator==(const LateMoney &) const = default;
};
/// Somebody decided that late money stays: the goods were handed over after all. Of a second: they saw that it
/// was taken once, in the other place.
struct Kept
{
    bool operator==(const Kept &) const = default;
};
/// Money goes back: all that is left, or a part. Durable before the refund call leaves, like the plan of a charge.
struct RefundPlanned
{
    QString idempotencyKey; ///< Goes with every send of `body`.
    QByteArray body;        ///< The exact bytes of the refund call.
    qint64 amount = 0;      ///< As in `body`. 0: all that is left; so wrote a Kassi that could not refund a part.
    bool operator==(const RefundPlanned &) const = default;
};
/// What the gateway said of it. Pending: it is asked about until it is one of the others. Failed: nothing went back,
/// and of late money somebody has to decide again.
struct RefundAnswered
{
    QString refund; ///< `ref_…`; empty where the call was refused.
    RefundStatus status = RefundStatus::Pending;
    bool operator==(const RefundAnswered &) const = default;
};
/// Something seen, asked or pressed, for evidence. It changes nothing about the attempt.
struct Noted
{
    QString what;   ///< One of the words in evidence_notes.h.
    QString detail; ///< Never a secret.
    bool operator==(const Noted &) const = default;
};
} // namespace Record

using JournalRecord =
    std::variant<Record::Planned, Record::Created, Record::Withdrawn, Record::Settled, Record::Expired, Record::Closed,
                 Record::LateMoney, Record::Kept, Record::RefundPlanned, Record::RefundAnswered, Record::Noted>;

/// "planned", "created", …: the name in the journal.
[[nodiscard]] QString recordName(const JournalRecord &record);

/// Money of an attempt that went back, or is on its way.
struct AttemptRefund
{
    Record::RefundPlanned plan = {};
    qint64 amount = 0;                       ///< What goes back by it.
    QString id = {};                         ///< `ref_…`, once the gateway has accepted it.
    std::optional<RefundStatus> status = {}; ///< Nothing: the gateway has not answered yet. Never Failed.
    qint64 changedAtMs = 0;                  ///< Wall clock, Unix time. For people only.

    bool operator==(const AttemptRefund &) const = default;
};

/// The current state of one attempt: its records, folded.
struct Attempt
{
    Plan plan = {};
    QString session = {};
    QString payment = {};
    QString expiresAt = {};
    std::optional<CancelReason> withdrawn = {};
    std::optional<Outcome> outcome = {};
    std::optional<Error> error = {};
    int timesExpired = 0;       ///< How often its session was found expired.
    bool sessionClosed = false; ///< Nothing more will come of it.
    bool lateMoney = false;
    bool lateSecond = false;                 ///< As in Record::LateMoney.
    bool kept = false;                       ///< Late money that stays.
    std::vector<AttemptRefund> refunds = {}; ///< Oldest first; none that failed. Only the last may be under way.
    bool refundFailed = false;               ///< The last one that was asked for could not be made.
    qint64 startedAtMs = 0;                  ///< Wall clock, Unix time. For people only.
    qint64 changedAtMs = 0;                  ///< Likewise.
    qint64 takenAtMs = 0;                    ///< Likewise: when it was found that the money was taken; 0: it was not.

    /// No outcome yet, or one that may still change.
    [[nodiscard]] bool isOpen() const { return !outcome || !isFinal(*outcome); }
    /// Nobody can begin to pay it; another session of the payment may be made.
    [[nodiscard]] bool sessionExpired() const { return timesExpired > 0; }
    /// Money may still move: the gateway has to be asked again.
    [[nodiscard]] bool isWatched() const { return isOpen() || (!session.isEmpty() && !sessionClosed); }
    /// Money came late, and nobody has decided yet what becomes of it.
    [[nodiscard]] bool needsDecision() const { return lateMoney && !kept && refunds.empty(); }
    /// A refund was decided on, and the gateway has not said yet how it ended.
    [[nodiscard]] bool isBeingRefunded() const
    {
        return !refunds.empty() && refunds.back().status != RefundStatus::Succeeded;
    }
    /// Somebody has something left to do about it.
    [[nodiscard]] bool isUnresolved() const { return isWatched() || needsDecision() || isBeingRefunded(); }
    /// Money was taken for this order, in good order or late.
    [[nodiscard]] bool isTaken() const { return outcome == Outcome::Paid || (lateMoney && !wasTakenOnce()); }
    /// Both places of its payment are complete, and nobody has decided that it was taken once.
    [[nodiscard]] bool mayBeSecond() const { return lateMoney && lateSecond && !kept; }
    /// Somebody decided so.
    [[nodiscard]] bool wasTakenOnce() const { return lateMoney && lateSecond && kept; }
    /// What went back, without what is under way. In the smallest unit, as all amounts here.
    [[nodiscard]] qint64 refunded() const;
    /// What was taken and neither went back nor is on its way; 0 where nothing was taken.
    [[nodiscard]] qint64 rest() const;
    /// Money was taken for this order, and it was not decided to give all of it back.
    [[nodiscard]] bool isPaid() const;
    /// Whether a refund of that much may be planned: one at a time, never above the rest, and late money that nobody
    /// has decided to keep goes back whole.
    [[nodiscard]] bool allowsRefund(qint64 amount) const;

    bool operator==(const Attempt &) const = default;
};

/// Applies one record. An error (ErrorCode::JournalFailed) where the record cannot follow: an outcome that was final,
/// a first record that is not Planned, a second session. Such a journal is not to be trusted (invariant I11).
[[nodiscard]] Result<Attempt> fold(std::optional<Attempt> before, const JournalRecord &record, qint64 wallMs);

} // namespace Kassi
