// SPDX-License-Identifier: MIT
// The four faces of the sandbox. Each answers any request under its part of the tree; none throws.
#pragma once

#include "sandbox/sandbox_world.h"

namespace Kassi::Sandbox {

/// /v1/…: the documented API. `delayMs` passes after the idempotency key is taken and before anything happens.
[[nodiscard]] HttpReply answerApi(World &world, const HttpRequest &request, int delayMs);

/// /element/{client_secret}, /pay/{session id}, /acs/{challenge id} and what their pages ask for.
[[nodiscard]] HttpReply answerCheckout(World &world, const HttpRequest &request);

/// /sandbox/…: for the sandbox's owner.
[[nodiscard]] HttpReply answerControl(World &world, const HttpRequest &request);

} // namespace Kassi::Sandbox
