// SPDX-License-Identifier: MIT
// The till's journal against the gateway's books: whatever was killed whenever, they have to tell the same story. Pure,
// but for readJournal().
#pragma once

#include "drill_judge.h"
#include "machine/record.h"

#include <QSet>

namespace Kassi::Testing {

/// All attempts of the journal in `stateDir`, oldest first; none where there is no journal yet. It is read from a copy
/// in `scratch`, so that the next run of the program finds the files exactly as the killed one left them.
[[nodiscard]] Result<std::vector<Attempt>> readJournal(const QString &stateDir, const QString &scratch);

/// What holds at every moment, also right after a kill: money is taken once for an order; what the journal calls paid
/// was taken, of that amount; every request had been written down before it left, key and bytes; every session that
/// came to a screen is written down, and no two of them could be paid for one order. `created`: all requests for a
/// session so far.
[[nodiscard]] QStringList auditAlways(const Drill::Books &books, const std::vector<Attempt> &journal,
                                      const QList<Drill::Books::Request> &created, const QSet<QString> &shownSessions);

/// What a run told is what the journal holds.
[[nodiscard]] QStringList auditTold(const Drill::RunEnd &run, const std::vector<Attempt> &journal);

/// The journal only grows, and what was final stays as it was.
[[nodiscard]] QStringList auditGrowth(const std::vector<Attempt> &before, const std::vector<Attempt> &after);

/// What holds once `kassi recover` has had its say: all money that was taken is known, as paid or as late.
[[nodiscard]] QStringList auditRecovered(const Drill::Books &books, const std::vector<Attempt> &journal);

/// What holds once every session has ended: nothing is left to ask about.
[[nodiscard]] QStringList auditSettled(const std::vector<Attempt> &journal);

} // namespace Kassi::Testing
