// SPDX-License-Identifier: MIT
// Where Kassi and its peers meet: one gateway, one element, the web till's backend, and the rounds that they take in
// turn.
#pragma once

#include "bench/contestants.h"
#include "bench/figure.h"
#include "bench/web_till.h"

#include <map>

namespace Kassi::Bench {

struct ArenaOptions
{
    int rounds = 20;
    int payments = 20; ///< Of the run of many.
    std::chrono::milliseconds delay{0};
    QString chromium = {};      ///< Empty: the one in PATH.
    QString pictures = {};      ///< Where they go.
    bool takesPictures = false; ///< Of every screen, not only of what was waited for in vain.
};

using Tills = std::vector<std::unique_ptr<Till>>;

struct Arena
{
    explicit Arena(ArenaOptions chosen);

    [[nodiscard]] std::unique_ptr<Till> makeTill(const Contestant &contestant);
    /// Kassi first. None is started.
    [[nodiscard]] Tills makeTills();

    const ArenaOptions options;
    BenchGateway gateway;
    ElementPage element;
    WebTill webTill;
    Contestant own;
    Peers peers;
    QStringList missing; ///< What could not be measured, and why.
};

/// Who begins changes from round to round.
[[nodiscard]] std::vector<Till *> inTurn(const Tills &tills, int round);

/// What was measured, by what it is and by who did it.
class Series
{
public:
    void add(const QString &what, const Till &till, double value) { m_values[what][till.name()].push_back(value); }
    void add(const QString &what, const Till &till, std::optional<double> value);
    /// Kassi's figure beside each peer's, or alone where there is none. Nothing where nothing was measured.
    [[nodiscard]] Figures figures(const QString &what, const QString &unit, std::optional<Target> target = {}) const;

private:
    std::map<QString, std::map<QString, std::vector<double>>> m_values;
};

/// From the press to the element, from completion to the outcome: programs that run already.
[[nodiscard]] Figures measurePayments(Arena &arena);
/// From nothing to the amount screen and the first payment.
[[nodiscard]] Figures measureStart(Arena &arena);
/// Memory and processor of programs that nobody touches.
[[nodiscard]] Figures measureIdle(Arena &arena);
/// How often the gateway is asked about a payment that takes 40 s.
[[nodiscard]] Figures measureRetrieves(Arena &arena);
/// What grows over many payments in a row.
[[nodiscard]] Figures measureMany(Arena &arena);

} // namespace Kassi::Bench
