// SPDX-License-Identifier: MIT
// The endpoints of the POS API: one row each, which resources/pos/openapi.json describes and a test compares with it.
#pragma once

#include "pos/api_values.h"
#include "pos/desk_calls.h"
#include "pos/event_log.h"

#include <span>

namespace Kassi::Pos {

struct Route
{
    const char *method;
    const char *pattern; ///< "/v1/charges/{id}"
};

[[nodiscard]] std::span<const Route> routes();

/// From any thread but the till's own; waits for the till. `request` was admitted.
[[nodiscard]] ApiReply answer(const ApiRequest &request, DeskCalls &desk, const EventLog &events);

[[nodiscard]] ApiReply errorReply(const PosError &error);

/// The verdict and its points, as /v1/health and the event "health" tell them.
[[nodiscard]] QByteArray readinessJson(const ReadinessReport &report);

} // namespace Kassi::Pos
