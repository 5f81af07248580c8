// SPDX-License-Identifier: MIT
// The durable memory of a till: a port. What append() accepted is on disk when it returns, or it says that it is not.
#pragma once

#include "machine/record.h"

namespace Kassi {

/// All calls come from one thread. Errors are ErrorCode::JournalFailed with a message that says what to do.
class Journal
{
public:
    virtual ~Journal() = default;

    /// Writes one record durably. On an error it is not known to be there, and nothing may be built on it.
    [[nodiscard]] virtual Result<void> append(const QString &attempt, const JournalRecord &record) = 0;

    /// All attempts of an order, oldest first.
    [[nodiscard]] virtual Result<std::vector<Attempt>> history(const QString &reference) const = 0;
    /// Attempts for which Attempt::isUnresolved() holds, newest first.
    [[nodiscard]] virtual Result<std::vector<Attempt>> unresolved() const = 0;
    /// The latest attempts, newest first.
    [[nodiscard]] virtual Result<std::vector<Attempt>> recent(int limit) const = 0;
};

} // namespace Kassi
