// SPDX-License-Identifier: MIT
// A look at a host without a key and without an order: does it answer, what time does it say it is, and until when is
// its certificate valid. Redirects are not followed.
#pragma once

#include "payment/error.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <optional>

namespace Kassi {

struct HostLook
{
    int status = 0;                               ///< HTTP; 0: none came, and `error` says why.
    std::optional<Error> error = {};              ///<
    std::optional<qint64> dateMs = {};            ///< Of its Date header, Unix time.
    std::optional<qint64> certificateEndsMs = {}; ///< Unix time; also where it is not valid any more.

    bool operator==(const HostLook &) const = default;
};

class HostProbe
{
public:
    using Looked = std::function<void(const HostLook &)>;

    virtual ~HostProbe() = default;
    /// Calls `looked` once, on the thread of the probe, unless the probe goes before.
    virtual void look(const QUrl &url, const Looked &looked) = 0;
};

class NetworkHostProbe final : public HostProbe
{
public:
    NetworkHostProbe(const QSslConfiguration &tls, int timeoutMs);

    void look(const QUrl &url, const Looked &looked) override;

private:
    QSslConfiguration m_tls;
    int m_timeoutMs;
    QNetworkAccessManager m_network;
};

} // namespace Kassi
