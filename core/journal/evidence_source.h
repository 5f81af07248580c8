// SPDX-License-Identifier: MIT
// Evidence out of a journal, and against one. Reads only, and at any time: a till that is selling meanwhile neither
// waits nor notices. What that till has noted and not yet written (Journal::note()) is not in it.
#pragma once

#include "journal/evidence.h"
#include "payment/result.h"

#include <optional>
#include <stop_token>

namespace Kassi {

/// All rows of the order; no rows where the journal does not know it. The whole journal is checked first.
/// ErrorCode::JournalFailed where there is none, where it cannot be read, or where it is not as Kassi wrote it;
/// Interrupted after `stop`. May be called on any thread.
[[nodiscard]] Result<Evidence> readEvidence(const QString &journalFile, const QString &reference,
                                            const std::stop_token &stop = {});

/// In what the journal says something else than the evidence; nothing where it knows nothing of the order.
[[nodiscard]] Result<std::optional<QStringList>> compareWithJournal(const QString &journalFile,
                                                                    const Evidence &evidence);

} // namespace Kassi
