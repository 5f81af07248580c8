// SPDX-License-Identifier: MIT
// A day out of a journal. Reads the file beside the till that writes it, which neither waits nor notices, and may be
// called on any thread: a day of thousands of payments takes a while.
#pragma once

#include "payment/result.h"
#include "till/day.h"

#include <stop_token>

namespace Kassi {

/// The day that is open now: all that is in the file and in no closing. ErrorCode::JournalFailed; Interrupted after
/// `stop`.
[[nodiscard]] Result<Day> readOpenDay(const QString &journalFile, const std::stop_token &stop = {});

/// One that was closed, as it was at its end. ErrorCode::InvalidRequest where there is none with that number.
[[nodiscard]] Result<Day> readClosedDay(const QString &journalFile, qint64 number, const std::stop_token &stop = {});

} // namespace Kassi
