// SPDX-License-Identifier: MIT
#include "readiness/readiness_checks.h"

#include "readiness/readiness_rules.h"

#include <QPointer>
#include <QStorageInfo>

#include <memory>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QUrl rootOf(const QUrl &url)
{
    QUrl root;
    root.setScheme(url.scheme());
    root.setHost(url.host());
    root.setPort(url.port());
    root.setPath(u"/"_s);
    return root;
}

bool isEncrypted(const QUrl &url)
{
    return url.scheme() == u"https"_s;
}

void askKey(SessionApi &api, const PointsFound &told)
{
    const auto points = std::make_shared<std::vector<ReadinessPoint>>();
    auto *readiness = new Readiness(api);
    QObject::connect(readiness, &Readiness::found, readiness,
                     [points](const ReadinessPoint &point) { points->push_back(point); });
    QObject::connect(readiness, &Readiness::finished, readiness, [readiness, points, told] {
        readiness->deleteLater();
        told(*points);
    });
    readiness->start();
}

} // namespace

std::vector<ReadinessCheck> readinessChecks(const ReadinessPlan &plan, const ReadinessPorts &ports)
{
    std::vector<ReadinessCheck> checks;
    checks.emplace_back([plan, ports](const PointsFound &told) {
        std::vector<ReadinessPoint> points{judgeJournal(ports.journal.checkReadyToRecord()),
                                           judgeSpace(ports.bytesFree(plan.journalFolder), plan.journalFolder)};
        if (!plan.chromiumVersion.isEmpty())
            points.push_back(judgeEngine(plan.chromiumVersion));
        told(points);
    });
    checks.push_back(gatewayCheck(ports.api));
    checks.emplace_back([plan, ports](const PointsFound &told) {
        ports.gatewayHost.look(rootOf(plan.gateway), [plan, ports, told](const HostLook &look) {
            const qint64 now = ports.wallMs();
            std::vector<ReadinessPoint> points{judgeClock(look.dateMs, now)};
            if (isEncrypted(plan.gateway))
                points.push_back(judgeCertificate(u"the gateway"_s, look, look.dateMs.value_or(now)));
            told(points);
        });
    });
    if (!plan.element.isEmpty()) {
        checks.emplace_back([plan, ports](const PointsFound &told) {
            ports.webHosts.look(rootOf(plan.element), [plan, ports, told](const HostLook &look) {
                std::vector<ReadinessPoint> points{judgeElement(plan.element.host(), look)};
                if (isEncrypted(plan.element))
                    points.push_back(judgeCertificate(u"the card form"_s, look, look.dateMs.value_or(ports.wallMs())));
                told(points);
            });
        });
    }
    if (!plan.origin.isEmpty()) {
        checks.emplace_back([plan, ports](const PointsFound &told) {
            ports.webHosts.look(rootOf(plan.origin),
                                [plan, told](const HostLook &look) { told({judgeOrigin(plan.origin.host(), look)}); });
        });
    }
    return checks;
}

ReadinessCheck gatewayCheck(SessionApi &api)
{
    return [&api](const PointsFound &told) { askKey(api, told); };
}

std::optional<qint64> bytesFreeUnder(const QString &folder)
{
    const QStorageInfo disk(folder);
    return disk.isValid() && disk.bytesAvailable() >= 0 ? std::optional(disk.bytesAvailable()) : std::nullopt;
}

ReadinessRound::ReadinessRound(std::vector<ReadinessCheck> checks, QObject *parent)
    : QObject(parent)
    , m_checks(std::move(checks))
{
}

void ReadinessRound::start()
{
    next();
}

void ReadinessRound::next()
{
    if (m_at == m_checks.size())
        return Q_EMIT finished(m_points);
    const ReadinessCheck &check = m_checks[m_at++];
    check([self = QPointer(this)](const std::vector<ReadinessPoint> &points) {
        if (!self)
            return;
        for (const ReadinessPoint &point : points) {
            self->m_points.push_back(point);
            Q_EMIT self->found(point);
        }
        self->next();
    });
}

} // namespace Kassi
