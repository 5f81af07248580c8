// SPDX-License-Identifier: MIT
// What a print server says of a printer, and what of it keeps a receipt from coming out, or soon will. Pure.
#pragma once

#include <QStringList>

#include <optional>

namespace Kassi {

/// As RFC 8011, 5.4 has it.
struct PrinterState
{
    enum class Job { Idle = 3, Processing = 4, Stopped = 5 };

    Job job = Job::Idle;      ///< printer-state
    bool accepting = true;    ///< printer-is-accepting-jobs
    QStringList reasons = {}; ///< printer-state-reasons: "none", "media-empty-error" …

    bool operator==(const PrinterState &) const = default;
};

/// What matters most stands first: the hand that puts paper in comes before the one that starts the queue again.
enum class PrinterTrouble {
    NoPaper,
    Open, ///< A cover, a door or a tray.
    Jammed,
    NoInk,    ///< Toner, or whatever it writes with.
    Offline,  ///< Switched off, or not connected.
    Refuses,  ///< The queue takes no jobs.
    Paused,   ///< Somebody held the queue.
    Stopped,  ///< It does nothing, and does not say why.
    LowPaper, ///< It prints; likewise below.
    LowInk,
};

/// Nothing: a receipt comes out, as far as can be known.
[[nodiscard]] std::optional<PrinterTrouble> troubleOf(const PrinterState &state);

/// What it was handed does not come out before somebody does something.
[[nodiscard]] constexpr bool keepsFromPrinting(PrinterTrouble trouble)
{
    return trouble < PrinterTrouble::LowPaper;
}

} // namespace Kassi
