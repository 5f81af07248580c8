// SPDX-License-Identifier: MIT
#include "receipt/printer_state.h"

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

enum class Severity {
    Report,  ///< Worth telling, no more.
    Warning, ///< It prints; also what comes without a word about it.
    Error,   ///< It does not.
};

/// Of one of `words`, the worst that is among the reasons; nothing: none is. RFC 8011, 5.4.12: a keyword, and how bad
/// it is behind it.
std::optional<Severity> worst(const QStringList &reasons, std::initializer_list<QLatin1StringView> words)
{
    std::optional<Severity> found;
    const auto take = [&found](Severity severity) { found = std::max(found.value_or(severity), severity); };
    for (const QString &reason : reasons) {
        for (const QLatin1StringView word : words) {
            if (!reason.startsWith(word))
                continue;
            const QStringView rest = QStringView(reason).sliced(word.size());
            if (rest.isEmpty() || rest == "-warning"_L1)
                take(Severity::Warning);
            else if (rest == "-error"_L1)
                take(Severity::Error);
            else if (rest == "-report"_L1)
                take(Severity::Report);
        }
    }
    return found;
}

} // namespace

// CUPS's own backends call an empty tray a warning and a printer that is off a report, so their severity says little.
// What ink is left is another matter: many printers go on for long.
std::optional<PrinterTrouble> troubleOf(const PrinterState &state)
{
    const auto isThere = [&state](std::initializer_list<QLatin1StringView> words) {
        return worst(state.reasons, words) >= Severity::Warning; // nothing is less than anything
    };
    const bool stopped = state.job == PrinterState::Job::Stopped;
    if (isThere({"media-empty"_L1, "media-needed"_L1}))
        return PrinterTrouble::NoPaper;
    if (isThere({"cover-open"_L1, "door-open"_L1, "interlock-open"_L1, "input-tray-missing"_L1}))
        return PrinterTrouble::Open;
    if (isThere({"media-jam"_L1}))
        return PrinterTrouble::Jammed;
    const auto empty = worst(state.reasons, {"toner-empty"_L1, "marker-supply-empty"_L1});
    if (empty == Severity::Error || (empty && stopped))
        return PrinterTrouble::NoInk;
    if (worst(state.reasons, {"offline"_L1, "shutdown"_L1, "timed-out"_L1}))
        return PrinterTrouble::Offline;
    if (!state.accepting)
        return PrinterTrouble::Refuses;
    if (isThere({"paused"_L1, "moving-to-paused"_L1}))
        return PrinterTrouble::Paused;
    if (stopped)
        return PrinterTrouble::Stopped;
    if (isThere({"media-low"_L1}))
        return PrinterTrouble::LowPaper;
    if (empty || isThere({"toner-low"_L1, "marker-supply-low"_L1}))
        return PrinterTrouble::LowInk;
    return {};
}

} // namespace Kassi
