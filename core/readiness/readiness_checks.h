// SPDX-License-Identifier: MIT
// Everything that has to be right before a till takes a payment, asked one after the other.
#pragma once

#include "gateway/host_probe.h"
#include "gateway/readiness.h"
#include "gateway/session_api.h"
#include "journal/journal.h"

#include <QObject>

#include <functional>
#include <vector>

namespace Kassi {

using PointsFound = std::function<void(const std::vector<ReadinessPoint> &)>;
/// Looks at something, and answers once.
using ReadinessCheck = std::function<void(const PointsFound &)>;

struct ReadinessPlan
{
    QUrl gateway;
    QUrl element = {}; ///< Only its host is looked at. Empty: not at all.
    QUrl origin = {};  ///< Likewise.
    QString journalFolder = {};
    QString chromiumVersion = {}; ///< Empty: there is no engine.
};

struct ReadinessPorts
{
    SessionApi &api;
    Journal &journal;
    HostProbe &gatewayHost; ///< With the gateway's own TLS.
    HostProbe &webHosts;
    std::function<qint64()> wallMs;
    std::function<std::optional<qint64>(const QString &folder)> bytesFree;
};

/// Those that core can make: journal, space, engine, key and gateway, clock and certificates, card form, origin. The
/// ports outlive them.
[[nodiscard]] std::vector<ReadinessCheck> readinessChecks(const ReadinessPlan &plan, const ReadinessPorts &ports);

/// Key and gateway alone.
[[nodiscard]] ReadinessCheck gatewayCheck(SessionApi &api);

/// Of the disk under `folder`.
[[nodiscard]] std::optional<qint64> bytesFreeUnder(const QString &folder);

/// One time through all checks. Make one for each time.
class ReadinessRound final : public QObject
{
    Q_OBJECT

public:
    explicit ReadinessRound(std::vector<ReadinessCheck> checks, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void found(const Kassi::ReadinessPoint &point);
    void finished(const std::vector<Kassi::ReadinessPoint> &points);

private:
    void next();

    std::vector<ReadinessCheck> m_checks;
    std::size_t m_at = 0;
    std::vector<ReadinessPoint> m_points;
};

} // namespace Kassi
