// SPDX-License-Identifier: MIT
// A web origin: scheme, host and port, compared exactly (RFC 6454).
#pragma once

#include "payment/result.h"

#include <QUrl>

namespace Kassi {

/// True for localhost, 127.0.0.0/8 and ::1: the only hosts that may be spoken to without TLS.
[[nodiscard]] bool isLoopbackHost(const QString &host);

class Origin
{
public:
    Origin() = default; ///< The empty origin; equal to no parsed one.

    /// Reads "https://till.example.is" or "http://127.0.0.1:7000". Refuses paths, queries, user names, wildcards, and
    /// http:// to anything but loopback, since a page that takes cards has to be a secure context.
    [[nodiscard]] static Result<Origin> parse(const QString &text);
    /// The origin of a web address; the empty origin where it has none (data:, blob:, about:).
    [[nodiscard]] static Origin of(const QUrl &url);

    /// As in `event.origin`: lower case, no default port, no slash at the end.
    [[nodiscard]] const QString &toString() const { return m_text; }
    /// The document address that carries this origin: toString() and a slash.
    [[nodiscard]] QUrl documentUrl() const { return QUrl(m_text + QLatin1Char('/')); }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    bool operator==(const Origin &) const = default;

private:
    QString m_text;
};

} // namespace Kassi
