// SPDX-License-Identifier: MIT
// Where the POS API listens: a loopback address and a port, written as in a Host header. No names: what "localhost"
// means is for others to decide.
#pragma once

#include <QString>

#include <optional>

namespace Kassi {

struct ListenAddress
{
    QString host;     ///< "127.0.0.1" or "::1", without brackets.
    quint16 port = 0; ///< Never 0 in one that was parsed.

    /// "127.0.0.1:7711", "[::1]:7711"; any address of 127.0.0.0/8. Nothing for anything else.
    [[nodiscard]] static std::optional<ListenAddress> parse(const QString &text);
    /// As parse() reads it.
    [[nodiscard]] QString toString() const;

    bool operator==(const ListenAddress &) const = default;
};

} // namespace Kassi
