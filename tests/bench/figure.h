// SPDX-License-Identifier: MIT
// One figure of the bench: a median over rounds, beside that of a peer which did the same work in the same run.
#pragma once

#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace Kassi::Bench {

struct Figure
{
    QString name;
    QString unit;
    double median = 0.0;
    double least = 0.0; ///< Of the rounds.
    double most = 0.0;
    std::optional<double> peer = {}; ///< The peer's median.
    QString peerName = {};
};

/// `values` is not empty.
[[nodiscard]] inline Figure figureOf(const QString &name, const QString &unit, std::vector<double> values)
{
    std::ranges::sort(values);
    return {.name = name,
            .unit = unit,
            .median = values[values.size() / 2],
            .least = values.front(),
            .most = values.back()};
}

using Figures = std::vector<Figure>;

/// Appends to the journal, against bare inserts of the same bytes with the same durability, in alternating rounds; and
/// how long a journal of 100 000 records takes to open, with every row checked.
[[nodiscard]] Figures measureJournal(int rounds);

/// Worlds a second of the simulation, in memory and on SQLite.
[[nodiscard]] Figures measureSimulation(int rounds);

} // namespace Kassi::Bench
