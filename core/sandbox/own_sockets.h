// SPDX-License-Identifier: MIT
// Closing accepted connections, which the HTTP library does not let a handler do. They are found among the
// process's own descriptors by their two port numbers, which name a loopback connection uniquely.
#pragma once

namespace Kassi::Sandbox {

/// Shuts down the connection accepted on `localPort` from `remotePort`; a remote port of 0 means every one.
void shutDownConnections(int localPort, int remotePort = 0);

} // namespace Kassi::Sandbox
