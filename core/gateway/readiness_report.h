// SPDX-License-Identifier: MIT
// Whether a till could take a payment now, as plain values: point by point, and a verdict over all of them.
#pragma once

#include "payment/error.h"

#include <optional>
#include <vector>

namespace Kassi {

enum class ReadinessState {
    Ok,
    Warning,  ///< Payments can be taken, and somebody should look at it.
    NotReady, ///< None can, or it would not be safe.
};

enum class ReadinessFinding {
    Good,
    KeyIsRestricted,    ///< Good enough: it may not look up its merchant.
    MayNotReadSessions, ///< No outcome could ever be confirmed.
    MayNotReadPayments, ///< Good enough without krafa: a session's word has to do.
    KnowsTheImpossible, ///< It answered about an id that cannot exist: this is not Borga.
    CallFailed,         ///< See `error`.
    SettingsInvalid,    ///< Likewise, like all of these without more words.
    ClockUnknown,       ///< The gateway did not say what time it is.
    ClockOff,           ///< Receipts and the day's end would carry a wrong time.
    ClockFarOff,        ///< So far that certificates cannot be judged.
    CertificateUnknown, ///< It could not be looked at.
    CertificateEnds,    ///< It is renewed by its owner, usually before that; tell them.
    CertificateEnded,   ///<
    HostUnreachable,    ///< No connection.
    HostRefuses,        ///< It answers, and not with what is needed.
    JournalStopped,     ///<
    LittleSpace,        ///<
    NoSpace,            ///<
    SpaceUnknown,       ///<
    EngineOld,          ///< Holes in it that are known have not been closed.
    PrinterGone,        ///< A receipt could not be printed: there is no such printer.
    PrinterNoPaper,     ///< Nor while this and what follows holds: see PrinterTrouble.
    PrinterOpen,        ///<
    PrinterJammed,      ///<
    PrinterNoInk,       ///<
    PrinterOffline,     ///<
    PrinterRefuses,     ///<
    PrinterPaused,      ///<
    PrinterStopped,     ///<
    PrinterLowPaper,    ///< It prints on, for a while; likewise below.
    PrinterLowInk,      ///<
    ClosedByStaff,      ///< A kiosk that staff have put out of service.
    PageSilent,         ///< The hidden page, its popup and the program do not hear each other.
};

/// "good", "clock_off", …: the word for programs.
[[nodiscard]] QString readinessFindingName(ReadinessFinding finding);

struct ReadinessPoint
{
    QString name; ///< What was looked at, in English: "reading sessions".
    ReadinessState state = ReadinessState::Ok;
    QString detail = {}; ///< What was found, and what to do where it is not good, in English.
    ReadinessFinding finding = ReadinessFinding::Good;
    std::optional<Error> error = {};

    [[nodiscard]] bool isReady() const { return state != ReadinessState::NotReady; }

    bool operator==(const ReadinessPoint &) const = default;
};

enum class ReadinessVerdict {
    Unknown, ///< Nothing has been looked at yet.
    Ready,
    ReadyWithWarnings,
    NotReady,
};

/// "unknown", "ready", "ready_with_warnings", "not_ready".
[[nodiscard]] QString readinessVerdictName(ReadinessVerdict verdict);

struct ReadinessReport
{
    std::vector<ReadinessPoint> points = {};
    qint64 checkedAtMs = 0; ///< Wall clock, Unix time; 0: not yet.

    [[nodiscard]] ReadinessVerdict verdict() const;
    /// The first that stands in the way.
    [[nodiscard]] std::optional<ReadinessPoint> obstacle() const;

    bool operator==(const ReadinessReport &) const = default;
};

} // namespace Kassi
