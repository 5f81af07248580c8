// SPDX-License-Identifier: MIT
// Accepted connections, which the HTTP library does not show to a handler. They are found among the process's own
// descriptors by their two port numbers, which name a loopback connection uniquely.
#pragma once

#include <vector>

namespace Kassi {

/// Remote ports of the connections that were accepted on `localPort`.
[[nodiscard]] std::vector<int> acceptedConnections(int localPort);

/// Shuts down the connection accepted on `localPort` from `remotePort`; a remote port of 0 means every one.
void shutDownConnections(int localPort, int remotePort = 0);

} // namespace Kassi
