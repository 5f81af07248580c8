// SPDX-License-Identifier: MIT
// A charge as the POS API tells it: an order as it stands, seen from one of its attempts. Its id is that attempt's
// uuid. Where that attempt took no money and another one of the same order did, on a phone or when it was tried again,
// the charge tells of that one: who asks by an old id must not think that nothing was paid. Pure.
#pragma once

#include "machine/machine.h"
#include "machine/record.h"

namespace Kassi::Pos {

/// An order that is on the screen now.
struct OnScreen
{
    Settlement progress; ///< What is known so far; the outcome counts only once it is settled.
    Phase phase = Phase::Idle;

    [[nodiscard]] bool isActive() const { return phase != Phase::Idle && phase != Phase::Settled; }
};

struct Charge
{
    QString id;
    Settlement settlement = {}; ///< Of the attempt that counts; its outcome means something only where it is not open.
    bool open = true;           ///< No outcome has been told yet.
    Phase phase = Phase::Idle;
    bool paid = false;      ///< The order's money is the shop's, in good order or late.
    bool lateMoney = false; ///< It came late, and staff have not decided yet what becomes of it.
    std::vector<AttemptRefund> refunds = {};
    qint64 startedAtMs = 0; ///< Wall clock, Unix time; 0: it is not durable yet.

    bool operator==(const Charge &) const = default;
};

/// The attempt of `history`, all of one reference, that counts for the charge `id`. Null: there is no such charge.
[[nodiscard]] const Attempt *attemptThatCounts(const std::vector<Attempt> &history, const QString &id);

/// Nothing where neither the journal nor the screen knows the id.
[[nodiscard]] std::optional<Charge> chargeOf(const std::vector<Attempt> &history, const QString &id,
                                             const std::optional<OnScreen> &screen);

/// One line of JSON: the result line of `kassi charge`, see the README.
[[nodiscard]] QByteArray settlementJson(const Settlement &settlement);
/// That line's fields behind `id`, `status` and `phase`; `outcome` is null while the charge is open.
[[nodiscard]] QByteArray chargeJson(const Charge &charge);
/// {"data":[…],"has_more":false}, as the gateway's lists.
[[nodiscard]] QByteArray chargesJson(const std::vector<Charge> &charges);

} // namespace Kassi::Pos
