// SPDX-License-Identifier: MIT
// Which messages become events. A pure function with a named reason for every refusal: nothing a page sends can do more
// than produce one of the eight hints of CheckoutEvent, and only the element of the payment on show can do that.
#pragma once

#include "bridge/event_table.h"
#include "bridge/message_codec.h"
#include "payment/checkout_event.h"
#include "payment/origin.h"

#include <array>
#include <variant>

namespace Kassi {

/// Why a message had no effect, in the order in which the reasons are looked for.
enum class Rejection {
    NotPresented, ///< No payment is on show: not yet, or no more.
    BudgetSpent,  ///< The payment's messages are used up.
    Malformed,    ///< Not what Kassi's own script sends.
    TooLarge,     ///< More than 4 KiB.
    WrongSource,  ///< Another window than the element's frame: a frame inside it, a popup, the host page.
    WrongOrigin,  ///< The element's frame, but not the element's origin.
    NoName,       ///< Neither a string nor an object with a string `type` or `event`.
    BadValue,     ///< A resize without a possible height.
    Throttled,    ///< Merged or dropped by the page script; admit() never saw it.
};
inline constexpr std::size_t rejectionCount = 9;

/// A stable snake_case name for logs, for example "wrong_origin".
[[nodiscard]] QString rejectionName(Rejection reason);

/// Messages of one payment that reach admit(); a believable element needs a few dozen. The page script holds a small
/// rate besides.
inline constexpr int messageBudget = 1000;

struct AdmissionContext
{
    bool presented = false;
    Origin elementOrigin = {};
    int budgetLeft = 0; ///< Messages still admitted for this payment; the caller takes one off for each.
    const EventTable &table;
};

/// Transport facts are judged before the body is looked at. `incoming` is what decodeIncoming() gave; only
/// Incoming::Message can become an event.
[[nodiscard]] std::variant<CheckoutEvent, Rejection> admit(const AdmissionContext &context,
                                                           const IncomingText &incoming);

/// How many messages were refused, by reason.
class RejectionCounts
{
public:
    void add(Rejection reason, quint64 count = 1) { m_counts[static_cast<std::size_t>(reason)] += count; }
    [[nodiscard]] quint64 of(Rejection reason) const { return m_counts[static_cast<std::size_t>(reason)]; }
    [[nodiscard]] quint64 total() const;

private:
    std::array<quint64, rejectionCount> m_counts = {};
};

} // namespace Kassi
