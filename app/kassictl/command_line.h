// SPDX-License-Identifier: MIT
// What the arguments of kassictl ask for.
#pragma once

#include "payment/result.h"

#include <QStringList>

#include <variant>

namespace Kassi::Ctl {

/// Where the POS API is. What is empty stands in the settings file.
struct Where
{
    QString url = {};
    QString tokenFile = {};
    QString configFile = {}; ///< Empty: the usual places.
};

/// A call of the API, as it goes out.
struct Call
{
    enum class Kind { Charge, Show, List, Cancel, Refund, Events, Health, Metrics };

    Kind kind = Kind::Health;
    QByteArray method = "GET";
    QByteArray target = {}; ///< With the query, encoded.
    QByteArray body = {};
    QByteArray idempotencyKey = {};
    QByteArray lastEventId = {};
    bool wait = true;       ///< Charge and cancel: until there is an outcome.
    int timeoutSeconds = 0; ///< Charge: then it is cancelled; 0: never.
};

struct Print
{
    QString text;
};

struct Run
{
    Where where;
    Call call;
};

using CommandLine = std::variant<Print, Run>;

/// ErrorCode::InvalidRequest: what is wrong, for standard error.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

} // namespace Kassi::Ctl
