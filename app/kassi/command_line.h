// SPDX-License-Identifier: MIT
// The command line of `kassi`, read into values. Nothing is done here; bad usage is an error with the way out.
#pragma once

#include "payment/session_request.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace Kassi {

struct CommonOptions
{
    QString configFile = {}; ///< Empty: the default places.
    QString stateDir = {};   ///< Empty: the default place.
    QString traceFile = {};  ///< Empty: none.
    QString mode = {};       ///< "cashier", "kiosk"; empty: as the settings say.
    bool sandbox = false;
};

namespace Run {
struct Window
{
    CommonOptions common;
};
struct Charge
{
    CommonOptions common;
    SessionRequest request; ///< What the command line says; the settings fill in the rest.
    bool hosted = false;
    std::optional<qint64> timeoutMs = {};
};
struct Recover
{
    CommonOptions common;
};
struct Check
{
    CommonOptions common;
};
/// Everything the journal holds about one order, in one file; or, with `verify`, whether such a file is whole.
struct Evidence
{
    CommonOptions common;
    QString reference = {};
    QString verify = {}; ///< Not empty: check this file instead.
    QString output = {}; ///< Where to write; empty: standard output.
};
/// Takes this very program through faults against a sandbox gateway of its own.
struct Drill
{
    bool json = false;
};
/// Ask for the settings, or change them, and go on with the window.
struct Setup
{
    CommonOptions common;
};
/// Print the text and end well.
struct Print
{
    QString text;
};
} // namespace Run

using CommandLine =
    std::variant<Run::Window, Run::Charge, Run::Recover, Run::Check, Run::Evidence, Run::Drill, Run::Setup, Run::Print>;

/// `arguments` without the program's name. ErrorCode::InvalidRequest on bad usage.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

} // namespace Kassi
