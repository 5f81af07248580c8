// SPDX-License-Identifier: MIT
// One figure of the bench: a median over rounds, beside that of a peer which did the same work in the same run.
#pragma once

#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace Kassi::Bench {

/// What the figure itself, or its ratio to the peer's, should not be above.
struct Target
{
    enum class Of {
        Ratio,
        Value, ///< The median.
        Most,  ///< Of the rounds.
    };

    Of of = Of::Ratio;
    double limit = 0.0;
};

struct Figure
{
    QString name;
    QString unit;
    double median = 0.0;
    double least = 0.0; ///< Of the rounds.
    double most = 0.0;
    std::optional<double> peer = {}; ///< The peer's median.
    QString peerName = {};
    int count = 0; ///< Rounds that were measured.
    double peerLeast = 0.0;
    double peerMost = 0.0;
    int peerCount = 0; ///< 0: only the median is known.
    std::optional<Target> target = {};

    [[nodiscard]] std::optional<double> ratio() const
    {
        return peer && *peer > 0 ? std::optional(median / *peer) : std::nullopt;
    }

    /// Nothing where there is no target, or no peer to compare with.
    [[nodiscard]] std::optional<bool> isMet() const
    {
        if (!target)
            return std::nullopt;
        const std::optional<double> value = target->of == Target::Of::Ratio   ? ratio()
                                            : target->of == Target::Of::Value ? std::optional(median)
                                                                              : std::optional(most);
        return value ? std::optional(*value <= target->limit) : std::nullopt;
    }
};

/// `values` is not empty.
[[nodiscard]] inline Figure figureOf(const QString &name, const QString &unit, std::vector<double> values)
{
    std::ranges::sort(values);
    return {.name = name,
            .unit = unit,
            .median = values[values.size() / 2],
            .least = values.front(),
            .most = values.back(),
            .count = int(values.size())};
}

/// Beside a peer's rounds, which are not empty either.
[[nodiscard]] inline Figure figureBeside(Figure figure, const QString &peerName, const std::vector<double> &peerValues)
{
    const Figure other = figureOf({}, {}, peerValues);
    figure.peer = other.median;
    figure.peerName = peerName;
    figure.peerLeast = other.least;
    figure.peerMost = other.most;
    figure.peerCount = other.count;
    return figure;
}

using Figures = std::vector<Figure>;

/// Appends to the journal, against bare inserts of the same bytes with the same durability, in alternating rounds; and
/// how long a journal of 100 000 records takes to open, with every row checked.
[[nodiscard]] Figures measureJournal(int rounds);

/// How long a journal of so many orders takes to open for a window, and to answer a search by reference.
[[nodiscard]] Figures measureBigJournal(int rounds, int orders);

/// Worlds a second of the simulation, in memory and on SQLite.
[[nodiscard]] Figures measureSimulation(int rounds);

} // namespace Kassi::Bench
