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
/// Print the text and end well.
struct Print
{
    QString text;
};
} // namespace Run

using CommandLine = std::variant<Run::Window, Run::Charge, Run::Recover, Run::Check, Run::Print>;

/// `arguments` without the program's name. ErrorCode::InvalidRequest on bad usage.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

} // namespace Kassi
