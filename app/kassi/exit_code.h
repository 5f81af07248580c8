// SPDX-License-Identifier: MIT
// The exit codes that scripts rely on. Documented in the README.
#pragma once

#include "payment/outcome.h"

namespace Kassi {

enum ExitCode : int {
    ExitPaid = 0,
    ExitOther = 1,
    ExitUsage = 2,    ///< Nothing was sent.
    ExitSettings = 3, ///< Settings or credentials invalid: nothing was sent.
    ExitUnavailable = 4,
    ExitDeclined = 10,
    ExitCancelled = 11,
    ExitExpired = 12,
    ExitUnconfirmed = 13,
    ExitPending = 14,
};

[[nodiscard]] inline int exitCodeFor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Paid: return ExitPaid;
    case Outcome::Pending: return ExitPending;
    case Outcome::Declined: return ExitDeclined;
    case Outcome::Cancelled: return ExitCancelled;
    case Outcome::Expired: return ExitExpired;
    case Outcome::Unavailable: return ExitUnavailable;
    case Outcome::Unconfirmed: return ExitUnconfirmed;
    }
    return ExitOther;
}

/// For what went wrong before anything was sent.
[[nodiscard]] inline int exitCodeFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidRequest:
    case ErrorCode::ReferenceConflict: return ExitUsage;
    case ErrorCode::InvalidSettings:
    case ErrorCode::InvalidCredentials: return ExitSettings;
    default: return ExitOther;
    }
}

} // namespace Kassi
